package org.parley.telegram;

import java.time.Duration;

/** What became of a message that was to be sent. */
sealed interface Delivery {

    /** It stands in the chat, under this id. */
    record Sent(long chat, int message) implements Delivery {
    }

    /** The person has blocked the bot, or their account is gone. */
    record Blocked() implements Delivery {
    }

    /** The bot is no longer in the chat, or the chat is gone. */
    record Removed() implements Delivery {
    }

    /** The bot is in the chat, but may not write there. */
    record NotPermitted() implements Delivery {
    }

    /** The topic is closed or deleted. The answer goes nowhere else: other topics are other conversations. */
    record TopicClosed() implements Delivery {
    }

    /** The message that was to be edited is gone. */
    record MessageGone() implements Delivery {
    }

    /** The token is not valid, or no longer. */
    record Unauthorized() implements Delivery {
    }

    /** Telegram asks for a longer wait than an answer is worth. */
    record Throttled(Duration retryAfter) implements Delivery {
    }

    /** Telegram did not take it for another reason, and will not take it as it is. */
    record Rejected(int code, String description) implements Delivery {
    }

    /** Telegram failed, or could not be reached, each time. It was not sent. */
    record Unreachable() implements Delivery {
    }

    /** The connection broke before the answer: it may stand in the chat, so that it is not sent again. */
    record Unclear() implements Delivery {
    }
}
