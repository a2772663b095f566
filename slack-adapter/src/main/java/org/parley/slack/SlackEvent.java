package org.parley.slack;

import java.util.Optional;
import org.parley.bot.Address;

/** Something that Slack told and that Parley acts on, as it is kept until then. Ids are Slack's; texts are Slack's markup. */
sealed interface SlackEvent {

    /** Who did it. */
    String user();

    /**
     * Somebody said something to Parley.
     *
     * @param direct whether in a direct message with the app
     * @param thread where an answer belongs: the thread, or in a channel the message that may start one
     * @param ts the message's time stamp, unique in its channel
     * @param correction whether they had said something else before, and now this instead
     */
    record Said(String channel, boolean direct, Optional<String> thread, String user, Address address, String text,
            String ts, boolean correction) implements SlackEvent {
    }

    /**
     * Somebody typed the slash command.
     *
     * @param responseUrl takes five answers within 30 minutes (docs.slack.dev/interactivity/handling-user-interaction)
     */
    record Commanded(String channel, String user, String text, String responseUrl) implements SlackEvent {
    }

    /**
     * Somebody wants a message checked.
     *
     * @param thread the thread that the message stands in, if any
     */
    record Checked(String channel, Optional<String> thread, String user, String text,
            String responseUrl) implements SlackEvent {
    }

    /** Somebody sent the question that they had typed into the modal. */
    record Asked(String user, String text) implements SlackEvent {
    }

    /**
     * Somebody pressed a button of a message.
     *
     * @param thread the thread that the message stands in, if any
     * @param ts the message's time stamp
     * @param unseen whether nobody else sees the message
     * @param offered whether the message does no more than offer its buttons
     */
    record Pressed(String channel, Optional<String> thread, String user, String button, String ts, boolean unseen,
            boolean offered, String responseUrl) implements SlackEvent {
    }

    /**
     * Somebody opened the app's Home.
     *
     * @param channel their direct message with the app
     */
    record HomeOpened(String channel, String user) implements SlackEvent {
    }

    /** Somebody pressed a button in the Home. */
    record HomePressed(String channel, String user, String button) implements SlackEvent {
    }

    /** Somebody opened the assistant pane, which is a thread of their direct message with the app. */
    record PaneOpened(String channel, String thread, String user) implements SlackEvent {
    }
}
