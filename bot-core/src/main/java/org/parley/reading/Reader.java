package org.parley.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.parley.fact.Certainty;
import org.parley.fact.EntityTable;
import org.parley.fact.KnowledgeBase;
import org.parley.fact.Mention;
import org.parley.fact.Statement;
import org.parley.lexicon.Lexicon;
import org.parley.lexicon.Relation;
import org.parley.lexicon.Tag;
import org.parley.question.AnswerType;
import org.parley.question.QuestionAnalysis;
import org.parley.question.QuestionAnalyzer;
import org.parley.question.Term;
import org.parley.reading.Candidate.Conflict;
import org.parley.reading.Features.Name;
import org.parley.retrieval.Passage;
import org.parley.retrieval.Retrieved;
import org.parley.syntax.Frame;
import org.parley.syntax.NounPhrase;
import org.parley.syntax.Sentence;
import org.parley.syntax.Word;
import org.parley.time.Period;
import org.parley.time.TemporalExpression;

/** Reads statements against a question. Safe for use by many threads. */
public final class Reader {

    private static final float COVERED = 0.45f;
    private static final int FARTHEST = 20;
    /** Kinds of answers that a curated fact states as such or not at all. */
    private static final Set<AnswerType> NEEDS_SLOT = Set.of(AnswerType.AGENT, AnswerType.PLACE, AnswerType.DATE,
            AnswerType.CLOCK,
            AnswerType.DURATION, AnswerType.AGE);
    private static final double UNFILLED = 0.3;
    /**
     * Below this nearness to any question that a dossier expects, whatever comes of it, the question asked is about other matters: of the
     * tuned questions about the dossier 3 in 100 stay below, of those about other articles 85.
     */
    private static final float ON_SUBJECT = 0.885f;
    private static final double OFF_SUBJECT = 0.1;
    private static final float HALF = 0.5f;
    /** The likeness of words that have nothing to do with each other. */
    private static final float UNLIKE = 0.2f;
    /** The likeness below which two verbs say different things. */
    private static final float OTHER_VERB = 0.3f;
    /** Below this what fills a slot is of another kind than what is asked for: a country for a city. */
    private static final float UNFIT = 0.3f;

    private static final Set<String> VAGUE = Set.of("event", "issue", "topic", "subject", "incident", "matter", "step",
            "move", "thing", "point",
            "aspect", "decision", "action", "development", "result", "part", "item", "outcome", "demand", "effect",
            "plan", "role", "post",
            "position", "job", "condition", "kind");

    private final TermMatcher matcher;
    private final SlotFinder slots;
    private final EntityTable entities;
    private final Models models;
    private final ToDocumentFrequency frequencies;
    private final int statements;
    /** Whether there are sentences of articles, which may be about anything, beside a dossier's facts. */
    private final boolean articles;

    /** In how many statements a word stands. */
    @FunctionalInterface
    public interface ToDocumentFrequency {
        /** The number of statements with {@code word} in any inflection; 0 where it stands in none. */
        int of(String word);
    }

    public Reader(KnowledgeBase knowledge, Lexicon lexicon, Models models, ToDocumentFrequency frequencies) {
        this.matcher = new TermMatcher(lexicon);
        this.slots = new SlotFinder(lexicon, knowledge.entities());
        this.entities = knowledge.entities();
        this.models = models;
        this.frequencies = frequencies;
        this.statements = Math.max(1, knowledge.statements().size());
        this.articles = knowledge.statements().stream().anyMatch(s -> s.fact().wordings().isEmpty());
    }

    /** The retrieved statements as candidates, the likeliest answer first. */
    public List<Candidate> read(QuestionAnalysis question, Retrieved retrieved) {
        List<Weighted> terms = weigh(question);
        List<Candidate> candidates = new ArrayList<>(retrieved.passages().size());
        float bestSimilarity = 0;
        float bestScore = 0;
        for (Passage passage : retrieved.passages()) {
            bestSimilarity = Math.max(bestSimilarity, passage.similarity());
            bestScore = Math.max(bestScore, passage.score());
        }
        float rival = retrieved.rival().map(Retrieved.Near::similarity).orElse(0f);
        float rivalOverlap = retrieved.rival().map(Retrieved.Near::overlap).orElse(0f);
        int rank = 0;
        List<Alignment.Weighted> aligned = terms.stream().map(t -> new Alignment.Weighted(t.term(), t.idf())).toList();
        List<Features> all = new ArrayList<>(retrieved.passages().size());
        for (Passage passage : retrieved.passages()) {
            Features features = new Features();
            features.set(Name.SCORE_SHARE, bestScore > 0 ? passage.score() / bestScore : 0);
            features.set(Name.RANK, 1.0 / (1 + rank++));
            features.set(Name.SIMILARITY, passage.similarity());
            features.set(Name.SIMILARITY_GAP, bestSimilarity - passage.similarity());
            Passage.Standing standing = passage.standing();
            features.set(Name.SIMILARITY_DEVIATION, standing.deviation());
            features.set(Name.SIMILARITY_BEFORE, standing.before());
            features.set(Name.SIMILARITY_AFTER, standing.after());
            features.set(Name.SIMILARITY_OF_ARTICLE, standing.article());
            Alignment.align(question.sentence().words(), retrieved.words(), passage.statement().sentence().words(),
                    passage.words(), aligned, features);
            Passage.Expectation expected = passage.expected();
            features.set(Name.EXPECTED, expected.similarity());
            features.set(Name.EXPECTED_OVERLAP, expected.overlap());
            if (retrieved.bestExpected() > 0) {
                features.set(Name.EXPECTED_LEAD, expected.similarity() - rival);
                features.set(Name.EXPECTED_OVERLAP_LEAD, expected.overlap() - rivalOverlap);
                features.set(Name.EXPECTED_OVER_CORRECTED, expected.similarity() - expected.corrected());
            }
            features.set(Name.EXPECTED_GAP, retrieved.bestExpected() - expected.similarity());
            features.set(Name.EXPECTED_VOTES, expected.votes());
            features.set(Name.EXPECTED_GAP_VOTES, retrieved.gapVotes());
            all.add(features);
        }
        float nearest = Math.max(retrieved.bestExpected(), rival);
        boolean elsewhere = nearest > 0 && nearest < ON_SUBJECT;
        lead(all, Name.ALIKE, Name.ALIKE_LEAD);
        lead(all, Name.ALIKE_ALL, Name.ALIKE_ALL_LEAD);
        for (int i = 0; i < all.size(); i++) {
            candidates.add(read(question, terms, retrieved.passages().get(i).statement(), all.get(i), elsewhere));
        }
        candidates.sort(Comparator.comparingDouble(Candidate::probability).reversed());
        return candidates;
    }

    /** How much larger a feature is than any other candidate's. */
    private static void lead(List<Features> all, Name name, Name lead) {
        for (Features features : all) {
            float others = 0;
            for (Features other : all) {
                others = other == features ? others : Math.max(others, other.get(name));
            }
            features.set(lead, features.get(name) - others);
        }
    }

    private record Weighted(Term term, double weight, double idf, boolean unknown) {
    }

    private List<Weighted> weigh(QuestionAnalysis question) {
        List<Weighted> weighted = new ArrayList<>();
        for (Term term : question.terms()) {
            int frequency = Math.max(frequencies.of(term.lemma()), frequencies.of(term.word().lower()));
            double idf = Math.log(1 + (statements - frequency + 0.5) / (frequency + 0.5));
            double factor = switch (term.kind()) {
                case NAME, NUMBER -> 1.2;
                case NOUN -> 1;
                case VERB -> QuestionAnalyzer.isLight(term.lemma()) ? 0.25 : 0.9;
                case MODIFIER -> 0.8;
                case FOCUS -> 0.5;
                case CARRIED -> 0.7;
            };
            weighted.add(new Weighted(term, Math.max(idf, 0.3) * factor, idf, frequency == 0));
        }
        return weighted;
    }

    /** @param elsewhere whether the question is about other matters than the dossier */
    private Candidate read(QuestionAnalysis question, List<Weighted> terms, Statement statement,
            Features features, boolean elsewhere) {
        Map<Term, TermMatcher.Match> matches = new HashMap<>();
        boolean ofOthers = coverage(question, terms, statement, features, matches);
        neighbours(terms, matches, features);
        List<Slot> found = new ArrayList<>(slots.find(question, statement));
        FrameMatch frame = frames(question, terms, statement, matches, features);
        Optional<Slot> slot = slot(question, found, matches, statement, frame, features);
        int time = time(question, statement);
        features.set(Name.TIME, time);
        boolean negated = question.sentence().frames().stream().anyMatch(Frame::negated);
        boolean denies = statement.sentence().frames().stream().anyMatch(Frame::negated);
        features.set(Name.NEGATION, negated != denies ? 1 : 0);
        Certainty certainty = statement.fact().certainty();
        features.set(Name.UNCERTAIN,
                certainty == Certainty.CANCELLED || certainty == Certainty.DENIED || certainty == Certainty.RUMOURED
                        ? 1
                        : 0);
        features.set(Name.CURATED, statement.fact().wordings().isEmpty() ? 0 : 1);
        features.set(Name.STATEMENT_LENGTH, statement.sentence().words().size());
        asks(question, features);
        Optional<Conflict> conflict = conflict(frame, time, certainty);
        List<String> others = found.stream().filter(s -> s.fit() >= 0.5f).map(Slot::text).distinct().toList();
        double probability = models.of(statement).probability(features);
        boolean unfilled = features.get(Name.SLOT) >= 0 && features.get(Name.SLOT) < UNFIT
                && features.get(Name.CURATED) > 0
                && NEEDS_SLOT.contains(question.type());
        double trust = (elsewhere || articles && ofOthers) && features.get(Name.CURATED) > 0
                ? OFF_SUBJECT
                : unfilled || uncovered(features) ? UNFILLED : 1;
        features.set(Name.TRUST, trust);
        return new Candidate(statement, slot.map(Slot::text), probability * trust, conflict, features, others);
    }

    /**
     * Whether most of what the question says is found neither in the statement and around it nor in anything alike, and no question
     * is expected that would stand for it.
     */
    private static boolean uncovered(Features features) {
        if (features.get(Name.EXPECTED) > 0) {
            return false;
        }
        boolean mostMissing = features.get(Name.COVERAGE_IN_CONTEXT) < HALF && features.get(Name.ALIKE) < HALF
                && features.get(Name.ALIKE_LEAST) < UNLIKE;
        // A curated fact says one thing: who directs a film is not in one about a strike that stopped it.
        boolean otherVerb = features.get(Name.CURATED) > 0 && features.get(Name.VERBS) < HALF
                && features.get(Name.ALIKE_VERBS) < OTHER_VERB;
        return mostMissing || otherVerb;
    }

    private static Optional<Conflict> conflict(FrameMatch frame, int time, Certainty certainty) {
        if (frame.subjectConflict()) {
            return Optional.of(Conflict.SUBJECT);
        }
        if (time < 0) {
            return Optional.of(Conflict.TIME);
        }
        if (certainty == Certainty.DENIED) {
            return Optional.of(Conflict.DENIED);
        }
        return certainty == Certainty.CANCELLED ? Optional.of(Conflict.CANCELLED) : Optional.empty();
    }

    private static void asks(QuestionAnalysis question, Features features) {
        Name name = switch (question.type()) {
            case AGENT -> Name.ASKS_AGENT;
            case PLACE -> Name.ASKS_PLACE;
            case DATE, CLOCK -> Name.ASKS_DATE;
            case DURATION, COUNT, QUANTITY, AGE -> Name.ASKS_NUMBER;
            case REASON -> Name.ASKS_REASON;
            case MANNER -> Name.ASKS_MANNER;
            case SPEECH -> Name.ASKS_SPEECH;
            case THING -> Name.ASKS_THING;
            case DEFINITION -> Name.ASKS_DEFINITION;
            case YES_NO, CHOICE -> Name.ASKS_YES_NO;
            case ANY -> Name.FRAGMENT;
        };
        features.set(name, 1);
    }

    /** @return whether the question has proper names of whom other statements tell, and none of whom this one does */
    private boolean coverage(QuestionAnalysis question, List<Weighted> terms, Statement statement,
            Features features,
            Map<Term, TermMatcher.Match> matches) {
        double total = 0;
        double inSentence = 0;
        double inContext = 0;
        double exact = 0;
        double heaviest = 0;
        boolean thing = question.type() == AnswerType.THING;
        double largest = Math.log(1 + (statements + 0.5) / 0.5);
        int missing = 0;
        int unknown = 0;
        int opposites = 0;
        int numbersMissing = 0;
        int namesMissing = 0;
        int properNames = 0;
        boolean ofThese = false;
        Share names = new Share();
        Share namesInSentence = new Share();
        Share verbs = new Share();
        Share nouns = new Share();
        Share nounsInContext = new Share();
        Share modifiers = new Share();
        Share focus = new Share();
        Share carried = new Share();
        for (Weighted weighted : terms) {
            Term term = weighted.term();
            TermMatcher.Match match = matcher.match(term, statement);
            matches.put(term, match);
            double weight = weighted.weight();
            double sentenceLevel = match.inSentence() ? match.level() : 0;
            total += weight;
            inSentence += weight * sentenceLevel;
            inContext += weight * match.level();
            exact += match.inSentence() && match.level() >= 0.95 ? 1 : 0;
            opposites += match.opposite() ? 1 : 0;
            boolean light = term.kind() == Term.Kind.VERB && QuestionAnalyzer.isLight(term.lemma());
            if (match.level() < COVERED && !light
                    && (term.kind() != Term.Kind.FOCUS || thing && !VAGUE.contains(term.lemma()))) {
                missing++;
                heaviest = Math.max(heaviest, weight);
                unknown += weighted.unknown() ? 1 : 0;
                numbersMissing += term.kind() == Term.Kind.NUMBER ? 1 : 0;
                namesMissing += term.kind() == Term.Kind.NAME ? 1 : 0;
            }
            switch (term.kind()) {
                case NAME -> {
                    if (isProper(term) && !weighted.unknown()) {
                        properNames++;
                        ofThese |= match.level() >= COVERED;
                    }
                    names.add(weight, match.level());
                    namesInSentence.add(weight, sentenceLevel);
                }
                case NUMBER -> {
                    nouns.add(weight, sentenceLevel);
                    nounsInContext.add(weight, match.level());
                }
                case VERB -> verbs.add(light ? 0.1 * weight : weight, sentenceLevel);
                case NOUN -> {
                    nouns.add(weight, sentenceLevel);
                    nounsInContext.add(weight, match.level());
                }
                case MODIFIER -> modifiers.add(weight, match.level());
                case FOCUS -> focus.add(weight, match.level());
                case CARRIED -> carried.add(weight, match.level());
            }
        }
        features.set(Name.COVERAGE, total == 0 ? 0 : inSentence / total);
        features.set(Name.COVERAGE_IN_CONTEXT, total == 0 ? 0 : inContext / total);
        features.set(Name.EXACT, terms.isEmpty() ? 0 : exact / terms.size());
        features.set(Name.NAMES, names.value());
        features.set(Name.NAMES_IN_SENTENCE, namesInSentence.value());
        features.set(Name.NAMES_MISSING, namesMissing);
        features.set(Name.NUMBERS_MISSING, numbersMissing);
        features.set(Name.VERBS, verbs.value());
        features.set(Name.NOUNS, nouns.value());
        features.set(Name.NOUNS_IN_CONTEXT, nounsInContext.value());
        features.set(Name.MODIFIERS, modifiers.value());
        features.set(Name.FOCUS, focus.value());
        features.set(Name.CARRIED, carried.value());
        features.set(Name.HEAVIEST_MISSING, heaviest / largest);
        features.set(Name.MISSING, missing);
        features.set(Name.UNKNOWN_TO_INDEX, unknown);
        features.set(Name.OPPOSITES, opposites);
        features.set(Name.QUESTION_LENGTH, terms.size());
        return properNames > 0 && !ofThese;
    }

    /** Whether it is a name by itself, however it is written, and no description, as "the first talks", which may be anybody's. */
    private boolean isProper(Term term) {
        return term.word().tag() == Tag.PROPN || term.entity().flatMap(entities::find)
                .filter(entity -> List.of(entity.name().split("\\P{L}+")).contains(capitalized(term.word().lower())))
                .isPresent();
    }

    private static String capitalized(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    private static final class Share {
        private double weight;
        private double covered;

        private void add(double termWeight, double level) {
            weight += termWeight;
            covered += termWeight * level;
        }

        private double value() {
            return weight == 0 ? 1 : covered / weight;
        }
    }

    private static void neighbours(List<Weighted> terms, Map<Term, TermMatcher.Match> matches, Features features) {
        int pairs = 0;
        int kept = 0;
        int first = Integer.MAX_VALUE;
        int last = -1;
        int matched = 0;
        for (int i = 0; i < terms.size(); i++) {
            TermMatcher.Match match = matches.getOrDefault(terms.get(i).term(), TermMatcher.Match.NONE);
            if (match.index() >= 0 && match.level() >= COVERED) {
                first = Math.min(first, match.index());
                last = Math.max(last, match.index());
                matched++;
            }
            boolean adjacent = i + 1 < terms.size() && terms.get(i).term().index() >= 0
                    && terms.get(i + 1).term().index() - terms.get(i).term().index() <= 2;
            if (adjacent) {
                TermMatcher.Match next = matches.getOrDefault(terms.get(i + 1).term(), TermMatcher.Match.NONE);
                pairs++;
                kept += match.index() >= 0 && next.index() >= 0 && Math.abs(next.index() - match.index()) <= 3 ? 1 : 0;
            }
        }
        features.set(Name.NEIGHBOURS, pairs == 0 ? 1 : (double) kept / pairs);
        features.set(Name.SPREAD, matched == 0 ? FARTHEST : Math.min(FARTHEST, (double) (last - first + 1) / matched));
    }

    private record FrameMatch(Optional<Frame> frame, boolean subjectConflict, List<NounPhrase> filled) {
        static final FrameMatch NONE = new FrameMatch(Optional.empty(), false, List.of());
    }

    /** Finds the statement's frame that says what the question's main frame asks. */
    private FrameMatch frames(QuestionAnalysis question, List<Weighted> terms, Statement statement,
            Map<Term, TermMatcher.Match> matches, Features features) {
        Optional<Frame> asked = mainFrame(question);
        if (asked.isEmpty()) {
            features.set(Name.FRAME_VERB, 0.5);
            features.set(Name.FRAME_SUBJECT, 0.5);
            features.set(Name.FRAME_OBJECT, 0.5);
            return FrameMatch.NONE;
        }
        Frame best = null;
        double bestScore = 0;
        double bestVerb = 0;
        for (Frame frame : statement.sentence().frames()) {
            double verb = verbFit(matcher.relation(asked.get().lemma(), frame.lemma(), Tag.VERB), asked.get().lemma());
            double score = verb * 2 + side(question, asked.get().subject(), statement, frame.subject(), matches)
                    + side(question, asked.get().object(), statement, frame.object(), matches);
            if (verb > 0 && score > bestScore) {
                bestScore = score;
                best = frame;
                bestVerb = verb;
            }
        }
        features.set(Name.FRAME_VERB, bestVerb);
        if (best == null) {
            return FrameMatch.NONE;
        }
        double subject = side(question, asked.get().subject(), statement, best.subject(), matches);
        double object = side(question, asked.get().object(), statement, best.object(), matches);
        double subjectAsObject = side(question, asked.get().subject(), statement, best.object(), matches);
        double objectAsSubject = side(question, asked.get().object(), statement, best.subject(), matches);
        boolean asksSubject = isQuestionWord(question, asked.get().subject());
        boolean asksObject = isQuestionWord(question, asked.get().object());
        boolean conflict = !asksSubject && bestVerb >= 0.75 && named(question, asked.get().subject())
                && !best.subject().isEmpty()
                && subject == 0 && namedIn(statement, best.subject());
        boolean turned = statement.sentence().frames().stream()
                .anyMatch(f -> turned(question, asked.get(), statement, f, matches));
        boolean swapped = turned || (subjectAsObject > 0.5 && subject < 0.3)
                || (objectAsSubject > 0.5 && object < 0.3 && !asksObject);
        features.set(Name.FRAME_SUBJECT, asksSubject ? 0.5 : subject);
        features.set(Name.FRAME_OBJECT, asksObject ? 0.5 : object);
        features.set(Name.SUBJECT_CONFLICT, conflict ? 1 : 0);
        features.set(Name.FRAME_UNREAL,
                (best.modal() || best.negated()) && !asked.get().modal() && !asked.get().negated() ? 1 : 0);
        features.set(Name.SWAPPED, swapped && !asksSubject ? 1 : 0);
        List<NounPhrase> filled = asksSubject ? best.subject() : asksObject ? best.object() : List.of();
        return new FrameMatch(Optional.of(best), conflict, filled);
    }

    /** Whether the two parties that the question names have changed places, whatever the verb. */
    private static boolean turned(QuestionAnalysis question, Frame asked, Statement statement, Frame frame,
            Map<Term, TermMatcher.Match> matches) {
        if (!named(question, asked.subject()) || !named(question, asked.object())) {
            return false;
        }
        List<NounPhrase> others = new ArrayList<>(frame.object());
        others.addAll(frame.circumstances());
        return side(question, asked.subject(), statement, frame.subject(), matches) == 0
                && side(question, asked.object(), statement, frame.subject(), matches) > 0.5
                && side(question, asked.subject(), statement, others, matches) > 0.5;
    }

    private static Optional<Frame> mainFrame(QuestionAnalysis question) {
        Frame light = null;
        for (Frame frame : question.sentence().frames()) {
            Word verb = question.sentence().words().get(frame.verb());
            if (verb.tag() == Tag.VERB && !QuestionAnalyzer.isLight(frame.lemma())) {
                return Optional.of(frame);
            }
            light = light == null && verb.tag() == Tag.VERB ? frame : light;
        }
        return Optional.ofNullable(light);
    }

    private static double verbFit(Relation relation, String lemma) {
        double fit = switch (relation) {
            case SAME -> 1;
            case DERIVED -> 0.9;
            case SYNONYM -> 0.8;
            case NARROWER, BROADER -> 0.6;
            case RELATED -> 0.5;
            case SIBLING -> 0.2;
            case ANTONYM, NONE -> 0;
        };
        return QuestionAnalyzer.isLight(lemma) ? fit * 0.7 : fit;
    }

    private static boolean isQuestionWord(QuestionAnalysis question, List<NounPhrase> phrases) {
        List<Word> words = question.sentence().words();
        for (NounPhrase phrase : phrases) {
            for (int i = phrase.from(); i < phrase.to(); i++) {
                if (Set.of("who", "whom", "what", "which", "whose").contains(words.get(i).lower())) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean named(QuestionAnalysis question, List<NounPhrase> phrases) {
        for (NounPhrase phrase : phrases) {
            if (question.mentions().stream().anyMatch(m -> phrase.contains(m.from()))) {
                return true;
            }
        }
        return false;
    }

    private static boolean namedIn(Statement statement, List<NounPhrase> phrases) {
        for (NounPhrase phrase : phrases) {
            if (statement.mentions().stream().anyMatch(m -> phrase.contains(m.from()))) {
                return true;
            }
        }
        return false;
    }

    /** How much of the question's phrases the statement's phrases account for. */
    private static double side(QuestionAnalysis question, List<NounPhrase> asked, Statement statement,
            List<NounPhrase> stated,
            Map<Term, TermMatcher.Match> matches) {
        double weight = 0;
        double found = 0;
        for (Map.Entry<Term, TermMatcher.Match> entry : matches.entrySet()) {
            int index = entry.getKey().index();
            if (asked.stream().noneMatch(p -> p.contains(index))) {
                continue;
            }
            weight++;
            TermMatcher.Match match = entry.getValue();
            if (stated.stream().anyMatch(p -> p.contains(match.index()))) {
                found += match.level();
            } else if (entry.getKey().entity().isPresent()
                    && mentionedIn(statement, stated, entry.getKey().entity().get())) {
                found += 0.95;
            }
        }
        return weight == 0 ? 0.5 : found / weight;
    }

    private static boolean mentionedIn(Statement statement, List<NounPhrase> phrases, String entity) {
        for (Mention mention : statement.mentions()) {
            if (mention.entity().equals(entity) && phrases.stream().anyMatch(p -> p.contains(mention.from()))) {
                return true;
            }
        }
        return false;
    }

    private static Optional<Slot> slot(QuestionAnalysis question, List<Slot> found,
            Map<Term, TermMatcher.Match> matches, Statement statement,
            FrameMatch frame, Features features) {
        AnswerType type = question.type();
        boolean slotless = type == AnswerType.DEFINITION || type == AnswerType.YES_NO || type == AnswerType.CHOICE
                || type == AnswerType.ANY;
        if (slotless) {
            features.set(Name.SLOT, -1);
            features.set(Name.SLOT_DISTANCE, 0);
            return Optional.empty();
        }
        Slot best = null;
        double bestScore = -1;
        int bestDistance = FARTHEST;
        boolean filled = false;
        for (Slot slot : found) {
            int distance = FARTHEST;
            double near = 0;
            for (Map.Entry<Term, TermMatcher.Match> entry : matches.entrySet()) {
                OptionalInt gap = gap(slot, entry.getValue().index());
                if (gap.isPresent() && entry.getValue().level() >= COVERED) {
                    distance = Math.min(distance, gap.getAsInt());
                    near += entry.getValue().level() / (2.0 + gap.getAsInt());
                }
            }
            boolean inFrame = frame.filled().stream().anyMatch(p -> p.contains(slot.from()));
            double score = slot.fit() + near * 0.5 + (inFrame ? 1 : 0) - Math.min(distance, FARTHEST) * 0.01;
            if (score > bestScore) {
                bestScore = score;
                best = slot;
                bestDistance = distance;
                filled = inFrame;
            }
        }
        features.set(Name.SLOT, best == null ? 0 : best.fit());
        features.set(Name.SLOTS, Math.min(5, found.size()));
        features.set(Name.SLOT_DISTANCE, best == null ? FARTHEST : bestDistance);
        features.set(Name.FRAME_SLOT, filled ? 1 : 0);
        return Optional.ofNullable(best);
    }

    private static OptionalInt gap(Slot slot, int index) {
        if (index < 0) {
            return OptionalInt.empty();
        }
        if (index >= slot.from() && index < slot.to()) {
            return OptionalInt.of(0);
        }
        return OptionalInt.of(index < slot.from() ? slot.from() - index : index - slot.to() + 1);
    }

    /** 1 where a date of the question agrees with one of the statement, -1 where all exclude each other, else 0. */
    private static int time(QuestionAnalysis question, Statement statement) {
        List<Period> asked = new ArrayList<>();
        for (TemporalExpression time : question.times()) {
            if (time instanceof TemporalExpression.Dated dated) {
                asked.add(dated.covered());
            }
        }
        if (asked.isEmpty()) {
            return 0;
        }
        Set<Period> stated = new HashSet<>();
        for (TemporalExpression time : statement.times()) {
            if (time instanceof TemporalExpression.Dated dated) {
                stated.add(dated.period());
            }
        }
        statement.fact().when().ifPresent(stated::add);
        if (stated.isEmpty()) {
            return 0;
        }
        boolean agree = asked.stream().anyMatch(a -> stated.stream().anyMatch(s -> s.overlaps(a)));
        return agree ? 1 : -1;
    }

    /** The words of {@code phrases}, for display. */
    static String words(Sentence sentence, List<NounPhrase> phrases) {
        return String.join(" and ", phrases.stream().map(sentence::textOf).toList());
    }
}
