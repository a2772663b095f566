package org.parley.slack;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.parley.bot.Commands;

/** What a slash command's text means to the core. */
final class CommandText {

    /** Understood, though no menu offers them. */
    private static final Set<String> MORE = Set.of("unwatch", "watches");

    private CommandText() {
    }

    /**
     * {@code /help} for nothing, {@code /timeline Geneva} for {@code timeline Geneva}, and a question as it is.
     *
     * @param text what was typed after the command, in Slack's markup
     */
    static String of(String text) {
        String plain = Mrkdwn.toPlain(text).strip();
        if (plain.isEmpty()) {
            return "/help";
        }
        String[] words = plain.split("\\s+");
        String first = words[0].toLowerCase(Locale.ROOT);
        return (Commands.NAMES.contains(first) || MORE.contains(first)) && !isQuestion(words)
                ? "/" + first + plain.substring(first.length())
                : plain;
    }

    /** "Who met whom?" asks, unlike "who Ann Example" and "who example", which name somebody; a watch is of a question. */
    private static boolean isQuestion(String[] words) {
        return switch (words[0].toLowerCase(Locale.ROOT)) {
            case "ask", "check", "digest", "unwatch", "watch" -> false;
            case "who" -> words[words.length - 1].endsWith("?") || words.length > 2
                    && !Arrays.stream(words).skip(1).allMatch(word -> Character.isUpperCase(word.codePointAt(0)));
            default -> words[words.length - 1].endsWith("?");
        };
    }
}
