package org.parley.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command in a process of its own, as a supervisor runs it. */
class SlackCommandTest {

    private final FakeSlack slack = FakeSlack.start();

    @TempDir
    @Nullable
    Path folder;

    @AfterEach
    void stop() {
        slack.close();
    }

    private record Outcome(int status, String out, String err) {
    }

    private Process start(Map<String, String> environment, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
                        EchoMain.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("SLACK_") || name.startsWith("PARLEY_"));
        builder.environment().putAll(environment);
        // Files, as a pipe that nobody reads yet would hold the process up.
        return builder.redirectOutput(file("out").toFile()).redirectError(file("err").toFile()).start();
    }

    private Path file(String name) {
        return Objects.requireNonNull(folder).resolve(name);
    }

    private Outcome outcome(Process process) throws IOException, InterruptedException {
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Outcome(process.exitValue(), Files.readString(file("out")), Files.readString(file("err")));
    }

    private Map<String, String> environment() {
        return Map.of("SLACK_BOT_TOKEN", FakeSlack.BOT_TOKEN, "SLACK_APP_TOKEN", FakeSlack.APP_TOKEN, "SLACK_API_URL",
                slack.url() + "/api", "PARLEY_LOG", "-", "PARLEY_LOG_LEVEL", "ALL");
    }

    @Test
    void answers_until_a_signal_ends_it_with_status_zero_and_logs_neither_tokens_nor_texts() throws Exception {
        Process process = start(environment());
        slack.awaitConnection(1);
        slack.direct("a private question");
        slack.awaitPosted(1);

        process.destroy();
        Outcome outcome = outcome(process);

        assertThat(outcome.status()).isZero();
        assertThat(outcome.out()).startsWith("Connected to Slack as parley in Desk.");
        assertThat(outcome.out() + outcome.err()).doesNotContain("xoxb-").doesNotContain("xapp-")
                .doesNotContain("private question");
        assertThat(outcome.err()).contains("connected as parley in Desk");
    }

    @Test
    void a_check_says_who_the_app_is() throws Exception {
        assertThat(outcome(start(environment(), "--check")))
                .extracting(Outcome::status, outcome -> outcome.out().strip())
                .containsExactly(0, "Slack takes the tokens: this app is parley in Desk.");
    }

    @Test
    void a_fault_is_one_clear_line_each_without_a_stack_trace() throws Exception {
        Outcome unset = outcome(start(Map.of(), "--check"));
        Outcome refused = outcome(start(Map.of("SLACK_BOT_TOKEN", "xoxb-no", "SLACK_APP_TOKEN", "xapp-no",
                "SLACK_API_URL", slack.url() + "/api/"), "--check"));
        Outcome unknown = outcome(start(environment(), "--chekc"));

        assertThat(unset.status()).isEqualTo(2);
        assertThat(unset.err()).contains("SLACK_BOT_TOKEN is not set", "SLACK_APP_TOKEN is not set");
        assertThat(refused.status()).isEqualTo(1);
        assertThat(refused.err()).contains("Slack refuses SLACK_BOT_TOKEN (invalid_auth)");
        assertThat(unknown.status()).isEqualTo(2);
        assertThat(unknown.err()).contains("--chekc", "--help");
        assertThat(unset.err() + refused.err() + unknown.err()).doesNotContain("\tat ").doesNotContain("xoxb-no");
    }
}
