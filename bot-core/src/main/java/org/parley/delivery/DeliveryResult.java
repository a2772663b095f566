package org.parley.delivery;

import java.time.Duration;
import java.util.Optional;

/** What became of a message that was handed to a platform. */
public sealed interface DeliveryResult {

    /**
     * It is there.
     *
     * @param id the platform's id of it, by which it can be edited; empty where it gives none
     */
    record Sent(String id) implements DeliveryResult {
    }

    /** It is not there, and trying again would not help. */
    record Refused(Reason reason) implements DeliveryResult {
    }

    /**
     * It is certainly not there, and can be tried again.
     *
     * @param retryAfter how long the platform asks to wait; empty where it does not say, or could not be reached
     * @param scope what has to wait
     */
    record Deferred(Optional<Duration> retryAfter, Scope scope) implements DeliveryResult {
    }

    /** It is not there; the chat goes by another id now, for good. */
    record Migrated(String chat) implements DeliveryResult {
    }

    /** Nobody can tell whether it is there: the connection broke, or the platform failed, after it had been handed over. */
    record Unknown() implements DeliveryResult {
    }

    /** Why a platform refuses. */
    enum Reason {
        /** The person has blocked the bot, or it was put out of the chat. Nothing is sent there until the chat is heard from again. */
        BLOCKED(true),
        /** The chat or the person's account does not exist any more. Likewise. */
        GONE(true),
        /** The chat is archived. Likewise. */
        ARCHIVED(true),
        /** The bot may not write in the chat. Likewise. */
        FORBIDDEN(true),
        /** The thread or topic is closed or gone; the chat as such is well. */
        THREAD_CLOSED(false),
        /** This message is not to the platform's liking, or what it was to replace is gone; the chat is well. */
        INVALID(false);

        private final boolean suspends;

        Reason(boolean suspends) {
            this.suspends = suspends;
        }

        /** Whether nothing else will arrive in the chat either. */
        public boolean suspends() {
            return suspends;
        }
    }

    /** What a wait is about. */
    enum Scope {
        /** The chat alone. */
        CHAT,
        /** Everything that goes to the platform, as where the token is refused. */
        PLATFORM
    }
}
