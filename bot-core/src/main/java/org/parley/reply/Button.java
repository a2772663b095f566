package org.parley.reply;

/**
 * Something to press under a reply. How buttons are laid out is the renderer's to decide; their order is that of importance.
 *
 * @param id what a press comes back with; opaque, of letters, digits, {@code -}, {@code _} and {@code .}, at most {@value #MOST_ID}
 * @param label what stands on it, in the reader's language; at most some thirty characters, of which all are seen on a phone
 * @param style how it stands out
 */
public record Button(String id, String label, Style style) {

    /** The least that our platforms allow: Telegram's 64 bytes of {@code callback_data}. */
    public static final int MOST_ID = 64;

    public Button {
        if (!id.matches("[A-Za-z0-9._-]{1," + MOST_ID + "}")) {
            throw new IllegalArgumentException("a button's id has 1 to " + MOST_ID
                    + " of the characters A-Z a-z 0-9 . _ -, but got " + id.length() + " characters");
        }
        if (label.isBlank()) {
            throw new IllegalArgumentException("a button has a label");
        }
    }

    /** A button that does not stand out. */
    public Button(String id, String label) {
        this(id, label, Style.PLAIN);
    }

    /** How a button stands out, where the platform can show it. Never the only sign of what the button does. */
    public enum Style {
        PLAIN,
        /** What most will want next; at most one of a reply's buttons. */
        PRIMARY,
        /** What takes something away. */
        DANGER
    }
}
