package org.parley.retrieval;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.parley.embedding.Embedder;
import org.parley.embedding.EmbedderUnavailableException;
import org.parley.embedding.VectorFile;
import org.parley.fact.ExpectedQuestion;
import org.parley.fact.ExpectedQuestion.Kind;
import org.parley.fact.Fact;
import org.parley.fact.KnowledgeBase;
import org.parley.fact.Statement;
import org.parley.index.Hit;
import org.parley.index.StatementIndex;
import org.parley.index.VectorIndex;
import org.parley.lexicon.Lexicon;
import org.parley.question.QuestionAnalysis;
import org.parley.question.Term;
import org.parley.syntax.SentenceAnalyzer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds statements worth reading: by words, by meaning, and by the questions that a dossier expects. Safe for use by many threads. */
public final class Retriever {

    private static final Logger LOG = LoggerFactory.getLogger(Retriever.class);
    /** Statements taken by words; the right one is among them in all but a few of a hundred questions. */
    private static final int BY_WORDS = 16;
    private static final int BY_MEANING = 8;
    private static final int BY_EXPECTATION = 4;
    /** Questions about other matters stay below this cosine. */
    private static final float FAR = 0.75f;
    /** What the share of common words adds to a cosine, to tell questions apart that differ in one word. */
    private static final float WORDS_IN_COMMON = 0.05f;
    private static final float SYNONYM_BOOST = 0.3f;
    private static final float WEAK_TERM_BOOST = 0.6f;
    private static final float TIME_BOOST = 0.7f;

    private final KnowledgeBase knowledge;
    private final StatementIndex index;
    private final Lexicon lexicon;
    private final SentenceAnalyzer analyzer;
    private final Embedder embedder;
    private final VectorIndex vectors;
    private final List<Expected> expected;
    /** Of expected questions, made when first needed: few come near to what is asked. */
    private final Map<String, Set<String>> lemmas = new ConcurrentHashMap<>();

    private record Expected(ExpectedQuestion question, float[] vector, int ordinal) {
    }

    private Retriever(KnowledgeBase knowledge, StatementIndex index, Lexicon lexicon, SentenceAnalyzer analyzer,
            Embedder embedder, VectorIndex vectors, List<Expected> expected) {
        this.knowledge = knowledge;
        this.index = index;
        this.lexicon = lexicon;
        this.analyzer = analyzer;
        this.embedder = embedder;
        this.vectors = vectors;
        this.expected = expected;
    }

    /**
     * A retriever over {@code knowledge}.
     *
     * @param known vectors made earlier; those that are missing are added to it
     */
    public static Retriever open(KnowledgeBase knowledge, List<ExpectedQuestion> questions, StatementIndex index,
            Lexicon lexicon,
            SentenceAnalyzer analyzer, Embedder embedder, VectorFile known) {
        VectorIndex vectors = new VectorIndex();
        List<Expected> expected = new ArrayList<>();
        Supplier<Embedder> model = () -> embedder;
        Map<String, Integer> ordinals = new HashMap<>();
        knowledge.statements().forEach(s -> ordinals.put(s.fact().id(), s.ordinal()));
        try {
            prepare(knowledge.statements().stream().map(Statement::fact).toList(), questions, known, model);
            for (Statement statement : knowledge.statements()) {
                texts(statement.fact()).forEach(text -> vectors.add(statement.ordinal(), known.passage(text, model)));
            }
            for (ExpectedQuestion question : questions) {
                expected.add(
                        new Expected(question, known.query(question.text(), model),
                                ordinals.getOrDefault(question.target(), -1)));
            }
        } catch (EmbedderUnavailableException e) {
            LOG.warn("Statements are found by their words alone, since vectors cannot be made here: {}",
                    e.getMessage());
        }
        return new Retriever(knowledge, index, lexicon, analyzer, embedder, vectors, expected);
    }

    /** Adds to {@code known} what it lacks of the vectors that a retriever over {@code facts} needs. */
    static void prepare(List<Fact> facts, List<ExpectedQuestion> questions, VectorFile known,
            Supplier<Embedder> embedder) {
        facts.parallelStream().flatMap(fact -> texts(fact).stream()).forEach(text -> known.passage(text, embedder));
        questions.parallelStream().forEach(question -> known.query(question.text(), embedder));
    }

    /** What stands for the meaning of {@code fact}: a sentence of an article means more under its headline. */
    private static List<String> texts(Fact fact) {
        if (fact.wordings().isEmpty()) {
            return List.of(fact.source().title() + ". " + fact.text());
        }
        return Stream.concat(Stream.of(fact.text()), fact.wordings().stream()).toList();
    }

    /**
     * What is found for a question.
     *
     * @param meaning the question as it stands by itself, together with the one it leans on if it does
     */
    public Retrieved retrieve(QuestionAnalysis question, String meaning) {
        Optional<float[]> vector = vector(meaning);
        int size = knowledge.statements().size();
        float[] similarities = vector.map(v -> vectors.similarities(v, size)).orElseGet(() -> new float[size]);
        Map<Integer, Float> scores = new LinkedHashMap<>();
        for (Hit hit : index.search(query(question), BY_WORDS)) {
            scores.put(hit.ordinal(), hit.score());
        }
        VectorIndex.nearest(similarities, BY_MEANING).stream().filter(o -> similarities[o] > 0)
                .forEach(o -> scores.putIfAbsent(o, 0f));
        float[] byExpectation = new float[size];
        float[] overlaps = new float[size];
        Optional<Retrieved.Near> rival = vector.flatMap(v -> expectations(question, v, byExpectation, overlaps));
        VectorIndex.nearest(byExpectation, BY_EXPECTATION).stream().filter(o -> byExpectation[o] > 0)
                .forEach(o -> scores.putIfAbsent(o, 0f));
        List<Passage> passages = new ArrayList<>();
        scores.forEach((ordinal, score) -> passages
                .add(new Passage(knowledge.statements().get(ordinal), score, similarities[ordinal],
                        byExpectation[ordinal], overlaps[ordinal])));
        float best = 0;
        for (float similarity : byExpectation) {
            best = Math.max(best, similarity);
        }
        return new Retrieved(passages, rival, best);
    }

    private Optional<float[]> vector(String meaning) {
        try {
            return Optional.of(embedder.query(meaning));
        } catch (EmbedderUnavailableException e) {
            return Optional.empty();
        }
    }

    private Optional<Retrieved.Near> expectations(QuestionAnalysis question, float[] vector, float[] similarities,
            float[] overlaps) {
        Retrieved.Near rival = null;
        for (Expected candidate : expected) {
            float cosine = VectorIndex.dot(vector, candidate.vector());
            if (cosine < FAR) {
                continue;
            }
            boolean answers = candidate.question().kind() == Kind.ANSWERED && candidate.ordinal() >= 0;
            float best = answers ? similarities[candidate.ordinal()] : rival == null ? 0 : rival.similarity();
            if (cosine + WORDS_IN_COMMON <= best) {
                continue;
            }
            float overlap = overlap(question,
                    lemmas.computeIfAbsent(candidate.question().text(), analyzer::lemmas));
            float similarity = cosine + WORDS_IN_COMMON * overlap;
            if (answers && similarity > similarities[candidate.ordinal()]) {
                similarities[candidate.ordinal()] = similarity;
                overlaps[candidate.ordinal()] = overlap;
            } else if (!answers && (rival == null || similarity > rival.similarity())) {
                rival = new Retrieved.Near(candidate.question(), similarity, overlap);
            }
        }
        return Optional.ofNullable(rival);
    }

    private static float overlap(QuestionAnalysis question, Set<String> lemmas) {
        Set<String> asked = new HashSet<>();
        int common = 0;
        for (Term term : question.terms()) {
            if (asked.add(term.lemma()) && (lemmas.contains(term.lemma()) || lemmas.contains(term.word().lower()))) {
                common++;
            }
        }
        return asked.isEmpty() ? 0 : (float) common / asked.size();
    }

    private Map<String, Float> query(QuestionAnalysis question) {
        Map<String, Float> query = new HashMap<>();
        for (Term term : question.terms()) {
            float boost = term.kind() == Term.Kind.FOCUS || term.kind() == Term.Kind.CARRIED ? WEAK_TERM_BOOST : 1f;
            query.merge(term.lemma(), boost, Math::max);
            if (!term.lemma().equals(term.word().lower())) {
                query.merge(term.word().lower(), boost, Math::max);
            }
            if (term.kind() != Term.Kind.NAME && term.kind() != Term.Kind.NUMBER) {
                lexicon.synonyms(term.lemma(), term.word().tag())
                        .forEach(s -> query.merge(s, SYNONYM_BOOST * boost, Math::max));
            }
        }
        question.times().forEach(t -> query.merge(t.span().of(question.text()), TIME_BOOST, Math::max));
        return query;
    }
}
