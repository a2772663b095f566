package org.parley.slack;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.parley.bot.Address;
import org.parley.bot.Audience;
import org.parley.bot.Incoming;
import org.parley.bot.Press;
import org.parley.bot.Reaction;
import org.parley.bot.Speaker;
import org.parley.delivery.Outgoing;
import org.parley.reply.Block;
import org.parley.reply.Reply;
import org.parley.wording.Phrases;

/** The app's Home: what comes to a person, what happened last, and help. Thread-safe. */
final class Home {

    /**
     * A part of it.
     *
     * @param title the key of its heading
     * @param command what it shows the reply to
     */
    private record Part(String title, String command) {
    }

    private static final List<Part> PARTS = List.of(new Part("slack.home.digests", "/digest"),
            new Part("watch.list-aside", "/watches"), new Part("slack.home.latest", "/latest"),
            new Part("slack.home.help", "/help"));

    private final Answering answering;
    private final SlackPeople people;
    private final SideCalls calls;

    Home(Answering answering, SlackPeople people, SideCalls calls) {
        this.answering = answering;
        this.people = people;
        this.calls = calls;
    }

    /** Shows it to somebody who opened it. */
    List<Outgoing> opened(SlackEvent.HomeOpened opened) throws InterruptedException {
        show(people.alone(opened.channel(), opened.user()));
        return List.of();
    }

    /** What is to be said comes as a direct message; what was changed shows in the Home. */
    List<Outgoing> pressed(SlackEvent.HomePressed pressed) throws InterruptedException {
        Speaker speaker = people.alone(pressed.channel(), pressed.user());
        Optional<Reaction> reaction = answering
                .to(new Press(speaker, pressed.button(), Optional.empty(), Audience.ASKER));
        show(speaker);
        return reaction.flatMap(Home::said)
                .map(reply -> SlackMessenger.outgoing(reply, pressed.channel(), Optional.empty())).orElse(List.of());
    }

    private static Optional<Reply> said(Reaction reaction) {
        return switch (reaction) {
            case Reaction.Say(Reply reply, Audience audience) -> Optional.of(reply);
            case Reaction.Edit edit -> Optional.empty();
            case Reaction.Rebutton rebutton -> rebutton.notice().map(Reply::of);
            case Reaction.Notice(String text) -> Optional.of(Reply.of(text));
        };
    }

    private void show(Speaker speaker) throws InterruptedException {
        Phrases phrases = answering.phrases(speaker);
        List<Reply> parts = new ArrayList<>();
        for (Part part : PARTS) {
            Incoming asked = new Incoming(speaker, Address.COMMAND, part.command()).before(Audience.ASKER);
            answering.to(asked).map(reply -> titled(phrases.text(part.title()), reply)).ifPresent(parts::add);
        }
        calls.showHome(speaker.user(), Views.home(parts, speaker.chat(), phrases));
    }

    /** With the Home's heading in place of its own. */
    private static Reply titled(String title, Reply reply) {
        boolean hasHeading = reply.blocks().stream().limit(1).anyMatch(Block.Heading.class::isInstance);
        return new Reply(Stream.concat(Stream.of(new Block.Heading(title)),
                reply.blocks().stream().skip(hasHeading ? 1 : 0)).toList(), reply.picture(), reply.buttons(),
                reply.language());
    }
}
