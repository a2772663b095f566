package org.parley.slack;

import java.util.Optional;
import org.parley.reply.Picture;

/** A call to Slack that says something, as it is kept until it is made. */
sealed interface SlackCall {

    /** What is said. */
    SlackMessage message();

    /** The same with another message. */
    SlackCall with(SlackMessage other);

    /**
     * Everybody in the channel sees it.
     *
     * @param picture is shown with it
     * @param otherwise a response_url that says it where the app is no member of the channel; empty for none
     */
    record Post(SlackMessage message, Optional<Picture> picture, Optional<String> otherwise) implements SlackCall {

        Post(SlackMessage message) {
            this(message, Optional.empty(), Optional.empty());
        }

        @Override
        public Post with(SlackMessage other) {
            return new Post(other, picture, otherwise);
        }
    }

    /**
     * Only the person who did what the response_url was given for sees it.
     *
     * @param picture is shown with it
     * @param replaces whether it takes the place of the message whose button was pressed
     */
    record Respond(SlackMessage message, Optional<Picture> picture, String responseUrl, boolean replaces)
            implements
                SlackCall {

        @Override
        public Respond with(SlackMessage other) {
            return new Respond(other, picture, responseUrl, replaces);
        }
    }

    /**
     * A message that was posted says this from now on.
     *
     * @param ts the message's time stamp
     */
    record Update(SlackMessage message, String ts) implements SlackCall {

        @Override
        public Update with(SlackMessage other) {
            return new Update(other, ts);
        }
    }
}
