package org.parley.bot;

import java.util.Optional;

/**
 * Who speaks to the bot, and where. Ids are the platform's own; they are keys, never shown.
 *
 * @param platform {@code telegram}, {@code slack} or {@code terminal}
 * @param chat the chat's id
 * @param thread the thread or topic within the chat, if there is one; one conversation's memory is kept for each
 * @param user the person's id
 * @param shared whether others are in the chat
 * @param own the person's own chat with the bot, if they speak where nobody else hears them, though others are in the chat: what they
 *     alone are to be told later goes there
 * @param language the person's language, as an IETF tag such as {@code de} or {@code pt-BR}, if the platform tells
 * @param authority whether the person may change what concerns the whole chat
 */
public record Speaker(String platform, String chat, Optional<String> thread, String user, boolean shared,
        Optional<String> own, Optional<String> language, Authority authority) {

    /** The platform of a conversation in the terminal. */
    public static final String TERMINAL = "terminal";

    /** Somebody in a chat of their own with the bot, where all is theirs to change. */
    public static Speaker alone(String platform, String chat, String user) {
        return new Speaker(platform, chat, Optional.empty(), user, false, Optional.empty(), Optional.empty(),
                Authority.ADMINISTRATOR);
    }

    /** Somebody in a chat with others, of whose standing and language nothing is known. */
    public static Speaker among(String platform, String chat, String user) {
        return new Speaker(platform, chat, Optional.empty(), user, true, Optional.empty(), Optional.empty(),
                Authority.UNKNOWN);
    }

    /** The same person in {@code other}. */
    public Speaker inThread(Optional<String> other) {
        return new Speaker(platform, chat, other, user, shared, own, language, authority);
    }

    /** The same person, unheard by the others; {@code chat} is their own with the bot. */
    public Speaker aside(String chat) {
        return new Speaker(platform, this.chat, thread, user, shared, Optional.of(chat), language, authority);
    }

    /** The same person, speaking the language of an IETF tag. */
    public Speaker speaking(Optional<String> tag) {
        return new Speaker(platform, chat, thread, user, shared, own, tag, authority);
    }

    /** The same person with {@code other} in place of what was known of their standing. */
    public Speaker with(Authority other) {
        return new Speaker(platform, chat, thread, user, shared, own, language, other);
    }
}
