package org.parley.wording;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A language that every fixed phrase is there in. */
public enum Language {
    ENGLISH("en", "English", Locale.UK), RUSSIAN("ru", "Русский"), UKRAINIAN("uk", "Українська"), SPANISH("es",
            "Español"), GERMAN("de", "Deutsch"), FRENCH("fr", "Français");

    private final String code;
    private final String ownName;
    private final Locale locale;

    Language(String code, String ownName) {
        this(code, ownName, Locale.of(code));
    }

    /** @param locale how dates and numbers are written; for English with the day before the month */
    Language(String code, String ownName, Locale locale) {
        this.code = code;
        this.ownName = ownName;
        this.locale = locale;
    }

    /** The language of an IETF tag such as {@code de} or {@code de-AT}, in any case; empty where there are no phrases in it. */
    public static Optional<Language> of(String tag) {
        String primary = tag.strip().split("[-_]", 2)[0].toLowerCase(Locale.ROOT);
        return Arrays.stream(values()).filter(language -> language.code.equals(primary)).findFirst();
    }

    /** The language that goes by {@code name}: its tag or its name for itself. */
    public static Optional<Language> named(String name) {
        return Arrays.stream(values()).filter(language -> language.ownName.equalsIgnoreCase(name.strip())).findFirst()
                .or(() -> of(name));
    }

    /** ISO 639-1. */
    public String code() {
        return code;
    }

    /** What those who speak it call it. */
    public String ownName() {
        return ownName;
    }

    /** For dates and numbers. */
    public Locale locale() {
        return locale;
    }
}
