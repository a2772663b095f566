package org.parley.bot;

import java.util.Locale;
import java.util.Optional;

/** What a message asks the bot to do. */
sealed interface Command {

    /** {@code /start}: a first word to somebody new. */
    record Start() implements Command {
    }

    /** {@code /help}: what can be asked, and how. */
    record Help() implements Command {
    }

    /** {@code /ask QUESTION}, or a question as it stands. */
    record Ask(String question) implements Command {
    }

    /** {@code /who NAME}. */
    record Who(String name) implements Command {
    }

    /** {@code /timeline [NAME]}: dated events in order. */
    record ShowTimeline(Optional<String> about) implements Command {
    }

    /** {@code /latest [NAME]}: the events that happened last. */
    record Latest(Optional<String> about) implements Command {
    }

    /** {@code /sources}: what is indexed. */
    record Sources() implements Command {
    }

    /** {@code /privacy}: what is kept of a message. */
    record Privacy() implements Command {
    }

    /** A command that is none of ours. */
    record Unrecognized(String name) implements Command {
    }

    /**
     * Reads {@code text}. A word after a slash is a command, with or without the bot's name behind an at-sign, as Telegram
     * writes it in groups; everything else is a question.
     */
    static Command parse(String text) {
        String line = text.strip();
        if (!line.startsWith("/")) {
            return new Ask(line);
        }
        String[] words = line.split("\\s+", 2);
        String name = words[0].substring(1).replaceFirst("@.*", "").toLowerCase(Locale.ROOT);
        String rest = words.length > 1 ? words[1].strip() : "";
        Optional<String> about = Optional.of(rest).filter(r -> !r.isEmpty());
        return switch (name) {
            case "start" -> new Start();
            case "help" -> new Help();
            case "ask" -> new Ask(rest);
            case "who" -> new Who(rest);
            case "timeline" -> new ShowTimeline(about);
            case "latest" -> new Latest(about);
            case "sources" -> new Sources();
            case "privacy" -> new Privacy();
            default -> new Unrecognized(name);
        };
    }
}
