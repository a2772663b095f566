package org.parley.bot;

import java.util.List;
import java.util.Set;
import org.parley.wording.Language;
import org.parley.wording.Phrases;

/** The commands that people can give. */
public final class Commands {

    /** Names, without the slash, of those that are offered, in the order of a menu. */
    public static final List<String> NAMES = List.of("ask", "latest", "timeline", "who", "check", "digest", "watch",
            "sources", "settings", "help", "privacy", "forget");

    /** Names of those that are understood as well: what a first look sends, and what a reply mentions where it is of use. */
    public static final Set<String> UNLISTED = Set.of("start", "watches", "unwatch");

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

    /** Whether something obeys {@code name}, listed or not. */
    public static boolean isKnown(String name) {
        return NAMES.contains(name) || UNLISTED.contains(name);
    }

    /** The commands with what they do, in {@code language}. */
    public static List<Described> in(Language language) {
        Phrases phrases = Phrases.in(language);
        return NAMES.stream().map(name -> new Described(name, phrases.text("command." + name))).toList();
    }
}
