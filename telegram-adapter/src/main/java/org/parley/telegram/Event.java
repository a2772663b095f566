package org.parley.telegram;

import java.time.Instant;
import java.util.Optional;
import org.parley.bot.Incoming;
import org.parley.bot.Press;
import org.parley.delivery.DeliveryResult;
import org.parley.delivery.Recipient;

/** What an update tells that matters to the bot. */
sealed interface Event {

    /**
     * Something was said to the bot.
     *
     * @param incoming what the core is told of it
     * @param from where it was said, and so where the answer goes
     * @param message the message's id in its chat
     * @param sent when it was first sent
     * @param edited when it was last edited, if it was
     */
    record Asked(Incoming incoming, Recipient from, int message, Instant sent, Optional<Instant> edited)
            implements
                Event {
    }

    /**
     * One of the bot's buttons was pressed.
     *
     * @param press what the core is told of it
     * @param query what Telegram wants answered, so that the button stops to turn
     * @param from where the message with the button stands
     * @param message that message's id
     * @param isText whether it is a text, and not a picture with a text under it
     */
    record Pressed(Press press, String query, Recipient from, int message, boolean isText) implements Event {
    }

    /**
     * Somebody types behind the bot's name in some chat, https://core.telegram.org/bots/inline.
     *
     * @param query Telegram's id of it
     * @param user who types
     * @param language the person's language, as an IETF tag, if Telegram tells
     * @param text what stands there so far; may be empty
     */
    record Typed(String query, long user, Optional<String> language, String text) implements Event {
    }

    /**
     * Somebody names the bot in a chat that it is not in, https://core.telegram.org/api/bots/guest-mode.
     *
     * @param query Telegram's id of it
     * @param language the person's language, as an IETF tag, if Telegram tells
     * @param text what was said, without the bot's name
     */
    record Visited(String query, Optional<String> language, String text) implements Event {
    }

    /** The bot may write in the chat from now on: it was added, or unblocked. */
    record Welcomed(String chat) implements Event {
    }

    /** The bot may not write in the chat any more. */
    record Dismissed(String chat, DeliveryResult.Reason reason) implements Event {
    }

    /** A group has become a supergroup, which is another chat. */
    record Migrated(String from, String to) implements Event {
    }
}
