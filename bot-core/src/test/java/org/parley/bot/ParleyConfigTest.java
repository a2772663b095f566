package org.parley.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParleyConfigTest {

    @TempDir
    Path folder;

    @Test
    void takes_the_data_folder_from_option_environment_and_defaults_in_this_order() {
        Map<String, String> environment = Map.of("PARLEY_DATA", "/from/environment", "XDG_DATA_HOME", "/xdg", "HOME",
                "/home/me");

        assertThat(ParleyConfig.read(withData("/from/option"), environment).data()).hasToString("/from/option");
        assertThat(ParleyConfig.read(none(), environment).data()).hasToString("/from/environment");
        assertThat(ParleyConfig.read(none(), Map.of("XDG_DATA_HOME", "/xdg", "HOME", "/home/me")).data())
                .hasToString("/xdg/parley");
        assertThat(ParleyConfig.read(none(), Map.of("HOME", "/home/me")).data())
                .hasToString("/home/me/.local/share/parley");
    }

    @Test
    void reads_a_file_whose_keys_are_the_names_of_the_environment_which_comes_first() throws IOException {
        Path file = Files.writeString(folder.resolve("parley.properties"),
                "SLACK_BOT_TOKEN=xoxb-file\nTELEGRAM_BOT_TOKEN=1:file\n");

        ParleyConfig config = ParleyConfig.read(withConfig(file), Map.of("TELEGRAM_BOT_TOKEN", "1:environment"));

        assertThat(config.slack().botToken()).map(Secret::value).contains("xoxb-file");
        assertThat(config.telegram().token()).map(Secret::value).contains("1:environment");
    }

    @Test
    void reports_every_fault_in_one_message() {
        ParleyConfig.Options options = new ParleyConfig.Options(List.of(folder.resolve("missing")), Optional.empty(),
                Optional.of(folder.resolve("missing.properties")), Optional.of("yesterday"), Optional.empty());
        Map<String, String> environment = Map.of("TELEGRAM_API_URL", "ftp://example.org", "SLACK_BOT_TOKEN", "xoxb 1",
                "PARLEY_LOG_LEVEL", "LOUD");

        assertThatThrownBy(() -> ParleyConfig.read(options, environment)).isInstanceOf(ConfigException.class)
                .hasMessageContainingAll("missing ", "missing.properties", "yesterday", "TELEGRAM_API_URL",
                        "SLACK_BOT_TOKEN",
                        "PARLEY_LOG_LEVEL");
    }

    @Test
    void never_shows_a_secret() {
        Map<String, String> environment = Map.of("TELEGRAM_BOT_TOKEN", "1:sesame", "SLACK_APP_TOKEN", "xapp-sesame");

        assertThat(ParleyConfig.read(none(), environment).toString()).doesNotContain("sesame");
        assertThatThrownBy(() -> ParleyConfig.read(none(), Map.of("SLACK_APP_TOKEN", "xapp sesame")))
                .hasMessageNotContaining("sesame");
    }

    @Test
    void reads_as_of_as_an_instant_or_as_a_whole_day() {
        assertThat(ParleyConfig.read(withAsOf("2025-11-09T12:00:00Z"), Map.of()).asOf())
                .contains(Instant.parse("2025-11-09T12:00:00Z"));
        assertThat(ParleyConfig.read(withAsOf("2025-11-09"), Map.of()).asOf())
                .contains(Instant.parse("2025-11-09T23:59:59Z"));
    }

    private static ParleyConfig.Options none() {
        return ParleyConfig.Options.NONE;
    }

    private static ParleyConfig.Options withData(String data) {
        return new ParleyConfig.Options(List.of(), Optional.of(Path.of(data)), Optional.empty(), Optional.empty(),
                Optional.empty());
    }

    private static ParleyConfig.Options withConfig(Path file) {
        return new ParleyConfig.Options(List.of(), Optional.empty(), Optional.of(file), Optional.empty(),
                Optional.empty());
    }

    private static ParleyConfig.Options withAsOf(String asOf) {
        return new ParleyConfig.Options(List.of(), Optional.empty(), Optional.empty(), Optional.of(asOf),
                Optional.empty());
    }
}
