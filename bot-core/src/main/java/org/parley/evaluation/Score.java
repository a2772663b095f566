package org.parley.evaluation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * The figures of one run over a question set.
 *
 * @param results one for each question, in the order of the set
 */
public record Score(List<Result> results) {

    public Score {
        results = List.copyOf(results);
    }

    /**
     * One question, what was said to it, and what that was worth.
     *
     * @param micros from question to answer, in microseconds; 0 where it was not measured
     */
    public record Result(GoldenQuestion question, Given given, long micros) {

        /** What the reply was worth. */
        public Verdict verdict() {
            return Verdict.on(question, given);
        }
    }

    /**
     * Some of a number of questions.
     *
     * @param part how many
     * @param whole of how many
     * @param ofNone what the share counts as where {@code whole} is 0
     */
    public record Share(long part, long whole, double ofNone) {

        /** The share to three places, and what it is made of: {@code 0.812 (65/80)}. */
        @Override
        public String toString() {
            double share = whole == 0 ? ofNone : (double) part / whole;
            return new BigDecimal(share).setScale(3, RoundingMode.HALF_EVEN) + " (" + part + "/" + whole + ")";
        }
    }

    /** The figures as lines to print: each kind, the three shares, and what a question cost. */
    public List<String> report() {
        Map<String, List<Result>> kinds = new TreeMap<>();
        results.forEach(result -> kinds.computeIfAbsent(result.question().kind(), k -> new ArrayList<>()).add(result));
        List<String> lines = new ArrayList<>();
        kinds.forEach(
                (kind, of) -> lines
                        .add(String.format(Locale.ROOT, "  %-13s%4d of %d", kind, right(of, 1).part(), of.size())));
        lines.add("answered " + answered() + "  abstained " + abstained() + "  wrong assertions " + wrongAssertions()
                + (silent() > 0 ? "  no reply " + silent() : ""));
        OptionalLong median = micros(0.5);
        if (median.isPresent()) {
            lines.add("median " + median.getAsLong() + " µs  95 % within " + micros(0.95).orElseThrow() + " µs");
        }
        return lines;
    }

    /** Of the questions that have an answer, those answered right. */
    public Share answered() {
        return right(results.stream().filter(result -> result.question().answerable()).toList(), 1);
    }

    /** Of the questions that have no answer, those rightly refused or corrected. */
    public Share abstained() {
        return right(results.stream().filter(result -> !result.question().answerable()).toList(), 1);
    }

    /** Of all questions, those where something wrong was asserted. */
    public Share wrongAssertions() {
        return new Share(results.stream().filter(result -> result.verdict() == Verdict.WRONG).count(), results.size(),
                0);
    }

    /**
     * What a question cost.
     *
     * @param share in (0, 1]: this share of the questions cost no more; 0.5 gives the median
     * @return microseconds; empty where none was measured
     */
    public OptionalLong micros(double share) {
        long[] micros = results.stream().mapToLong(Result::micros).filter(m -> m > 0).sorted().toArray();
        return micros.length == 0
                ? OptionalLong.empty()
                : OptionalLong.of(micros[Math.max(0, (int) Math.ceil(share * micros.length) - 1)]);
    }

    private long silent() {
        return results.stream().filter(result -> result.given().equals(Given.NOTHING)).count();
    }

    private static Share right(List<Result> of, double ofNone) {
        return new Share(of.stream().filter(result -> result.verdict() == Verdict.RIGHT).count(), of.size(), ofNone);
    }
}
