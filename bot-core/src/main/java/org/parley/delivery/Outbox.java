package org.parley.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is to be said, stored until it is. Safe for use by many threads and processes at once. */
public interface Outbox {

    /**
     * A chat that somebody has taken on, with its first message.
     *
     * @param to where the message goes
     * @param number the message's number within the chat: larger than those of all before it
     * @param token the number of the claim; whoever has an older one has lost the chat
     * @param message what to send
     * @param key the message's own name
     * @param attempt how often it has been tried, with this time
     * @param expires when it is given up
     * @param handedOver set where an earlier owner died while it may have handed the message over: since when nobody can tell
     */
    record Claim(Recipient to, long number, long token, String message, String key, int attempt, Instant expires,
            Optional<Instant> handedOver) {
    }

    /** Appends messages to what their chats are to be told, all or none. What goes to a chat that has moved follows it. */
    void enqueue(List<Outgoing> messages, Instant now);

    /** Chats that have something to send at {@code now} and nobody alive who does, those that have waited longest first. */
    List<String> ready(String platform, Instant now, int most);

    /** How many messages may go to the platform at {@code now}, at most {@code wanted}; they count as sent. */
    int permits(String platform, Pace pace, Instant now, int wanted);

    /** Nothing goes to the platform until {@code until}. */
    void hold(String platform, Instant until);

    /**
     * Takes on a chat, and notes that its first message is about to be handed over.
     *
     * @param quota what the chat may be told; if it is used up, the chat is not ready again before there is room
     * @return empty if somebody else was faster, there is nothing to send or no room for it
     */
    Optional<Claim> claim(String platform, String chat, String replica, Optional<Quota> quota, Instant now);

    /** The same for a chat that may be told as much as there is. */
    default Optional<Claim> claim(String platform, String chat, String replica, Instant now) {
        return claim(platform, chat, replica, Optional.empty(), now);
    }

    /**
     * Notes what became of the claimed message and lets the chat go.
     *
     * @return false if the claim was lost meanwhile; what is known now replaces an {@code UNCERTAIN} of the new owner all the same
     */
    boolean settle(Claim claim, Settlement settlement, Instant now);

    /** What follows from an attempt to send. */
    sealed interface Settlement {

        /** It is there; the chat's next message goes not before {@code next}. */
        record Sent(String id, Instant next) implements Settlement {
        }

        /** Nobody can tell. It is not sent again. */
        record Uncertain(Instant next) implements Settlement {
        }

        /** It will not be there; the chat's next message goes not before {@code next}. */
        record Failed(String reason, Instant next) implements Settlement {
        }

        /** It is not there, and is tried again at {@code due}, before all that comes after it in the chat. */
        record Again(Instant due) implements Settlement {
        }

        /** Nothing can be sent to the chat until it is heard from; what waits for it is dropped, as it would be stale by then. */
        record Suspended(String reason) implements Settlement {
        }

        /** The chat has another id; the message is sent there. */
        record Moved(String chat) implements Settlement {
        }
    }

    /** The chat was heard from: messages go there again. */
    void resume(String platform, String chat, Instant now);

    /** Nothing goes to the chat until it is resumed; what waits for it is dropped. */
    void suspend(String platform, String chat, String reason, Instant now);

    /** The chat goes by another id; all that belongs to it follows. */
    void move(String platform, String from, String to, Instant now);

    /** The platform's ids of what was sent under {@code reference}, in order. */
    List<String> sent(String platform, String reference);

    /** Forgets what was settled before {@code then}, digests too. */
    void purge(Instant then);

    /** How many chats of the platform are suspended. */
    int suspended(String platform);

    /** How many messages wait to be sent. */
    int depth(String platform);
}
