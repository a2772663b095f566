package org.parley.evaluation;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What a reply was worth. */
public enum Verdict {
    /** Answered right, or rightly refused or corrected. */
    RIGHT,
    /** Not right, but nothing was asserted: costs a reader a second. */
    MISSED,
    /** Something was asserted, and it was not right: costs a reader's trust. */
    WRONG;

    private static final Set<String> ASSERTS = Set.of("ANSWERED", "CORRECTED", "DISPUTED");
    private static final Set<String> REFUSES = Set.of("UNKNOWN", "CHAT");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\x1c-\\x1f]+", Pattern.UNICODE_CHARACTER_CLASS);

    /** The verdict on {@code given} as a reply to {@code question}. */
    public static Verdict on(GoldenQuestion question, Given given) {
        if (isRight(question, given)) {
            return RIGHT;
        }
        return ASSERTS.contains(given.status()) ? WRONG : MISSED;
    }

    private static boolean isRight(GoldenQuestion question, Given given) {
        boolean falsePremise = question.kind().equals("falsepremise");
        if (question.kind().equals("chitchat") || !question.answerable() && !falsePremise) {
            return REFUSES.contains(given.status());
        }
        String answer = normal(given.answer());
        boolean holds = question.must().stream().allMatch(group -> holdsOne(answer, group));
        if (!question.answerable()) {
            return given.status().equals("UNKNOWN") || given.status().equals("CORRECTED") && holds;
        }
        return ASSERTS.contains(given.status()) && length(given.answer()) <= limit(question.kind()) && holds
                && !holdsOne(answer, question.mustNot());
    }

    /** In characters; the limits of the contract, and 400 for a span that is judged by its sentence. */
    private static int limit(String kind) {
        return switch (kind) {
            case "list", "timeline" -> 1_500;
            case "span" -> 400;
            default -> 300;
        };
    }

    private static boolean holdsOne(String answer, List<String> forms) {
        return forms.stream().map(Verdict::normal).anyMatch(answer::contains);
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** Case, width, quotation marks, dashes and blanks do not matter. */
    static String normal(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("[‘’‛′]", "'")
                .replaceAll("[“”„″]", "\"")
                .replaceAll("[‐‑‒–—−]", "-").replace('\u00a0', ' ');
        // Up and down again folds what lower case alone keeps apart, such as ß and ss.
        String folded = plain.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT).replace('ς', 'σ');
        return BLANKS.matcher(folded).replaceAll(" ").strip();
    }
}
