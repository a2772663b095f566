package org.parley.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.bot.Bot;
import org.parley.bot.ParleyConfig.Telegram;
import org.parley.bot.Secret;
import org.parley.delivery.Gateway;
import org.parley.reply.Reply;
import org.parley.store.Database;

/** The bot as a process that is killed without warning, with its store on disk. */
class CrashTest {

    /** What the process dies on, before it is answered. */
    private static final String FATAL = "fatal";

    @TempDir
    private Path data;
    private FakeTelegram telegram;

    @BeforeEach
    void start() throws IOException {
        telegram = FakeTelegram.start();
    }

    @AfterEach
    void stop() {
        telegram.close();
    }

    /** The process: a bot that never finishes its answer to the fatal question if {@code arguments[2]} says so. */
    public static void main(String[] arguments) throws InterruptedException {
        boolean stuck = Boolean.parseBoolean(arguments[2]);
        Bot bot = incoming -> {
            if (stuck && incoming.text().equals(FATAL)) {
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            return Optional.of(Reply.of("You said: " + incoming.text()));
        };
        Database store = Database.embedded(Path.of(arguments[0]));
        TelegramConfig config = TelegramConfig.from(new Telegram(Optional.of(new Secret(FakeTelegram.TOKEN)),
                Optional.of(URI.create(arguments[1])), Telegram.Webhook.NONE));
        TelegramBotApp.start(config, bot, (messenger, handler) -> Gateway.start(store, messenger, handler, List.of(),
                InstantSource.system(), RandomGenerator.getDefault())).awaitTokenRefused();
    }

    private Process process(boolean stuck) throws IOException {
        return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED", "-cp",
                System.getProperty("java.class.path"), CrashTest.class.getName(), data.toString(),
                telegram.url().toString(), String.valueOf(stuck)).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    }

    @Test
    void killed_with_a_question_confirmed_and_not_answered_it_answers_after_the_next_start_and_once() throws Exception {
        Process first = process(true);
        telegram.add(Updates.direct(1, 1, "before"));
        telegram.awaitCalls("sendMessage", 1);
        telegram.add(Updates.direct(2, 2, FATAL));
        telegram.await("the fatal question is confirmed", fake -> fake.confirmedBelow() == 3);

        first.destroyForcibly().waitFor();
        Process second = process(false);
        telegram.awaitCalls("sendMessage", 2);
        telegram.add(Updates.direct(3, 3, "after"));
        List<JsonNode> sent = telegram.awaitCalls("sendMessage", 3);
        second.destroyForcibly().waitFor();

        assertThat(sent).extracting(message -> message.path("text").asText()).containsExactly("You said: before",
                "You said: fatal", "You said: after");
    }
}
