package org.parley.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DigestWishesTest {

    /** A Thursday. */
    private static final ZonedDateTime NOW = ZonedDateTime.parse("2026-03-05T15:00:00+01:00[Europe/Berlin]");

    private static String days(Collection<DayOfWeek> days) {
        return days.stream().sorted().map(day -> day.name().substring(0, 2)).collect(Collectors.joining("+"));
    }

    private static String told(DigestWish wish) {
        return switch (wish) {
            case DigestWish.Show show -> "show";
            case DigestWish.Subscribe s -> "on" + s.time().map(t -> " " + t).orElse("")
                    + s.zone().map(z -> " " + z.getId()).orElse("") + s.days().map(d -> " " + days(d)).orElse("")
                    + s.quietLine().map(q -> q ? " line" : " skip").orElse("")
                    + s.topic().map(t -> " <" + t + ">").orElse("");
            case DigestWish.Unsubscribe u -> "off" + u.topic().map(t -> " <" + t + ">").orElse("");
            case DigestWish.Now n -> "now" + n.topic().map(t -> " <" + t + ">").orElse("");
            case DigestWish.Since s -> "since " + s.from() + s.topic().map(t -> " <" + t + ">").orElse("");
            case DigestWish.Misunderstood m -> "? " + m.words();
        };
    }

    @ParameterizedTest(name = "/digest {0} → {1}")
    @CsvSource(delimiter = '|', emptyValue = "", value = {
            "'' | show", "on | on", "off | off", "OFF | off", "stop | off", "now | now",
            "now about the Harbour talks | now <the Harbour talks>",
            "off about Marta Kessel | off <Marta Kessel>",
            "on 08:00 Europe/Berlin | on 08:00 Europe/Berlin", "08:00 | on 08:00", "18:30 | on 18:30", "8 | on 08:00",
            "on 8 | on 08:00",
            "8am | on 08:00", "8 pm | on 20:00", "12 am | on 00:00", "12:30 p.m. | on 12:30", "8.15 | on 08:15",
            "8h30 | on 08:30",
            "noon | on 12:00", "at midnight | on 00:00", "at 7 o'clock | on 07:00", "at 7 in the evening | on 19:00",
            "08:00 Uhr | on 08:00",
            "every morning | on 08:00", "evenings | on 18:00",
            "on 08:00 New York | on 08:00 America/New_York", "at 8 in New York | on 08:00 America/New_York",
            "08:00 berlin time | on 08:00 Europe/Berlin", "8 am São Paulo | on 08:00 America/Sao_Paulo",
            "07:00 UTC+5:30 | on 07:00 +05:30",
            "07:00 UTC | on 07:00 UTC", "Berlin 08:00 | on 08:00 Europe/Berlin",
            "on 08:00 (Berlin) | on 08:00 Europe/Berlin",
            "Europe/Berlin | on Europe/Berlin", "in Geneva | on Europe/Zurich",
            "weekdays | on MO+TU+WE+TH+FR", "weekdays 8:00 | on 08:00 MO+TU+WE+TH+FR",
            "every weekday at 8 | on 08:00 MO+TU+WE+TH+FR",
            "mon-fri 7:30 | on 07:30 MO+TU+WE+TH+FR", "Monday to Friday at 7:30 | on 07:30 MO+TU+WE+TH+FR",
            "on Mondays and Thursdays at 9 | on 09:00 MO+TH",
            "every Monday, Wednesday and Friday 09:00 | on 09:00 MO+WE+FR",
            "fri-mon | on MO+FR+SA+SU", "weekends at 10 | on 10:00 SA+SU", "daily | on MO+TU+WE+TH+FR+SA+SU",
            "every day at 6 | on 06:00 MO+TU+WE+TH+FR+SA+SU",
            "on Marta Kessel | on <Marta Kessel>", "on Geneva | on <Geneva>", "about Geneva 08:00 | on 08:00 <Geneva>",
            "on 08:00 about the pilots' strike | on 08:00 <pilots' strike>",
            "08:00 Berlin on Marta Kessel | on 08:00 Europe/Berlin <Marta Kessel>",
            "on 08:00 Europe/Berlin weekdays on Marta Kessel | on 08:00 Europe/Berlin MO+TU+WE+TH+FR <Marta Kessel>",
            "about \"talks in Geneva at 8\" 18:30 | on 18:30 <talks in Geneva at 8>",
            "on talks in Geneva | on <talks in Geneva>",
            "about Resolution 242 at 9 | on 09:00 <Resolution 242>",
            "skip quiet days | on skip", "quiet skip | on skip", "quiet line | on line",
            "08:00 even if nothing is new | on 08:00 line",
            "weekdays, only if there is news | on MO+TU+WE+TH+FR skip", "quiet days: one line | on line",
            "25:00 | ? 25:00", "08:61 | ? 08:61", "08:00 Atlantis | ? Atlantis", "tomorow | ? tomorow",
            "on 08:00 EST | ? EST"})
    void reads_a_command(String argument, String expected) {
        assertThat(told(DigestWishes.command(argument, NOW))).isEqualTo(expected);
    }

    @ParameterizedTest(name = "/digest since {0} → {1}")
    @CsvSource(delimiter = '|', value = {"yesterday 18:00 | 2026-03-04T17:00:00Z",
            "yesterday at 6 pm | 2026-03-04T17:00:00Z",
            "yesterday | 2026-03-03T23:00:00Z", "18:00 | 2026-03-04T17:00:00Z", "09:30 | 2026-03-05T08:30:00Z",
            "monday | 2026-03-01T23:00:00Z", "Monday 09:00 | 2026-03-02T08:00:00Z",
            "last Friday at noon | 2026-02-27T11:00:00Z",
            "2026-03-01 | 2026-02-28T23:00:00Z", "1 March 2026 12:00 | 2026-03-01T11:00:00Z",
            "3 hours ago | 2026-03-05T11:00:00Z",
            "2 days | 2026-03-03T14:00:00Z", "an hour ago | 2026-03-05T13:00:00Z",
            "yesterday 18:00 New York | 2026-03-04T23:00:00Z",
            "yesterday 18:00 about Marta Kessel | 2026-03-04T17:00:00Z <Marta Kessel>"})
    void reads_since_when(String words, String expected) {
        assertThat(told(DigestWishes.command("since " + words, NOW))).isEqualTo("since " + expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"since", "since forever", "since tomorrow", "since 2027-01-01", "since yesterday 29:00",
            "since yesterday yesterday"})
    void does_not_guess_since_when(String argument) {
        assertThat(DigestWishes.command(argument, NOW)).isInstanceOf(DigestWish.Misunderstood.class);
    }

    @Test
    void the_time_of_a_day_on_which_the_clocks_change_is_that_of_the_zone() {
        ZonedDateTime afterChange = ZonedDateTime.parse("2026-03-29T12:00:00+02:00[Europe/Berlin]");

        assertThat(told(DigestWishes.command("since yesterday 18:00", afterChange)))
                .isEqualTo("since 2026-03-28T17:00:00Z");
        assertThat(told(DigestWishes.command("since 02:30", afterChange))).isEqualTo("since 2026-03-29T01:30:00Z");
    }

    @ParameterizedTest(name = "“{0}” → {1}")
    @CsvSource(delimiter = '|', value = {"send me the digest every weekday at 8 | on 08:00 MO+TU+WE+TH+FR",
            "Please send me the digest every weekday at 8. | on 08:00 MO+TU+WE+TH+FR",
            "Can you send us a digest every day at 18:30 Berlin time? | on 18:30 Europe/Berlin MO+TU+WE+TH+FR+SA+SU",
            "I'd like to get a daily digest at 7 am in New York | on 07:00 America/New_York MO+TU+WE+TH+FR+SA+SU",
            "give me a digest about Marta Kessel every morning | on 08:00 <Marta Kessel>",
            "subscribe me to the digest on Mondays at 9 | on 09:00 MO",
            "send me a digest on Mondays and Thursdays at 9:00 | on 09:00 MO+TH",
            "daily digest at 8 please | on 08:00 MO+TU+WE+TH+FR+SA+SU",
            "I want a briefing every weekday at 7:30 | on 07:30 MO+TU+WE+TH+FR",
            "stop the digest | off", "please stop sending me the daily digest | off",
            "unsubscribe from the digest | off", "Cancel my digest. | off",
            "send me the digest now | now", "show me the digest since yesterday 18:00 | since 2026-03-04T17:00:00Z"})
    void reads_a_sentence(String sentence, String expected) {
        assertThat(DigestWishes.phrase(sentence, NOW).map(DigestWishesTest::told)).hasValue(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Who sends the digest every weekday at 8?", "What is a digest?", "When did they last meet?",
            "digest",
            "Did the ministry stop the digest?", "They agreed to send a digest every Monday",
            "send me the minutes every weekday",
            "Who briefed reporters every day at 8?", "make peace every day", "", "at 8",
            "What did the digest say about Monday?",
            "start talks on Mondays at 9"})
    void leaves_a_question_alone(String sentence) {
        assertThat(DigestWishes.phrase(sentence, NOW)).isEmpty();
    }

    @Test
    void takes_any_text_and_takes_no_time_over_it() {
        Random random = new Random(7);
        String alphabet = "on about 08:00 Berlin/\"“ at,. every-mon\u0000\ud800é";
        for (int i = 0; i < 2_000; i++) {
            String text = random.ints(random.nextInt(60), 0, alphabet.length())
                    .mapToObj(c -> String.valueOf(alphabet.charAt(c)))
                    .collect(Collectors.joining());
            assertThat(DigestWishes.command(text, NOW)).isNotNull();
            assertThat(DigestWishes.phrase(text, NOW)).isNotNull();
        }
        String long1 = "on about ".repeat(10_000);
        assertThat(DigestWishes.command(long1, NOW)).isNotNull();
        assertThat(DigestWishes.phrase("send me the digest every " + "in New York ".repeat(10_000), NOW))
                .isNotEqualTo(Optional.of(1));
    }
}
