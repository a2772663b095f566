package org.parley.slack;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.parley.delivery.Outgoing;
import org.parley.reply.Button;
import org.parley.reply.Picture;
import org.parley.reply.Reply;
import org.parley.wording.Phrases;

/**
 * Where one person alone sees what is said: below what they did in a channel. Pure.
 *
 * @param user the person's id
 * @param thread the thread they did it in, if any
 * @param responseUrl takes five answers within 30 minutes (docs.slack.dev/interactivity/handling-user-interaction)
 */
record Aside(String channel, String user, Optional<String> thread, String responseUrl) {

    private static final int ANSWERS = 5;

    private static final Duration GOOD_FOR = Duration.ofMinutes(30);

    /** Says {@code reply} below. */
    List<Outgoing> say(Reply reply, Phrases phrases) {
        return say(reply, false, phrases);
    }

    /** Says {@code reply} in place of the message whose button was pressed. */
    List<Outgoing> replace(Reply reply, Phrases phrases) {
        return say(reply, true, phrases);
    }

    private List<Outgoing> say(Reply reply, boolean replaces, Phrases phrases) {
        List<SlackMessage> all = BlockKitRenderer.render(reply);
        List<SlackMessage> sent = all.size() <= ANSWERS
                ? all
                : Stream.concat(all.stream().limit(ANSWERS - 1L),
                        BlockKitRenderer.render(Reply.of(phrases.text("slack.more"))).stream()).toList();
        List<Outgoing> calls = new ArrayList<>();
        for (SlackMessage message : sent) {
            boolean isLast = calls.size() == sent.size() - 1;
            calls.add(respond(message, isLast ? reply.picture() : Optional.empty(), replaces && calls.isEmpty()));
        }
        return calls;
    }

    private Outgoing respond(SlackMessage message, Optional<Picture> picture, boolean replaces) {
        return outgoing(new SlackCall.Respond(message, picture, responseUrl, replaces, thread));
    }

    /** Offers {@code buttons} in a message of their own, which goes when one of them is pressed. */
    List<Outgoing> offer(Optional<String> notice, List<Button> buttons) {
        String text = notice.orElseGet(() -> buttons.stream().map(Button::label).collect(Collectors.joining(" · ")));
        return BlockKitRenderer.render(Reply.of(text)).stream()
                .map(message -> respond(message.with(BlockKitRenderer.menu(buttons)), Optional.empty(), false))
                .toList();
    }

    /** Takes away the message whose button was pressed. */
    List<Outgoing> close() {
        return List.of(outgoing(new SlackCall.Close(responseUrl)));
    }

    private Outgoing outgoing(SlackCall call) {
        return new Outgoing(SlackMessenger.privately(channel, user), StoredJson.write(call), Optional.empty(),
                GOOD_FOR);
    }
}
