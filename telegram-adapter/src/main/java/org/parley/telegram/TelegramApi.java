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
import org.telegram.telegrambots.meta.api.methods.botapimethods.BotApiMethod;
import org.telegram.telegrambots.meta.api.objects.ResponseParameters;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;
import org.telegram.telegrambots.meta.exceptions.TelegramApiRequestException;
import org.telegram.telegrambots.meta.generics.TelegramClient;

/**
 * Calls the Bot API and repeats a call for as long as that can do no harm. After 429 it waits as long as Telegram asks.
 * After a 5xx of the Bot API itself, or where no connection could be made, nothing has happened: it tries again, later
 * each time. Where the answer was lost (a reset, a time-out, a proxy's error page) it repeats only what may be done twice.
 */
final class TelegramApi {

    private static final int MAX_TRIES = 5;
    private static final Duration FIRST_BACKOFF = Duration.ofMillis(500);

    /** Beyond this, an answer is of no use to who asked. */
    private static final Duration MAX_RETRY_AFTER = Duration.ofMinutes(2);

    /** More than the client's own limit, which it does not keep where a connection breaks within a response. */
    private static final Duration CALL_LIMIT = TelegramHttp.CALL_TIMEOUT.plusSeconds(10);

    private static final Duration BRIEFLY = Duration.ofSeconds(2);

    private final TelegramClient client;
    private final Pause pause;
    private final RandomGenerator random;

    TelegramApi(TelegramClient client, Pause pause, RandomGenerator random) {
        this.client = client;
        this.pause = pause;
        this.random = random;
    }

    /** Calls what may not be done twice, such as sending a message. */
    <T extends Serializable> Outcome<T> once(BotApiMethod<T> method) throws InterruptedException {
        return call(method, false);
    }

    /** Calls what may be done twice with the same effect, such as editing a message. */
    <T extends Serializable> Outcome<T> repeatable(BotApiMethod<T> method) throws InterruptedException {
        return call(method, true);
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
        try {
            client.executeAsync(method).get(BRIEFLY.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TelegramApiException | ExecutionException | TimeoutException e) {
            // By agreement.
        }
    }

    private <T extends Serializable> Outcome<T> call(BotApiMethod<T> method, boolean repeatable)
            throws InterruptedException {
        for (int tried = 1;; tried++) {
            Outcome<T> outcome = attempt(method);
            Optional<Duration> wait = switch (outcome) {
                case Outcome.Done<T> done -> Optional.empty();
                case Outcome.Refused<T> refused when refused.code() == 429 ->
                    Optional.of(refused.retryAfter().orElse(backoff(tried)));
                case Outcome.Refused<T> refused -> Optional.of(backoff(tried)).filter(b -> refused.code() >= 500);
                case Outcome.Unreachable<T> unreachable -> Optional.of(backoff(tried));
                case Outcome.Unclear<T> unclear -> Optional.of(backoff(tried)).filter(b -> repeatable);
            };
            if (wait.isEmpty() || tried == MAX_TRIES || wait.get().compareTo(MAX_RETRY_AFTER) > 0) {
                return outcome;
            }
            pause.pause(wait.get());
        }
    }

    /** Doubles with each try; a random half keeps those who failed together from returning together. */
    private Duration backoff(int tried) {
        long most = FIRST_BACKOFF.toMillis() << (tried - 1);
        return Duration.ofMillis(most / 2 + random.nextLong(most / 2 + 1));
    }

    private <T extends Serializable> Outcome<T> attempt(BotApiMethod<T> method) throws InterruptedException {
        try {
            CompletableFuture<T> call = client.executeAsync(method);
            return new Outcome.Done<>(call.get(CALL_LIMIT.toMillis(), TimeUnit.MILLISECONDS));
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
