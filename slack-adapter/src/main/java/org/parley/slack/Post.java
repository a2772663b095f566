package org.parley.slack;

import com.slack.api.model.event.AppMentionEvent;
import com.slack.api.model.event.MessageEvent;
import com.slack.api.model.event.MessageFileShareEvent;
import com.slack.api.model.event.MessageThreadBroadcastEvent;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A message that a person posted, whichever event told us of it.
 *
 * @param channel the channel's id
 * @param direct whether it was posted in a direct message with the app
 * @param user the author's id
 * @param text the text in Slack's own markup
 * @param ts the message's time stamp, unique in its channel
 * @param threadTs the time stamp of the thread's first message, if it was posted in a thread
 * @param parentUser the author of the thread's first message, where the event says so
 */
record Post(String channel, boolean direct, String user, String text, String ts, Optional<String> threadTs,
        Optional<String> parentUser) {

    /** The name by which a repeat is known: a mention arrives as two events with different ids, but is one message. */
    String key() {
        return channel + "/" + ts;
    }

    /** The thread that an answer in a channel belongs to, as a key: the one it was posted in, or the one it may start. */
    String root() {
        return threadTs.orElse(ts);
    }

    /** Empty when a bot wrote it, as for the three below. */
    static Optional<Post> of(AppMentionEvent event) {
        return of(event.getChannel(), null, event.getUser(), event.getBotId(), event.getText(), event.getTs(),
                event.getThreadTs(), null);
    }

    static Optional<Post> of(MessageEvent event) {
        return of(event.getChannel(), event.getChannelType(), event.getUser(), event.getBotId(), event.getText(),
                event.getTs(), event.getThreadTs(), event.getParentUserId());
    }

    static Optional<Post> of(MessageFileShareEvent event) {
        return of(event.getChannel(), event.getChannelType(), event.getUser(), null, event.getText(), event.getTs(),
                event.getThreadTs(), event.getParentUserId());
    }

    static Optional<Post> of(MessageThreadBroadcastEvent event) {
        return of(event.getChannel(), event.getChannelType(), event.getUser(), null, event.getText(), event.getTs(),
                event.getThreadTs(), null);
    }

    private static Optional<Post> of(@Nullable String channel, @Nullable String channelType, @Nullable String user,
            @Nullable String botId, @Nullable String text, @Nullable String ts, @Nullable String threadTs,
            @Nullable String parentUser) {
        if (channel == null || user == null || ts == null || botId != null) {
            return Optional.empty();
        }
        return Optional.of(new Post(channel, "im".equals(channelType), user, text == null ? "" : text, ts,
                Optional.ofNullable(threadTs), Optional.ofNullable(parentUser)));
    }
}
