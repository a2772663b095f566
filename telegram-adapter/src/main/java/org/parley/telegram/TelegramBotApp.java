package org.parley.telegram;

import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.random.RandomGenerator;
import org.parley.bot.Bot;
import org.parley.delivery.Connector;
import org.parley.delivery.Gateway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.client.okhttp.OkHttpTelegramClient;
import org.telegram.telegrambots.meta.api.methods.GetMe;
import org.telegram.telegrambots.meta.api.methods.commands.SetMyCommands;
import org.telegram.telegrambots.meta.api.methods.updates.GetUpdates;
import org.telegram.telegrambots.meta.api.methods.updates.GetWebhookInfo;
import org.telegram.telegrambots.meta.api.methods.updates.SetWebhook;
import org.telegram.telegrambots.meta.api.objects.User;
import org.telegram.telegrambots.meta.api.objects.WebhookInfo;

/** The running adapter: the wiring by hand, its start and its end. */
final class TelegramBotApp implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TelegramBotApp.class);

    private final TelegramHttp http = new TelegramHttp();
    private final CountDownLatch tokenRefused = new CountDownLatch(1);
    private final ScheduledExecutorService typing = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("telegram-typing").factory());
    private final TelegramConfig config;
    private final TelegramApi api;
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private String name = "";

    private TelegramBotApp(TelegramConfig config) {
        this.config = config;
        api = api(config, http);
    }

    /**
     * Starts the bot; returns when it receives messages. Waits for as long as Telegram cannot be reached.
     *
     * @param connector the store that what comes in and goes out is kept in
     * @throws IllegalStateException if Telegram refuses the token or the webhook, or nothing can listen where it is to
     * @throws org.parley.store.StoreException if the store cannot be used
     */
    static TelegramBotApp start(TelegramConfig config, Bot bot, Connector connector) throws InterruptedException {
        TelegramBotApp app = new TelegramBotApp(config);
        try {
            app.connect(bot, connector, InstantSource.system());
            return app;
        } catch (RuntimeException | InterruptedException e) {
            app.close();
            throw e;
        }
    }

    private void connect(Bot bot, Connector connector, InstantSource clock) throws InterruptedException {
        User me = awaitMe(api);
        name = me.getUserName();
        UpdateTranslator translator = new UpdateTranslator(new Addressing(me.getId(), name), new ChatAdmins(api)::of);
        // What was left from before is handled as soon as there is a gateway, even before it is known here.
        CompletableFuture<Gateway> connected = new CompletableFuture<>();
        EventHandler handler = new EventHandler(translator, bot, api,
                reference -> connected.join().sent(reference), typing);
        TelegramMessenger messenger = new TelegramMessenger(api, tokenRefused::countDown);
        Gateway gateway = opened(connector.connect(messenger, handler));
        connected.complete(gateway);
        InlineAnswers inline = opened(new InlineAnswers(bot, api));
        UpdateIntake intake = new UpdateIntake(me.getId(), translator, bot, inline, gateway);
        if (config.webhook().isPresent()) {
            receive(config.webhook().get(), intake);
        } else {
            poll(intake, gateway, clock);
        }
        Thread.ofVirtual().name("telegram-menu").start(this::offerCommands);
    }

    private void poll(UpdateIntake intake, Gateway gateway, InstantSource clock) throws InterruptedException {
        Polling polling = new Polling(config, http, clock, tokenRefused::countDown, gateway::polled,
                intake::take);
        // Only a request confirms what was taken in since the last one; without it, that would come again.
        opened(() -> confirm(polling));
        opened(polling).start();
    }

    private void receive(TelegramConfig.Webhook webhook, UpdateIntake intake) throws InterruptedException {
        opened(Webhook.listen(webhook.listen(), webhook.secret(), intake::take));
        SetWebhook call = SetWebhook.builder().url(webhook.url().toString()).secretToken(webhook.secret().value())
                .allowedUpdates(UpdateIntake.KINDS).build();
        Outcome<Boolean> outcome = api.repeat(client -> client.executeAsync(call));
        while (!(outcome instanceof Outcome.Done<Boolean>)) {
            if (outcome instanceof Outcome.Refused<Boolean> refused && refused.code() < 500 && refused.code() != 429) {
                throw new IllegalStateException("Telegram refuses the webhook: " + refused.description());
            }
            LOG.warn("the webhook could not be set; trying again");
            outcome = api.repeat(client -> client.executeAsync(call));
        }
    }

    private <T extends AutoCloseable> T opened(T part) {
        parts.push(part);
        return part;
    }

    /**
     * What Telegram tells of the bot.
     *
     * @param me whose token it is
     * @param webhook how updates get to it, if by webhook
     */
    record Checked(User me, Optional<WebhookInfo> webhook) {
    }

    /**
     * Asks Telegram once whose token it is and how updates get there.
     *
     * @throws IllegalStateException if Telegram refuses the token or cannot be reached, saying which
     */
    static Checked check(TelegramConfig config) throws InterruptedException {
        try (TelegramHttp http = new TelegramHttp()) {
            TelegramApi api = api(config, http);
            User me = me(api).orElseThrow(() -> new IllegalStateException("Telegram cannot be reached at "
                    + config.url().getSchema() + "://" + config.url().getHost() + ":" + config.url().getPort()));
            return new Checked(me,
                    api.repeat(new GetWebhookInfo()) instanceof Outcome.Done<WebhookInfo>(WebhookInfo webhook)
                            && !webhook.getUrl().isEmpty() ? Optional.of(webhook) : Optional.empty());
        }
    }

    private static TelegramApi api(TelegramConfig config, TelegramHttp http) {
        return new TelegramApi(new OkHttpTelegramClient(http.forCalls(), config.token().value(), config.url()),
                RandomGenerator.getDefault());
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
        return switch (api.repeat(new GetMe())) {
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
        return name;
    }

    /** Returns when Telegram no longer accepts the token; else never. */
    void awaitTokenRefused() throws InterruptedException {
        tokenRefused.await();
    }

    private void offerCommands() {
        try {
            for (SetMyCommands call : CommandMenu.calls()) {
                if (!(api.repeat(call) instanceof Outcome.Done<Boolean>)) {
                    LOG.warn("the menu of commands could not be set; the commands work without it");
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void confirm(Polling polling) throws InterruptedException {
        OptionalInt offset = polling.offset();
        if (offset.isPresent()) {
            api.briefly(GetUpdates.builder().offset(offset.getAsInt()).limit(1).timeout(0).build());
        }
    }

    /** Stops receiving, tells Telegram what was received, lets what is under way be sent, and ends every thread. */
    @Override
    public void close() {
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (Exception e) {
                LOG.error("stopped uncleanly: {}", e.getClass().getName());
            }
        }
        typing.shutdownNow();
        http.close();
    }
}
