package org.parley.question;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Tells the language of a short question by its script and its commonest words. */
public final class LanguageGuess {

    private static final Map<String, Set<String>> COMMON = Map.of("es",
            Set.of("el", "la", "los", "las", "de", "del", "que", "qué", "quién", "quiénes", "cuándo", "dónde", "cómo",
                    "por", "cuál", "cuáles",
                    "cuántos", "cuántas", "cuánto", "se", "en", "una", "un", "fue", "con", "para", "quien", "cuando",
                    "donde", "es",
                    "sobre", "reunieron", "hubo", "al", "su"),
            "de",
            Set.of("der", "die", "das", "und", "wer", "wann", "wo", "warum", "wie", "was", "welche", "welcher",
                    "welches", "ist", "war",
                    "wurde", "mit", "über", "von", "im", "den", "dem", "ein", "eine", "haben", "hat", "sich", "nicht",
                    "wen", "wem"),
            "fr",
            Set.of("le", "la", "les", "des", "du", "qui", "quand", "où", "pourquoi", "comment", "que", "quel", "quelle",
                    "quels", "est",
                    "sont", "et", "une", "un", "de", "dans", "avec", "sur", "ont", "a", "été", "se", "il", "elle",
                    "combien"));
    private static final Set<String> ENGLISH = Set.of("the", "of", "and", "is", "was", "did", "who", "when", "where",
            "what", "why", "how",
            "which", "in", "to", "on", "for", "with", "that", "are", "do", "does", "were", "at", "a", "it", "has",
            "have", "by", "from");
    /** Words that Russian does not have. */
    private static final Set<String> UKRAINIAN = Set.of("що", "як", "коли", "де", "чому", "хто", "які", "який", "яка",
            "яке", "якого", "чи", "було", "була", "були", "від", "після", "між", "скільки", "це", "щоб", "навіщо",
            "куди");

    private LanguageGuess() {
    }

    /** The ISO 639-1 code of the language of {@code text}; {@code en} where nothing tells. */
    public static String of(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        long cyrillic = lower.codePoints()
                .filter(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.CYRILLIC).count();
        long latin = lower.codePoints().filter(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.LATIN)
                .count();
        List<String> words = Arrays.asList(lower.split("[^\\p{L}]+"));
        if (cyrillic > latin) {
            boolean letters = lower.codePoints().anyMatch(c -> c == 'і' || c == 'ї' || c == 'є' || c == 'ґ');
            boolean russianLetters = lower.codePoints().anyMatch(c -> c == 'ы' || c == 'э' || c == 'ё' || c == 'ъ');
            boolean ukrainian = letters || !russianLetters && words.stream().anyMatch(UKRAINIAN::contains);
            return ukrainian ? "uk" : "ru";
        }
        if (lower.contains("¿") || lower.contains("¡")) {
            return "es";
        }
        long english = words.stream().filter(ENGLISH::contains).count();
        String best = "en";
        long most = Math.max(english, 1);
        for (String language : List.of("es", "de", "fr")) {
            long hits = words.stream().filter(COMMON.getOrDefault(language, Set.of())::contains).count();
            if (hits > most) {
                best = language;
                most = hits;
            }
        }
        return best;
    }
}
