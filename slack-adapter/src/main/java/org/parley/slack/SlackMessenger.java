package org.parley.slack;

import com.slack.api.Slack;
import com.slack.api.app_backend.interactive_components.response.ActionResponse;
import com.slack.api.bolt.util.Responder;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.methods.SlackFilesUploadV2Exception;
import com.slack.api.model.File;
import com.slack.api.model.Message;
import com.slack.api.model.block.ImageBlock;
import com.slack.api.model.block.composition.SlackFileObject;
import com.slack.api.webhook.WebhookResponse;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.parley.delivery.DeliveryResult;
import org.parley.delivery.Messenger;
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

    /** What the thread of somebody's private conversation in a channel begins with; their id follows. */
    private static final String PERSON = "user:";

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

    /** A token that Slack refuses has to be replaced by a person. */
    private static final Duration UNTIL_INSTALLED_AGAIN = Duration.ofMinutes(1);

    /** A picture that was uploaded can be shown when Slack has looked at it, which takes about a second. */
    private static final int LOOKS = 10;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    /** What Slack says when a part of the work may have been done (docs.slack.dev/reference/methods/chat.postMessage). */
    private static final Set<String> IN_DOUBT = Set.of("internal_error", "fatal_error", "request_timeout",
            "service_unavailable");

    private static final Set<String> BAD_LAYOUT = Set.of("invalid_blocks", "invalid_blocks_format",
            "msg_blocks_too_long", "invalid_attachments");

    private static final Set<String> NO_MEMBER = Set.of("not_in_channel", "channel_not_found");

    private final Slack slack;
    private final MethodsClient methods;

    /** @param methods the Web API with the bot's token; its HTTP client must not repeat a request by itself */
    SlackMessenger(Slack slack, MethodsClient methods) {
        this.slack = slack;
        this.methods = methods;
    }

    /** Where what only {@code user} sees of a channel goes: an order of its own, as the channel's limits are not its own. */
    static Recipient privately(String channel, String user) {
        return new Recipient(PLATFORM, channel + PRIVATE + user, Optional.empty());
    }

    /** The thread of what only {@code user} says and sees in a channel. Slack has no such threads. */
    static Optional<String> privateThread(String user) {
        return Optional.of(PERSON + user);
    }

    /** Whom alone a message is for, where it belongs to what they said privately in a channel. */
    private static Optional<String> person(Recipient to) {
        return to.thread().filter(thread -> thread.startsWith(PERSON)).map(thread -> thread.substring(PERSON.length()));
    }

    private static boolean isPrivate(Recipient to) {
        return to.chat().contains(PRIVATE) || person(to).isPresent();
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
                case SlackCall.Respond respond -> respond(respond.responseUrl(), "ephemeral", respond.replaces(),
                        respond.message());
            };
        } catch (SlackApiException e) {
            return failed(e.getResponse().code(), Optional.ofNullable(e.getResponse().header("Retry-After")));
        } catch (ConnectException | UnknownHostException e) {
            return new DeliveryResult.Deferred(Optional.empty(), DeliveryResult.Scope.PLATFORM);
        } catch (IOException e) {
            return new DeliveryResult.Unknown();
        }
    }

    private DeliveryResult post(SlackCall.Post post, Recipient to, String key) throws IOException, SlackApiException {
        // What is private and comes later than a response_url is good for comes as a direct message.
        String channel = person(to).orElse(to.chat());
        Optional<String> thread = to.thread().filter(t -> person(to).isEmpty());
        var response = methods.chatPostMessage(r -> r.channel(channel).threadTs(thread.orElse(null))
                .text(post.message().text()).blocksAsString(blocks(post)).unfurlLinks(false).unfurlMedia(false)
                .metadata(Message.Metadata.builder().eventType(MARK).eventPayload(Map.of("id", key)).build()));
        if (response.isOk()) {
            return new DeliveryResult.Sent(response.getTs());
        }
        if (post.otherwise().isPresent() && NO_MEMBER.contains(response.getError())) {
            return respond(post.otherwise().get(), "in_channel", false, post.message());
        }
        return refused(response, post, to, key);
    }

    private DeliveryResult update(SlackCall.Update update, Recipient to, String key)
            throws IOException, SlackApiException {
        var response = methods.chatUpdate(r -> r.channel(to.chat()).ts(update.ts()).text(update.message().text())
                .blocksAsString(blocks(update)));
        return response.isOk() ? new DeliveryResult.Sent(response.getTs()) : refused(response, update, to, key);
    }

    private static @Nullable String blocks(SlackCall call) {
        return call.message().hasBlocks() ? call.message().blocks() : null;
    }

    private DeliveryResult respond(String responseUrl, String seenBy, boolean replaces, SlackMessage message)
            throws IOException {
        WebhookResponse answer = new Responder(slack, responseUrl)
                .send(ActionResponse.builder().responseType(seenBy).replaceOriginal(replaces).text(message.text())
                        .blocks(message.hasBlocks() ? message.layout() : null).build());
        if (answer.getCode() < 300) {
            return new DeliveryResult.Sent("");
        }
        if (answer.getCode() == 400 && message.hasBlocks()) {
            LOG.error("Slack refused the layout of a private message; sending its text alone");
            return respond(responseUrl, seenBy, replaces, message.asText());
        }
        return failed(answer.getCode(), header(answer.getHeaders(), "Retry-After"));
    }

    private DeliveryResult refused(SlackApiTextResponse response, SlackCall call, Recipient to, String key) {
        String error = String.valueOf(response.getError());
        if (IN_DOUBT.contains(error)) {
            return new DeliveryResult.Unknown();
        }
        if (BAD_LAYOUT.contains(error) && call.message().hasBlocks()) {
            LOG.error("Slack refused the layout of a message ({}); sending its text alone", error);
            return make(call.with(call.message().asText()), to, key);
        }
        if (error.equals("ratelimited") || error.equals("rate_limited")) {
            return limited(header(response.getHttpResponseHeaders(), "retry-after"));
        }
        if (isRefusedToken(error)) {
            LOG.error("Slack refuses SLACK_BOT_TOKEN ({}): install the app again and set its new token", error);
            return new DeliveryResult.Deferred(Optional.of(UNTIL_INSTALLED_AGAIN), DeliveryResult.Scope.PLATFORM);
        }
        LOG.warn("Slack refused a message in {}: {}", to.chat(), error);
        return new DeliveryResult.Refused(reason(error));
    }

    static boolean isRefusedToken(String error) {
        return Set.of("token_revoked", "token_expired", "invalid_auth", "account_inactive", "not_authed",
                "org_login_required", "two_factor_setup_required").contains(error);
    }

    /** The words are those of docs.slack.dev/reference/methods/chat.postMessage and chat.update. */
    private static DeliveryResult.Reason reason(String error) {
        return switch (error) {
            case "not_in_channel", "cannot_dm_bot", "user_disabled" -> DeliveryResult.Reason.BLOCKED;
            case "channel_not_found", "user_not_found" -> DeliveryResult.Reason.GONE;
            case "is_archived" -> DeliveryResult.Reason.ARCHIVED;
            case "restricted_action", "restricted_action_read_only_channel", "no_permission", "access_denied",
                    "team_access_not_granted", "ekm_access_denied", "messages_tab_disabled",
                    "external_channel_migrating" ->
                DeliveryResult.Reason.FORBIDDEN;
            case "restricted_action_thread_locked", "restricted_action_non_threadable_channel",
                    "cannot_reply_to_message", "thread_not_found" ->
                DeliveryResult.Reason.THREAD_CLOSED;
            default -> DeliveryResult.Reason.INVALID;
        };
    }

    private static DeliveryResult failed(int status, Optional<String> retryAfter) {
        if (status == 429) {
            return limited(retryAfter);
        }
        return status >= 500 ? new DeliveryResult.Unknown() : new DeliveryResult.Refused(DeliveryResult.Reason.INVALID);
    }

    /** Slack limits a method for the whole workspace, so all of it waits; in seconds, as docs.slack.dev/apis/web-api/rate-limits says. */
    private static DeliveryResult limited(Optional<String> retryAfter) {
        return new DeliveryResult.Deferred(retryAfter.map(String::strip).filter(s -> s.matches("\\d{1,6}"))
                .map(s -> Duration.ofSeconds(Long.parseLong(s))), DeliveryResult.Scope.PLATFORM);
    }

    private static Optional<String> header(@Nullable Map<String, List<String>> headers, String name) {
        return Optional.ofNullable(headers).map(all -> all.get(name)).filter(values -> !values.isEmpty())
                .map(values -> values.get(0));
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
        Optional<Picture> picture = switch (call) {
            case SlackCall.Post post -> post.picture();
            case SlackCall.Respond respond -> respond.picture();
            case SlackCall.Update update -> Optional.empty();
        };
        if (picture.isEmpty()) {
            return call;
        }
        return upload(picture.get()).map(file -> call.with(call.message().with(ImageBlock.builder()
                .slackFile(SlackFileObject.builder().id(file).build()).altText(picture.get().altText()).build())))
                .orElse(call);
    }

    /** What the picture shows stands in the text too, so that a message without it is complete. */
    private Optional<String> upload(Picture picture) throws InterruptedException {
        try {
            var upload = methods.filesUploadV2(r -> r.fileData(picture.png()).filename("picture.png").title("Picture")
                    .altTxt(picture.altText()));
            return upload.isOk() ? seen(upload.getFile().getId()) : Optional.empty();
        } catch (SlackApiException | SlackFilesUploadV2Exception | IOException e) {
            LOG.warn("a picture could not be uploaded: {}", e.getClass().getName());
            return Optional.empty();
        }
    }

    /** A block with a file that Slack has not looked at yet is refused. */
    private Optional<String> seen(String file) throws SlackApiException, IOException, InterruptedException {
        for (int look = 0; look < LOOKS; look++) {
            File info = methods.filesInfo(r -> r.file(file)).getFile();
            if (info != null && info.getMimetype() != null && !info.getMimetype().isEmpty()) {
                return Optional.of(file);
            }
            Thread.sleep(BETWEEN_LOOKS);
        }
        return Optional.empty();
    }
}
