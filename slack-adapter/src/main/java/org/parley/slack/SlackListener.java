package org.parley.slack;

import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
import com.slack.api.bolt.App;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.event.AppMentionEvent;
import com.slack.api.model.event.MessageEvent;
import com.slack.api.model.event.MessageFileShareEvent;
import com.slack.api.model.event.MessageThreadBroadcastEvent;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.parley.bot.Bot;
import org.parley.bot.Incoming;
import org.parley.reply.Reply;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what Slack tells: acknowledges at once, works afterwards, each thing once. Bolt acknowledges when a handler
 * returns, and Slack repeats what is not acknowledged within three seconds (docs.slack.dev/apis/events-api), so a handler
 * only notes what is to be done.
 */
final class SlackListener {

    static final String COMMAND = "/parley";

    /** What the app has to be subscribed to; a message comes under one name for each kind of channel. */
    static final List<String> EVENTS = List.of("app_mention", "message.channels", "message.groups", "message.im",
            "message.mpim");

    private static final Logger LOG = LoggerFactory.getLogger(SlackListener.class);

    /** Slack delivers again what it is told to keep. */
    private static final Response LATER = Response.builder().statusCode(503).build();

    /** How many answers one response_url takes (docs.slack.dev/interactivity/handling-user-interaction). */
    private static final int RESPONSES = 5;

    private static final Reply MORE = Reply
            .of("There is more than I can show here. Ask me in a direct message for all of it.");

    private final Bot bot;
    private final EventTranslator translator;
    private final SlackMemory memory;
    private final SlackMessenger messenger;
    private final OrderedExecutor executor;

    SlackListener(Bot bot, EventTranslator translator, SlackMemory memory, SlackMessenger messenger,
            OrderedExecutor executor) {
        this.bot = bot;
        this.translator = translator;
        this.memory = memory;
        this.messenger = messenger;
        this.executor = executor;
    }

    /** Has {@code app} hand over what it receives. */
    void register(App app) {
        app.event(AppMentionEvent.class, (payload, context) -> accept(Post.of(payload.getEvent())));
        app.event(MessageEvent.class, (payload, context) -> accept(Post.of(payload.getEvent())));
        app.event(MessageFileShareEvent.class, (payload, context) -> accept(Post.of(payload.getEvent())));
        app.event(MessageThreadBroadcastEvent.class, (payload, context) -> accept(Post.of(payload.getEvent())));
        app.command(COMMAND, (request, context) -> command(request.getPayload()));
    }

    private Response accept(Optional<Post> post) {
        return post.map(this::accept).orElseGet(Response::ok);
    }

    private Response accept(Post post) {
        Optional<Incoming> incoming = translator.translate(post, memory.takesPart(post.channel(), post.root()));
        if (incoming.isEmpty()) {
            if (translator.addressesOthers(post)) {
                memory.leave(post.channel(), post.root());
            }
            return Response.ok();
        }
        // The claim comes first: of two events about one message that arrive together, one gets through.
        if (!memory.claim(post.key())) {
            return Response.ok();
        }
        memory.join(post.channel(), post.root());
        String conversation = post.channel() + incoming.get().thread().map(t -> "/" + t).orElse("");
        if (!executor.submit(conversation, () -> answer(incoming.get()))) {
            memory.release(post.key());
            LOG.warn("too much to do; asked Slack to deliver an event in {} again", post.channel());
            return LATER;
        }
        return Response.ok();
    }

    private void answer(Incoming incoming) {
        reply(incoming).ifPresent(reply -> send(reply, incoming));
    }

    /** Whoever asked is owed an outcome. The exception's message might quote the question: its kind is enough. */
    private Optional<Reply> reply(Incoming incoming) {
        try {
            return bot.handle(incoming);
        } catch (RuntimeException e) {
            LOG.error("a message in {} could not be answered: {}", incoming.chat(), e.getClass().getName());
            return Optional.of(Reply.of("Something went wrong here, and I could not answer that. Please ask again."));
        }
    }

    private void send(Reply reply, Incoming incoming) {
        for (SlackMessage message : BlockKitRenderer.render(reply)) {
            if (!delivered(incoming.chat(), () -> messenger.post(incoming.chat(), incoming.thread(), message))) {
                return;
            }
        }
    }

    private Response command(SlashCommandPayload payload) {
        Incoming incoming = EventTranslator.command(payload.getChannelId(), payload.getUserId(),
                Optional.ofNullable(payload.getText()).orElse(""));
        String conversation = incoming.chat() + "/" + incoming.user();
        boolean taken = executor.submit(conversation, () -> reply(incoming)
                .ifPresent(reply -> respond(reply, payload.getChannelId(), payload.getResponseUrl())));
        // A slash command is not repeated: whoever gave it has to be told.
        return taken
                ? Response.ok()
                : Response.json(200, "{\"response_type\":\"ephemeral\",\"text\":"
                        + "\"I have too much to do right now. Please ask again in a minute.\"}");
    }

    private void respond(Reply reply, String channel, String responseUrl) {
        List<SlackMessage> messages = BlockKitRenderer.render(reply);
        List<SlackMessage> sent = messages.size() <= RESPONSES
                ? messages
                : Stream.concat(messages.stream().limit(RESPONSES - 1L), BlockKitRenderer.render(MORE).stream())
                        .toList();
        for (SlackMessage message : sent) {
            if (!delivered(channel, () -> messenger.respond(responseUrl, message))) {
                return;
            }
        }
    }

    @FunctionalInterface
    private interface Sending {
        Delivery send() throws InterruptedException;
    }

    private static boolean delivered(String channel, Sending sending) {
        try {
            Delivery delivery = sending.send();
            report(channel, delivery);
            return delivery instanceof Delivery.Sent;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            LOG.warn("stopped before an answer in {} was delivered", channel);
            return false;
        }
    }

    private static void report(String channel, Delivery delivery) {
        switch (delivery) {
            case Delivery.Sent sent -> LOG.debug("answered in {}", channel);
            case Delivery.NotInChannel n -> LOG.warn("not a member of {}: invite the app there with /invite", channel);
            case Delivery.ChannelNotFound n -> LOG.warn("{} is gone, or closed to the app", channel);
            case Delivery.ChannelArchived a -> LOG.warn("{} is archived", channel);
            case Delivery.TokenRejected t ->
                LOG.error("Slack refuses SLACK_BOT_TOKEN ({}): install the app again and set its new token", t.error());
            case Delivery.TooLong t -> LOG.error("an answer in {} was too long for Slack", channel);
            case Delivery.RateLimited r -> LOG.warn("Slack allows no more messages in {} for now", channel);
            case Delivery.Unavailable u -> LOG.warn("Slack could not be reached to answer in {}", channel);
            case Delivery.Unknown u -> LOG.warn("whether an answer arrived in {} is not known", channel);
            case Delivery.Refused r -> LOG.warn("Slack refused an answer in {}: {}", channel, r.error());
        }
    }
}
