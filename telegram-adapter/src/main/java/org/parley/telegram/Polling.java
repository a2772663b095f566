package org.parley.telegram;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.longpolling.BotSession;
import org.telegram.telegrambots.longpolling.TelegramBotsLongPollingApplication;
import org.telegram.telegrambots.meta.api.methods.updates.GetUpdates;
import org.telegram.telegrambots.meta.api.objects.Update;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;

/**
 * Receives updates by long polling, through the library's loop. The loop confirms what it has received with its next request, taken in
 * or not; here the offset is what was taken in. An exception out of a consumer ends the loop for good, so that none gets out: what
 * could not be taken in comes again with the next request, a moment later.
 */
final class Polling implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Polling.class);

    /** Updates per poll, the most that Telegram gives: https://core.telegram.org/bots/api#getupdates. */
    private static final int LIMIT = 100;

    /** Before the next poll, when something could not be taken in; then Telegram answers each at once. */
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(1);

    /**
     * After a week without updates the ids may start anew, perhaps lower, https://core.telegram.org/bots/api#update. By then all that
     * came has long been confirmed, so that we can ask without an offset.
     */
    private static final Duration QUIET = Duration.ofDays(6);

    private final TelegramConfig config;
    private final TelegramHttp http;
    private final InstantSource clock;
    private final PollingGuard guard;
    private final Consumer<Update> intake;
    private final ScheduledExecutorService loop = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().name("telegram-poll").factory());
    private final TelegramBotsLongPollingApplication application;
    private volatile @Nullable BotSession session;
    private volatile OptionalInt offset = OptionalInt.empty();
    private volatile Instant lastTaken;
    private volatile boolean troubled;

    /**
     * @param tokenRefused told when Telegram does not know the token, or no longer
     * @param polled told of each poll that was answered
     * @param intake told of every update, at least once, in their order; an update is confirmed when it returns
     */
    Polling(TelegramConfig config, TelegramHttp http, InstantSource clock, Runnable tokenRefused, Runnable polled,
            Consumer<Update> intake) {
        this.config = config;
        this.http = http;
        this.clock = clock;
        this.intake = intake;
        lastTaken = clock.instant();
        guard = new PollingGuard(tokenRefused, polled);
        application = new TelegramBotsLongPollingApplication(ObjectMapper::new, () -> http.forPolling(guard),
                () -> loop, () -> guard);
    }

    /** Removes a webhook, which would keep updates away from polling, and begins; tries until it works or is interrupted. */
    void start() throws InterruptedException {
        while (true) {
            try {
                session = application.registerBot(config.token().value(), config::url, last -> nextPoll(),
                        this::consume);
                return;
            } catch (TelegramApiException e) {
                unregister();
                TimeUnit.MILLISECONDS.sleep(guard.nextBackOffMillis());
            }
        }
    }

    /** The library keeps a bot whose registration failed, and then refuses to register it again. */
    private void unregister() {
        try {
            application.unregisterBot(config.token().value());
        } catch (TelegramApiException e) {
            LOG.debug("was not registered");
        }
    }

    private GetUpdates nextPoll() {
        OptionalInt skipped = guard.skipped();
        if (troubled) {
            pause();
        } else if (skipped.isPresent() && skipped.getAsInt() >= offset.orElse(0)) {
            taken(skipped.getAsInt());
        }
        BotSession running = session;
        if (running != null) {
            // The loop drops ids below the highest it has seen; what is a repeat, the store knows better.
            running.getLastReceivedUpdate().set(0);
        }
        if (lastTaken.plus(QUIET).isBefore(clock.instant())) {
            offset = OptionalInt.empty();
        }
        GetUpdates poll = GetUpdates.builder().limit(LIMIT).timeout((int) TelegramHttp.POLL_TIMEOUT.toSeconds())
                .allowedUpdates(UpdateIntake.KINDS).build();
        offset.ifPresent(poll::setOffset);
        return poll;
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(AFTER_TROUBLE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void consume(List<Update> updates) {
        try {
            for (Update update : updates) {
                intake.accept(update);
                taken(update.getUpdateId());
            }
            troubled = false;
        } catch (RuntimeException e) {
            LOG.error("an update could not be taken in and is asked for again: {}", e.getClass().getName());
            troubled = true;
        }
    }

    private void taken(int update) {
        offset = OptionalInt.of(update + 1);
        lastTaken = clock.instant();
    }

    /** The {@code offset} of the next {@code getUpdates}, which makes Telegram forget all before; empty where nothing came. */
    OptionalInt offset() {
        return offset;
    }

    /** Stops receiving. The library's own close would leave its thread alive, and with it the process. */
    @Override
    public void close() {
        guard.close();
        BotSession running = session;
        if (running != null) {
            running.stop();
        }
        loop.shutdownNow();
        try {
            do {
                http.cancelPoll();
            } while (!loop.awaitTermination(50, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
