package org.parley.slack;

import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.model.assistant.SuggestedPrompt;
import com.slack.api.model.block.ContextBlock;
import com.slack.api.model.block.composition.MarkdownTextObject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.parley.bot.Address;
import org.parley.bot.Audience;
import org.parley.bot.Bot;
import org.parley.bot.Incoming;
import org.parley.bot.Press;
import org.parley.bot.Reaction;
import org.parley.bot.Speaker;
import org.parley.delivery.Outgoing;
import org.parley.delivery.Received;
import org.parley.delivery.Recipient;
import org.parley.delivery.UpdateHandler;
import org.parley.reply.Block;
import org.parley.reply.Button;
import org.parley.reply.Reply;
import org.parley.wording.Phrases;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has the core answer what Slack told, and says how its answers are to be sent. Thread-safe. */
final class SlackHandler implements UpdateHandler {

    private static final Logger LOG = LoggerFactory.getLogger(SlackHandler.class);

    /** How many answers one response_url takes (docs.slack.dev/interactivity/handling-user-interaction). */
    private static final int RESPONSES = 5;

    /** For how long it takes them, says the same page. */
    private static final Duration RESPONSE_GOOD_FOR = Duration.ofMinutes(30);

    /** How many prompts a pane shows (docs.slack.dev/reference/methods/assistant.threads.setSuggestedPrompts). */
    private static final int PROMPTS = 4;

    /** What the Home is made of. */
    private static final List<String> HOME = List.of("/digest", "/watches", "/latest", "/help");

    private final Bot bot;
    private final SlackPeople people;
    private final MethodsClient methods;

    /** @param methods the Web API with the bot's token */
    SlackHandler(Bot bot, SlackPeople people, MethodsClient methods) {
        this.bot = bot;
        this.people = people;
        this.methods = methods;
    }

    @Override
    public List<Outgoing> handle(Received received) throws InterruptedException {
        return switch (StoredJson.event(received.payload())) {
            case SlackEvent.Said said -> said(said);
            case SlackEvent.Commanded commanded -> commanded(commanded);
            case SlackEvent.Checked checked -> checked(checked);
            case SlackEvent.Asked asked -> asked(asked);
            case SlackEvent.Pressed pressed -> pressed(pressed);
            case SlackEvent.HomeOpened opened -> homeOpened(opened.channel(), opened.user());
            case SlackEvent.HomePressed pressed -> homePressed(pressed);
            case SlackEvent.PaneOpened opened -> paneOpened(opened);
        };
    }

    /**
     * Opens the modal to ask in.
     *
     * @param trigger good for three seconds (docs.slack.dev/interactivity/handling-user-interaction)
     */
    void showModal(String trigger, String user) {
        attempt("open the modal", () -> methods.viewsOpen(
                r -> r.triggerId(trigger).view(Views.question(SlackListener.ASK, phrases(people.alone(user, user))))));
    }

    private List<Outgoing> said(SlackEvent.Said said) throws InterruptedException {
        Speaker speaker = (said.direct()
                ? people.alone(said.channel(), said.user())
                : people.among(said.channel(), said.user())).inThread(said.thread());
        Thread status = Thread.ofVirtual().start(() -> showAtWork(said, speaker));
        Optional<Reply> reply = reply(
                new Incoming(speaker, said.address(), Mrkdwn.toPlain(said.text()).strip()).withMessage(said.ts()));
        // A status that came after the answer would stay for two minutes.
        status.join();
        return reply.map(r -> posts(r, said.channel(), said.thread())).orElse(List.of());
    }

    /** In the assistant pane, whose threads are all in the direct message. Slack takes the status away with the answer. */
    private void showAtWork(SlackEvent.Said said, Speaker speaker) {
        if (said.direct() && said.thread().isPresent()) {
            attempt("show a status", () -> methods.assistantThreadsSetStatus(r -> r.channelId(said.channel())
                    .threadTs(said.thread().get()).status(phrases(speaker).text("slack.status"))));
        }
    }

    private List<Outgoing> commanded(SlackEvent.Commanded commanded) throws InterruptedException {
        Speaker speaker = person(commanded.channel(), commanded.user());
        Incoming incoming = new Incoming(speaker, Address.COMMAND, CommandText.of(commanded.text()))
                .before(Audience.ASKER);
        return reply(incoming).map(reply -> responses(reply, commanded.channel(), commanded.user(),
                commanded.responseUrl(), false, phrases(speaker))).orElse(List.of());
    }

    private List<Outgoing> checked(SlackEvent.Checked checked) throws InterruptedException {
        Speaker speaker = person(checked.channel(), checked.user());
        Incoming incoming = new Incoming(speaker, Address.COMMAND, "/check")
                .quoting(Mrkdwn.toPlain(checked.text()).strip()).before(Audience.ASKER);
        return reply(incoming).map(reply -> responses(reply, checked.channel(), checked.user(), checked.responseUrl(),
                false, phrases(speaker))).orElse(List.of());
    }

    /** The answer to what was typed into the modal comes as a direct message, where it stays and can be followed up. */
    private List<Outgoing> asked(SlackEvent.Asked asked) throws InterruptedException {
        Optional<String> channel = directMessage(asked.user());
        if (channel.isEmpty()) {
            return List.of();
        }
        Speaker speaker = people.alone(channel.get(), asked.user());
        String question = Mrkdwn.toPlain(asked.text()).strip();
        Block asking = new Block.Context(phrases(speaker).text("slack.asked", question));
        return reply(new Incoming(speaker, Address.DIRECT, question))
                .map(reply -> new Reply(Stream.concat(Stream.of(asking), reply.blocks().stream()).toList(),
                        reply.picture(), reply.buttons(), reply.language()))
                .map(reply -> posts(reply, channel.get(), Optional.empty())).orElse(List.of());
    }

    private List<Outgoing> pressed(SlackEvent.Pressed pressed) throws InterruptedException {
        boolean privately = pressed.shown().isEmpty();
        Speaker speaker = privately
                ? person(pressed.channel(), pressed.user())
                : place(pressed.channel(), pressed.user()).inThread(pressed.thread());
        return reaction(new Press(speaker, pressed.button(), Optional.of(pressed.ts()),
                privately ? Audience.ASKER : Audience.CHAT))
                .map(reaction -> reacted(reaction, pressed, phrases(speaker))).orElse(List.of());
    }

    private List<Outgoing> reacted(Reaction reaction, SlackEvent.Pressed pressed, Phrases phrases) {
        return switch (reaction) {
            case Reaction.Say(Reply reply, Audience audience) -> audience == Audience.ASKER
                    ? responses(reply, pressed.channel(), pressed.user(), pressed.responseUrl(), false, phrases)
                    : said(reply, pressed, phrases);
            case Reaction.Edit(Reply reply) -> pressed.shown().isEmpty()
                    ? responses(reply, pressed.channel(), pressed.user(), pressed.responseUrl(), true, phrases)
                    : edited(reply, pressed);
            case Reaction.Rebutton(List<Button> buttons, Optional<String> notice) -> Stream.concat(
                    pressed.shown().stream().map(shown -> rebuttoned(shown, buttons, pressed)),
                    notice.stream().flatMap(text -> notice(text, pressed, phrases).stream())).toList();
            case Reaction.Notice(String text) -> notice(text, pressed, phrases);
        };
    }

    /** What only the person saw before says to whom the others owe it. */
    private static List<Outgoing> said(Reply reply, SlackEvent.Pressed pressed, Phrases phrases) {
        Recipient to = new Recipient(SlackMessenger.PLATFORM, pressed.channel(), pressed.thread());
        List<SlackCall> posts = new ArrayList<>(SlackMessenger.posts(reply, Optional.of(pressed.responseUrl())));
        if (pressed.shown().isEmpty() && !posts.isEmpty()) {
            SlackCall last = posts.removeLast();
            posts.add(last.with(signed(last.message(), phrases.text("slack.shared", "<@" + pressed.user() + ">"))));
        }
        return posts.stream().map(post -> outgoing(to, post)).toList();
    }

    private static SlackMessage signed(SlackMessage message, String signature) {
        SlackMessage signed = message.with(ContextBlock.builder()
                .elements(List.of(MarkdownTextObject.builder().text(signature).verbatim(true).build())).build());
        return new SlackMessage(signed.blocks(), message.text() + "\n\n" + signature);
    }

    private static List<Outgoing> edited(Reply reply, SlackEvent.Pressed pressed) {
        Recipient to = new Recipient(SlackMessenger.PLATFORM, pressed.channel(), pressed.thread());
        List<SlackCall> posts = SlackMessenger.posts(reply, Optional.empty());
        List<Outgoing> calls = new ArrayList<>();
        for (SlackCall post : posts) {
            calls.add(outgoing(to, calls.isEmpty() ? new SlackCall.Update(post.message(), pressed.ts()) : post));
        }
        return calls;
    }

    private static Outgoing rebuttoned(SlackEvent.Pressed.Shown shown, List<Button> buttons,
            SlackEvent.Pressed pressed) {
        SlackMessage message = new SlackMessage(shown.blocks(), shown.text())
                .withButtons(BlockKitRenderer.buttons(buttons));
        return outgoing(new Recipient(SlackMessenger.PLATFORM, pressed.channel(), pressed.thread()),
                new SlackCall.Update(message, pressed.ts()));
    }

    private static List<Outgoing> notice(String text, SlackEvent.Pressed pressed, Phrases phrases) {
        return responses(Reply.of(text), pressed.channel(), pressed.user(), pressed.responseUrl(), false, phrases);
    }

    private List<Outgoing> homeOpened(String channel, String user) throws InterruptedException {
        Speaker speaker = people.alone(channel, user);
        List<Reply> parts = new ArrayList<>();
        for (String command : HOME) {
            reply(new Incoming(speaker, Address.COMMAND, command).before(Audience.ASKER)).ifPresent(parts::add);
        }
        attempt("show a Home",
                () -> methods.viewsPublish(r -> r.userId(user).view(Views.home(parts, channel, phrases(speaker)))));
        return List.of();
    }

    /** What is to be said comes as a direct message; what was changed shows in the Home. */
    private List<Outgoing> homePressed(SlackEvent.HomePressed pressed) throws InterruptedException {
        Speaker speaker = people.alone(pressed.channel(), pressed.user());
        Optional<Reaction> reaction = reaction(
                new Press(speaker, pressed.button(), Optional.empty(), Audience.ASKER));
        homeOpened(pressed.channel(), pressed.user());
        Optional<Reply> more = reaction.flatMap(r -> switch (r) {
            case Reaction.Say(Reply reply, Audience audience) -> Optional.of(reply);
            case Reaction.Edit edit -> Optional.empty();
            case Reaction.Rebutton(List<Button> buttons, Optional<String> notice) -> notice.map(Reply::of);
            case Reaction.Notice(String text) -> Optional.of(Reply.of(text));
        });
        return more.map(reply -> posts(reply, pressed.channel(), Optional.empty())).orElse(List.of());
    }

    private List<Outgoing> paneOpened(SlackEvent.PaneOpened opened) {
        List<SuggestedPrompt> prompts = bot
                .prompts(PROMPTS, bot.language(people.alone(opened.channel(), opened.user()))).stream()
                .map(SuggestedPrompt::create).toList();
        if (!prompts.isEmpty()) {
            attempt("suggest prompts", () -> methods.assistantThreadsSetSuggestedPrompts(
                    r -> r.channelId(opened.channel()).threadTs(opened.thread()).prompts(prompts)));
        }
        return List.of();
    }

    /** Somebody whom only they themselves hear in {@code channel}: their commands there are a conversation of their own. */
    private Speaker person(String channel, String user) {
        Speaker speaker = place(channel, user);
        return speaker.shared() ? speaker.inThread(SlackMessenger.privateThread(user)) : speaker;
    }

    /**
     * Somebody in a channel, or in their direct message with the app. Where two people speak to each other the app has no place; whoever
     * uses it there is taken to be in their own.
     */
    private Speaker place(String channel, String user) {
        return isDirect(channel)
                ? people.alone(directMessage(user).orElse(channel), user)
                : people.among(channel, user);
    }

    private static boolean isDirect(String channel) {
        return channel.startsWith("D");
    }

    private Optional<String> directMessage(String user) {
        return attempt("open a direct message", () -> methods.conversationsOpen(r -> r.users(List.of(user))))
                .map(response -> response.getChannel().getId());
    }

    /** Whoever asked is owed an outcome. The exception's message might quote the question: its kind is enough. */
    private Optional<Reply> reply(Incoming incoming) throws InterruptedException {
        try {
            return bot.handle(incoming);
        } catch (RuntimeException e) {
            stopIfTold();
            LOG.error("a message in {} could not be answered: {}", incoming.chat(), e.getClass().getName());
            return Optional.of(Reply.of(phrases(incoming.speaker()).text("slack.failed")));
        }
    }

    private Optional<Reaction> reaction(Press press) throws InterruptedException {
        try {
            return bot.press(press);
        } catch (RuntimeException e) {
            stopIfTold();
            LOG.error("a button in {} led nowhere: {}", press.speaker().chat(), e.getClass().getName());
            return Optional.of(new Reaction.Notice(phrases(press.speaker()).text("slack.failed")));
        }
    }

    /** What failed because Parley is being stopped is done after the next start. */
    private static void stopIfTold() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    private Phrases phrases(Speaker speaker) {
        return Phrases.in(bot.language(speaker));
    }

    private static List<Outgoing> posts(Reply reply, String channel, Optional<String> thread) {
        Recipient to = new Recipient(SlackMessenger.PLATFORM, channel, thread);
        return SlackMessenger.posts(reply, Optional.empty()).stream().map(post -> outgoing(to, post)).toList();
    }

    private static List<Outgoing> responses(Reply reply, String channel, String user, String responseUrl,
            boolean replaces, Phrases phrases) {
        List<SlackMessage> messages = BlockKitRenderer.render(reply);
        List<SlackMessage> sent = messages.size() <= RESPONSES
                ? messages
                : Stream.concat(messages.stream().limit(RESPONSES - 1L),
                        BlockKitRenderer.render(Reply.of(phrases.text("slack.more"))).stream()).toList();
        List<Outgoing> calls = new ArrayList<>();
        for (SlackMessage message : sent) {
            SlackCall call = new SlackCall.Respond(message,
                    calls.size() == sent.size() - 1 ? reply.picture() : Optional.empty(), responseUrl,
                    replaces && calls.isEmpty());
            calls.add(new Outgoing(SlackMessenger.privately(channel, user), StoredJson.write(call), Optional.empty(),
                    RESPONSE_GOOD_FOR));
        }
        return calls;
    }

    private static Outgoing outgoing(Recipient to, SlackCall call) {
        return Outgoing.of(to, StoredJson.write(call));
    }

    private interface Call<T> {
        T call() throws IOException, SlackApiException;
    }

    /** What helps but is no answer: if it fails, the rest goes on. */
    private static <T extends SlackApiTextResponse> Optional<T> attempt(String what, Call<T> call) {
        try {
            T response = call.call();
            if (response.isOk()) {
                return Optional.of(response);
            }
            LOG.warn("could not {}: {}", what, response.getError());
        } catch (IOException | SlackApiException e) {
            LOG.warn("could not {}: {}", what, e.getClass().getName());
        }
        return Optional.empty();
    }
}
