package org.parley.slack;

/** What became of a message. */
sealed interface Delivery {

    /** It is there. */
    record Sent() implements Delivery {
    }

    /** The app is not a member of the channel, and the channel is not open to it. */
    record NotInChannel() implements Delivery {
    }

    /** The channel does not exist any more, or not for this app. */
    record ChannelNotFound() implements Delivery {
    }

    /** The channel is archived. */
    record ChannelArchived() implements Delivery {
    }

    /** Slack takes the app's token no more; nothing will arrive until it is installed again. */
    record TokenRejected(String error) implements Delivery {
    }

    /** The text is longer than Slack takes. */
    record TooLong() implements Delivery {
    }

    /** Slack asked to wait, more often or for longer than is of use to whoever asked. */
    record RateLimited() implements Delivery {
    }

    /** Slack could not be reached, or failed each time; the message is not there. */
    record Unavailable() implements Delivery {
    }

    /** It was handed over, and nobody can tell whether it arrived. It is not sent again: two would be worse than none. */
    record Unknown() implements Delivery {
    }

    /** Refused for another reason, in Slack's word for it. */
    record Refused(String error) implements Delivery {
    }
}
