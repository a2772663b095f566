package org.parley.slack;

import com.slack.api.Slack;
import com.slack.api.app_backend.interactive_components.response.ActionResponse;
import com.slack.api.bolt.util.Responder;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.model.Message;
import com.slack.api.model.block.ImageBlock;
import com.slack.api.model.block.composition.SlackFileObject;
import com.slack.api.webhook.WebhookResponse;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.parley.delivery.DeliveryResult;
import org.parley.delivery.Messenger;
import org.parley.delivery.Outgoing;
import org.parley.delivery.Pace;
import org.parley.delivery.Recipient;
import org.parley.reply.Picture;
import org.parley.reply.Reply;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the calls that say something in Slack, and reads what Slack answers. Thread-safe. */
final class SlackMessenger implements Messenger {

    static final String PLATFORM = "slack";

    /** Parts the channel from the person in the name of what only that person sees. */
    private static final String PRIVATE = "/";

    private static final Logger LOG = LoggerFactory.getLogger(SlackMessenger.class);

    /** Slack takes about one message a second in a channel (docs.slack.dev/apis/web-api/rate-limits). */
    private static final Duration SPACING = Duration.ofSeconds(1);

    /** "Several hundred messages per minute" in a workspace, says the same page. */
    private static final Pace PACE = new Pace(Duration.ofMillis(200), 20);

    /** The name of the metadata by which a message is found again. */
    private static final String MARK = "parley_reply";

    /** How many messages one call looks through. */
    private static final int LOOKED_AT = 100;

    /** Slack's clock dates the messages. */
    private static final Duration CLOCKS_APART = Duration.ofMinutes(1);

    private static final Set<String> BAD_LAYOUT = Set.of("invalid_blocks", "invalid_blocks_format",
            "msg_blocks_too_long", "invalid_attachments");

    /** What Slack says of a message that is no longer there, or no longer to be changed (docs.slack.dev/reference/methods/chat.update). */
    private static final Set<String> UNCHANGEABLE = Set.of("message_not_found", "cant_update_message",
            "edit_window_closed", "cant_delete_message");

    private static final Set<String> NO_MEMBER = Set.of("not_in_channel", "channel_not_found");

    private final Slack slack;
    private final MethodsClient methods;
    private final Pictures pictures;

    /** @param methods the Web API with the bot's token; its HTTP client must not repeat a request by itself */
    SlackMessenger(Slack slack, MethodsClient methods) {
        this.slack = slack;
        this.methods = methods;
        this.pictures = new Pictures(methods);
    }

    /** Where what only {@code user} sees of a channel goes: an order of its own, as the channel's limits are not its own. */
    static Recipient privately(String channel, String user) {
        return new Recipient(PLATFORM, channel + PRIVATE + user, Optional.empty());
    }

    private static boolean isPrivate(Recipient to) {
        return to.chat().contains(PRIVATE);
    }

    @Override
    public String platform() {
        return PLATFORM;
    }

    @Override
    public List<String> render(Reply reply, Recipient to) {
        return posts(reply, Optional.empty()).stream().map(StoredJson::write).toList();
    }

    /** @param otherwise see {@link SlackCall.Post} */
    static List<SlackCall> posts(Reply reply, Optional<String> otherwise) {
        List<SlackMessage> messages = BlockKitRenderer.render(reply);
        return IntStream.range(0, messages.size()).<SlackCall>mapToObj(i -> new SlackCall.Post(messages.get(i),
                i == messages.size() - 1 ? reply.picture() : Optional.empty(), otherwise)).toList();
    }

    /**
     * {@code reply} in place of messages that stand in a channel: as many as there are of both are changed, and what is too many is taken
     * back or posted. A picture cannot take the place of a text, so that with one all is said anew.
     *
     * @param standing their time stamps
     */
    static List<SlackCall> replace(List<String> standing, Reply reply) {
        List<SlackCall> calls = new ArrayList<>();
        List<SlackMessage> messages = BlockKitRenderer.render(reply);
        int changed = reply.picture().isPresent() ? 0 : Math.min(standing.size(), messages.size());
        for (int i = 0; i < changed; i++) {
            calls.add(new SlackCall.Update(messages.get(i), standing.get(i)));
        }
        standing.subList(changed, standing.size()).forEach(ts -> calls.add(new SlackCall.Delete(ts)));
        List<SlackCall> posts = posts(reply, Optional.empty());
        calls.addAll(posts.subList(changed, posts.size()));
        return calls;
    }

    /** The messages that say {@code reply} in a channel or a thread of it. */
    static List<Outgoing> outgoing(Reply reply, String channel, Optional<String> thread) {
        Recipient to = new Recipient(PLATFORM, channel, thread);
        return posts(reply, Optional.empty()).stream().map(post -> outgoing(to, post)).toList();
    }

    static Outgoing outgoing(Recipient to, SlackCall call) {
        return Outgoing.of(to, StoredJson.write(call));
    }

    @Override
    public Duration spacing(Recipient to) {
        return isPrivate(to) ? Duration.ZERO : SPACING;
    }

    @Override
    public Pace pace() {
        return PACE;
    }

    @Override
    public DeliveryResult send(Recipient to, String message, String key) throws InterruptedException {
        return make(illustrated(StoredJson.call(message)), to, key);
    }

    private DeliveryResult make(SlackCall call, Recipient to, String key) {
        try {
            return switch (call) {
                case SlackCall.Post post -> post(post, to, key);
                case SlackCall.Update update -> update(update, to, key);
                case SlackCall.Respond respond -> respond(respond.responseUrl(), respond.thread(),
                        ActionResponse.builder().responseType("ephemeral").replaceOriginal(respond.replaces()),
                        respond.message());
                case SlackCall.Delete delete -> delete(delete, to);
                case SlackCall.Close close -> sent(new Responder(slack, close.responseUrl())
                        .send(ActionResponse.builder().deleteOriginal(true).build()));
            };
        } catch (SlackApiException e) {
            return Refusals.of(e.getResponse().code(), Optional.ofNullable(e.getResponse().header("Retry-After")));
        } catch (ConnectException | UnknownHostException e) {
            return new DeliveryResult.Deferred(Optional.empty(), DeliveryResult.Scope.PLATFORM);
        } catch (IOException e) {
            return new DeliveryResult.Unknown();
        }
    }

    private DeliveryResult post(SlackCall.Post post, Recipient to, String key) throws IOException, SlackApiException {
        var response = methods.chatPostMessage(r -> r.channel(to.chat()).threadTs(to.thread().orElse(null))
                .text(post.message().text()).blocksAsString(blocks(post)).unfurlLinks(false).unfurlMedia(false)
                .metadata(Message.Metadata.builder().eventType(MARK).eventPayload(Map.of("id", key)).build()));
        if (response.isOk()) {
            return new DeliveryResult.Sent(response.getTs());
        }
        if (post.otherwise().isPresent() && NO_MEMBER.contains(response.getError())) {
            return respond(post.otherwise().get(), to.thread(), ActionResponse.builder().responseType("in_channel"),
                    post.message());
        }
        return refused(response, post, to, key);
    }

    private DeliveryResult update(SlackCall.Update update, Recipient to, String key)
            throws IOException, SlackApiException {
        var response = methods.chatUpdate(r -> r.channel(to.chat()).ts(update.ts()).text(update.message().text())
                .blocksAsString(blocks(update)));
        if (response.isOk()) {
            return new DeliveryResult.Sent(response.getTs());
        }
        return UNCHANGEABLE.contains(response.getError())
                ? post(new SlackCall.Post(update.message()), to, key)
                : refused(response, update, to, key);
    }

    private DeliveryResult delete(SlackCall.Delete delete, Recipient to) throws IOException, SlackApiException {
        var response = methods.chatDelete(r -> r.channel(to.chat()).ts(delete.ts()));
        return response.isOk() || UNCHANGEABLE.contains(response.getError())
                ? new DeliveryResult.Sent("")
                : Refusals.of(response, to.chat());
    }

    private static @Nullable String blocks(SlackCall.Saying call) {
        return call.message().hasBlocks() ? call.message().blocks() : null;
    }

    private DeliveryResult respond(String responseUrl, Optional<String> thread,
            ActionResponse.ActionResponseBuilder how, SlackMessage message) throws IOException {
        WebhookResponse answer = new Responder(slack, responseUrl).send(how.threadTs(thread.orElse(null))
                .text(message.text()).blocks(message.hasBlocks() ? message.layout() : null).build());
        if (answer.getCode() == 400 && message.hasBlocks()) {
            LOG.error("Slack refused the layout of a private message; sending its text alone");
            return respond(responseUrl, thread, how, message.asText());
        }
        return sent(answer);
    }

    private static DeliveryResult sent(WebhookResponse answer) {
        return answer.getCode() < 300
                ? new DeliveryResult.Sent("")
                : Refusals.of(answer.getCode(), Refusals.header(answer.getHeaders(), "Retry-After"));
    }

    private DeliveryResult refused(SlackApiTextResponse response, SlackCall.Saying call, Recipient to, String key) {
        String error = String.valueOf(response.getError());
        if (BAD_LAYOUT.contains(error) && call.message().hasBlocks()) {
            LOG.error("Slack refused the layout of a message ({}); sending its text alone", error);
            return make(call.with(call.message().asText()), to, key);
        }
        return Refusals.of(response, to.chat());
    }

    @Override
    public DeliveryResult find(Recipient to, String key, Instant since) {
        if (isPrivate(to)) {
            return new DeliveryResult.Unknown();
        }
        String oldest = since.minus(CLOCKS_APART).getEpochSecond() + ".000000";
        try {
            if (to.thread().isPresent()) {
                var replies = methods.conversationsReplies(r -> r.channel(to.chat()).ts(to.thread().get())
                        .oldest(oldest).includeAllMetadata(true).limit(LOOKED_AT));
                return replies.isOk()
                        ? found(replies.getMessages(), replies.isHasMore(), key)
                        : new DeliveryResult.Unknown();
            }
            var history = methods.conversationsHistory(
                    r -> r.channel(to.chat()).oldest(oldest).includeAllMetadata(true).limit(LOOKED_AT));
            return history.isOk()
                    ? found(history.getMessages(), history.isHasMore(), key)
                    : new DeliveryResult.Unknown();
        } catch (SlackApiException | IOException e) {
            return new DeliveryResult.Unknown();
        }
    }

    private static DeliveryResult found(@Nullable List<Message> messages, boolean more, String key) {
        Optional<Message> there = Optional.ofNullable(messages).orElse(List.of()).stream()
                .filter(message -> message.getMetadata() != null && message.getMetadata().getEventPayload() != null
                        && key.equals(message.getMetadata().getEventPayload().get("id")))
                .findFirst();
        if (there.isPresent()) {
            return new DeliveryResult.Sent(there.get().getTs());
        }
        return more
                ? new DeliveryResult.Unknown()
                : new DeliveryResult.Deferred(Optional.empty(), DeliveryResult.Scope.CHAT);
    }

    private SlackCall illustrated(SlackCall call) throws InterruptedException {
        if (!(call instanceof SlackCall.Saying saying) || saying.picture().isEmpty()) {
            return call;
        }
        Picture picture = saying.picture().get();
        return pictures.upload(picture).<SlackCall>map(file -> saying.with(saying.message().with(ImageBlock.builder()
                .slackFile(SlackFileObject.builder().id(file).build()).altText(picture.altText()).build())))
                .orElse(call);
    }
}
