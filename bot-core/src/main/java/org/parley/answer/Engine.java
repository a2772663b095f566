package org.parley.answer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.parley.embedding.BackgroundEmbedder;
import org.parley.embedding.E5Embedder;
import org.parley.embedding.Embedder;
import org.parley.embedding.VectorFile;
import org.parley.fact.Fact;
import org.parley.fact.FactExtractor;
import org.parley.fact.Knowledge;
import org.parley.fact.KnowledgeBase;
import org.parley.fact.Statement;
import org.parley.index.Hit;
import org.parley.index.StatementIndex;
import org.parley.index.VectorIndex;
import org.parley.lexicon.Lemmatizer;
import org.parley.lexicon.Lexicon;
import org.parley.lexicon.PosTagger;
import org.parley.question.AnswerType;
import org.parley.question.Operator;
import org.parley.question.Question;
import org.parley.question.QuestionAnalysis;
import org.parley.question.QuestionAnalysis.SmallTalk;
import org.parley.question.QuestionAnalyzer;
import org.parley.question.Term;
import org.parley.reading.Candidate;
import org.parley.reading.Features;
import org.parley.reading.Model;
import org.parley.reading.Reader;
import org.parley.syntax.SentenceAnalyzer;
import org.parley.time.Period;

/** The way from a question to an answer: understand, retrieve, read, decide, compose. Safe for use by many threads. */
public final class Engine implements Answerer, AutoCloseable {

    private static final int RETRIEVED = 16;
    private static final int NEAREST = 8;
    private static final float SYNONYM_BOOST = 0.3f;
    private static final double ANSWER_FROM = 0.42;
    private static final double ALSO_LISTED = 0.6;
    private static final int LISTED = 4;
    private static final int NEAREST_SHOWN = 3;
    private static final double SAME_VERB = 0.75;
    /** Verbs and nouns of an event's not happening: whoever asks with them does not take the event for granted. */
    private static final Set<String> UNDOING = Set.of("cancel", "call off", "scrap", "abandon", "drop", "shelve", "postpone", "axe", "withdraw",
            "deny", "reject", "dismiss", "dispute", "cancellation", "denial", "postponement", "withdrawal", "refute");

    private final KnowledgeBase knowledge;
    private final StatementIndex index;
    private final VectorIndex vectors;
    private final Embedder embedder;
    private final QuestionAnalyzer analyzer;
    private final Reader reader;
    private final Lexicon lexicon;
    private final AnswerComposer composer;
    private final EventAnswers events;
    private final TranslatedAnswers translated;
    private final LocalDate reachesTo;

    private Engine(KnowledgeBase knowledge, StatementIndex index, VectorIndex vectors, Embedder embedder,
            QuestionAnalyzer analyzer, Reader reader, Lexicon lexicon) {
        this.knowledge = knowledge;
        this.index = index;
        this.vectors = vectors;
        this.embedder = embedder;
        this.analyzer = analyzer;
        this.reader = reader;
        this.lexicon = lexicon;
        this.composer = new AnswerComposer(knowledge.entities());
        this.reachesTo = knowledge.statements().stream()
                .map(s -> s.fact().source().published().atZone(ZoneOffset.UTC).toLocalDate())
                .max(LocalDate::compareTo).orElse(LocalDate.EPOCH);
        this.events = new EventAnswers(knowledge, lexicon, composer, reachesTo);
        this.translated = new TranslatedAnswers(knowledge);
    }

    /**
     * An engine that answers from {@code knowledge}.
     *
     * @param vectorFile where vectors of texts are kept from one start to the next; may not exist yet
     */
    public static Engine open(Knowledge knowledge, Path vectorFile) {
        return open(knowledge, vectorFile,
                BackgroundEmbedder.load(E5Embedder.MODEL, () -> E5Embedder.open(vectorFile.resolveSibling("unpacked"))));
    }

    /** The same with an embedder of the caller's, which the engine closes. */
    public static Engine open(Knowledge knowledge, Path vectorFile, Embedder embedder) {
        Lexicon lexicon = Lexicon.load();
        SentenceAnalyzer sentences = new SentenceAnalyzer(PosTagger.load(lexicon), new Lemmatizer(lexicon), lexicon);
        KnowledgeBase base = new FactExtractor(sentences, lexicon).extract(knowledge);
        StatementIndex index = StatementIndex.of(base.statements());
        QuestionAnalyzer analyzer = new QuestionAnalyzer(sentences, lexicon, base.entities(), index::repair);
        Reader reader = new Reader(base, lexicon, model(), index::frequency);
        return new Engine(base, index, vectors(base, vectorFile, embedder), embedder, analyzer, reader, lexicon);
    }

    private static VectorIndex vectors(KnowledgeBase base, Path file, Embedder embedder) {
        VectorFile known = VectorFile.open(file, embedder.model());
        VectorIndex vectors = new VectorIndex();
        for (Statement statement : base.statements()) {
            String title = statement.fact().source().title();
            boolean curated = !statement.fact().wordings().isEmpty();
            String text = curated ? statement.fact().text() : title + ". " + statement.fact().text();
            vectors.add(statement.ordinal(), known.passage(text, () -> embedder));
            statement.fact().wordings().forEach(w -> vectors.add(statement.ordinal(), known.passage(w, () -> embedder)));
        }
        known.save();
        return vectors;
    }

    private static Model model() {
        try (InputStream in = Engine.class.getResourceAsStream("/org/parley/reading/model.txt")) {
            if (in == null) {
                throw new IllegalStateException("the reader's model is missing from the class path");
            }
            return Model.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException("the reader's model could not be read", e);
        }
    }

    /** Every fact, curated or read from an article, in the order it was taken in. */
    public List<Fact> facts() {
        return knowledge.statements().stream().map(Statement::fact).toList();
    }

    /** What the statements are about. */
    public KnowledgeBase knowledge() {
        return knowledge;
    }

    @Override
    public Answer answer(Question question) {
        QuestionAnalysis analysis = analyzer.analyze(question);
        if (analysis.smallTalk().isPresent()) {
            return new Answer.Chat(smallTalk(analysis.smallTalk().get()), reachesTo);
        }
        if (!analysis.language().equals("en")) {
            Optional<TranslatedAnswers.Found> found = translated.find(analysis);
            if (found.isPresent()) {
                return new Answer.Answered(found.get().text(), List.of(composer.evidence(found.get().statement())), found.get().coverage(), reachesTo);
            }
            return unknown(analysis, List.of());
        }
        Optional<Answer> several = events.answer(analysis, question.history(),
                part -> candidates(analyzer.analyze(new Question(part, List.of(), question.asOf())), part));
        if (several.isPresent()) {
            return several.get();
        }
        return decide(analysis, candidates(analysis, meaning(question, analysis)));
    }

    /**
     * A question with the statements that were read for it.
     *
     * @param analysis what it asks
     * @param candidates the statements, the likeliest answer first
     */
    public record Reading(QuestionAnalysis analysis, List<Candidate> candidates) {
    }

    /** Understands, retrieves and reads, without deciding. */
    public Reading read(Question question) {
        QuestionAnalysis analysis = analyzer.analyze(question);
        return new Reading(analysis, candidates(analysis, meaning(question, analysis)));
    }

    private List<Candidate> candidates(QuestionAnalysis analysis, String meaning) {
        if (analysis.smallTalk().isPresent() || analysis.terms().isEmpty() && analysis.times().isEmpty()) {
            return List.of();
        }
        float[] similarities = vectors.similarities(embedder.query(meaning), knowledge.statements().size());
        List<Hit> hits = new ArrayList<>(index.search(query(analysis), RETRIEVED));
        Set<Integer> found = new HashSet<>();
        hits.forEach(h -> found.add(h.ordinal()));
        for (int ordinal : VectorIndex.nearest(similarities, NEAREST)) {
            if (found.add(ordinal)) {
                hits.add(new Hit(ordinal, 0));
            }
        }
        float[] ofHits = new float[hits.size()];
        for (int i = 0; i < ofHits.length; i++) {
            ofHits[i] = similarities[hits.get(i).ordinal()];
        }
        return reader.read(analysis, hits, knowledge.statements(), ofHits);
    }

    /** What the question means by itself: a follow-up together with the question it leans on. */
    private static String meaning(Question question, QuestionAnalysis analysis) {
        return analysis.followUp() ? question.history().get(question.history().size() - 1) + " " + analysis.text() : analysis.text();
    }

    private Map<String, Float> query(QuestionAnalysis analysis) {
        Map<String, Float> query = new HashMap<>();
        for (Term term : analysis.terms()) {
            float boost = term.kind() == Term.Kind.FOCUS || term.kind() == Term.Kind.CARRIED ? 0.6f : 1f;
            query.merge(term.lemma(), boost, Math::max);
            if (!term.lemma().equals(term.word().lower())) {
                query.merge(term.word().lower(), boost, Math::max);
            }
            if (term.kind() != Term.Kind.NAME && term.kind() != Term.Kind.NUMBER) {
                lexicon.synonyms(term.lemma(), term.word().tag())
                        .forEach(s -> query.merge(s, SYNONYM_BOOST * boost, Math::max));
            }
        }
        analysis.times().forEach(t -> query.merge(t.span().of(analysis.text()), 0.7f, Math::max));
        return query;
    }

    /** What would be said if {@code candidate} were the answer. */
    public String render(QuestionAnalysis analysis, Candidate candidate) {
        return analysis.type() == AnswerType.YES_NO ? composer.yesNo(agrees(analysis, candidate), candidate)
                : composer.answer(analysis, candidate);
    }

    private Answer decide(QuestionAnalysis analysis, List<Candidate> candidates) {
        if (candidates.isEmpty() || candidates.get(0).probability() < ANSWER_FROM) {
            return unknown(analysis, candidates);
        }
        Candidate best = events.pick(analysis, candidates);
        if (analysis.operator() == Operator.LIST) {
            List<Candidate> all = candidates.stream().filter(c -> c.probability() > best.probability() * ALSO_LISTED).limit(LISTED).toList();
            return new Answer.Answered(composer.list(all), evidence(all), best.probability(), reachesTo);
        }
        Optional<Candidate.Conflict> conflict = best.conflict().filter(c -> contradicts(analysis, c));
        if (conflict.isPresent()) {
            return new Answer.Corrected(composer.correction(best), evidence(List.of(best)), best.probability(), reachesTo);
        }
        return new Answer.Answered(render(analysis, best), evidence(List.of(best)), best.probability(), reachesTo);
    }

    /** A question that takes an event for granted is contradicted by its cancellation or denial, unless it asks just about that. */
    private boolean contradicts(QuestionAnalysis analysis, Candidate.Conflict conflict) {
        return switch (conflict) {
        case SUBJECT, TIME -> true;
        case DENIED, CANCELLED -> false;
        };
    }

    private List<Evidence> evidence(List<Candidate> candidates) {
        return candidates.stream().map(c -> composer.evidence(c.statement())).toList();
    }

    private Answer unknown(QuestionAnalysis analysis, List<Candidate> candidates) {
        double confidence = candidates.isEmpty() ? 0.95 : 1 - candidates.get(0).probability();
        String text = TranslatedAnswers.unknown(analysis.language(), Period.day(reachesTo))
                .orElseGet(() -> AnswerComposer.unknown(analysis, reachesTo));
        return new Answer.Unknown(text, evidence(candidates.stream().limit(NEAREST_SHOWN).toList()), confidence, reachesTo);
    }

    /** Whether the statement says yes to the question; nothing where its verb is another than the one asked about. */
    private static Optional<Boolean> agrees(QuestionAnalysis analysis, Candidate best) {
        boolean undone = best.conflict().filter(c -> c == Candidate.Conflict.DENIED || c == Candidate.Conflict.CANCELLED).isPresent();
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
        embedder.close();
    }
}
