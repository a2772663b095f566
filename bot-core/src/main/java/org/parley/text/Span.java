package org.parley.text;

/**
 * Characters {@code [from, to)} of some text, in UTF-16 units.
 *
 * @param from offset of the first character, at least 0
 * @param to offset after the last, at least {@code from}
 */
public record Span(int from, int to) {

    public Span {
        if (from < 0 || to < from) {
            throw new IllegalArgumentException("a span needs 0 <= from <= to, but got [" + from + ", " + to + ")");
        }
    }

    /** The characters of {@code text} that the span covers. */
    public String of(String text) {
        return text.substring(from, to);
    }

    /** Whether the two share a character. */
    public boolean overlaps(Span other) {
        return from < other.to && other.from < to;
    }

    /** The number of characters. */
    public int length() {
        return to - from;
    }
}
