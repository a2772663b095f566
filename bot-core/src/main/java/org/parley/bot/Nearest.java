package org.parley.bot;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** The word that somebody meant who mistyped it. Pure. */
final class Nearest {

    /** Longer words are no mistyped commands. */
    static final int LONGEST = 32;
    private static final int MOST_ERRORS = 2;

    private Nearest() {
    }

    /** The one of {@code words} that {@code typed} differs from least, in at most two letters and fewer than half of them. */
    static Optional<String> to(String typed, Collection<String> words) {
        if (typed.length() > LONGEST) {
            return Optional.empty();
        }
        return words.stream()
                .filter(word -> distance(typed, word) <= Math.min(MOST_ERRORS, (word.length() - 1) / 2))
                .min(Comparator.<String>comparingInt(word -> distance(typed, word)).thenComparing(word -> word));
    }

    /** Letters to insert, delete, replace or swap with their neighbour: the optimal string alignment distance. */
    private static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + same);
                boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2)
                        && a.charAt(i - 2) == b.charAt(j - 1);
                d[i][j] = swapped ? Math.min(d[i][j], d[i - 2][j - 2] + 1) : d[i][j];
            }
        }
        return d[a.length()][b.length()];
    }
}
