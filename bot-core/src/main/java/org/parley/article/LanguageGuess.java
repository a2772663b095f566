package org.parley.article;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The language of prose, told by its script and its commonest words; English where nothing speaks for another. */
final class LanguageGuess {

    private static final Map<String, Set<String>> COMMON_WORDS = Map.of(
            "en", Set.of("the", "of", "and", "to", "in", "was", "that", "said", "with", "for"),
            "es", Set.of("el", "la", "los", "de", "que", "y", "en", "las", "del", "por"),
            "fr", Set.of("le", "la", "les", "de", "et", "des", "que", "est", "une", "du"),
            "de", Set.of("der", "die", "das", "und", "den", "von", "mit", "ist", "nicht", "dem"),
            "ru", Set.of("и", "в", "на", "что", "с", "по", "не", "из", "он", "как"),
            "uk", Set.of("і", "в", "на", "що", "з", "та", "не", "у", "до", "як"));
    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}]+");
    /** Characters that are enough to tell. */
    private static final int SAMPLE = 4_000;

    private LanguageGuess() {
    }

    static String of(List<String> paragraphs) {
        String text = String.join(" ", paragraphs);
        List<String> words = NO_LETTERS
                .splitAsStream(text.substring(0, Math.min(SAMPLE, text.length())).toLowerCase(Locale.ROOT)).toList();
        return COMMON_WORDS.entrySet().stream()
                .max(Comparator
                        .comparingLong((Map.Entry<String, Set<String>> entry) -> words.stream()
                                .filter(entry.getValue()::contains)
                                .count())
                        .thenComparing(entry -> entry.getKey().equals("en")).thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse("en");
    }
}
