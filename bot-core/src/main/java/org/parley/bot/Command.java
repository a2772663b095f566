package org.parley.bot;

import java.util.Locale;

/**
 * What a message asks the bot to do.
 *
 * @param name the command's name in lower case, without the slash; {@value #ASK} for a question as it stands
 * @param argument what stands behind it; may be empty
 */
public record Command(String name, String argument) {

    /** The name of the command that every plain question is. */
    public static final String ASK = "ask";

    /**
     * Reads {@code text}. A word after a slash is a command, with or without the bot's name behind an at-sign, as Telegram
     * writes it in groups; everything else is a question.
     */
    public static Command parse(String text) {
        String line = text.strip();
        if (!line.startsWith("/")) {
            return new Command(ASK, line);
        }
        String[] words = line.split("\\s+", 2);
        String name = words[0].substring(1).replaceFirst("@.*", "").toLowerCase(Locale.ROOT);
        return new Command(name, words.length > 1 ? words[1].strip() : "");
    }
}
