package org.parley.telegram;

/** A text that must never be printed. */
record Secret(String reveal) {

    /** {@code text} with every occurrence of the secret hidden: libraries put tokens into addresses and messages. */
    String scrub(String text) {
        return text.replace(reveal, "***");
    }

    @Override
    public String toString() {
        return "***";
    }
}
