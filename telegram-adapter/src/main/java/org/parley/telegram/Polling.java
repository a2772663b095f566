package org.parley.telegram;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.List;
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
 * Receives updates by long polling, through the library's loop. The loop confirms what it has received with its next request,
 * handled or not; here the {@link Inbox} sets the offset instead. An exception out of a consumer ends the loop for good, so
 * that none gets out. While something is not settled, Telegram answers each poll at once with what is still open; so that
 * this does not become a busy loop, the next poll waits a moment, or until all is settled.
 */
final class Polling implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Polling.class);

    /** The most that a message waits in Telegram while another chat's is being handled. */
    private static final Duration OPEN_POLL_PAUSE = Duration.ofMillis(250);

    /** Updates per poll, the most that Telegram gives: https://core.telegram.org/bots/api#getupdates. */
    private static final int LIMIT = 100;

    private static final List<String> KINDS = List.of("message", "edited_message");

    private final TelegramConfig config;
    private final TelegramHttp http;
    private final Inbox inbox;
    private final PollingGuard guard;
    private final Consumer<Update> handler;
    private final ScheduledExecutorService loop = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().name("telegram-poll").factory());
    private final TelegramBotsLongPollingApplication application;
    private volatile @Nullable BotSession session;

    /** @param handler told of every new update once, in their order; settles it with the inbox in its own time */
    Polling(TelegramConfig config, TelegramHttp http, Inbox inbox, Runnable tokenRefused, Consumer<Update> handler) {
        this.config = config;
        this.http = http;
        this.inbox = inbox;
        this.handler = handler;
        guard = new PollingGuard(inbox, tokenRefused);
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
        try {
            inbox.awaitSettled(OPEN_POLL_PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        BotSession running = session;
        if (running != null) {
            // The loop drops ids below the highest it has seen; what is a repeat, the inbox knows better.
            running.getLastReceivedUpdate().set(0);
        }
        GetUpdates poll = GetUpdates.builder().limit(LIMIT).timeout((int) TelegramHttp.POLL_TIMEOUT.toSeconds())
                .allowedUpdates(KINDS).build();
        inbox.offset().ifPresent(poll::setOffset);
        return poll;
    }

    private void consume(List<Update> updates) {
        for (Update update : updates) {
            try {
                if (inbox.accept(update.getUpdateId())) {
                    handler.accept(update);
                }
            } catch (RuntimeException e) {
                LOG.error("update {} was not handled: {}", update.getUpdateId(), e.getClass().getName());
                inbox.settle(update.getUpdateId());
            }
        }
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
