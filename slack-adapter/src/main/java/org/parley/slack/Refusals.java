package org.parley.slack;

import com.slack.api.methods.SlackApiTextResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.parley.delivery.DeliveryResult;
import org.parley.delivery.DeliveryResult.Reason;
import org.parley.delivery.DeliveryResult.Scope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What it means for a message that Slack did not take it. */
final class Refusals {

    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

    /** What Slack says when a part of the work may have been done (docs.slack.dev/reference/methods/chat.postMessage). */
    private static final Set<String> IN_DOUBT = Set.of("internal_error", "fatal_error", "request_timeout",
            "service_unavailable");

    private static final Set<String> LIMITED = Set.of("ratelimited", "rate_limited");

    private static final Set<String> REFUSED_TOKEN = Set.of("token_revoked", "token_expired", "invalid_auth",
            "account_inactive", "not_authed", "org_login_required", "two_factor_setup_required");

    /** A token that Slack refuses has to be replaced by a person. */
    private static final Duration UNTIL_INSTALLED_AGAIN = Duration.ofMinutes(1);

    private Refusals() {
    }

    /** Of a message to {@code chat}, by Slack's word for the error. */
    static DeliveryResult of(SlackApiTextResponse response, String chat) {
        String error = String.valueOf(response.getError());
        if (IN_DOUBT.contains(error)) {
            return new DeliveryResult.Unknown();
        }
        if (LIMITED.contains(error)) {
            return limited(header(response.getHttpResponseHeaders(), "retry-after"));
        }
        if (REFUSED_TOKEN.contains(error)) {
            LOG.error("Slack refuses SLACK_BOT_TOKEN ({}): install the app again and set its new token", error);
            return new DeliveryResult.Deferred(Optional.of(UNTIL_INSTALLED_AGAIN), Scope.PLATFORM);
        }
        LOG.warn("Slack refused a message in {}: {}", chat, error);
        return new DeliveryResult.Refused(reason(error));
    }

    /** By an HTTP status of 300 or more, and the header of that name. */
    static DeliveryResult of(int status, Optional<String> retryAfter) {
        if (status == 429) {
            return limited(retryAfter);
        }
        return status >= 500 ? new DeliveryResult.Unknown() : new DeliveryResult.Refused(Reason.INVALID);
    }

    /** The words are those of docs.slack.dev/reference/methods/chat.postMessage and chat.update. */
    private static Reason reason(String error) {
        return switch (error) {
            case "not_in_channel", "cannot_dm_bot", "user_disabled" -> Reason.BLOCKED;
            case "channel_not_found", "user_not_found" -> Reason.GONE;
            case "is_archived" -> Reason.ARCHIVED;
            case "restricted_action", "restricted_action_read_only_channel", "no_permission", "access_denied",
                    "team_access_not_granted", "ekm_access_denied", "messages_tab_disabled",
                    "external_channel_migrating" ->
                Reason.FORBIDDEN;
            case "restricted_action_thread_locked", "restricted_action_non_threadable_channel",
                    "cannot_reply_to_message", "thread_not_found" ->
                Reason.THREAD_CLOSED;
            default -> Reason.INVALID;
        };
    }

    /** Slack limits a method for the whole workspace, so all of it waits; in seconds, as docs.slack.dev/apis/web-api/rate-limits says. */
    private static DeliveryResult limited(Optional<String> retryAfter) {
        return new DeliveryResult.Deferred(retryAfter.map(String::strip).filter(s -> s.matches("\\d{1,6}"))
                .map(s -> Duration.ofSeconds(Long.parseLong(s))), Scope.PLATFORM);
    }

    /** The first value of a header. */
    static Optional<String> header(@Nullable Map<String, List<String>> headers, String name) {
        return Optional.ofNullable(headers).map(all -> all.get(name)).filter(values -> !values.isEmpty())
                .map(values -> values.get(0));
    }
}
