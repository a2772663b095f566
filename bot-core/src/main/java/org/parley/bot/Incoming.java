package org.parley.bot;

import java.util.Optional;

/**
 * One message that reached the bot, free of any platform. Ids are the platform's own; they are keys, never shown.
 *
 * @param platform {@code telegram}, {@code slack} or {@code terminal}
 * @param chat the chat's id
 * @param thread the thread or topic within the chat, if there is one; one conversation's memory is kept for each
 * @param user the sender's id
 * @param address how the bot was spoken to
 * @param text what was said, without the mention of the bot itself
 */
public record Incoming(String platform, String chat, Optional<String> thread, String user, Address address,
        String text) {
}
