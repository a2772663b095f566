package org.parley.telegram;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.random.RandomGenerator;
import org.parley.bot.Bot;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.client.okhttp.OkHttpTelegramClient;
import org.telegram.telegrambots.meta.api.methods.GetMe;
import org.telegram.telegrambots.meta.api.methods.updates.GetUpdates;
import org.telegram.telegrambots.meta.api.objects.Update;
import org.telegram.telegrambots.meta.api.objects.User;

/** The running adapter: the wiring by hand, its start and its end. */
final class TelegramBotApp implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TelegramBotApp.class);

    /** For answers under way when it is closed; those that take longer are given by whoever starts next. */
    private static final Duration GRACE = Duration.ofSeconds(3);

    private final TelegramHttp http;
    private final TelegramApi api;
    private final User me;
    private final Inbox inbox;
    private final ChatLanes lanes = new ChatLanes();
    private final ScheduledExecutorService typing = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("telegram-typing").factory());
    private final CountDownLatch tokenRefused = new CountDownLatch(1);
    private final Polling polling;

    private TelegramBotApp(TelegramConfig config, Bot bot, Clock clock, TelegramHttp http, TelegramApi api, User me,
            CommandMenu menu) {
        this.http = http;
        this.api = api;
        this.me = me;
        inbox = new MemoryInbox(clock);
        QuestionHandler handler = new QuestionHandler(bot, new TelegramMessenger(api, new Pacing(clock, Thread::sleep)),
                typing);
        UpdateTranslator translator = new UpdateTranslator(me.getId(), me.getUserName(), menu.names());
        polling = new Polling(config, http, inbox, tokenRefused::countDown,
                update -> take(update, translator, handler));
    }

    /**
     * Starts the bot; returns when it receives messages. Waits for as long as Telegram cannot be reached.
     *
     * @throws IllegalStateException if Telegram refuses the token
     */
    static TelegramBotApp start(TelegramConfig config, Bot bot) throws InterruptedException {
        TelegramHttp http = new TelegramHttp();
        TelegramApi api = api(config, http);
        User me;
        try {
            me = awaitMe(api);
        } catch (IllegalStateException | InterruptedException e) {
            http.close();
            throw e;
        }
        CommandMenu menu = CommandMenu.bundled();
        TelegramBotApp app = new TelegramBotApp(config, bot, Clock.systemUTC(), http, api, me, menu);
        try {
            app.polling.start();
        } catch (InterruptedException e) {
            app.close();
            throw e;
        }
        Thread.ofVirtual().name("telegram-menu").start(() -> app.offer(menu));
        return app;
    }

    /**
     * Asks Telegram once whose token it is.
     *
     * @throws IllegalStateException if Telegram refuses the token or cannot be reached, saying which
     */
    static User check(TelegramConfig config) throws InterruptedException {
        try (TelegramHttp http = new TelegramHttp()) {
            return me(api(config, http)).orElseThrow(() -> new IllegalStateException("Telegram cannot be reached at "
                    + config.url().getSchema() + "://" + config.url().getHost() + ":" + config.url().getPort()));
        }
    }

    private static TelegramApi api(TelegramConfig config, TelegramHttp http) {
        return new TelegramApi(new OkHttpTelegramClient(http.forCalls(), config.token().value(), config.url()),
                Thread::sleep, RandomGenerator.getDefault());
    }

    private static User awaitMe(TelegramApi api) throws InterruptedException {
        Optional<User> me = me(api);
        while (me.isEmpty()) {
            LOG.warn("Telegram cannot be reached; trying again");
            me = me(api);
        }
        return me.get();
    }

    private static Optional<User> me(TelegramApi api) throws InterruptedException {
        return switch (api.repeatable(new GetMe())) {
            case Outcome.Done<User>(User me) -> Optional.of(me);
            case Outcome.Refused<User> refused when refused.code() == 401 || refused.code() == 404 ->
                throw new IllegalStateException("Telegram refuses the token in TELEGRAM_BOT_TOKEN ("
                        + refused.description() + "); BotFather shows the valid one");
            case Outcome.Refused<User> refused -> Optional.empty();
            case Outcome.Unreachable<User> unreachable -> Optional.empty();
            case Outcome.Unclear<User> unclear -> Optional.empty();
        };
    }

    /** The bot's username, without {@code @}. */
    String name() {
        return me.getUserName();
    }

    /** Returns when Telegram no longer accepts the token; else never. */
    void awaitTokenRefused() throws InterruptedException {
        tokenRefused.await();
    }

    private void take(Update update, UpdateTranslator translator, QuestionHandler handler) {
        Optional<Asked> asked = translator.translate(update);
        if (asked.isEmpty()) {
            inbox.settle(update.getUpdateId());
            return;
        }
        lanes.submit(asked.get().from().chat(), () -> {
            try {
                handler.handle(asked.get());
                inbox.settle(update.getUpdateId());
            } catch (InterruptedException e) {
                // Closing: not settled, so that the question comes again after the next start.
                Thread.currentThread().interrupt();
            } catch (RuntimeException e) {
                LOG.error("update {} was not handled: {}", update.getUpdateId(), e.getClass().getName());
                inbox.settle(update.getUpdateId());
            }
        });
    }

    private void offer(CommandMenu menu) {
        try {
            for (var call : menu.calls()) {
                if (!(api.repeatable(call) instanceof Outcome.Done<Boolean>)) {
                    LOG.warn("the menu of commands could not be set; the commands work without it");
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Stops receiving, lets answers under way be sent, tells Telegram what was handled, and ends every thread. */
    @Override
    public void close() {
        polling.close();
        try {
            inbox.awaitSettled(GRACE);
            confirm();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        lanes.close();
        typing.shutdownNow();
        http.close();
    }

    /** Only a request confirms what was handled since the last one; without it, the next start would answer again. */
    private void confirm() throws InterruptedException {
        OptionalInt offset = inbox.offset();
        if (offset.isPresent()) {
            api.briefly(GetUpdates.builder().offset(offset.getAsInt()).limit(1).timeout(0).build());
        }
    }
}
