package org.parley.slack;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/** What a slash command's text means to the core. */
final class CommandText {

    /** Words that, standing first, name a command. */
    private static final Set<String> COMMANDS = Set.of("help", "latest", "sources", "timeline", "who");

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
        return COMMANDS.contains(first) && !isQuestion(words) ? "/" + first + plain.substring(first.length()) : plain;
    }

    /** "Who met whom?" asks; "who Ann Example" and "who example" name somebody. */
    private static boolean isQuestion(String[] words) {
        return words[words.length - 1].endsWith("?") || words[0].equalsIgnoreCase("who") && words.length > 2
                && !Arrays.stream(words).skip(1).allMatch(word -> Character.isUpperCase(word.codePointAt(0)));
    }
}
