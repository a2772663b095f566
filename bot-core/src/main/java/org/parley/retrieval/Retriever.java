package org.parley.retrieval;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.parley.embedding.Embedder;
import org.parley.embedding.Encoded;
import org.parley.embedding.WordVectors;
import org.parley.syntax.Sentence;
import org.parley.syntax.Word;
import org.parley.embedding.EmbedderUnavailableException;
import org.parley.embedding.SmallVector;
import org.parley.embedding.VectorFile;
import org.parley.fact.ExpectedQuestion;
import org.parley.fact.ExpectedQuestion.Kind;
import org.parley.fact.Fact;
import org.parley.fact.KnowledgeBase;
import org.parley.fact.Statement;
import org.parley.index.Hit;
import org.parley.index.StatementIndex;
import org.parley.index.VectorIndex;
import org.parley.index.VectorIndex.Nearness;
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
    private static final float SYNONYM_BOOST = 0.3f;
    private static final float WEAK_TERM_BOOST = 0.6f;
    private static final float TIME_BOOST = 0.7f;

    private final KnowledgeBase knowledge;
    private final StatementIndex index;
    private final Lexicon lexicon;
    private final SentenceAnalyzer analyzer;
    private final Embedder embedder;
    private final VectorIndex vectors;
    private final List<WordVectors> words;
    private final Standings standings;
    private final Expectations expectations;

    private Retriever(KnowledgeBase knowledge, StatementIndex index, Lexicon lexicon, SentenceAnalyzer analyzer,
            Embedder embedder, VectorIndex vectors, List<WordVectors> words,
            List<Expectations.Expected> expected) {
        this.knowledge = knowledge;
        this.index = index;
        this.lexicon = lexicon;
        this.analyzer = analyzer;
        this.embedder = embedder;
        this.vectors = vectors;
        this.words = words;
        this.standings = new Standings(knowledge.statements());
        this.expectations = new Expectations(expected, analyzer::forms);
    }

    /**
     * A retriever over {@code knowledge}.
     *
     * @param known vectors made earlier; those that are missing are added to it
     */
    public static Retriever open(KnowledgeBase knowledge, List<ExpectedQuestion> questions, StatementIndex index,
            Lexicon lexicon,
            SentenceAnalyzer analyzer, Embedder embedder, VectorFile known, Progress progress) {
        List<List<SmallVector>> vectors = new ArrayList<>(
                Collections.nCopies(knowledge.statements().size(), List.of()));
        List<WordVectors> words = new ArrayList<>(
                Collections.nCopies(knowledge.statements().size(), WordVectors.NONE));
        List<Expectations.Expected> expected = new ArrayList<>();
        Supplier<Embedder> model = () -> embedder;
        Map<String, Integer> ordinals = new HashMap<>();
        knowledge.statements().forEach(s -> ordinals.put(s.fact().id(), s.ordinal()));
        try {
            prepare(knowledge.statements(), questions, known, model, progress);
            for (Statement statement : knowledge.statements()) {
                Encoded encoded = inWords(statement, known, model);
                words.set(statement.ordinal(), encoded.words());
                vectors.set(statement.ordinal(), Stream.concat(Stream.of(encoded.vector()),
                        statement.fact().wordings().stream().map(text -> known.passage(text, model))).toList());
            }
            for (ExpectedQuestion question : questions) {
                expected.add(
                        new Expectations.Expected(question, known.query(question.text(), model),
                                ordinals.getOrDefault(question.target(), -1)));
            }
        } catch (EmbedderUnavailableException e) {
            LOG.warn("Statements are found by their words alone, since vectors cannot be made here: {}",
                    e.getMessage());
        }
        return new Retriever(knowledge, index, lexicon, analyzer, embedder, VectorIndex.of(vectors), words, expected);
    }

    /** Adds to {@code known} what it lacks of the vectors that a retriever over {@code statements} needs. */
    static void prepare(List<Statement> statements, List<ExpectedQuestion> questions, VectorFile known,
            Supplier<Embedder> embedder, Progress progress) {
        AtomicInteger done = new AtomicInteger();
        statements.parallelStream().forEach(statement -> {
            inWords(statement, known, embedder);
            statement.fact().wordings().forEach(text -> known.passage(text, embedder));
            progress.reached(done.incrementAndGet(), statements.size());
        });
        questions.parallelStream().forEach(question -> known.query(question.text(), embedder));
    }

    /** What stands for the meaning of a statement: a sentence of an article means more under its headline. */
    private static Encoded inWords(Statement statement, VectorFile known, Supplier<Embedder> embedder) {
        Fact fact = statement.fact();
        String title = fact.wordings().isEmpty() ? fact.source().title() : "";
        return known.passage(title, words(statement.sentence()), embedder);
    }

    private static List<String> words(Sentence sentence) {
        return sentence.words().stream().map(Word::text).toList();
    }

    /** What is found for a question. */
    public Retrieved retrieve(QuestionAnalysis question) {
        Optional<Encoded> encoded = encode(question);
        Optional<Nearness> nearness = encoded.map(e -> vectors.compare(e.vector()));
        Map<Integer, Float> scores = new LinkedHashMap<>();
        for (Hit hit : index.search(query(question), BY_WORDS)) {
            scores.put(hit.ordinal(), hit.score());
        }
        nearness.ifPresent(near -> near.nearest(BY_MEANING).forEach(o -> scores.putIfAbsent(o, 0f)));
        Expectations.Found found = encoded
                .map(e -> expectations.find(question, expecting(question, e.vector()))).orElse(Expectations.Found.NONE);
        found.nearest(BY_EXPECTATION).forEach(o -> scores.putIfAbsent(o, 0f));
        List<Passage> passages = new ArrayList<>();
        scores.forEach((ordinal, score) -> passages
                .add(new Passage(knowledge.statements().get(ordinal), score,
                        nearness.map(near -> near.of(ordinal)).orElse(0f), standings.of(ordinal, nearness),
                        found.of(ordinal), words.get(ordinal))));
        return new Retrieved(passages, found.rival(), encoded.map(Encoded::words).orElse(WordVectors.NONE),
                found.best(), found.gapVotes());
    }

    /** All questions that the dossier expects, and how near in meaning each is to {@code text}; none where that cannot be told. */
    public List<Retrieved.Near> expected(String text) {
        try {
            return expectations.nearness(SmallVector.of(embedder.query(text)));
        } catch (EmbedderUnavailableException e) {
            return List.of();
        }
    }

    /** The question's vector together with the questions it leans on; the vectors of its own words alone. */
    private Optional<Encoded> encode(QuestionAnalysis question) {
        List<String> all = new ArrayList<>();
        question.earlier().forEach(earlier -> all.addAll(words(analyzer.analyze(earlier))));
        int from = all.size();
        all.addAll(words(question.sentence()));
        try {
            Encoded encoded = embedder.queryInWords(all);
            return Optional.of(new Encoded(encoded.vector(), encoded.words().from(from)));
        } catch (EmbedderUnavailableException e) {
            return Optional.empty();
        }
    }

    /**
     * The vector to compare with expected questions: a follow-up with the words that it carries over behind its own, so that it
     * still asks what it asks.
     */
    private SmallVector expecting(QuestionAnalysis question, SmallVector vector) {
        if (!question.followUp() || expectations.isEmpty()) {
            return vector;
        }
        List<String> all = new ArrayList<>(words(question.sentence()));
        question.terms().stream().filter(term -> term.kind() == Term.Kind.CARRIED)
                .forEach(term -> all.add(term.word().text()));
        return embedder.queryInWords(all).vector();
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
