package org.parley.telegram;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.parley.bot.Commands;

/**
 * What a link such as {@code t.me/ParleyBot?start=timeline} asks for, https://core.telegram.org/bots/features#deep-linking: a
 * command's name, perhaps with an underscore and what stands behind the command, in UTF-8 and Base64 for URLs. Pure.
 */
final class DeepLink {

    /** Telegram's limit and alphabet; an argument is what follows the first underscore. */
    private static final Pattern PAYLOAD = Pattern.compile("(?<name>[a-z]{1,32})(_(?<argument>[A-Za-z0-9_-]+))?");
    private static final int LONGEST = 64;

    private DeepLink() {
    }

    /** The command as if somebody had written it; empty for a payload that means nothing. */
    static Optional<String> command(String payload) {
        Matcher matcher = PAYLOAD.matcher(payload);
        if (payload.length() > LONGEST || !matcher.matches() || !Commands.isKnown(matcher.group("name"))) {
            return Optional.empty();
        }
        String command = "/" + matcher.group("name");
        return Optional.ofNullable(matcher.group("argument")).map(DeepLink::decoded)
                .map(argument -> argument.map(words -> command + " " + words)).orElse(Optional.of(command));
    }

    /** The payload of a link that gives a command; empty where it would be longer than Telegram takes. */
    static Optional<String> payload(String name, String argument) {
        return Optional.of(name + "_" + Base64.getUrlEncoder().withoutPadding()
                .encodeToString(argument.getBytes(StandardCharsets.UTF_8))).filter(link -> link.length() <= LONGEST);
    }

    private static Optional<String> decoded(String argument) {
        try {
            String words = new String(Base64.getUrlDecoder().decode(argument), StandardCharsets.UTF_8);
            return Optional.of(Wording.line(words)).filter(line -> !line.isEmpty() && !line.contains("\uFFFD"));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
