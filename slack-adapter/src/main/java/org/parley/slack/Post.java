package org.parley.slack;

import com.slack.api.model.event.AppMentionEvent;
import com.slack.api.model.event.MessageChangedEvent;
import com.slack.api.model.event.MessageEvent;
import com.slack.api.model.event.MessageFileShareEvent;
import com.slack.api.model.event.MessageThreadBroadcastEvent;
import java.math.BigDecimal;
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
 * @param edited the time stamp of the edit, if it said something else before
 */
record Post(String channel, boolean direct, String user, String text, String ts, Optional<String> threadTs,
        Optional<String> parentUser, Optional<String> edited) {

    /** How long after it was sent a question can be corrected, and its answer with it. In seconds. */
    private static final BigDecimal EDITABLE = BigDecimal.valueOf(60);

    /** The name by which a repeat is known: a mention arrives as two events with different ids, but is one message. */
    String key() {
        return channel + "/" + ts + edited.map(at -> "/" + at).orElse("");
    }

    /** The thread that an answer in a channel belongs to, as a key: the one it was posted in, or the one it may start. */
    String root() {
        return threadTs.orElse(ts);
    }

    /** Empty when a bot wrote it, as for all below. */
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

    /** Empty, too, when its author did not edit it, as when a link's preview was added, or did so late. */
    static Optional<Post> of(MessageChangedEvent event) {
        MessageChangedEvent.Message now = event.getMessage();
        if (now == null || now.getEdited() == null) {
            return Optional.empty();
        }
        String at = now.getEdited().getTs();
        return new BigDecimal(at).subtract(new BigDecimal(now.getTs())).compareTo(EDITABLE) <= 0
                ? of(event.getChannel(), event.getChannelType(), now.getUser(), now.getBotId(), now.getText(),
                        now.getTs(), now.getThreadTs(), now.getParentUserId()).map(post -> post.edited(at))
                : Optional.empty();
    }

    private Post edited(String at) {
        return new Post(channel, direct, user, text, ts, threadTs, parentUser, Optional.of(at));
    }

    private static Optional<Post> of(@Nullable String channel, @Nullable String channelType, @Nullable String user,
            @Nullable String botId, @Nullable String text, @Nullable String ts, @Nullable String threadTs,
            @Nullable String parentUser) {
        if (channel == null || user == null || ts == null || botId != null) {
            return Optional.empty();
        }
        return Optional.of(new Post(channel, "im".equals(channelType), user, text == null ? "" : text, ts,
                Optional.ofNullable(threadTs), Optional.ofNullable(parentUser), Optional.empty()));
    }
}
