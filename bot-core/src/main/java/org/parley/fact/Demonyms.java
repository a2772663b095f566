package org.parley.fact;

import java.util.List;

/** Tells that a name and an adjective made from it belong together: a place and its people, a party and its followers. */
public final class Demonyms {

    private static final List<String> ENDINGS = List.of("an", "ian", "ean", "n", "i", "ish", "ese", "er", "ic", "ite",
            "nian", "ians", "ans",
            "is", "ers", "ites");
    private static final int SHORTEST_STEM = 3;

    private Demonyms() {
    }

    /** Whether one of two folded words is the other with an ending for people or belonging; also true of equal words. */
    public static boolean related(String a, String b) {
        if (a.equals(b)) {
            return true;
        }
        String shorter = a.length() <= b.length() ? a : b;
        String longer = a.length() <= b.length() ? b : a;
        int common = 0;
        while (common < shorter.length() && shorter.charAt(common) == longer.charAt(common)) {
            common++;
        }
        if (common < SHORTEST_STEM || common < shorter.length() - 2 || longer.length() - common > 5) {
            return false;
        }
        String rest = longer.substring(common);
        String lost = shorter.substring(common);
        boolean vowelsLost = lost.chars().allMatch(c -> "aeiouy".indexOf(c) >= 0);
        return vowelsLost && ENDINGS.contains(rest);
    }
}
