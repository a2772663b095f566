package org.parley.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.answer.Answer;
import org.parley.bot.Parley;
import org.parley.fact.Knowledge;

class TelegramCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private FakeTelegram telegram;

    @BeforeEach
    void start() throws IOException {
        telegram = FakeTelegram.start();
    }

    @AfterEach
    void stop() {
        telegram.close();
    }

    /** A process of its own, for a test to stop. Its core gives one answer to everything. */
    public static void main(String[] arguments) {
        System.exit(new TelegramCommand(new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8), System.getenv(), config -> core())
                .run(arguments));
    }

    private static Parley core() {
        return Parley.of(new Knowledge("", List.of(), List.of(), List.of()),
                question -> new Answer.Chat("Good day.", LocalDate.EPOCH), List.of(), InstantSource.system());
    }

    private int run(Map<String, String> environment, String... arguments) {
        return new TelegramCommand(new PrintWriter(out, true), new PrintWriter(err, true), environment,
                config -> core()).run(arguments);
    }

    private Map<String, String> environment(String token) {
        return Map.of("TELEGRAM_BOT_TOKEN", token, "TELEGRAM_API_URL", telegram.url().toString());
    }

    @Test
    void check_tells_whose_token_it_is_and_what_the_bot_is_shown_in_groups() {
        int status = run(environment(FakeTelegram.TOKEN), "--check");

        assertThat(status).isZero();
        assertThat(out.toString()).contains("@ParleyBot").contains("privacy mode is on").contains("typing @ParleyBot");
        assertThat(telegram.calls("getUpdates")).isEmpty();
    }

    @Test
    void check_tells_how_a_webhook_fares() {
        telegram.setWebhookElsewhere();
        telegram.add(Updates.direct(1, 1, "waiting"));

        assertThat(run(environment(FakeTelegram.TOKEN), "--check")).isZero();
        assertThat(out.toString()).contains("1 update(s) wait").contains("2025-11-09").contains("Connection refused");
    }

    @Test
    void check_of_a_token_that_telegram_refuses_fails_without_showing_it() {
        int status = run(environment("99:not_this_one_0123"), "--check");

        assertThat(status).isEqualTo(1);
        assertThat(err.toString()).contains("Telegram refuses the token").doesNotContain("not_this_one")
                .doesNotContain("\tat ");
    }

    @Test
    void a_missing_token_is_told_with_where_to_get_one() {
        int status = run(Map.of(), "--check");

        assertThat(status).isEqualTo(2);
        assertThat(err.toString()).contains("TELEGRAM_BOT_TOKEN is not set").contains("BotFather");
    }

    @Test
    void an_unknown_option_is_wrong_usage() {
        assertThat(run(Map.of(), "--chek")).isEqualTo(2);
        assertThat(err.toString()).contains("--chek").contains("--help");
    }

    @Test
    void help_names_the_variables_that_it_reads() {
        assertThat(run(Map.of(), "--help")).isZero();
        assertThat(out.toString()).contains("TELEGRAM_BOT_TOKEN").contains("TELEGRAM_API_URL").contains("--check");
    }

    @Test
    void a_signal_stops_it_cleanly_and_nothing_it_printed_holds_the_token(@TempDir Path folder) throws Exception {
        Path printed = folder.resolve("printed.txt");
        telegram.failNext("getUpdates", FakeTelegram.error(500, "Internal Server Error"));
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "-cp",
                System.getProperty("java.class.path"), TelegramCommandTest.class.getName()).redirectErrorStream(true)
                .redirectOutput(printed.toFile());
        builder.environment().putAll(environment(FakeTelegram.TOKEN));
        Process process = builder.start();
        telegram.add(Updates.direct(1, Updates.PERSON, "hello"));
        telegram.awaitCalls("sendMessage", 1);

        process.destroy();

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        String text = Files.readString(printed);
        assertThat(process.exitValue()).as(text).isZero();
        assertThat(text).contains("@ParleyBot answers in Telegram").contains("Telegram answers 500")
                .doesNotContain("fake-token").doesNotContain("\tat ").doesNotContain("hello");
        assertThat(telegram.confirmedBelow()).isEqualTo(2);
    }
}
