package org.parley.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parley.bot.Address;
import org.telegram.telegrambots.meta.api.objects.Update;

/** One recorded update for each case, in {@code updates/}. */
class UpdateTranslatorTest {

    private static final String ANSWERED = """
            private-question                     | DIRECT       | When did the ministers last meet?
            private-in-topic                     | DIRECT       | When did the ministers last meet?
            private-command                      | COMMAND      | /timeline Geneva
            private-start-with-payload           | COMMAND      | /start r_A7F3
            private-photo-with-caption           | DIRECT       | When did the ministers last meet?
            private-forwarded                    | DIRECT       | The ministers met on Monday.
            private-edited                       | DIRECT       | When did the ministers last meet?
            group-mention                        | MENTION      | When did the ministers last meet?
            group-mention-other-case-with-comma  | MENTION      | When did the ministers last meet?
            group-mention-after-emoji            | MENTION      | 🇺🇳🤔 tell me when did they meet?
            group-mention-at-the-end             | MENTION      | when did they meet,?
            group-mention-right-to-left          | MENTION      | متى اجتمع الوزراء؟
            group-mention-alone                  | MENTION      | ''
            group-text-mention                   | MENTION      | When did the ministers last meet?
            group-reply-to-bot                   | REPLY_TO_BOT | and before that?
            group-command                        | COMMAND      | /latest
            group-command-with-name              | COMMAND      | /ask When did the ministers last meet?
            group-unknown-command-with-our-name  | COMMAND      | /ban Ben
            topic-mention                        | MENTION      | When did the ministers last meet?
            reply-thread-outside-forums          | MENTION      | When did the ministers last meet?
            anonymous-admin-mention              | MENTION      | When did the ministers last meet?
            group-edited-mention                 | MENTION      | When did the ministers last meet?
            """;

    private static final Set<String> SILENCE = Set.of(
            "private-command-of-another-bot", "private-sticker", "private-voice", "private-through-inline-bot",
            "private-pinned-notice", "bot-blocked-notice", "group-text-mention-of-a-person",
            "group-mention-of-a-longer-name", "group-name-without-an-entity",
            "group-talk", "group-reply-to-bot-for-a-person", "group-reply-to-a-person", "group-command-of-another-bot",
            "group-command-that-is-not-ours", "group-command-inside-talk", "topic-talk-in-a-topic-the-bot-opened",
            "topic-created-notice", "channel-post", "channel-post-copied-to-its-group", "another-bot-mention",
            "new-member-notice", "bot-added-notice", "migration-notice");

    private final UpdateTranslator translator = new UpdateTranslator(123456, "ParleyBot",
            CommandMenu.bundled().names());

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = ANSWERED)
    void what_is_said_to_the_bot_is_told_to_the_core(String file, Address address, String text) throws IOException {
        Optional<Asked> asked = translator.translate(update(file));

        assertThat(asked).hasValueSatisfying(a -> {
            assertThat(a.incoming().address()).isEqualTo(address);
            assertThat(a.incoming().text()).isEqualTo(text);
        });
    }

    @Test
    void everything_else_is_met_with_silence() throws IOException {
        for (String file : SILENCE) {
            assertThat(translator.translate(update(file))).as(file).isEmpty();
        }
    }

    @Test
    void every_recorded_update_has_its_row() throws Exception {
        Path folder = Path.of(Objects.requireNonNull(getClass().getResource("updates/group-talk.json")).toURI())
                .resolveSibling(".");
        List<String> answered = ANSWERED.lines().map(line -> line.split("\\|", 2)[0].strip()).toList();

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".json", "")))
                    .containsExactlyInAnyOrderElementsOf(Stream.concat(answered.stream(), SILENCE.stream()).toList());
        }
    }

    @Test
    void an_answer_goes_to_the_topic_of_the_question() throws IOException {
        Asked asked = translator.translate(update("topic-mention")).orElseThrow();

        assertThat(asked.from()).isEqualTo(
                new Destination(-1001234567890L, true, OptionalInt.of(42), asked.from().question()));
        assertThat(asked.incoming().thread()).contains("42");
    }

    @Test
    void a_thread_of_replies_is_not_a_topic() throws IOException {
        Asked asked = translator.translate(update("reply-thread-outside-forums")).orElseThrow();

        assertThat(asked.from().topic()).isEmpty();
        assertThat(asked.incoming().thread()).isEmpty();
    }

    @Test
    void an_anonymous_admin_is_known_by_the_group_for_which_they_speak() throws IOException {
        Asked asked = translator.translate(update("anonymous-admin-mention")).orElseThrow();

        assertThat(asked.incoming().user()).isEqualTo("-1001234567890");
    }

    @Test
    void an_edit_tells_when_it_was_made() throws IOException {
        Asked asked = translator.translate(update("private-edited")).orElseThrow();

        assertThat(asked.sent()).isEqualTo(Instant.ofEpochSecond(1762700000));
        assertThat(asked.edited()).contains(Instant.ofEpochSecond(1762700020));
    }

    private static Update update(String file) throws IOException {
        try (InputStream in = UpdateTranslatorTest.class.getResourceAsStream("updates/" + file + ".json")) {
            return new ObjectMapper().readValue(Objects.requireNonNull(in, file), Update.class);
        }
    }
}
