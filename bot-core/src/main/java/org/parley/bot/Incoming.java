package org.parley.bot;

import java.util.Optional;

/**
 * One message that reached the bot, free of any platform.
 *
 * @param speaker who said it, and where
 * @param address how the bot was spoken to
 * @param text what was said, without the mention of the bot itself
 * @param message the message's id within its chat, if it has one
 * @param quoted the text of the message that it replies to, or of the one that was picked for it, if there is one
 * @param audience who will see the reply
 */
public record Incoming(Speaker speaker, Address address, String text, Optional<String> message, Optional<String> quoted,
        Audience audience) {

    /** A message that replies to none, answered before everybody. */
    public Incoming(Speaker speaker, Address address, String text) {
        this(speaker, address, text, Optional.empty(), Optional.empty(), Audience.CHAT);
    }

    /** The platform it came from. */
    public String platform() {
        return speaker.platform();
    }

    /** The id of the chat it was said in. */
    public String chat() {
        return speaker.chat();
    }

    /** The thread it was said in, if any. */
    public Optional<String> thread() {
        return speaker.thread();
    }

    /** The id of who said it. */
    public String user() {
        return speaker.user();
    }

    /** The same with its id. */
    public Incoming withMessage(String id) {
        return new Incoming(speaker, address, text, Optional.of(id), quoted, audience);
    }

    /** The same in reply to a message that says {@code other}. */
    public Incoming quoting(String other) {
        return new Incoming(speaker, address, text, message, Optional.of(other), audience);
    }

    /** The same, to be answered before {@code other}. */
    public Incoming before(Audience other) {
        return new Incoming(speaker, address, text, message, quoted, other);
    }
}
