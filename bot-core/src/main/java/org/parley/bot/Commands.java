package org.parley.bot;

import java.util.List;
import org.parley.wording.Language;
import org.parley.wording.Phrases;

/** The commands that are offered to people, in the order of a menu. */
public final class Commands {

    /** Names without the slash. Those of a menu; some more are understood, such as {@code start}. */
    public static final List<String> NAMES = List.of("ask", "latest", "timeline", "who", "check", "digest", "watch",
            "sources", "settings", "help", "privacy", "forget");

    private Commands() {
    }

    /**
     * A command as a menu shows it.
     *
     * @param name without the slash
     * @param description what it does, in one line; at most 256 characters
     */
    public record Described(String name, String description) {
    }

    /** The commands with what they do, in {@code language}. */
    public static List<Described> in(Language language) {
        Phrases phrases = Phrases.in(language);
        return NAMES.stream().map(name -> new Described(name, phrases.text("command." + name))).toList();
    }
}
