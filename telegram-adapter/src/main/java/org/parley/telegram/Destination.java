package org.parley.telegram;

import java.util.OptionalInt;

/**
 * Where an answer goes.
 *
 * @param chat the chat's id: negative for groups, up to 52 bits
 * @param shared whether several people read it: a group, for which Telegram's limits are stricter
 * @param topic the forum topic's {@code message_thread_id}; empty outside topics and in the General topic
 * @param question the message that is answered
 */
record Destination(long chat, boolean shared, OptionalInt topic, int question) {

    /** The same place after the group became a supergroup: there, old message ids mean nothing. */
    Destination movedTo(long newChat) {
        return new Destination(newChat, true, OptionalInt.empty(), NO_QUESTION);
    }

    /** Stands for {@link #question} where there is no message to reply to; Telegram's ids start at 1. */
    static final int NO_QUESTION = 0;
}
