package org.parley.slack;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.parley.bot.Address;
import org.parley.bot.Audience;
import org.parley.bot.Incoming;
import org.parley.bot.Speaker;
import org.parley.delivery.Outgoing;
import org.parley.delivery.Received;
import org.parley.delivery.Recipient;
import org.parley.delivery.UpdateHandler;
import org.parley.reply.Block;
import org.parley.reply.Reply;

/** Has the core answer what Slack told, and says how its answers are to be sent. Thread-safe. */
final class SlackHandler implements UpdateHandler {

    /** How many prompts a pane shows (docs.slack.dev/reference/methods/assistant.threads.setSuggestedPrompts). */
    private static final int PROMPTS = 4;

    private static final String CHECK = "/check";

    /** For an answer that is on its way while its question is being corrected. */
    private static final Duration ANSWER_UNDER_WAY = Duration.ofSeconds(2);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    private final Answering answering;
    private final SlackPeople people;
    private final SideCalls calls;
    private final Function<String, List<String>> sent;
    private final PressHandler presses;
    private final Home home;

    /** @param sent the time stamps of the messages that were sent under a reference */
    SlackHandler(Answering answering, SlackPeople people, SideCalls calls, Function<String, List<String>> sent) {
        this.answering = answering;
        this.people = people;
        this.calls = calls;
        this.sent = sent;
        this.presses = new PressHandler(answering, people);
        this.home = new Home(answering, people, calls);
    }

    @Override
    public List<Outgoing> handle(Received received) throws InterruptedException {
        return switch (StoredJson.event(received.payload())) {
            case SlackEvent.Said said -> said(said);
            case SlackEvent.Commanded commanded -> commanded(commanded);
            case SlackEvent.Checked checked -> checked(checked);
            case SlackEvent.Asked asked -> asked(asked);
            case SlackEvent.Pressed pressed -> presses.handle(pressed);
            case SlackEvent.HomeOpened opened -> home.opened(opened);
            case SlackEvent.HomePressed pressed -> home.pressed(pressed);
            case SlackEvent.PaneOpened opened -> paneOpened(opened);
        };
    }

    /**
     * Opens the modal to ask in.
     *
     * @param trigger good for three seconds (docs.slack.dev/interactivity/handling-user-interaction)
     */
    void showModal(String trigger, String user) {
        calls.openModal(trigger, Views.question(SlackListener.ASK, answering.phrases(people.alone(user, user))));
    }

    private List<Outgoing> said(SlackEvent.Said said) throws InterruptedException {
        Speaker speaker = (said.direct()
                ? people.alone(said.channel(), said.user())
                : people.among(said.channel(), said.user())).inThread(said.thread());
        Thread status = Thread.ofVirtual().start(() -> showAtWork(said, speaker));
        Optional<Reply> reply = answering.to(incoming(said, speaker));
        // A status that came after the answer would stay for two minutes.
        status.join();
        if (reply.isEmpty()) {
            return List.of();
        }
        Recipient to = new Recipient(SlackMessenger.PLATFORM, said.channel(), said.thread());
        String reference = said.channel() + "/" + said.ts();
        List<SlackCall> answer = said.correction()
                ? SlackMessenger.replace(standing(reference), reply.get())
                : SlackMessenger.posts(reply.get(), Optional.empty());
        return answer.stream().map(call -> SlackMessenger.outgoing(to, call).under(reference)).toList();
    }

    /** What is spoken to Parley alone may be a command; Slack has no slash commands in threads. */
    private Incoming incoming(SlackEvent.Said said, Speaker speaker) {
        boolean isToIt = said.address() == Address.DIRECT || said.address() == Address.MENTION;
        String plain = Mrkdwn.toPlain(said.text()).strip();
        Incoming incoming = new Incoming(speaker, said.address(), isToIt ? CommandText.spoken(plain) : plain)
                .withMessage(said.ts());
        return said.address() == Address.MENTION && (incoming.text().isEmpty() || incoming.text().equals(CHECK))
                ? above(said).map(incoming::quoting).orElse(incoming)
                : incoming;
    }

    /** Whoever says no more than its name below a message means what stands there. */
    private Optional<String> above(SlackEvent.Said said) {
        return said.thread().filter(thread -> !thread.equals(said.ts()))
                .flatMap(thread -> calls.firstOf(said.channel(), thread)).map(text -> Mrkdwn.toPlain(text).strip())
                .filter(text -> !text.isEmpty());
    }

    /** The messages of the earlier answer, for which it waits a little; none if there was silence. */
    private List<String> standing(String reference) throws InterruptedException {
        List<String> there = sent.apply(reference);
        for (Duration waited = Duration.ZERO; there.isEmpty()
                && waited.compareTo(ANSWER_UNDER_WAY) < 0; waited = waited.plus(LOOK_AGAIN)) {
            Thread.sleep(LOOK_AGAIN);
            there = sent.apply(reference);
        }
        return there.stream().filter(ts -> !ts.isEmpty()).distinct().toList();
    }

    /** In the assistant pane, whose threads are all in the direct message. */
    private void showAtWork(SlackEvent.Said said, Speaker speaker) {
        if (said.direct() && said.thread().isPresent()) {
            calls.showStatus(said.channel(), said.thread().get(), answering.phrases(speaker).text("slack.status"));
        }
    }

    private List<Outgoing> commanded(SlackEvent.Commanded commanded) throws InterruptedException {
        Speaker speaker = people.aside(commanded.channel(), commanded.user());
        return aside(new Incoming(speaker, Address.COMMAND, CommandText.of(commanded.text())),
                new Aside(commanded.channel(), commanded.user(), Optional.empty(), commanded.responseUrl()));
    }

    private List<Outgoing> checked(SlackEvent.Checked checked) throws InterruptedException {
        Speaker speaker = people.aside(checked.channel(), checked.user());
        return aside(
                new Incoming(speaker, Address.COMMAND, CHECK).quoting(Mrkdwn.toPlain(checked.text()).strip()),
                new Aside(checked.channel(), checked.user(), checked.thread(), checked.responseUrl()));
    }

    private List<Outgoing> aside(Incoming incoming, Aside aside) throws InterruptedException {
        return answering.to(incoming.before(Audience.ASKER))
                .map(reply -> aside.say(reply, answering.phrases(incoming.speaker()))).orElse(List.of());
    }

    /** The answer to what was typed into the modal comes as a direct message, where it stays and can be followed up. */
    private List<Outgoing> asked(SlackEvent.Asked asked) throws InterruptedException {
        Speaker speaker = people.alone(people.directMessage(asked.user()), asked.user());
        String question = Mrkdwn.toPlain(asked.text()).strip();
        Block asking = new Block.Context(answering.phrases(speaker).text("slack.asked", question));
        return answering.to(new Incoming(speaker, Address.DIRECT, question)).map(reply -> below(reply, asking))
                .map(reply -> SlackMessenger.outgoing(reply, speaker.chat(), Optional.empty())).orElse(List.of());
    }

    /** The answer first, which is what a notification shows; what it answers below. */
    private static Reply below(Reply reply, Block second) {
        List<Block> blocks = new ArrayList<>(reply.blocks());
        blocks.add(Math.min(1, blocks.size()), second);
        return new Reply(blocks, reply.picture(), reply.buttons(), reply.language());
    }

    private List<Outgoing> paneOpened(SlackEvent.PaneOpened opened) {
        List<String> prompts = answering.prompts(PROMPTS, people.alone(opened.channel(), opened.user()));
        if (!prompts.isEmpty()) {
            calls.suggest(opened.channel(), opened.thread(), prompts);
        }
        return List.of();
    }
}
