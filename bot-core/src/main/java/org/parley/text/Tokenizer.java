package org.parley.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Splits text into words, numbers, symbols and punctuation marks, close to how the English Universal Dependencies corpora do, whose
 * conventions the part-of-speech model was trained on.
 *
 * <ul>
 * <li>A word keeps its inner hyphens, apostrophes and dots: {@code by-election}, {@code O'Brien}, {@code U.S.}, {@code a.m.}
 * <li>Possessives and contractions are split: {@code minister|'s}, {@code did|n't}, {@code what|'s}, {@code they|'ll}.
 * <li>A number is whole ({@code 400,000}, {@code 1.5}, {@code 10:30}, {@code 2024-03-01}); currency and percent signs and units written
 * without a blank stand apart: {@code $|1.2|bn}, {@code 14|%}. Two numbers joined by a hyphen are a range: {@code 10|-|15}.
 * <li>Every ideograph is a token. Every other mark is one too, but a run of the same mark ({@code ...}, {@code !!}) is kept together.
 * </ul>
 *
 * Letters, digits and marks of any script are word characters. White space, control and invisible formatting characters belong to no
 * token. Any sequence of UTF-16 units is accepted, in time linear in its length.
 */
public final class Tokenizer {

    private static final Set<String> CLITICS = Set.of("s", "d", "m", "re", "ve", "ll");

    private static final Set<String> UNITS = Set.of("am", "pm", "bn", "mn", "tn", "trn", "m", "k", "km", "kg", "mm",
            "cm", "mph");

    /** Their dot is part of the word unless the text ends with it. */
    private static final Set<String> ABBREVIATIONS = Set.of("Mr", "Mrs", "Ms", "Dr", "Prof", "Sen", "Rep", "Gov", "Gen",
            "Col", "Lt",
            "Sgt", "Capt", "Adm", "Maj", "Brig", "Rev", "Hon", "St", "Jr", "Sr", "vs", "Jan", "Feb", "Apr", "Aug",
            "Sept", "Oct",
            "Nov", "Dec", "Inc", "Ltd", "Corp", "etc");

    private final String text;
    private final List<Token> tokens = new ArrayList<>();

    private Tokenizer(String text) {
        this.text = text;
    }

    /** The tokens of {@code text} in order; empty when it has none. */
    public static List<Token> tokenize(String text) {
        Tokenizer tokenizer = new Tokenizer(text);
        tokenizer.run();
        return List.copyOf(tokenizer.tokens);
    }

    private void run() {
        int at = 0;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            if (invisible(c)) {
                at += Character.charCount(c);
            } else if (startsUrl(at)) {
                at = url(at);
            } else if (Character.isIdeographic(c)) {
                at = symbol(at, c);
            } else if (digit(at) || c == '.' && digit(at + 1) && !wordCharacter(before(at))) {
                at = number(at);
            } else if (wordAt(at)) {
                at = word(at);
            } else if (apostrophe(c) && clitic(at) > at) {
                at = add(at, clitic(at));
            } else {
                at = symbol(at, c);
            }
        }
    }

    private int add(int from, int to) {
        tokens.add(new Token(text.substring(from, to), new Span(from, to)));
        return to;
    }

    private int symbol(int from, int c) {
        int to = from + Character.charCount(c);
        boolean repeats = !Character.isIdeographic(c) && !apostrophe(c) && !pairs(c);
        while (to < text.length()) {
            int next = text.codePointAt(to);
            if (!mark(next) && !(repeats && next == c)) {
                break;
            }
            to += Character.charCount(next);
        }
        return add(from, to);
    }

    private int number(int from) {
        int to = isoDate(from) ? from + 10 : from;
        if (to == from) {
            to++;
            while (digit(to) || ".,:/".indexOf(charAt(to)) >= 0 && digit(to + 1)) {
                to++;
            }
        }
        boolean range = hyphen(charAt(to)) && digit(to + 1);
        if (range) {
            return add(from, to);
        }
        int end = wordEnd(to);
        boolean unit = UNITS.contains(text.substring(to, end).toLowerCase(Locale.ROOT));
        return end == to || unit ? add(from, to) : addWord(from, end);
    }

    private int word(int from) {
        return addWord(from, wordEnd(from));
    }

    /** Adds a word, its dot if it is an abbreviation, and what was contracted with it as a token of its own. */
    private int addWord(int from, int to) {
        if (charAt(to) == '.' && abbreviation(from, to)) {
            return add(from, to + 1);
        }
        int cut = contraction(from, to);
        if (cut > from && cut < to) {
            add(from, cut);
            return add(cut, to);
        }
        return add(from, to);
    }

    /** The end of the word characters from {@code from} on, with what may join them. */
    private int wordEnd(int from) {
        int to = from;
        while (to < text.length()) {
            int c = text.codePointAt(to);
            int next = to + Character.charCount(c);
            if (wordCharacter(c) && !Character.isIdeographic(c) || joins(from, to, c, next)) {
                to = next;
            } else {
                break;
            }
        }
        return to;
    }

    private boolean joins(int from, int at, int c, int next) {
        if (!wordAt(next)) {
            return false;
        }
        int before = before(at);
        if (hyphen(c) || c == 0xAD || c == 0x200C || c == 0x200D) {
            return wordCharacter(before);
        }
        if (at == from) {
            return false;
        }
        if (c == '.') {
            // "ended.The" lacks a blank; "U.S" and "example.org" do not
            boolean glued = Character.isUpperCase(text.codePointAt(next)) && Character.isLowerCase(before)
                    && at - from > 1;
            return wordCharacter(before) && !glued;
        }
        return (apostrophe(c) || c == '&' || c == '@') && wordCharacter(before);
    }

    private boolean abbreviation(int from, int to) {
        String word = text.substring(from, to);
        if (initials(word)) {
            return true;
        }
        int next = to + 1;
        while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
            next++;
        }
        if (next == text.length()) {
            return false;
        }
        if (word.length() == 1) {
            return Character.isUpperCase(word.charAt(0)) && !word.equals("I") && next > to + 1
                    && Character.isUpperCase(text.codePointAt(next));
        }
        return ABBREVIATIONS.contains(word) || word.equals("No") && digit(next);
    }

    /** Single letters with dots between: {@code U.S}, {@code a.m}. */
    private static boolean initials(String word) {
        boolean alternates = word.length() >= 3 && word.length() % 2 == 1;
        for (int i = 0; alternates && i < word.length(); i++) {
            alternates = i % 2 == 0 ? Character.isLetter(word.charAt(i)) : word.charAt(i) == '.';
        }
        return alternates;
    }

    /** Where the contracted part of the word begins, or {@code to}. */
    private int contraction(int from, int to) {
        for (int i = Math.max(from + 1, to - 3); i < to; i++) {
            if (apostrophe(text.charAt(i))) {
                String tail = text.substring(i + 1, to).toLowerCase(Locale.ROOT);
                if (tail.equals("t") && i - 1 > from && Character.toLowerCase(text.charAt(i - 1)) == 'n') {
                    return i - 1;
                }
                if (CLITICS.contains(tail)) {
                    return i;
                }
            }
        }
        return text.substring(from, to).equalsIgnoreCase("cannot") ? from + 3 : to;
    }

    /** The end of a clitic that begins with the apostrophe at {@code at} and leans on what stands before it, or {@code at}. */
    private int clitic(int at) {
        if (at == 0 || invisible(before(at))) {
            return at;
        }
        int end = wordEnd(at + 1);
        return end - at <= 3 && CLITICS.contains(text.substring(at + 1, end).toLowerCase(Locale.ROOT)) ? end : at;
    }

    private boolean startsUrl(int at) {
        return text.startsWith("http://", at) || text.startsWith("https://", at)
                || text.startsWith("www.", at) && wordAt(at + 4);
    }

    private int url(int from) {
        int to = from;
        while (to < text.length() && !Character.isWhitespace(text.charAt(to))
                && "<>\"“”".indexOf(text.charAt(to)) < 0) {
            to++;
        }
        while (to > from + 1 && ".,;:!?)]}'’*_".indexOf(text.charAt(to - 1)) >= 0) {
            to--;
        }
        return add(from, to);
    }

    private boolean isoDate(int from) {
        for (int i = 0; i < 10; i++) {
            boolean separator = i == 4 || i == 7;
            if (separator ? charAt(from + i) != '-' : !digit(from + i)) {
                return false;
            }
        }
        return !digit(from + 10);
    }

    /** The UTF-16 unit there, or a line feed past the end. */
    private char charAt(int at) {
        return at < text.length() ? text.charAt(at) : '\n';
    }

    private int before(int at) {
        return at == 0 ? '\n' : text.codePointBefore(at);
    }

    private boolean digit(int at) {
        return Character.isDigit(charAt(at));
    }

    private boolean wordAt(int at) {
        return at < text.length() && wordCharacter(text.codePointAt(at));
    }

    private static boolean wordCharacter(int c) {
        int type = Character.getType(c);
        return Character.isLetterOrDigit(c) || mark(c) || c == '_' || type == Character.LETTER_NUMBER
                || type == Character.OTHER_NUMBER;
    }

    private static boolean mark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
    }

    private static boolean invisible(int c) {
        int type = Character.getType(c);
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || type == Character.CONTROL
                || type == Character.FORMAT;
    }

    private static boolean apostrophe(int c) {
        return c == '\'' || c == '’' || c == 'ʼ';
    }

    private static boolean hyphen(int c) {
        return c == '-' || c == 0x2010 || c == 0x2011;
    }

    private static boolean pairs(int c) {
        int type = Character.getType(c);
        return c == '"' || type == Character.START_PUNCTUATION || type == Character.END_PUNCTUATION
                || type == Character.INITIAL_QUOTE_PUNCTUATION || type == Character.FINAL_QUOTE_PUNCTUATION;
    }
}
