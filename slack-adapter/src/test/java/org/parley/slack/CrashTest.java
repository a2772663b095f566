package org.parley.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.bot.Bot;
import org.parley.bot.Secret;
import org.parley.delivery.Gateway;
import org.parley.reply.Reply;
import org.parley.store.Database;

/** Killed with -9, in a process of its own, with the store in a folder. */
class CrashTest {

    private final FakeSlack slack = FakeSlack.start();

    @TempDir
    @Nullable
    Path data;

    @AfterEach
    void stop() {
        slack.close();
    }

    /**
     * The process that is killed.
     *
     * @param arguments the data folder, the Web API's address, and whether the bot never comes to an answer
     */
    public static void main(String... arguments) throws Exception {
        boolean stuck = Boolean.parseBoolean(arguments[2]);
        Bot bot = incoming -> {
            if (stuck && incoming.text().equals("fatal")) {
                awaitForever();
            }
            return Optional.of(Reply.of(incoming.address() + ": " + incoming.text()));
        };
        Database store = Database.embedded(Path.of(arguments[0]));
        SlackBotConfig config = new SlackBotConfig(new Secret(FakeSlack.BOT_TOKEN),
                new SlackBotConfig.Connection.SocketMode(new Secret(FakeSlack.APP_TOKEN)), URI.create(arguments[1]));
        SlackApp.start(config, bot, (messenger, handler) -> Gateway.start(store, messenger, handler, List.of(),
                InstantSource.system(), RandomGenerator.getDefault()));
        awaitForever();
    }

    private static void awaitForever() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Process start(boolean stuck) throws IOException {
        int before = slack.socket.connected.get();
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED", "-cp",
                System.getProperty("java.class.path"), CrashTest.class.getName(),
                Objects.requireNonNull(data).toString(), slack.url() + "/api/", String.valueOf(stuck))
                .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        slack.awaitConnection(before + 1);
        return process;
    }

    @Test
    void killed_with_a_question_acknowledged_it_answers_after_the_next_start_and_once() throws Exception {
        Process first = start(true);
        JsonObject mention = FakeSlack.message(FakeSlack.GENERAL, FakeSlack.ANN, "<@U0PARLEY> before", slack.ts());
        String thread = mention.get("ts").getAsString();
        slack.deliver("Ev1", mention);
        slack.awaitPosted(1);
        slack.direct("fatal");
        FakeSlack.await("all acknowledged", slack.socket::isQuiet);

        first.destroyForcibly().waitFor();
        Process second = start(false);
        slack.deliver("Ev1", mention);
        slack.deliver("Ev2", FakeSlack.asMention(mention));
        slack.deliver(FakeSlack.inThread(
                FakeSlack.message(FakeSlack.GENERAL, FakeSlack.ANN, "after", slack.ts()), thread));
        List<FakeSlack.Posted> posted = slack.awaitPosted(3);
        second.destroyForcibly().waitFor();

        assertThat(posted).extracting(FakeSlack.Posted::text).containsExactlyInAnyOrder("MENTION: before",
                "DIRECT: fatal", "THREAD_FOLLOW_UP: after");
        assertThat(slack.posted).hasSize(3);
        assertThat(slack.broken).isEmpty();
    }

    @Test
    void killed_again_and_again_while_it_sends_it_loses_nothing_and_says_nothing_twice() throws Exception {
        Process process = start(false);
        for (int i = 0; i < 6; i++) {
            slack.deliver(FakeSlack.message(FakeSlack.DM, FakeSlack.ANN, "question " + i, slack.ts()));
        }
        FakeSlack.await("all acknowledged", slack.socket::isQuiet);
        for (int kill = 1; kill <= 2; kill++) {
            slack.awaitPosted(2 * kill);
            process.destroyForcibly().waitFor();
            process = start(false);
        }

        List<FakeSlack.Posted> posted = slack.awaitPosted(6);
        slack.direct("last");
        slack.awaitPosted(7);
        process.destroyForcibly().waitFor();

        assertThat(posted).extracting(FakeSlack.Posted::text).containsExactly("DIRECT: question 0",
                "DIRECT: question 1", "DIRECT: question 2", "DIRECT: question 3", "DIRECT: question 4",
                "DIRECT: question 5");
        assertThat(slack.posted).hasSize(7);
    }
}
