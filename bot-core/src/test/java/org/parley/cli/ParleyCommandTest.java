package org.parley.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.answer.Answer;
import org.parley.bot.Harbour;
import org.parley.bot.Parley;
import org.parley.bot.ParleyConfig;
import org.parley.question.Question;

/** The command line from its arguments to its output, with an engine that knows one answer. */
class ParleyCommandTest {

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private String in = "";
    private int width;

    @Test
    void ask_prints_the_answer_its_dates_and_the_numbered_evidence() {
        assertThat(run("ask", "When", "did they meet?")).isZero();

        assertThat(printed()).isEqualTo("""
                They met on 2 March 2031.

                Event: 2 March 2031 · Reported: 5 March 2031 · Sources reach to 5 March 2031

                [1] Ada Mora and Jon Tell met at the harbour. (2 March 2031)
                    Harbour Times, reported 5 March 2031, https://harbour.example/ministers
                """);
    }

    @Test
    void ask_wraps_to_the_width_of_the_terminal() {
        width = 40;

        run("ask", "When did they meet?");

        assertThat(printed().lines()).filteredOn(line -> !line.contains("https://"))
                .allMatch(line -> line.length() <= 40);
        assertThat(printed()).contains("\n[1] Ada Mora and Jon Tell met at the\n    harbour. (2 March 2031)\n");
    }

    @Test
    void ask_json_prints_every_key_of_the_contract_on_one_line() {
        assertThat(run("ask", "--json", "When did they meet?")).isZero();

        assertThat(printed().replaceAll("\"micros\":\\d+", "\"micros\":7"))
                .isEqualTo("{\"id\":null,\"status\":\"ANSWERED\","
                        + "\"answer\":\"They met on 2 March 2031.\",\"confidence\":0.9,\"asOf\":\"2031-03-05\",\"evidence\":[{\"fact\":\"f1\","
                        + "\"text\":\"Ada Mora and Jon Tell met at the harbour.\",\"date\":\"2031-03-02\",\"published\":\"2031-03-05T08:00:00Z\","
                        + "\"source\":\"Harbour Times\",\"url\":\"https://harbour.example/ministers\",\"article\":\"ministers.txt\"}],\"micros\":7}\n");
    }

    @Test
    void ask_json_answers_each_line_in_order_and_a_bad_one_with_unknown() {
        in = "\ufeff{\"id\":\"a\",\"q\":\"When?\",\"history\":[\"Who?\"]}\n\nnonsense\n[1]\n{\"id\":7}\n{\"id\":8,\"q\":\"\\ud800\"}\n";

        assertThat(run("ask", "--json", "-")).isZero();

        assertThat(printed().lines().map(line -> line.replaceAll(",\"answer\".*", ""))).containsExactly(
                "{\"id\":\"a\",\"status\":\"ANSWERED\"", "{\"id\":null,\"status\":\"UNKNOWN\"",
                "{\"id\":null,\"status\":\"UNKNOWN\"",
                "{\"id\":7,\"status\":\"UNKNOWN\"", "{\"id\":8,\"status\":\"ANSWERED\"");
        assertThat(complaints()).contains("line 3 is not JSON", "line 4 is not a JSON object",
                "line 5 has no text under \"q\"");
    }

    @Test
    void keeps_control_characters_of_an_article_off_the_terminal() {
        assertThat(new Layout(0, false).wrap("", "red \u001b[31m and\u0007 \u202eback\nnext"))
                .isEqualTo("red [31m and back\nnext");
    }

    @Test
    void timeline_prints_events_in_order_as_text_or_as_json_lines() {
        run("timeline", "--about", "Мора");
        assertThat(printed()).isEqualTo("""
                2 March 2031        Ada Mora and Jon Tell met at the harbour.
                                    Harbour Times, reported 5 March 2031
                20 March 2031       [planned] Ada Mora is to visit the harbour.
                                    Harbour Times, reported 5 March 2031
                """);

        out.reset();
        run("timeline", "--json", "--from", "2031-03-04", "--to", "2031-03-05");
        assertThat(printed()).isEqualTo(
                "{\"date\":\"2031-03-04\",\"precision\":\"day\",\"event\":\"Jon Tell signed the pilot treaty.\","
                        + "\"article\":\"ministers.txt\",\"source\":\"Harbour Times\",\"url\":\"https://harbour.example/ministers\",\"certainty\":\"reported\"}\n");
    }

    @Test
    void timeline_draws_a_picture() {
        Path file = folder.resolve("talks.png");

        assertThat(run("timeline", "--png", file.toString())).isZero();

        assertThat(file).isNotEmptyFile();
        assertThat(complaints()).contains("3 events");
    }

    @Test
    void sources_and_doctor_say_what_is_there() {
        run("sources");
        assertThat(printed()).contains("• Harbour Times, 5 March 2031: Ministers meet", "1 article");

        out.reset();
        assertThat(run("doctor")).isZero();
        assertThat(printed()).contains("ok      Sources: 1 articles, 3 curated facts",
                "ok      Index: 3 statements, in memory",
                "ANSWERED",
                "not set Telegram: set TELEGRAM_BOT_TOKEN");
    }

    @Test
    void doctor_says_how_to_mend_what_is_broken_and_fails() {
        int status = command(Map.of("SLACK_BOT_TOKEN", "xoxb-1", "PARLEY_DATA", folder.toString()), "doctor");

        assertThat(status).isOne();
        assertThat(printed()).contains("BROKEN  Slack", "Set both").doesNotContain("xoxb-1");
    }

    @Test
    void chat_reads_questions_and_commands_from_a_pipe() {
        in = "When did they meet?\n\n/latest\n/quit\nnever read\n";

        assertThat(run("chat")).isZero();

        assertThat(printed()).containsSubsequence("They met on 2 March 2031.", "Latest, newest first", "• 4 March 2031")
                .doesNotContain("\u001b");
        assertThat(printed().split("They met on", -1)).hasSize(2);
    }

    @Test
    void chat_presses_a_button_by_its_number() {
        in = "When did they meet?\n4\nWhen did they meet?\n5\n1\n99\n";

        assertThat(run("chat")).isZero();
        assertThat(printed()).containsSubsequence("[1] Sources  [2] Timeline  [3] Watch  [4] Helpful  [5] Wrong",
                "Thank you, noted.", "What is wrong with it?", "[1] Wrong date", "It helps to mend the answer.");
    }

    @Test
    void chat_speaks_the_language_of_the_environment() {
        in = "/help\n";

        assertThat(command(Map.of("PARLEY_DATA", folder.resolve("data").toString(), "LANG", "de_DE.UTF-8"), "chat"))
                .isZero();

        assertThat(printed()).contains("Ich beantworte Fragen zu", "/settings: Sprache");
    }

    @Test
    void feedback_lists_what_people_said_of_answers() {
        assertThat(run("feedback", "--from", "2031-01-01")).isZero();

        assertThat(printed()).isEqualTo("0 opinions\n");
    }

    @Test
    void eval_prints_the_shares_and_on_request_the_misses() throws IOException {
        Path questions = Files.writeString(folder.resolve("set.jsonl"), """
                {"id":"a","q":"When did they meet?","kind":"when","answerable":true,"must":[["2 March"]]}
                {"id":"b","q":"Where did they dine?","kind":"unanswerable","answerable":false,"must":[]}
                """);

        assertThat(run("eval", questions.toString(), "--misses")).isZero();

        assertThat(printed()).contains("b unanswerable WRONG  \"Where did they dine?\" -> ANSWERED",
                "  unanswerable    0 of 1\n  when            1 of 1\n",
                "answered 1.000 (1/1)  abstained 0.000 (0/1)  wrong assertions 0.500 (1/2)", "median");
    }

    @Test
    void ingest_tells_what_became_of_each_article_and_the_totals() throws IOException {
        String text = "Title: %s\n\nThe ministers spoke for seven hours about the pilots, the tugs and the lease, and nobody from the"
                + " port was invited to the table, where the maps lay beside the sandwiches and the keys%s.\n";
        Path articles = Files.createDirectory(folder.resolve("articles"));
        Files.writeString(articles.resolve("1.txt"), text.formatted("Talks", ""));
        Files.writeString(articles.resolve("2.txt"), text.formatted("Talks at the port", " of the town hall"));
        Files.writeString(articles.resolve("3.txt"), "{\"id\": 3}");

        assertThat(run("ingest", articles.toString())).isZero();
        assertThat(printed().replace(articles.toString(), "articles")).isEqualTo(
                """
                        added           articles/1.txt
                        near-duplicate  articles/2.txt of articles/1.txt
                        rejected        articles/3.txt: It is JSON, not prose; plain text, Markdown, HTML, RSS and Atom can be read.
                        1 added, 0 unchanged, 1 near-duplicate, 0 replaced, 1 rejected
                        """);

        out.reset();
        Files.writeString(articles.resolve("1.txt"), "Title: Talks\n\nThey spoke for eight hours.\n");
        assertThat(run("ingest", articles.toString())).isZero();
        assertThat(printed()).contains("0 added, 1 unchanged, 0 near-duplicate, 1 replaced, 1 rejected");

        out.reset();
        assertThat(run("ingest", "--remove", articles.resolve("2.txt").toString())).isZero();
        assertThat(printed()).isEqualTo("removed         " + articles.resolve("2.txt") + "\n");
        assertThat(run("ingest", "--remove", "never there")).isOne();
        assertThat(complaints()).contains("there is no article never there");
    }

    @Test
    void ingest_fails_where_nothing_could_be_read_and_shows_a_bar_on_a_terminal() {
        width = 80;

        assertThat(run("ingest", "/nowhere/at/all")).isOne();

        assertThat(printed()).contains("rejected        /nowhere/at/all: There is no such file or folder.");
        assertThat(complaints()).contains("ingest 100%", "1/1");
    }

    @Test
    void doctor_finds_a_store_that_is_damaged() throws IOException {
        Files.createDirectory(folder.resolve("data"));
        Files.writeString(folder.resolve("data/parley.db"), "This is not a database but a letter. ".repeat(50));

        assertThat(run("doctor")).isOne();
        assertThat(printed()).contains("BROKEN  Store: the database");
    }

    @Test
    void doctor_says_where_the_index_is_and_how_to_mend_it() throws IOException {
        Path index = folder.resolve("data/index");
        Map<String, String> environment = Map.of("PARLEY_DATA", folder.resolve("data").toString());

        assertThat(command(environment, Parley::open, "doctor")).isZero();
        assertThat(printed()).contains("ok      Index: ", "statements, in " + index + ", made anew: there was none");

        assertThat(command(environment, Parley::open, "doctor")).isZero();
        assertThat(printed()).contains("statements, in " + index + ", up to date");

        Files.move(index, folder.resolve("elsewhere"));
        Files.writeString(index, "not a folder");
        assertThat(command(environment, Parley::open, "doctor")).isOne();
        assertThat(printed()).contains("BROKEN  Index: ", "in memory", "delete it: it is made anew");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingest", "ingest --remove a b", "ask", "dance", "timeline --from yesterday",
            "timeline --from 2031-03-02 --to 2031-03-01",
            "",
            "ask --as-of never What?", "ask --corpus /nowhere/at/all What?", "--nonsense"})
    void wrong_usage_gives_status_2_and_one_clear_complaint(String line) {
        assertThat(run(Stream.of(line.split(" ")).filter(word -> !word.isEmpty()).toArray(String[]::new))).isEqualTo(2);

        assertThat(complaints()).startsWith("parley: ").doesNotContain("\tat ", "Exception");
        assertThat(printed()).isEmpty();
    }

    @Test
    void failed_work_gives_status_1_and_no_stack_trace() {
        assertThat(run("eval", folder.resolve("missing.jsonl").toString())).isOne();

        assertThat(complaints()).startsWith("parley: ").contains("missing.jsonl").doesNotContain("\tat ");
    }

    @Test
    void options_of_every_command_may_stand_before_or_behind_it() {
        assertThat(run("--as-of", "2031-03-06", "ask", "When?")).isZero();
        assertThat(run("ask", "When?", "--as-of", "2031-03-06", "--data", folder.toString())).isZero();
    }

    @Test
    void help_and_version_are_always_there() {
        assertThat(run("--help")).isZero();
        assertThat(printed())
                .contains("ask", "chat", "timeline", "sources", "doctor", "eval", "--corpus", "--as-of", "Exit status")
                .doesNotContain("selftest");

        out.reset();
        assertThat(run("ask", "--help")).isZero();
        assertThat(printed()).contains("--json", "--corpus");

        out.reset();
        assertThat(run("--version")).isZero();
        assertThat(printed()).startsWith("parley ");
    }

    private int run(String... arguments) {
        return command(Map.of("PARLEY_DATA", folder.resolve("data").toString()), arguments);
    }

    private int command(Map<String, String> environment, String... arguments) {
        return command(environment, ParleyCommandTest::open, arguments);
    }

    private int command(Map<String, String> environment, Function<ParleyConfig, Parley> opener,
            String... arguments) {
        Streams streams = new Streams(new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)), printTo(out),
                printTo(err), width, false);
        return new ParleyCommand(streams, environment, opener).run(arguments);
    }

    private static Parley open(ParleyConfig config) {
        return Parley.of(Harbour.KNOWLEDGE, ParleyCommandTest::answer, Harbour.KNOWLEDGE.facts(),
                InstantSource.fixed(config.asOf().orElse(Instant.parse("2031-03-06T00:00:00Z"))));
    }

    private static Answer answer(Question question) {
        return question.text().isBlank()
                ? new Answer.Unknown("Nothing was asked.", List.of(), 1, LocalDate.of(2031, 3, 5))
                : Harbour.met();
    }

    private static PrintStream printTo(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String complaints() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
