package org.parley.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parley.bot.Parley;
import org.parley.digest.Mine;

/** {@code parley digest} over real articles, from its arguments to its output. */
class DigestCommandTest {

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void prints_the_digest_for_reading() {
        assertThat(digest("--from", "2032-05-03", "--to", "2032-05-31")).isZero();

        assertThat(printed()).isEqualTo(Mine.golden("mine.txt"));
    }

    @Test
    void json_has_every_key_of_the_contract_on_one_line() {
        assertThat(digest("--from", "2032-05-03T00:00:00Z", "--to", "2032-05-31T00:00:00Z", "--json")).isZero();

        assertThat(printed()).isEqualTo(Mine.golden("mine.json"));
    }

    @Test
    void an_empty_window_is_one_line_and_in_json_no_items() {
        digest("--from", "2032-05-20T08:00+02:00", "--to", "2032-05-21T08:00+02:00");
        assertThat(printed())
                .isEqualTo("No new reports between 20 May 2032, 08:00 and 21 May 2032, 08:00 (+02:00).\n");

        out.reset();
        digest("--from", "2032-05-20T08:00+02:00", "--to", "2032-05-21T08:00+02:00", "--json");
        assertThat(printed()).isEqualTo("{\"from\":\"2032-05-20T06:00:00Z\",\"to\":\"2032-05-21T06:00:00Z\","
                + "\"summary\":\"No new reports between 20 May 2032, 08:00 and 21 May 2032, 08:00 (+02:00).\",\"items\":[]}\n");
    }

    @ParameterizedTest
    @CsvSource({"2032-05-06T07:59+02:00, 2032-05-06T08:01+02:00, 1", "2032-05-06T06:01Z, 2032-05-06T08:00Z, 0",
            "2032-05-06T08:00[Europe/Berlin], 2032-05-06T09:00[Europe/Berlin], 1",
            "2032-05-06T02:00-04:00, 2032-05-06T02:01-04:00, 1", "2032-05-05, 2032-05-06, 0",
            "2032-05-06, 2032-05-07, 1"})
    void a_window_is_read_in_the_zone_that_it_is_written_in(String from, String to, int stories) {
        digest("--from", from, "--to", to);

        assertThat(printed()).startsWith(stories == 0 ? "No new reports" : stories + " story");
    }

    @ParameterizedTest
    @CsvSource({"yesterday, 2032-05-06, 'yesterday' is not an instant such as",
            "2032-05-06, 2032-05-06, --from must be before --to",
            "2032-05-06, 2032-05-05, --from must be before --to"})
    void a_window_that_is_none_is_wrong_usage(String from, String to, String complaint) {
        assertThat(digest("--from", from, "--to", to)).isEqualTo(2);

        assertThat(err.toString(StandardCharsets.UTF_8)).contains(complaint).doesNotContain("\tat ");
    }

    @Test
    void digests_and_timelines_whose_right_content_is_known_are_scored() {
        assertThat(run("eval", "--misses", Mine.FOLDER.resolveSibling("mine-digests.jsonl").toString())).isZero();
        assertThat(printed()).contains("2032-05-20T00:00:00Z to 2032-05-21T00:00:00Z does not tell [strike]",
                "digests right     0.500 (1/2)");

        out.reset();
        assertThat(run("eval", "--misses", Mine.FOLDER.resolveSibling("mine-timeline.jsonl").toString())).isZero();
        assertThat(printed()).contains("missed 2032-05-03 The king visits the mine.", "events found      0.667 (2/3)",
                "dates found       0.667 (2/3)");
    }

    private int digest(String... window) {
        String[] arguments = new String[window.length + 1];
        arguments[0] = "digest";
        System.arraycopy(window, 0, arguments, 1, window.length);
        return run(arguments);
    }

    private int run(String... arguments) {
        String[] all = new String[arguments.length + 2];
        all[0] = "--corpus";
        all[1] = Mine.FOLDER.toString();
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        Streams streams = new Streams(new ByteArrayInputStream(new byte[0]), printTo(out), printTo(err), 0, false);
        return new ParleyCommand(streams, Map.of("PARLEY_DATA", folder.toString()), Parley::open).run(all);
    }

    private static PrintStream printTo(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
