package org.parley.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import org.parley.embedding.Embedder;
import org.parley.embedding.EmbedderUnavailableException;
import org.parley.fact.KnowledgeBase;
import org.parley.fact.Statement;
import org.parley.question.QuestionAnalysis;
import org.parley.reading.Features.Name;

/**
 * Reads the likeliest statements once more, each together with the question, by a model that sees all words of both at once: dear, and
 * the better judge of what only looks like an answer. Safe for use by many threads.
 */
public final class CloseReader {

    /** How many statements are read closely. */
    public static final int MOST = 5;
    /** What is less likely than this after the first reading is not worth a second. */
    public static final double LIKELY = 0.01;
    /** How many of the sentences before it tell what a sentence is about. */
    private static final int BEFORE = 2;
    private static final double FARTHEST = 0.999;

    private final KnowledgeBase knowledge;
    private final Models models;
    private final Embedder embedder;

    public CloseReader(KnowledgeBase knowledge, Models models, Embedder embedder) {
        this.knowledge = knowledge;
        this.models = models;
        this.embedder = embedder;
    }

    /**
     * What is read together.
     *
     * @param question the question, with those that it leans on
     * @param context the title and the sentences before the statement; empty for a curated fact, which stands by itself
     */
    public record Pair(String question, String statement, String context) {

        /** The two as {@code knowledge} has them. */
        public static Pair of(QuestionAnalysis question, Statement statement, KnowledgeBase knowledge) {
            List<String> asked = new ArrayList<>(question.earlier());
            asked.add(question.text());
            return new Pair(String.join(" ", asked), statement.sentence().text(),
                    statement.fact().wordings().isEmpty() ? context(statement, knowledge) : "");
        }

        private static String context(Statement statement, KnowledgeBase knowledge) {
            StringBuilder context = new StringBuilder(statement.fact().source().title()).append('.');
            String article = statement.fact().source().article();
            for (int i = Math.max(0, statement.ordinal() - BEFORE); i < statement.ordinal(); i++) {
                Statement before = knowledge.statements().get(i);
                if (before.fact().source().article().equals(article)) {
                    context.append(' ').append(before.sentence().text());
                }
            }
            return context.toString();
        }

        /** The logarithm of the odds that the statement answers; empty where {@code embedder} cannot tell. */
        public OptionalDouble logit(Embedder embedder) {
            return embedder.answers(question, statement, context);
        }
    }

    /**
     * The candidates with what is thought of them after a second reading, the likeliest first, and after them those that were not worth
     * one; all as they were where no model can read closely.
     *
     * @param candidates the likeliest first
     */
    public List<Candidate> read(QuestionAnalysis question, List<Candidate> candidates) {
        List<Candidate> read = candidates.stream().limit(MOST).filter(c -> c.probability() >= LIKELY).toList();
        List<OptionalDouble> logits;
        try {
            logits = read.parallelStream().map(c -> Pair.of(question, c.statement(), knowledge).logit(embedder))
                    .toList();
        } catch (EmbedderUnavailableException e) {
            return candidates;
        }
        if (logits.stream().anyMatch(OptionalDouble::isEmpty)) {
            return candidates;
        }
        List<Features> closer = closer(read.stream().map(Candidate::features).toList(),
                read.stream().map(Candidate::probability).toList(),
                logits.stream().map(OptionalDouble::getAsDouble).toList());
        List<Candidate> judged = new ArrayList<>();
        for (int i = 0; i < read.size(); i++) {
            Candidate candidate = read.get(i);
            double probability = models.close(candidate.statement()).probability(closer.get(i))
                    * closer.get(i).get(Name.TRUST);
            judged.add(with(probability, closer.get(i), candidate));
        }
        judged.sort(Comparator.comparingDouble(Candidate::probability).reversed());
        candidates.stream().skip(read.size())
                .forEach(c -> judged.add(with(Math.min(c.probability(), LIKELY), c.features(), c)));
        return judged;
    }

    private static Candidate with(double probability, Features features, Candidate candidate) {
        return new Candidate(candidate.statement(), candidate.slot(), probability, candidate.conflict(), features,
                candidate.slots());
    }

    /**
     * The features of statements of one question with what the second reading says.
     *
     * @param features of the first reading
     * @param probabilities after the first reading
     * @param logits of the second reading
     */
    public static List<Features> closer(List<Features> features, List<Double> probabilities, List<Double> logits) {
        List<Features> closer = new ArrayList<>();
        for (int i = 0; i < features.size(); i++) {
            Features copy = features.get(i).copy();
            double best = Double.NEGATIVE_INFINITY;
            for (int other = 0; other < logits.size(); other++) {
                best = other == i ? best : Math.max(best, logits.get(other));
            }
            double logit = logits.get(i);
            double first = Math.min(FARTHEST, probabilities.get(i) / Math.max(copy.get(Name.TRUST), Float.MIN_NORMAL));
            copy.set(Name.FIRST, Math.log(Math.max(first, 1 - FARTHEST) / (1 - first)));
            copy.set(Name.READ, logit);
            copy.set(Name.READ_LEAD, logits.size() == 1 ? 0 : logit - best);
            closer.add(copy);
        }
        return closer;
    }
}
