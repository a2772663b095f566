package org.parley.slack;

import com.slack.api.Slack;
import com.slack.api.app_backend.slash_commands.response.SlashCommandResponse;
import com.slack.api.bolt.util.Responder;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.methods.request.chat.ChatPostMessageRequest;
import com.slack.api.model.Message;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.webhook.WebhookResponse;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends messages, at the pace that Slack allows. Waits in the calling thread. Thread-safe. */
final class SlackMessenger {

    private static final Logger LOG = LoggerFactory.getLogger(SlackMessenger.class);

    /** The name of the metadata by which a message is found again. */
    private static final String MARK = "parley_reply";

    private static final int ATTEMPTS = 5;

    /** Whoever asked has given up by then. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);

    /** What Slack says when a part of the work may have been done (docs.slack.dev/reference/methods/chat.postMessage). */
    private static final Set<String> IN_DOUBT = Set.of("internal_error", "fatal_error", "request_timeout",
            "service_unavailable");

    private final Slack slack;
    private final MethodsClient methods;
    private final Pace pace;
    private final Duration backoff;
    private final InstantSource clock;

    /**
     * @param methods the Web API with the bot's token; its HTTP client must not repeat a request by itself
     * @param backoff how long to wait after the first failure; each further one doubles it
     */
    SlackMessenger(Slack slack, MethodsClient methods, Pace pace, Duration backoff, InstantSource clock) {
        this.slack = slack;
        this.methods = methods;
        this.pace = pace;
        this.backoff = backoff;
        this.clock = clock;
    }

    /** What one attempt came to. */
    private sealed interface Attempt {

        record Done(Delivery delivery) implements Attempt {
        }

        /** Slack asks to wait; nothing was posted. */
        record Wait(Duration time) implements Attempt {
        }

        /** Nothing was posted. */
        record NotSent() implements Attempt {
        }

        /** It may have been posted. */
        record InDoubt() implements Attempt {
        }

        /** Slack does not like the layout; the words alone may pass. */
        record BadBlocks(String error) implements Attempt {
        }
    }

    /**
     * Posts to a channel, in a thread if one is given.
     *
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    Delivery post(String channel, Optional<String> thread, SlackMessage message) throws InterruptedException {
        String id = UUID.randomUUID().toString();
        Instant begun = clock.instant();
        List<LayoutBlock> blocks = message.blocks();
        Delivery last = new Delivery.Unavailable();
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            Thread.sleep(pace.turn(channel));
            switch (post(channel, thread, message.text(), blocks, id)) {
                case Attempt.Done done -> {
                    return done.delivery();
                }
                case Attempt.Wait wait -> {
                    last = new Delivery.RateLimited();
                    if (wait.time().compareTo(LONGEST_WAIT) > 0) {
                        return last;
                    }
                    Thread.sleep(wait.time());
                }
                case Attempt.NotSent notSent -> {
                    last = new Delivery.Unavailable();
                    Thread.sleep(backoff.multipliedBy(1L << attempt - 1));
                }
                case Attempt.InDoubt inDoubt -> {
                    Thread.sleep(backoff.multipliedBy(1L << attempt - 1));
                    Optional<Boolean> arrived = arrived(channel, thread, begun, id);
                    if (arrived.isEmpty()) {
                        return new Delivery.Unknown();
                    }
                    if (arrived.get()) {
                        return new Delivery.Sent();
                    }
                    last = new Delivery.Unavailable();
                }
                case Attempt.BadBlocks bad -> {
                    if (blocks.isEmpty()) {
                        return new Delivery.Refused(bad.error());
                    }
                    LOG.error("Slack refused the layout of a message ({}); sending its text alone", bad.error());
                    blocks = List.of();
                }
            }
        }
        return last;
    }

    private Attempt post(String channel, Optional<String> thread, String text, List<LayoutBlock> blocks, String id) {
        ChatPostMessageRequest request = ChatPostMessageRequest.builder().channel(channel).threadTs(thread.orElse(null))
                .text(text).blocks(blocks.isEmpty() ? null : blocks).unfurlLinks(false).unfurlMedia(false)
                .metadata(Message.Metadata.builder().eventType(MARK).eventPayload(Map.of("id", id)).build()).build();
        try {
            SlackApiTextResponse response = methods.chatPostMessage(request);
            return response.isOk() ? new Attempt.Done(new Delivery.Sent()) : refused(response);
        } catch (SlackApiException e) {
            return failed(e.getResponse().code(), e.getResponse().header("Retry-After"));
        } catch (ConnectException | UnknownHostException e) {
            return new Attempt.NotSent();
        } catch (IOException e) {
            return new Attempt.InDoubt();
        }
    }

    private static Attempt refused(SlackApiTextResponse response) {
        String error = String.valueOf(response.getError());
        if (IN_DOUBT.contains(error)) {
            return new Attempt.InDoubt();
        }
        return switch (error) {
            case "ratelimited", "rate_limited" -> new Attempt.Wait(retryAfter(header(response, "retry-after")));
            case "invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long" -> new Attempt.BadBlocks(error);
            default -> new Attempt.Done(delivery(error));
        };
    }

    private static Delivery delivery(String error) {
        return switch (error) {
            case "not_in_channel" -> new Delivery.NotInChannel();
            case "channel_not_found" -> new Delivery.ChannelNotFound();
            case "is_archived" -> new Delivery.ChannelArchived();
            case "token_revoked", "token_expired", "invalid_auth", "account_inactive", "not_authed" ->
                new Delivery.TokenRejected(error);
            case "msg_too_long" -> new Delivery.TooLong();
            default -> new Delivery.Refused(error);
        };
    }

    private static Attempt failed(int status, @Nullable String retryAfter) {
        if (status == 429) {
            return new Attempt.Wait(retryAfter(Optional.ofNullable(retryAfter)));
        }
        return status >= 500 ? new Attempt.InDoubt() : new Attempt.Done(new Delivery.Refused("HTTP status " + status));
    }

    private static Optional<String> header(SlackApiTextResponse response, String name) {
        return Optional.ofNullable(response.getHttpResponseHeaders()).map(headers -> headers.get(name))
                .filter(values -> !values.isEmpty()).map(values -> values.get(0));
    }

    /** Seconds (docs.slack.dev/apis/web-api/rate-limits). */
    private static Duration retryAfter(Optional<String> seconds) {
        return seconds.map(String::strip).filter(s -> s.matches("\\d{1,6}"))
                .map(s -> Duration.ofSeconds(Long.parseLong(s)))
                .orElse(Pace.SLACK);
    }

    /** Whether the message with this id can be seen where it was to go; empty if that cannot be told. */
    private Optional<Boolean> arrived(String channel, Optional<String> thread, Instant begun, String id) {
        // A minute's grace, as Slack's clock dates the messages.
        String oldest = begun.minusSeconds(60).getEpochSecond() + ".000000";
        try {
            if (thread.isPresent()) {
                var replies = methods.conversationsReplies(r -> r.channel(channel).ts(thread.get()).oldest(oldest)
                        .includeAllMetadata(true).limit(100));
                return replies.isOk() ? Optional.of(isAmong(replies.getMessages(), id)) : Optional.empty();
            }
            var history = methods
                    .conversationsHistory(r -> r.channel(channel).oldest(oldest).includeAllMetadata(true).limit(100));
            return history.isOk() ? Optional.of(isAmong(history.getMessages(), id)) : Optional.empty();
        } catch (SlackApiException | IOException e) {
            return Optional.empty();
        }
    }

    private static boolean isAmong(@Nullable List<Message> messages, String id) {
        return messages != null && messages.stream().map(Message::getMetadata).anyMatch(
                mark -> mark != null && mark.getEventPayload() != null && id.equals(mark.getEventPayload().get("id")));
    }

    /**
     * Answers a slash command, seen only by who gave it.
     *
     * @param responseUrl the command's own address for answers; good for five of them within 30 minutes
     *     (docs.slack.dev/interactivity/handling-user-interaction)
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    Delivery respond(String responseUrl, SlackMessage message) throws InterruptedException {
        SlashCommandResponse response = SlashCommandResponse.builder().responseType("ephemeral").text(message.text())
                .blocks(message.blocks()).build();
        Delivery last = new Delivery.Unavailable();
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            Duration wait = backoff.multipliedBy(1L << attempt - 1);
            try {
                WebhookResponse answer = new Responder(slack, responseUrl).send(response);
                int status = answer.getCode();
                if (status == 429) {
                    last = new Delivery.RateLimited();
                    wait = retryAfter(Optional.ofNullable(answer.getHeaders()).map(h -> h.get("Retry-After"))
                            .filter(values -> !values.isEmpty()).map(values -> values.get(0)));
                } else if (status < 500) {
                    return status < 300 ? new Delivery.Sent() : new Delivery.Refused("HTTP status " + status);
                }
            } catch (ConnectException | UnknownHostException e) {
                last = new Delivery.Unavailable();
            } catch (IOException e) {
                return new Delivery.Unknown();
            }
            Thread.sleep(wait);
        }
        return last;
    }
}
