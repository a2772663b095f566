package org.parley.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ResourceBundle;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.parley.wording.Language;

class CommandsTest {

    private static final Pattern MENTIONED = Pattern.compile("(?<![\\w/])/([a-z]+)");

    @ParameterizedTest
    @EnumSource(Language.class)
    void every_command_that_a_phrase_mentions_is_known(Language language) {
        ResourceBundle phrases = ResourceBundle.getBundle("org.parley.wording.phrases", language.locale());

        assertThat(phrases.keySet().stream().map(phrases::getString)
                .flatMap(phrase -> MENTIONED.matcher(phrase).results().map((MatchResult found) -> found.group(1))))
                .contains("unwatch", "help").allMatch(Commands::isKnown);
    }
}
