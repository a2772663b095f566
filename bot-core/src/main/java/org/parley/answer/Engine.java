package org.parley.answer;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.parley.answer.ClaimReading.Verdict;
import org.parley.answer.LinkedAnswers.Linked;
import org.parley.embedding.BackgroundEmbedder;
import org.parley.embedding.E5Embedder;
import org.parley.embedding.Embedder;
import org.parley.fact.ExpectedQuestion;
import org.parley.retrieval.Progress;
import org.parley.retrieval.Retrieved;
import org.parley.retrieval.Retriever;
import org.parley.fact.Fact;
import org.parley.fact.Knowledge;
import org.parley.fact.KnowledgeBase;
import org.parley.fact.Statement;
import org.parley.index.IndexState;
import org.parley.index.StatementIndex;
import org.parley.lexicon.Lexicon;
import org.parley.question.AnswerType;
import org.parley.question.Operator;
import org.parley.question.Question;
import org.parley.question.QuestionAnalysis;
import org.parley.question.QuestionAnalysis.SmallTalk;
import org.parley.question.QuestionAnalyzer;
import org.parley.reading.Candidate;
import org.parley.reading.CloseReader;
import org.parley.reading.Features;
import org.parley.reading.Models;
import org.parley.reading.Reader;
import org.parley.story.Links;
import org.parley.syntax.Frame;
import org.parley.time.Period;

/** The way from a question to an answer: understand, retrieve, read, decide, compose. Safe for use by many threads. */
public final class Engine implements Answerer, AutoCloseable {

    /** The probability from which what is told for an answer is taken for one. */
    private static final double ANSWER_FROM = 0.6;
    /** The same for a fact of a dossier that expects questions, which make it surer of what is near to one of them. */
    private static final double ANSWER_FROM_EXPECTED = 0.7;
    /** From this nearness on an expected question counts as the one asked; below it the two may only share a subject. */
    private static final double EXPECTED_FROM = 0.98;
    /** The same where that leads to an assertion. */
    private static final double CORRECTED_FROM = 1.0;
    /** How much nearer than any question that is answered one has to be that is corrected, to lead to an assertion. */
    private static final double CORRECTED_LEAD = 0.03;
    /** Two questions that look the same may still ask for different things. */
    private static final double SUREST = 0.97;
    private static final double ALSO_LISTED = 0.6;
    private static final int LISTED = 4;
    /** Words that ask for all there is, however long it gets. */
    private static final Set<String> ENUMERATING = Set.of("list", "name", "enumerate", "all", "every", "each");
    private static final int NEAREST_SHOWN = 3;
    private static final double SAME_VERB = 0.75;
    /** Verbs and nouns of an event's not happening: whoever asks with them does not take the event for granted. */
    private static final Set<String> UNDOING = Set.of("cancel", "call off", "scrap", "abandon", "drop", "shelve",
            "postpone", "axe", "withdraw",
            "deny", "reject", "dismiss", "dispute", "cancellation", "denial", "postponement", "withdrawal", "refute");

    /** Words of what is meant to happen, or of what did not. */
    private static final Set<String> PLANNING = Set.of("plan", "schedule", "due", "expect", "intend", "suppose",
            "propose", "originally", "happen", "become", "off", "fail", "instead", "set", "go", "arrange", "mean");

    private final KnowledgeBase knowledge;
    private final StatementIndex index;
    private final Retriever retriever;
    private final QuestionAnalyzer analyzer;
    private final Reader reader;
    private final CloseReader closeReader;
    private final AnswerComposer composer;
    private final EventAnswers events;
    private final TranslatedAnswers translated;
    private final Suggestions suggestions;
    private final LocalDate reachesTo;
    private final Links links;
    private final LinkedAnswers linkedAnswers;
    private final Runnable closing;

    /** @param closing what ends with this engine, beside its index */
    Engine(KnowledgeBase knowledge, StatementIndex index, Retriever retriever, QuestionAnalyzer analyzer, Reader reader,
            CloseReader closeReader, Lexicon lexicon, List<ExpectedQuestion> expected, Runnable closing) {
        this.knowledge = knowledge;
        this.index = index;
        this.retriever = retriever;
        this.analyzer = analyzer;
        this.reader = reader;
        this.closeReader = closeReader;
        this.composer = new AnswerComposer(knowledge.entities());
        this.reachesTo = reachesTo(knowledge);
        this.events = new EventAnswers(knowledge, lexicon, composer, reachesTo);
        this.links = Links.of(knowledge, lexicon);
        this.linkedAnswers = new LinkedAnswers(composer, links);
        this.translated = new TranslatedAnswers(knowledge, expected);
        this.suggestions = new Suggestions(knowledge, expected);
        this.closing = closing;
    }

    /**
     * An engine that answers from {@code knowledge}.
     *
     * @param vectorFile where vectors of texts are kept from one start to the next; may not exist yet
     * @param progress is told how far it is
     */
    public static Engine open(Knowledge knowledge, Path vectorFile, Progress progress) {
        return open(knowledge, vectorFile,
                BackgroundEmbedder.load(E5Embedder.MODEL,
                        () -> E5Embedder.open(vectorFile.resolveSibling("unpacked"))),
                Models.bundled(), progress);
    }

    /** The same, untold, with an embedder of the caller's, which the engine closes. */
    public static Engine open(Knowledge knowledge, Path vectorFile, Embedder embedder) {
        return open(knowledge, vectorFile, embedder, Models.bundled());
    }

    /** The same with models of the caller's in place of those that come with the program. */
    public static Engine open(Knowledge knowledge, Path vectorFile, Embedder embedder, Models models) {
        return open(knowledge, vectorFile, embedder, models, Progress.UNSEEN);
    }

    private static Engine open(Knowledge knowledge, Path vectorFile, Embedder embedder, Models models,
            Progress progress) {
        Engines engines = Engines.load(vectorFile, embedder, models, progress);
        return engines.open(knowledge, engines::close);
    }

    /** The day of the latest report. */
    static LocalDate reachesTo(KnowledgeBase knowledge) {
        return knowledge.statements().stream()
                .map(s -> s.fact().source().published().atZone(ZoneOffset.UTC).toLocalDate()).max(LocalDate::compareTo)
                .orElse(LocalDate.EPOCH);
    }

    /** Every fact, curated or read from an article, in the order it was taken in. */
    public List<Fact> facts() {
        return knowledge.statements().stream().map(Statement::fact).toList();
    }

    /** What the statements are about. */
    public KnowledgeBase knowledge() {
        return knowledge;
    }

    /** Where its index is, and how it came there. */
    public IndexState index() {
        return index.state();
    }

    /** What later statements make of earlier ones. */
    public Links links() {
        return links;
    }

    @Override
    public Answer answer(Question question) {
        QuestionAnalysis analysis = analyzer.analyze(question);
        if (analysis.smallTalk().isPresent()) {
            return new Answer.Chat(analysis.smallTalk().get(), smallTalk(analysis.smallTalk().get()), reachesTo);
        }
        if (!analysis.language().equals("en")) {
            String meaning = (String.join(" ", analysis.earlier()) + " " + question.text()).strip();
            Optional<TranslatedAnswers.Found> found = translated.find(analysis, meaning,
                    retriever.expected(meaning));
            if (found.isPresent()) {
                List<Evidence> evidence = List.of(composer.evidence(found.get().statement()));
                return found.get().corrects()
                        ? new Answer.Corrected(found.get().text(), evidence, found.get().coverage(), reachesTo)
                        : new Answer.Answered(found.get().text(), evidence, found.get().coverage(), reachesTo);
            }
            return unknown(analysis, List.of());
        }
        Optional<Answer> several = events.answer(analysis, question.history(),
                part -> candidates(analyzer.analyze(new Question(part, List.of(), question.asOf()))).candidates());
        if (several.isPresent()) {
            return several.get();
        }
        return decide(closely(analysis));
    }

    @Override
    public ClaimCheck check(String claim, Instant asOf) {
        Reading reading = read(new Question(claim, List.of(), asOf));
        ClaimReading claimed = new ClaimReading(reading.analysis(), UNDOING);
        Optional<Candidate> support = claimed.first(Verdict.SUPPORTS, reading.candidates());
        if (support.isPresent()) {
            return new ClaimCheck.Supported(evidence(List.of(support.get())), reachesTo);
        }
        return claimed.first(Verdict.CONTRADICTS, reading.candidates())
                .<ClaimCheck>map(against -> new ClaimCheck.Contradicted(evidence(List.of(against)), reachesTo))
                .orElseGet(() -> new ClaimCheck.NotInSources(reachesTo));
    }

    @Override
    public List<String> suggestions(int most, String language, Instant asOf) {
        return suggestions.find(most, language, asOf, this);
    }

    /**
     * A question with the statements that were read for it.
     *
     * @param analysis what it asks
     * @param candidates the statements, the likeliest answer first
     * @param rival the nearest question that is expected to be corrected or to have no answer
     * @param bestExpected how near the nearest question is that is expected to be answered; 0 where none is
     */
    public record Reading(QuestionAnalysis analysis, List<Candidate> candidates, Optional<Retrieved.Near> rival,
            double bestExpected) {
    }

    /** Understands, retrieves and reads, without deciding. */
    public Reading read(Question question) {
        QuestionAnalysis analysis = analyzer.analyze(question);
        return candidates(analysis);
    }

    private Reading closely(QuestionAnalysis analysis) {
        Reading reading = candidates(analysis);
        return new Reading(analysis, closeReader.read(analysis, reading.candidates()), reading.rival(),
                reading.bestExpected());
    }

    private Reading candidates(QuestionAnalysis analysis) {
        if (analysis.smallTalk().isPresent() || analysis.terms().isEmpty() && analysis.times().isEmpty()) {
            return new Reading(analysis, List.of(), Optional.empty(), 0);
        }
        Retrieved retrieved = retriever.retrieve(analysis);
        return new Reading(analysis, reader.read(analysis, retrieved), retrieved.rival(), retrieved.bestExpected());
    }

    /** What would be said if {@code candidate} were the answer. */
    public String render(QuestionAnalysis analysis, Candidate candidate) {
        return analysis.type() == AnswerType.YES_NO
                ? composer.yesNo(agrees(analysis, candidate), candidate)
                : composer.answer(analysis, candidate);
    }

    private Answer decide(Reading reading) {
        QuestionAnalysis analysis = reading.analysis();
        List<Candidate> candidates = reading.candidates();
        if (candidates.isEmpty() || !isSure(told(analysis, candidates.get(0), candidates), reading)) {
            return reading.rival().filter(rival -> isTheSame(rival, reading.bestExpected()))
                    .map(r -> expected(analysis, r, candidates))
                    .orElseGet(() -> unknown(analysis, candidates));
        }
        Candidate best = events.pick(analysis, candidates);
        if (analysis.operator() == Operator.LIST) {
            List<Candidate> all = candidates.stream().filter(c -> c.probability() > best.probability() * ALSO_LISTED)
                    .limit(LISTED).toList();
            boolean whole = analysis.sentence().words().stream().anyMatch(w -> ENUMERATING.contains(w.lower()));
            return new Answer.Answered(composer.list(all, whole ? AnswerComposer.LONGEST_LIST : AnswerComposer.LONGEST),
                    evidence(all), best.probability(), reachesTo);
        }
        Optional<Candidate.Conflict> conflict = best.conflict()
                .filter(c -> contradicts(c) || c == Candidate.Conflict.CANCELLED && takesForGranted(analysis));
        if (conflict.isPresent()) {
            return new Answer.Corrected(composer.correction(best.statement()), evidence(List.of(best)),
                    best.probability(), reachesTo);
        }
        Optional<Linked> linked = linkedAnswers.of(analysis, best, candidates);
        if (linked.isPresent()) {
            List<Evidence> evidence = linked.get().statements().stream().map(composer::evidence).toList();
            return linked.get().isDisputed()
                    ? new Answer.Disputed(linked.get().text(), evidence, best.probability(), reachesTo)
                    : new Answer.Answered(linked.get().text(), evidence, best.probability(), reachesTo);
        }
        Told told = told(analysis, best, candidates);
        return new Answer.Answered(told.text(), evidence(told.candidates()), told.probability(), reachesTo);
    }

    private static boolean isSure(Told told, Reading reading) {
        boolean expected = reading.bestExpected() > 0 && told.isCurated();
        return told.probability() >= (expected ? ANSWER_FROM_EXPECTED : ANSWER_FROM);
    }

    private Told told(QuestionAnalysis analysis, Candidate first, List<Candidate> candidates) {
        return Told.of(render(analysis, first), first, candidates, composer::wording);
    }

    private static boolean isTheSame(Retrieved.Near near, double bestExpected) {
        boolean asserts = near.question().kind() == ExpectedQuestion.Kind.CORRECTED;
        return asserts
                ? near.similarity() >= CORRECTED_FROM && near.similarity() >= bestExpected + CORRECTED_LEAD
                : near.similarity() >= EXPECTED_FROM && near.similarity() >= bestExpected;
    }

    /** Somebody else, or another day, contradicts the question; what a cancellation or a denial means depends on what it asks. */
    private static boolean contradicts(Candidate.Conflict conflict) {
        return conflict == Candidate.Conflict.SUBJECT || conflict == Candidate.Conflict.TIME;
    }

    /** Whether the question speaks of an event as of one that took place: neither whether it did, nor what was planned, nor its end. */
    private static boolean takesForGranted(QuestionAnalysis analysis) {
        boolean open = switch (analysis.type()) {
            case YES_NO, CHOICE, DEFINITION, ANY -> true;
            case AGENT, PLACE, DATE, CLOCK, DURATION, COUNT, QUANTITY, AGE, REASON, MANNER, SPEECH, THING -> false;
        };
        return !open && analysis.operator() == Operator.NONE
                && analysis.sentence().frames().stream().noneMatch(Frame::modal)
                && analysis.sentence().words().stream()
                        .noneMatch(w -> UNDOING.contains(w.lemma()) || PLANNING.contains(w.lemma()));
    }

    /** A nearness holds a little for words in common, and may be beyond 1. */
    private static double confidence(Retrieved.Near near) {
        return Math.min(SUREST, near.similarity());
    }

    /** A question that the dossier's author foresaw and that no fact answers. */
    private Answer expected(QuestionAnalysis analysis, Retrieved.Near near, List<Candidate> candidates) {
        ExpectedQuestion question = near.question();
        if (question.kind() == ExpectedQuestion.Kind.GAP) {
            List<Evidence> nearest = nearest(candidates);
            return new Answer.Unknown(question.reply(), nearest, confidence(near), reachesTo);
        }
        return knowledge.statements().stream().filter(s -> s.fact().id().equals(question.target())).findFirst()
                .<Answer>map(s -> new Answer.Corrected(composer.correction(s), List.of(composer.evidence(s)),
                        confidence(near), reachesTo))
                .orElseGet(() -> unknown(analysis, candidates));
    }

    /** The likeliest, each wording of copies once. */
    private List<Evidence> nearest(List<Candidate> candidates) {
        Set<String> texts = new HashSet<>();
        return evidence(candidates.stream().filter(c -> texts.add(c.statement().fact().text())).limit(NEAREST_SHOWN)
                .toList());
    }

    private List<Evidence> evidence(List<Candidate> candidates) {
        return candidates.stream().map(c -> composer.evidence(c.statement())).toList();
    }

    private Answer unknown(QuestionAnalysis analysis, List<Candidate> candidates) {
        double confidence = candidates.isEmpty() ? 0.95 : 1 - candidates.get(0).probability();
        String text = TranslatedAnswers.unknown(analysis.language(), Period.day(reachesTo))
                .orElseGet(() -> AnswerComposer.unknown(analysis, reachesTo));
        return new Answer.Unknown(text, nearest(candidates), confidence, reachesTo);
    }

    /** Whether the statement says yes to the question; nothing where its verb is another than the one asked about. */
    private static Optional<Boolean> agrees(QuestionAnalysis analysis, Candidate best) {
        boolean undone = best.conflict()
                .filter(c -> c == Candidate.Conflict.DENIED || c == Candidate.Conflict.CANCELLED).isPresent();
        boolean asksUndoing = analysis.terms().stream().anyMatch(t -> UNDOING.contains(t.lemma()));
        boolean contrary = best.features().get(Features.Name.OPPOSITES) > 0;
        if (undone && !asksUndoing) {
            return Optional.of(false);
        }
        if (best.features().get(Features.Name.FRAME_VERB) < SAME_VERB) {
            return Optional.empty();
        }
        boolean negated = !undone && best.features().get(Features.Name.NEGATION) > 0;
        return Optional.of(negated == contrary);
    }

    private String smallTalk(SmallTalk kind) {
        String about = knowledge.name().isEmpty() ? "what the indexed articles say" : knowledge.name();
        return switch (kind) {
            case GREETING -> "Hello. Ask me about " + about + ".";
            case THANKS -> "You're welcome.";
            case FAREWELL -> "Goodbye.";
            case ACKNOWLEDGEMENT -> "Fine. Ask me anything about " + about + ".";
            case ABOUT_THE_BOT ->
                "I answer questions about " + about + ": who, when, where, what, why, how many, lists and timelines,"
                        + " each answer with its dates and sources.";
        };
    }

    @Override
    public void close() throws IOException {
        index.close();
        closing.run();
    }
}
