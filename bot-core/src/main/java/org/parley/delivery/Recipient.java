package org.parley.delivery;

import java.util.Optional;

/**
 * Where a message goes. Ids are the platform's own; they are keys, never shown.
 *
 * @param platform {@code telegram}, {@code slack} or another name that an adapter goes by
 * @param chat the chat's id; messages to one chat keep their order
 * @param thread the thread or topic within the chat, if there is one
 */
public record Recipient(String platform, String chat, Optional<String> thread) {
}
