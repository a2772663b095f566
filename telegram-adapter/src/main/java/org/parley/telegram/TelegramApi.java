package org.parley.telegram;

import java.io.Serializable;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;
import javax.net.ssl.SSLHandshakeException;
import org.parley.delivery.Backoff;
import org.telegram.telegrambots.meta.api.methods.botapimethods.BotApiMethod;
import org.telegram.telegrambots.meta.api.objects.ResponseParameters;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;
import org.telegram.telegrambots.meta.exceptions.TelegramApiRequestException;
import org.telegram.telegrambots.meta.generics.TelegramClient;

/**
 * Calls the Bot API and tells how it went. Where the answer was lost (a reset, a time-out, a proxy's error page) the call may have
 * been carried out, and is repeated here only on request. Safe for use by many threads.
 */
final class TelegramApi {

    /** The start of a call. */
    @FunctionalInterface
    interface Call<T> {
        CompletableFuture<T> start(TelegramClient client) throws TelegramApiException;
    }

    private static final int MAX_TRIES = 5;
    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(8));

    /** Beyond this, waiting is of no use to anybody. */
    private static final Duration MAX_RETRY_AFTER = Duration.ofMinutes(2);

    /** More than the client's own limit, which it does not keep where a connection breaks within a response. */
    private static final Duration CALL_LIMIT = TelegramHttp.CALL_TIMEOUT.plusSeconds(10);

    private static final Duration BRIEFLY = Duration.ofSeconds(2);

    private final TelegramClient client;
    private final RandomGenerator random;
    private final Duration limit;

    TelegramApi(TelegramClient client, RandomGenerator random) {
        this(client, random, CALL_LIMIT);
    }

    /** @param limit for one call; more than the client's own */
    TelegramApi(TelegramClient client, RandomGenerator random, Duration limit) {
        this.client = client;
        this.random = random;
        this.limit = limit;
    }

    /** Calls once and waits for the end. */
    <T> Outcome<T> attempt(Call<T> call) throws InterruptedException {
        return attempt(call, limit);
    }

    /** {@link #attempt(Call)} */
    <T extends Serializable> Outcome<T> attempt(BotApiMethod<T> method) throws InterruptedException {
        return attempt(start -> start.executeAsync(method));
    }

    /**
     * Calls what may be done twice with the same effect until it is carried out, refused for good or tried often enough. After 429 it
     * waits as long as Telegram asks, after other failures longer each time.
     */
    <T> Outcome<T> repeat(Call<T> call) throws InterruptedException {
        for (int tried = 1;; tried++) {
            Outcome<T> outcome = attempt(call);
            Optional<Duration> wait = switch (outcome) {
                case Outcome.Done<T> done -> Optional.empty();
                case Outcome.Refused<T> refused when refused.code() == 429 ->
                    refused.retryAfter().or(() -> Optional.of(BACKOFF.after(1, random)));
                case Outcome.Refused<T> refused when refused.code() < 500 -> Optional.empty();
                case Outcome.Refused<T> refused -> Optional.of(BACKOFF.after(tried, random));
                case Outcome.Unreachable<T> unreachable -> Optional.of(BACKOFF.after(tried, random));
                case Outcome.Unclear<T> unclear -> Optional.of(BACKOFF.after(tried, random));
            };
            if (wait.isEmpty() || tried == MAX_TRIES || wait.get().compareTo(MAX_RETRY_AFTER) > 0) {
                return outcome;
            }
            TimeUnit.MILLISECONDS.sleep(wait.get().toMillis());
        }
    }

    /** {@link #repeat(Call)} */
    <T extends Serializable> Outcome<T> repeat(BotApiMethod<T> method) throws InterruptedException {
        return repeat(start -> start.executeAsync(method));
    }

    /** Calls once and does not wait for the end; for what nobody misses. */
    void forget(BotApiMethod<?> method) {
        try {
            var unused = client.executeAsync(method);
        } catch (TelegramApiException e) {
            // By agreement.
        }
    }

    /** Calls once and waits for the end only briefly; for what should be done but can be left. */
    void briefly(BotApiMethod<?> method) throws InterruptedException {
        var unused = attempt(start -> start.executeAsync(method), BRIEFLY);
    }

    private <T> Outcome<T> attempt(Call<T> call, Duration most) throws InterruptedException {
        try {
            return new Outcome.Done<>(call.start(client).get(most.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return new Outcome.Unclear<>();
        } catch (TelegramApiException e) {
            return failure(e);
        } catch (ExecutionException e) {
            return failure(e.getCause() == null ? e : e.getCause());
        }
    }

    private static <T> Outcome<T> failure(Throwable cause) {
        return switch (cause) {
            // Code 0 is the library's sign for an answer that was not the Bot API's.
            case TelegramApiRequestException e when e.getErrorCode() != null && e.getErrorCode() > 0 -> refused(e);
            case ConnectException e -> new Outcome.Unreachable<>();
            case UnknownHostException e -> new Outcome.Unreachable<>();
            case NoRouteToHostException e -> new Outcome.Unreachable<>();
            case SSLHandshakeException e -> new Outcome.Unreachable<>();
            // Time-outs among them: OkHttp does not tell whether the request had gone out.
            default -> new Outcome.Unclear<>();
        };
    }

    private static <T> Outcome<T> refused(TelegramApiRequestException e) {
        Optional<ResponseParameters> parameters = Optional.ofNullable(e.getParameters());
        Optional<Duration> retryAfter = parameters.map(ResponseParameters::getRetryAfter).map(Duration::ofSeconds);
        Long migratedTo = parameters.map(ResponseParameters::getMigrateToChatId).orElse(null);
        String description = Optional.ofNullable(e.getApiResponse()).orElse("");
        return new Outcome.Refused<>(e.getErrorCode(), description, retryAfter,
                migratedTo == null ? OptionalLong.empty() : OptionalLong.of(migratedTo));
    }
}
