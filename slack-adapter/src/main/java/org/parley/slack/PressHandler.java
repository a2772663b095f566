package org.parley.slack;

import com.slack.api.model.block.ContextBlock;
import com.slack.api.model.block.composition.MarkdownTextObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.parley.bot.Audience;
import org.parley.bot.Press;
import org.parley.bot.Reaction;
import org.parley.bot.Speaker;
import org.parley.delivery.Outgoing;
import org.parley.delivery.Recipient;
import org.parley.reply.Reply;
import org.parley.wording.Phrases;

/** What comes of a press on a button of a message. Thread-safe. */
final class PressHandler {

    private final Answering answering;
    private final SlackPeople people;

    PressHandler(Answering answering, SlackPeople people) {
        this.answering = answering;
        this.people = people;
    }

    /** The calls that show what {@code pressed} leads to. */
    List<Outgoing> handle(SlackEvent.Pressed pressed) throws InterruptedException {
        Speaker speaker = pressed.unseen()
                ? people.aside(pressed.channel(), pressed.user())
                : people.in(pressed.channel(), pressed.user()).inThread(pressed.thread());
        Optional<Reaction> reaction = answering.to(new Press(speaker, pressed.button(), Optional.of(pressed.ts()),
                pressed.unseen() ? Audience.ASKER : Audience.CHAT));
        return reaction.map(r -> reacted(r, pressed, answering.phrases(speaker))).orElse(List.of());
    }

    private static List<Outgoing> reacted(Reaction reaction, SlackEvent.Pressed pressed, Phrases phrases) {
        Aside aside = new Aside(pressed.channel(), pressed.user(), pressed.thread(), pressed.responseUrl());
        return switch (reaction) {
            case Reaction.Say(Reply reply, Audience audience) -> audience == Audience.ASKER
                    ? aside.say(reply, phrases)
                    : said(reply, pressed, phrases);
            case Reaction.Edit(Reply reply) ->
                pressed.unseen() ? aside.replace(reply, phrases) : edited(reply, pressed);
            // Other buttons are for who pressed: what everybody sees stays, and what one person sees, Slack does not tell.
            case Reaction.Rebutton rebutton when pressed.offered() -> rebutton.notice()
                    .map(text -> aside.replace(Reply.of(text), phrases)).orElseGet(aside::close);
            case Reaction.Rebutton rebutton -> aside.offer(rebutton.notice(), rebutton.buttons());
            case Reaction.Notice(String text) -> aside.say(Reply.of(text), phrases);
        };
    }

    private static Recipient place(SlackEvent.Pressed pressed) {
        return new Recipient(SlackMessenger.PLATFORM, pressed.channel(), pressed.thread());
    }

    /** What only the person saw before says to whom the others owe it. */
    private static List<Outgoing> said(Reply reply, SlackEvent.Pressed pressed, Phrases phrases) {
        List<SlackCall> posts = new ArrayList<>(SlackMessenger.posts(reply, Optional.of(pressed.responseUrl())));
        if (pressed.unseen() && !posts.isEmpty() && posts.getLast() instanceof SlackCall.Saying last) {
            String signature = phrases.text("slack.shared", "<@" + pressed.user() + ">");
            posts.set(posts.size() - 1, last.with(signed(last.message(), signature)));
        }
        return posts.stream().map(post -> SlackMessenger.outgoing(place(pressed), post)).toList();
    }

    private static SlackMessage signed(SlackMessage message, String signature) {
        SlackMessage signed = message.with(ContextBlock.builder()
                .elements(List.of(MarkdownTextObject.builder().text(signature).verbatim(true).build())).build());
        return new SlackMessage(signed.blocks(), message.text() + "\n\n" + signature);
    }

    private static List<Outgoing> edited(Reply reply, SlackEvent.Pressed pressed) {
        return SlackMessenger.replace(List.of(pressed.ts()), reply).stream()
                .map(call -> SlackMessenger.outgoing(place(pressed), call)).toList();
    }
}
