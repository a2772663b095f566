package org.parley.text;

import java.util.Map;
import java.util.OptionalDouble;

/** Numbers in figures and in words, for comparison. */
public final class Numbers {

    private static final Map<String, Integer> WORDS = Map.ofEntries(Map.entry("zero", 0), Map.entry("one", 1),
            Map.entry("two", 2),
            Map.entry("three", 3), Map.entry("four", 4), Map.entry("five", 5), Map.entry("six", 6),
            Map.entry("seven", 7), Map.entry("eight", 8),
            Map.entry("nine", 9), Map.entry("ten", 10), Map.entry("eleven", 11), Map.entry("twelve", 12),
            Map.entry("thirteen", 13),
            Map.entry("fourteen", 14), Map.entry("fifteen", 15), Map.entry("sixteen", 16), Map.entry("seventeen", 17),
            Map.entry("eighteen", 18),
            Map.entry("nineteen", 19), Map.entry("twenty", 20), Map.entry("thirty", 30), Map.entry("forty", 40),
            Map.entry("fifty", 50),
            Map.entry("sixty", 60), Map.entry("seventy", 70), Map.entry("eighty", 80), Map.entry("ninety", 90),
            Map.entry("hundred", 100),
            Map.entry("thousand", 1_000), Map.entry("million", 1_000_000), Map.entry("dozen", 12));

    private Numbers() {
    }

    /** The value of {@code word}, such as "1,900", "forty" or "1.5"; empty where it is no number. */
    public static OptionalDouble valueOf(String word) {
        Integer named = WORDS.get(word);
        if (named != null) {
            return OptionalDouble.of(named);
        }
        if (word.isEmpty() || !Character.isDigit(word.charAt(0)) || word.length() > 18) {
            return OptionalDouble.empty();
        }
        String digits = word.replace(",", "");
        for (int i = 0; i < digits.length(); i++) {
            if (!Character.isDigit(digits.charAt(i)) && digits.charAt(i) != '.') {
                return OptionalDouble.empty();
            }
        }
        try {
            return OptionalDouble.of(Double.parseDouble(digits));
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }
}
