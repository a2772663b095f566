package org.parley.telegram;

import java.text.BreakIterator;
import java.util.Locale;
import java.util.regex.Pattern;

/** Makes text from anywhere fit to be sent. Lengths are in UTF-16 units, as Telegram counts them. Pure. */
final class Wording {

    /** Unicode's directional overrides and isolates: left open, they would turn the rest of the message around. */
    private static final Pattern DIRECTIONAL = Pattern.compile("[\\u202A-\\u202E\\u2066-\\u2069]");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\u2028\\u2029&&[^\\n]]");
    private static final Pattern LINE_BREAK = Pattern.compile("\\r\\n?|\\u0085|[\\u2028\\u2029]");
    private static final Pattern BLANK_LINES = Pattern.compile("\\n[ \\t]*(\\n[ \\t]*)+");
    private static final Pattern LONE_SURROGATE = Pattern.compile("\\p{Cs}");
    private static final Pattern USERNAME = Pattern.compile("(?<![\\w@])@(?=\\w)");
    private static final String WORD_JOINER = "\u2060";

    private Wording() {
    }

    /**
     * The text without what would upset a message: control characters, unpaired surrogates, open directional marks. An
     * {@code @name} is kept readable, but with an invisible joiner after the sign, so that it calls nobody.
     */
    static String clean(String text) {
        String lines = LINE_BREAK.matcher(text).replaceAll("\n");
        String printable = CONTROL.matcher(DIRECTIONAL.matcher(lines).replaceAll("")).replaceAll(" ");
        String whole = LONE_SURROGATE.matcher(printable).replaceAll("\uFFFD");
        return USERNAME.matcher(BLANK_LINES.matcher(whole).replaceAll("\n\n")).replaceAll("@" + WORD_JOINER).strip();
    }

    /** {@link #clean}, on one line. */
    static String line(String text) {
        return clean(text).replaceAll("\\s+", " ");
    }

    /** At most {@code max} units of {@code text}, ended after a word and with an ellipsis if some are missing. */
    static String shorten(String text, int max) {
        return text.length() <= max ? text : text.substring(0, afterWord(text, max - 1)).stripTrailing() + "…";
    }

    /** Where to cut {@code text} so that at most {@code max} units come before: after a line, a sentence, a word. */
    static int cut(String text, int max) {
        if (text.length() <= max) {
            return text.length();
        }
        int least = max / 2;
        int afterLine = text.lastIndexOf('\n', max - 1) + 1;
        if (afterLine > least) {
            return afterLine;
        }
        int afterSentence = text.lastIndexOf(". ", max - 2) + 2;
        return afterSentence > least ? afterSentence : afterWord(text, max);
    }

    private static int afterWord(String text, int max) {
        int least = max / 2;
        int afterBlank = text.lastIndexOf(' ', max) + 1;
        if (afterBlank > least) {
            return Math.min(afterBlank, max);
        }
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(text);
        int boundary = characters.isBoundary(max) ? max : characters.preceding(max);
        // One "character" of thousands of combining marks has no boundary; then a surrogate pair is all we keep whole.
        return boundary > least ? boundary : max - (Character.isLowSurrogate(text.charAt(max)) ? 1 : 0);
    }
}
