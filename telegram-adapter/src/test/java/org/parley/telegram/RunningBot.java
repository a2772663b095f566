package org.parley.telegram;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.parley.bot.Bot;
import org.parley.bot.Incoming;
import org.parley.bot.ParleyConfig;
import org.parley.bot.Press;
import org.parley.bot.Reaction;
import org.parley.bot.Secret;
import org.parley.delivery.DeliveryStore;
import org.parley.delivery.Gateway;
import org.parley.reply.Reply;
import org.parley.store.Database;

/** The real client against a server with Telegram's rules, and a store in memory. */
abstract class RunningBot {

    static final Bot ECHO = incoming -> Optional.of(Reply.of("You said: " + incoming.text()));

    /** The library prints the stack trace of every failure that these tests provoke. */
    private static final Logger LIBRARY = Logger.getLogger("org.telegram");

    final Database store = Database.inMemory();
    FakeTelegram telegram;
    private final List<TelegramBotApp> running = new ArrayList<>();

    @BeforeEach
    void start() throws IOException {
        LIBRARY.setLevel(Level.OFF);
        telegram = FakeTelegram.start();
    }

    @AfterEach
    void stop() {
        running.forEach(TelegramBotApp::close);
        telegram.close();
        store.close();
    }

    TelegramBotApp run(Bot bot) throws InterruptedException {
        return run(bot, config(FakeTelegram.TOKEN), store);
    }

    TelegramBotApp run(Bot bot, TelegramConfig config, DeliveryStore kept) throws InterruptedException {
        TelegramBotApp app = TelegramBotApp.start(config, bot, (messenger, handler) -> Gateway.start(kept, messenger,
                handler, List.of(), InstantSource.system(), RandomGenerator.getDefault()));
        running.add(app);
        return app;
    }

    TelegramConfig config(String token) {
        return TelegramConfig
                .from(new ParleyConfig.Telegram(Optional.of(new Secret(token)), Optional.of(telegram.url()),
                        ParleyConfig.Telegram.Webhook.NONE));
    }

    TelegramConfig webhook(int port) {
        return TelegramConfig.from(new ParleyConfig.Telegram(Optional.of(new Secret(FakeTelegram.TOKEN)),
                Optional.of(telegram.url()),
                new ParleyConfig.Telegram.Webhook(Optional.of(URI.create("http://127.0.0.1:" + port + "/hook")),
                        Optional.of(new Secret("s3cret_of-this-test")), Optional.empty(),
                        Optional.of(String.valueOf(port)))));
    }

    /** A bot with words, whose buttons a test adds. */
    abstract static class Buttoned implements Bot {

        private final Bot words;

        Buttoned(Bot words) {
            this.words = words;
        }

        @Override
        public Optional<Reply> handle(Incoming incoming) {
            return words.handle(incoming);
        }
    }

    /** A bot all of whose buttons lead to the same. */
    static Bot buttons(Reaction reaction, Bot words) {
        return new Buttoned(words) {
            @Override
            public Optional<Reaction> press(Press press) {
                return Optional.of(reaction);
            }
        };
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
