package org.parley.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parley.bot.Address;
import org.parley.bot.Authority;
import org.parley.bot.Authority.Standing;
import org.parley.delivery.DeliveryResult;
import org.parley.delivery.Recipient;
import org.telegram.telegrambots.meta.api.objects.Update;

/** One recorded update for each case, in {@code updates/}. */
class UpdateTranslatorTest {

    private static final String ANSWERED = """
            private-question                     | DIRECT       | When did the ministers last meet?
            private-in-topic                     | DIRECT       | When did the ministers last meet?
            private-command                      | COMMAND      | /timeline Geneva
            private-start-with-payload           | COMMAND      | /start r_A7F3
            private-deep-link-to-a-command       | COMMAND      | /timeline
            private-deep-link-to-a-question      | COMMAND      | /ask when did they last meet?
            private-deep-link-that-decodes-to-nothing | COMMAND | /start ask__w
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
            group-command-that-no-menu-offers    | COMMAND      | /unwatch 1
            group-deep-link                      | COMMAND      | /latest
            group-check-of-somebodys-message     | COMMAND      | /check
            group-check-of-a-picked-part         | COMMAND      | /check
            group-check-of-a-picture             | COMMAND      | /check
            channel-command                      | COMMAND      | /digest on 08:00 Europe/Berlin
            group-unknown-command-with-our-name  | COMMAND      | /ban Ben
            topic-mention                        | MENTION      | When did the ministers last meet?
            reply-thread-outside-forums          | MENTION      | When did the ministers last meet?
            anonymous-admin-mention              | MENTION      | When did the ministers last meet?
            group-edited-mention                 | MENTION      | When did the ministers last meet?
            """;

    private static final Set<String> SILENCE = Set.of(
            "private-command-of-another-bot", "private-sticker", "private-voice", "private-through-inline-bot",
            "private-pinned-notice", "group-text-mention-of-a-person",
            "group-mention-of-a-longer-name", "group-name-without-an-entity",
            "group-talk", "group-reply-to-bot-for-a-person", "group-reply-to-a-person", "group-command-of-another-bot",
            "group-command-that-is-not-ours", "group-command-inside-talk", "topic-talk-in-a-topic-the-bot-opened",
            "topic-created-notice", "channel-post", "channel-post-copied-to-its-group", "another-bot-mention",
            "new-member-notice", "bot-added-notice", "channel-command-of-another-bot", "press-of-a-game",
            "press-under-an-inline-message");

    /** What happened otherwise, as the record that tells of it. */
    private static final Map<String, Event> EVENTS = Map.ofEntries(
            Map.entry("bot-blocked-notice", new Event.Dismissed("4001", DeliveryResult.Reason.BLOCKED)),
            Map.entry("bot-unblocked-notice", new Event.Welcomed("4001")),
            Map.entry("bot-kicked-notice", new Event.Dismissed("-1001234567890", DeliveryResult.Reason.BLOCKED)),
            Map.entry("bot-left-notice", new Event.Dismissed("-1001234567890", DeliveryResult.Reason.BLOCKED)),
            Map.entry("bot-muted-notice", new Event.Dismissed("-1001234567890", DeliveryResult.Reason.FORBIDDEN)),
            Map.entry("bot-promoted-notice", new Event.Welcomed("-1009876543210")),
            Map.entry("migration-notice", new Event.Migrated("-4100200300", "-1001234567890")),
            Map.entry("inline-question",
                    new Event.Typed("17180000000", 4001, Optional.of("de"), "When did they meet?")),
            Map.entry("guest-mention",
                    new Event.Visited("8912", Optional.of("de"), "When did the ministers last meet?")),
            Map.entry("inline-nothing-typed-yet", new Event.Typed("17180000001", 4001, Optional.of("de"), "")));

    private static final Set<String> PRESSES = Set.of("private-press", "group-press", "topic-press",
            "press-under-a-picture", "press-under-an-old-message");

    /** In a group, nobody can be asked about anybody but the anonymous. */
    private final UpdateTranslator translator = new UpdateTranslator(new Addressing(123456, "ParleyBot"),
            (chat, user) -> Authority.UNKNOWN);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = ANSWERED)
    void what_is_said_to_the_bot_is_told_to_the_core(String file, Address address, String text) throws IOException {
        Event.Asked asked = asked(file);

        assertThat(asked.incoming().address()).isEqualTo(address);
        assertThat(asked.incoming().text()).isEqualTo(text);
        assertThat(asked.incoming().message()).contains(String.valueOf(asked.message()));
    }

    @Test
    void everything_else_is_met_with_silence() throws IOException {
        for (String file : SILENCE) {
            assertThat(translator.translate(update(file))).as(file).isEmpty();
        }
    }

    @Test
    void what_happens_to_the_bot_itself_is_noticed() throws IOException {
        for (Map.Entry<String, Event> event : EVENTS.entrySet()) {
            assertThat(translator.translate(update(event.getKey()))).as(event.getKey()).contains(event.getValue());
        }
    }

    @Test
    void every_recorded_update_has_its_row() throws Exception {
        Path folder = Path.of(Objects.requireNonNull(getClass().getResource("updates/group-talk.json")).toURI())
                .resolveSibling(".");
        List<String> answered = ANSWERED.lines().map(line -> line.split("\\|", 2)[0].strip()).toList();

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".json", "")))
                    .containsExactlyInAnyOrderElementsOf(Stream
                            .of(answered.stream(), SILENCE.stream(), EVENTS.keySet().stream(), PRESSES.stream())
                            .flatMap(rows -> rows).toList());
        }
    }

    @Test
    void an_answer_goes_to_the_topic_of_the_question() throws IOException {
        Event.Asked asked = asked("topic-mention");

        assertThat(asked.from()).isEqualTo(new Recipient("telegram", "-1001234567890", Optional.of("42")));
        assertThat(asked.incoming().thread()).contains("42");
    }

    @Test
    void a_thread_of_replies_is_not_a_topic() throws IOException {
        Event.Asked asked = asked("reply-thread-outside-forums");

        assertThat(asked.from().thread()).isEmpty();
        assertThat(asked.incoming().thread()).isEmpty();
    }

    @Test
    void an_anonymous_admin_is_known_by_the_group_for_which_they_speak() throws IOException {
        Event.Asked asked = asked("anonymous-admin-mention");

        assertThat(asked.incoming().user()).isEqualTo("-1001234567890");
        assertThat(asked.incoming().speaker().authority().ask()).isEqualTo(Standing.ADMINISTRATOR);
    }

    @Test
    void who_writes_in_a_channel_administers_it() throws IOException {
        assertThat(asked("channel-command").incoming().speaker().authority().ask()).isEqualTo(Standing.ADMINISTRATOR);
    }

    @Test
    void the_others_in_a_group_are_asked_about_when_it_matters() throws IOException {
        assertThat(asked("group-mention").incoming().speaker().authority().ask()).isEqualTo(Standing.UNKNOWN);
        assertThat(asked("private-question").incoming().speaker().authority().ask())
                .isEqualTo(Standing.ADMINISTRATOR);
    }

    @Test
    void the_persons_language_comes_along() throws IOException {
        assertThat(asked("channel-command").incoming().speaker().language()).isEmpty();
        assertThat(asked("group-check-of-a-picture").incoming().speaker().language()).contains("de");
    }

    @Test
    void an_edit_tells_when_it_was_made() throws IOException {
        Event.Asked asked = asked("private-edited");

        assertThat(asked.sent()).isEqualTo(Instant.ofEpochSecond(1762700000));
        assertThat(asked.edited()).contains(Instant.ofEpochSecond(1762700020));
    }

    @ParameterizedTest
    @CsvSource({"group-check-of-somebodys-message, The ministers met in Geneva in March.",
            "group-check-of-a-picked-part, It rained.",
            "group-check-of-a-picture, The ministers met in Geneva in March."})
    void what_a_message_replies_to_comes_along_or_the_part_that_was_picked(String file, String quoted)
            throws IOException {
        assertThat(asked(file).incoming().quoted()).contains(quoted);
    }

    @Test
    void a_press_tells_the_button_and_where_it_stands() throws IOException {
        Event.Pressed pressed = pressed("topic-press");

        assertThat(pressed.press().button()).isEqualTo("a1");
        assertThat(pressed.press().speaker().shared()).isTrue();
        assertThat(pressed.press().speaker().user()).isEqualTo("4001");
        assertThat(pressed.from()).isEqualTo(new Recipient("telegram", "-1001234567890", Optional.of("42")));
        assertThat(pressed.message()).isEqualTo(5000);
        assertThat(pressed.isText()).isTrue();
    }

    @Test
    void the_text_under_a_picture_is_not_one_to_be_edited_and_an_old_message_may_be_anything() throws IOException {
        assertThat(pressed("press-under-a-picture").isText()).isFalse();
        assertThat(pressed("press-under-an-old-message").isText()).isFalse();
    }

    private Event.Asked asked(String file) throws IOException {
        return (Event.Asked) translator.translate(update(file)).orElseThrow(() -> new AssertionError(file));
    }

    private Event.Pressed pressed(String file) throws IOException {
        return (Event.Pressed) translator.translate(update(file)).orElseThrow(() -> new AssertionError(file));
    }

    private static Update update(String file) throws IOException {
        try (InputStream in = UpdateTranslatorTest.class.getResourceAsStream("updates/" + file + ".json")) {
            return new ObjectMapper().readValue(Objects.requireNonNull(in, file), Update.class);
        }
    }
}
