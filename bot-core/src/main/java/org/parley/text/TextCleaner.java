package org.parley.text;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.Locale;

/** Makes text from outside fit to work with, and two spellings of the same words comparable. Pure; never throws; linear time. */
public final class TextCleaner {

    /** More marks on one letter than any language writes; what lies above is decoration, and slow to normalise. */
    private static final int MOST_MARKS = 4;

    private TextCleaner() {
    }

    /**
     * The same text without what a reader cannot see: no control characters, zero-width or direction marks, no halves of surrogate
     * pairs; composed (NFC); every run of blanks and line breaks one blank, none at the ends. Typographic quotes and dashes stay.
     */
    public static String clean(String text) {
        StringBuilder out = new StringBuilder(text.length());
        boolean blank = false;
        int marks = 0;
        for (int i = 0; i < text.length();) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0x85) {
                blank = true;
                continue;
            }
            switch (Character.getType(c)) {
                case Character.CONTROL, Character.FORMAT, Character.SURROGATE -> {
                    continue;
                }
                case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> {
                    if (++marks > MOST_MARKS) {
                        continue;
                    }
                }
                default -> marks = 0;
            }
            if (blank && !out.isEmpty()) {
                out.append(' ');
            }
            blank = false;
            out.appendCodePoint(c);
        }
        return Normalizer.normalize(out, Normalizer.Form.NFC);
    }

    /**
     * A form in which spellings of the same words are equal: {@link #clean cleaned}, compatibility forms resolved (NFKC), in lower
     * case, quotation marks straight, every dash a hyphen, Latin letters without their accents, Russian yo as ye. For comparison,
     * never for showing; offsets are not kept.
     */
    public static String fold(String text) {
        if (isPlainWord(text)) {
            return text.toLowerCase(Locale.ROOT);
        }
        String lower = Normalizer.normalize(clean(text), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        String decomposed = Normalizer.normalize(lower, Normalizer.Form.NFD);
        StringBuilder out = new StringBuilder(decomposed.length());
        boolean latin = false;
        for (int i = 0; i < decomposed.length();) {
            int c = decomposed.codePointAt(i);
            i += Character.charCount(c);
            if (Character.getType(c) == Character.NON_SPACING_MARK) {
                if (!latin) {
                    out.appendCodePoint(c);
                }
                continue;
            }
            latin = UnicodeScript.of(c) == UnicodeScript.LATIN;
            append(out, c);
        }
        return Normalizer.normalize(out, Normalizer.Form.NFC).replace('ё', 'е').strip();
    }

    /** Whether there is nothing to fold but case, as in nearly every English word. */
    private static boolean isPlainWord(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9')) {
                return false;
            }
        }
        return true;
    }

    private static void append(StringBuilder out, int c) {
        switch (c) {
            case '“', '”', '„', '‟', '«', '»', '″' -> out.append('"');
            case '‘', '’', '‚', '‛', '‹', '›', '′', '`', '´', 'ʼ' -> out.append('\'');
            case '‐', '‑', '‒', '–', '—', '―', '−' -> out.append('-');
            case 'ß' -> out.append("ss");
            case 'æ' -> out.append("ae");
            case 'œ' -> out.append("oe");
            case 'ø' -> out.append('o');
            case 'ł' -> out.append('l');
            case 'đ', 'ð' -> out.append('d');
            case 'þ' -> out.append("th");
            case 'ı' -> out.append('i');
            default -> out.appendCodePoint(c);
        }
    }
}
