package org.parley.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.parley.fact.Statement;
import org.parley.reading.Candidate;
import org.parley.reading.Features;

/**
 * What is told for an answer: the likeliest statement, and where that alone is not sure enough, the next ones after it, as far as they
 * fit.
 *
 * @param text the answer in words, at most {@link AnswerComposer#LONGEST} characters
 * @param candidates what it is made of, the first first
 */
record Told(String text, List<Candidate> candidates) {

    private static final int MOST = 3;
    /** What is less likely than this would mostly distract. */
    private static final double LIKELY = 0.25;
    /** From here on nothing more is told. */
    private static final double SURE = 0.9;

    Told {
        candidates = List.copyOf(candidates);
    }

    /**
     * @param first how {@code best} answers in words
     * @param others what else may, the likeliest first
     */
    static Told of(String first, Candidate best, List<Candidate> others, Function<Statement, String> wording) {
        StringBuilder text = new StringBuilder(first);
        List<Candidate> told = new ArrayList<>(List.of(best));
        for (Candidate other : others) {
            if (told.size() == MOST || other.probability() < LIKELY || probability(told) >= SURE) {
                break;
            }
            String next = wording.apply(other.statement());
            boolean fits = text.length() + 1 + next.length() <= AnswerComposer.LONGEST;
            // A copy of the same report says the same.
            if (fits && text.indexOf(next) < 0 && isCurated(other) == isCurated(best)) {
                text.append(' ').append(next);
                told.add(other);
            }
        }
        return new Told(text.toString(), told);
    }

    /** A dossier's facts and the sentences of articles are weighed on scales of their own, and seldom tell of the same. */
    private static boolean isCurated(Candidate candidate) {
        return candidate.features().get(Features.Name.CURATED) > 0;
    }

    /** Whether it is made of a dossier's facts. */
    boolean isCurated() {
        return isCurated(candidates.get(0));
    }

    /** That one of its statements answers, as if that were independent of whether another does. */
    double probability() {
        return probability(candidates);
    }

    private static double probability(List<Candidate> told) {
        double none = 1;
        for (Candidate candidate : told) {
            none *= 1 - candidate.probability();
        }
        return 1 - none;
    }
}
