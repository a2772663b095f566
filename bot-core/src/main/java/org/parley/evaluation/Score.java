package org.parley.evaluation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

    /** The figures as lines to print: each kind, the three shares, and what a question cost. */
    public List<String> report() {
        Map<String, List<Result>> kinds = new TreeMap<>();
        results.forEach(result -> kinds.computeIfAbsent(result.question().kind(), k -> new ArrayList<>()).add(result));
        List<String> lines = new ArrayList<>();
        kinds.forEach(
                (kind, of) -> lines.add(String.format(Locale.ROOT, "  %-13s%4d of %d", kind, right(of), of.size())));
        lines.add(shares());
        long[] micros = results.stream().mapToLong(Result::micros).filter(m -> m > 0).sorted().toArray();
        if (micros.length > 0) {
            lines.add("median " + quantile(micros, 0.5) + " µs  95 % within " + quantile(micros, 0.95) + " µs");
        }
        return lines;
    }

    private String shares() {
        List<Result> answerable = results.stream().filter(result -> result.question().answerable()).toList();
        List<Result> others = results.stream().filter(result -> !result.question().answerable()).toList();
        long wrong = results.stream().filter(result -> result.verdict() == Verdict.WRONG).count();
        long silent = results.stream().filter(result -> result.given().equals(Given.NOTHING)).count();
        return "answered " + share(right(answerable), answerable.size(), 1) + "  abstained "
                + share(right(others), others.size(), 1) + "  wrong assertions " + share(wrong, results.size(), 0)
                + (silent > 0 ? "  no reply " + silent : "");
    }

    private static long right(List<Result> results) {
        return results.stream().filter(result -> result.verdict() == Verdict.RIGHT).count();
    }

    private static String share(long part, long whole, double ofNone) {
        double share = whole == 0 ? ofNone : (double) part / whole;
        return new BigDecimal(share).setScale(3, RoundingMode.HALF_EVEN) + " (" + part + "/" + whole + ")";
    }

    /** The nearest-rank quantile. */
    private static long quantile(long[] sorted, double share) {
        return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
    }
}
