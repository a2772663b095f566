package org.parley.slack;

import java.util.Optional;
import org.parley.reply.Picture;

/** A call to Slack, as it is kept until it is made. */
sealed interface SlackCall {

    /** One that says something. */
    sealed interface Saying extends SlackCall {

        /** What is said. */
        SlackMessage message();

        /** What is shown with it. */
        Optional<Picture> picture();

        /** The same with another message. */
        Saying with(SlackMessage other);
    }

    /**
     * Everybody in the channel sees it.
     *
     * @param otherwise a response_url that says it where the app is no member of the channel; empty for none
     */
    record Post(SlackMessage message, Optional<Picture> picture, Optional<String> otherwise) implements Saying {

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
     * @param replaces whether it takes the place of the message whose button was pressed
     * @param thread the thread that it belongs to; without it Slack shows it in the channel
     */
    record Respond(SlackMessage message, Optional<Picture> picture, String responseUrl, boolean replaces,
            Optional<String> thread) implements Saying {

        @Override
        public Respond with(SlackMessage other) {
            return new Respond(other, picture, responseUrl, replaces, thread);
        }
    }

    /**
     * A message that was posted says this from now on; where it cannot be changed, it is said anew.
     *
     * @param ts the message's time stamp
     */
    record Update(SlackMessage message, String ts) implements Saying {

        @Override
        public Optional<Picture> picture() {
            return Optional.empty();
        }

        @Override
        public Update with(SlackMessage other) {
            return new Update(other, ts);
        }
    }

    /**
     * A message that was posted is taken back.
     *
     * @param ts the message's time stamp
     */
    record Delete(String ts) implements SlackCall {
    }

    /** The message that only the person sees whose press the response_url was given for goes away. */
    record Close(String responseUrl) implements SlackCall {
    }
}
