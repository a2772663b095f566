package org.parley.slack;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.parley.bot.Commands;

/** What a slash command's text means to the core. */
final class CommandText {

    /** A command as the core writes it, where a word begins. */
    private static final Pattern WRITTEN = Pattern
            .compile("(?<![^\\s(“])/(?=(?:" + Stream.concat(Commands.NAMES.stream(), Commands.UNLISTED.stream())
                    .collect(Collectors.joining("|")) + ")(?![\\w/-]|\\.\\w))");

    private CommandText() {
    }

    /** {@code text} with commands as one types them in Slack: {@code /parley timeline} for {@code /timeline}. */
    static String typed(String text) {
        return WRITTEN.matcher(text).replaceAll(SlackListener.COMMAND + " ");
    }

    /**
     * {@code /help} for nothing, {@code /timeline Geneva} for {@code timeline Geneva}, and a question as it is.
     *
     * @param text what was typed after the command, in Slack's markup
     */
    static String of(String text) {
        String plain = Mrkdwn.toPlain(text).strip();
        return plain.isEmpty() ? "/help" : spoken(plain);
    }

    /**
     * {@code /timeline Geneva} for {@code timeline Geneva}, and a question as it is.
     *
     * @param plain what was said to Parley alone, in plain words
     */
    static String spoken(String plain) {
        String[] words = plain.split("\\s+");
        String first = words[0].toLowerCase(Locale.ROOT);
        return Commands.isKnown(first) && !isQuestion(words)
                ? "/" + first + plain.substring(first.length())
                : plain;
    }

    /** "Who met whom?" asks, unlike "who Ann Example" and "who example", which name somebody; a watch is of a question. */
    private static boolean isQuestion(String[] words) {
        return switch (words[0].toLowerCase(Locale.ROOT)) {
            case "ask", "check", "digest", "unwatch", "watch" -> false;
            case "forget", "help", "privacy", "sources", "start", "watches" -> words.length > 1;
            case "who" -> words[words.length - 1].endsWith("?") || (words.length > 2
                    && !Arrays.stream(words).skip(1).allMatch(word -> Character.isUpperCase(word.codePointAt(0))));
            default -> words[words.length - 1].endsWith("?");
        };
    }
}
