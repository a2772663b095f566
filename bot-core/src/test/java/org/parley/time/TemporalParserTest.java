package org.parley.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.time.TemporalExpression.Anchored;
import org.parley.time.TemporalExpression.ClockTime;
import org.parley.time.TemporalExpression.Dated;
import org.parley.time.TemporalExpression.Frequency;
import org.parley.time.TemporalExpression.Lasting;
import org.parley.time.TemporalExpression.Relation;

class TemporalParserTest {

    /** A Wednesday. */
    private static final LocalDate WEDNESDAY = LocalDate.of(2025, 7, 16);

    private static String read(String text, LocalDate reference) {
        return TemporalParser.parse(text, reference).stream().map(TemporalParserTest::shown)
                .collect(Collectors.joining("; "));
    }

    private static String shown(TemporalExpression expression) {
        return switch (expression) {
            case Dated dated -> (dated.relation() == Relation.AT ? "" : dated.relation() + " ") + dated.period().iso();
            case Anchored anchored -> switch (anchored.offset()) {
                case Offset.Shift shift ->
                    "%+d %s%s".formatted(shift.count(), shift.unit().name(), shift.exact() ? "" : "?");
                case Offset.ToWeekday weekday -> (weekday.later() ? "next " : "previous ") + weekday.day();
            };
            case Lasting lasting ->
                "for " + lasting.amount().count() + " " + lasting.amount().unit().name()
                        + (lasting.amount().exact() ? "" : "?");
            case ClockTime clock -> "at " + clock.time();
            case Frequency frequency -> "often";
        };
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            They met on 10 July 2025.                              | 2025-07-10
            They met on July 10, 2025, in Oslo.                    | 2025-07-10
            They met on the 10th of July 2024.                     | 2024-07-10
            They met on Thursday, July 10.                         | 2025-07-10
            They met on Thursday (2025-07-10).                     | 2025-07-10; 2025-07-10
            Signed 10.07.2025                                      | 2025-07-10
            Signed 13/07/2025                                      | 2025-07-13
            The act of Jan. 12, 2024, was void.                    | 2024-01-12
            They met on October 14 and 15.                         | 2024-10-14/2024-10-15
            They met on October 14-15, 2023.                       | 2023-10-14/2023-10-15
            They met on 14 and 15 October 2023.                    | 2023-10-14/2023-10-15
            They met between July 3 and 5.                         | 2025-07-03/2025-07-05
            They met between 3 and 5 July.                         | 2025-07-03/2025-07-05
            It ran from March 1 to June 3, 2022.                   | 2022-03-01/2022-06-03
            It ran from December 20, 2023 to January 5.            | 2023-12-20/2024-01-05
            It ran from Monday to Wednesday.                       | 2025-07-14/2025-07-16
            The law was passed in February 2025.                   | 2025-02
            The law was passed in 2019.                            | 2019
            The palace, built in 1082, burned in February 1182.    | 1082; 1182-02
            Sales fell in Q3 2024.                                 | 2024-07-01/2024-09-30
            Sales fell in the third quarter of 2024.               | 2024-07-01/2024-09-30
            It was common in the 1990s.                            | 1990-01-01/1999-12-31
            It was built in the 14th century.                      | 1301-01-01/1400-12-31
            The duchy of the 10th and 11th centuries               | 0901-01-01/1100-12-31
            The war of 1990-95 was long.                           | 1990-01-01/1995-12-31
            In the summer of 2022 it was hot.                      | 2022-06-01/2022-08-31
            """)
    void absolute_dates_need_no_reference(String text, String expected) {
        assertThat(read(text, WEDNESDAY)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2025-07-16 | He said on Tuesday he was tired.                  | 2025-07-15
            2025-07-16 | He said on Wednesday he was tired.                | 2025-07-16
            2025-07-13 | He spoke on Sunday.                               | 2025-07-13
            2025-07-14 | He spoke on Sunday.                               | 2025-07-13
            2025-07-16 | They met last Friday.                             | 2025-07-11
            2025-07-18 | They met last Friday.                             | 2025-07-11
            2025-07-16 | They meet next Tuesday.                           | 2025-07-22
            2025-07-14 | They meet next Tuesday.                           | 2025-07-22
            2026-04-25 | They meet next Wednesday.                         | 2026-04-29
            2025-07-16 | The ministers will meet on Tuesday.               | 2025-07-22
            2025-07-16 | The report is due on Friday.                      | 2025-07-18
            2025-07-16 | The six are to be flown home on Friday.           | 2025-07-18
            2025-07-16 | The sides plan to meet on Saturday.               | 2025-07-19
            2025-07-16 | They agreed on Tuesday to free six men.           | 2025-07-15
            2025-07-16 | They accepted a truce, to start at noon on Friday. | 2025-07-18
            2025-07-16 | They agreed to meet on Tuesday.                   | 2025-07-22
            2025-07-16 | They dropped their plan for a tariff on Monday.   | 2025-07-14
            2025-07-16 | On Friday the ministers will meet.                | 2025-07-18
            2025-07-16 | The men will be freed on Friday, he said on Monday. | 2025-07-18; 2025-07-14
            2025-07-16 | They will withdraw the ship by Sunday, she said.  | BY 2025-07-20
            2025-07-16 | The vote was on Tuesday of last week.             | 2025-07-08
            2025-07-16 | It began on Wednesday evening.                    | 2025-07-16
            2025-07-16 | It began early on Thursday.                       | 2025-07-10
            2025-07-16 | They talked over the weekend.                     | 2025-07-12/2025-07-13
            2025-07-16 | They arrived yesterday and leave tomorrow.        | 2025-07-15; 2025-07-17
            2025-07-16 | They met the day before yesterday.                | 2025-07-14
            2025-07-16 | The truce has held since Sunday.                  | SINCE 2025-07-13
            2025-07-16 | The ban applies from Monday.                      | FROM 2025-07-14
            """)
    void weekdays_are_read_against_the_reference_date(LocalDate reference, String text, String expected) {
        assertThat(read(text, reference)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2025-07-16 | They met last week.                               | 2025-07-07/2025-07-13
            2025-07-16 | They met last month.                              | 2025-06
            2025-07-16 | They met last year.                               | 2024
            2025-07-16 | They meet next month.                             | 2025-08
            2025-07-16 | They spoke earlier this week.                     | 2025-07-14/2025-07-16
            2025-07-16 | It was decided early this year.                   | 2025-01-01/2025-04-30
            2025-07-16 | It was decided late last year.                    | 2024-09-01/2024-12-31
            2025-07-16 | The pact was suspended last autumn.               | 2024-09-01/2024-11-30
            2025-07-16 | They met this June.                               | 2025-06
            2025-07-16 | They met last October.                            | 2024-10
            2025-07-16 | They met in July last year.                       | 2024-07
            2025-07-16 | They met in February.                             | 2025-02
            2025-07-16 | They met in October.                              | 2024-10
            2025-07-16 | The fleet will sail in October.                   | 2025-10
            2025-07-16 | It will be decided on May 5.                      | 2026-05-05
            2025-10-16 | It takes effect on January 1, provided that both approve it by December 15. | 2026-01-01; BY 2025-12-15
            2025-10-31 | The second step, to 9 per cent on March 1, is unchanged. | 2026-03-01
            2025-07-16 | It was decided on May 5.                          | 2025-05-05
            2026-04-25 | Their second meeting will take place on May 5.    | 2026-05-05
            2026-04-05 | The vote was planned for March 31.                | 2026-03-31
            2026-04-25 | The vote is promised for May.                     | 2026-05
            2025-07-16 | It was mid-October.                               | 2024-10-11/2024-10-20
            2025-07-16 | It has been shut since the beginning of August.   | SINCE 2024-08-01/2024-08-10
            2025-07-16 | All must be free by the end of the month.         | BY 2025-07-31
            2025-07-16 | They met at the end of June.                      | 2025-06-21/2025-06-30
            2025-07-16 | The mission has run since May 2021.               | SINCE 2021-05
            2025-07-16 | They must leave by December 15.                   | BY 2025-12-15
            2025-07-16 | The tariff applies from August 4.                 | FROM 2025-08-04
            2025-10-13 | The truce runs until October 26.                  | UNTIL 2025-10-26
            2025-07-16 | The truce held until noon on March 5.             | UNTIL 2025-03-05
            2025-07-16 | What happened after February?                     | AFTER 2025-02
            2025-07-16 | Who led it before 1990?                           | BEFORE 1990
            2025-07-16 | He left three days ago.                           | 2025-07-13
            2025-07-16 | He left a month ago.                              | 2025-06
            2025-07-16 | He left five years ago.                           | 2020
            2025-07-16 | It fell over the past two weeks.                  | 2025-07-02/2025-07-16
            2025-07-16 | They reopen in two weeks' time.                   | 2025-07-30
            2025-07-16 | It came two days after the June 8 vote.           | 2025-06-10
            2026-04-25 | The hearing was brought forward from May 11 to next Wednesday. | FORMERLY 2026-05-11; 2026-04-29
            2003-07-09 | Both parliaments have until October 31 to ratify.     | UNTIL 2003-10-31
            2003-05-23 | The opening has been put back from September 1 to October 20.    | FORMERLY 2003-09-01; 2003-10-20
            2026-04-25 | The deadline was extended to June 2.              | 2026-06-02
            2026-04-25 | The vote was postponed until May 20.              | 2026-05-20
            """)
    void months_and_relative_words_are_read_against_the_reference_date(LocalDate reference, String text,
            String expected) {
        assertThat(read(text, reference)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Two days later they met again.             | +2 DAYS
            He had died the day before.                | -1 DAYS
            She left a day after.                      | +1 DAYS
            Three weeks earlier it had rained.         | -3 WEEKS
            The following day they signed.             | +1 DAYS
            They signed exactly two weeks later.       | +2 WEEKS
            They signed about two weeks later.         | +2 WEEKS?
            Both fell on the same day.                 | +0 DAYS
            He resigned the next day.                  | +1 DAYS
            He resigned a few days later.              | +2 DAYS?
            They met the previous Tuesday.             | previous TUESDAY
            They voted two days after the talks.       | +2 DAYS
            The truce is for 45 days.                  | for 45 DAYS
            The truce is to last 60 days.              | for 60 DAYS
            It came two weeks to the day after the raid. | +2 WEEKS
            A 45-day truce began.                      | for 45 DAYS
            They talked for five hours.                | for 5 HOURS
            They talked for about three months.        | for 3 MONTHS?
            It lasted a year.                          | for 1 YEARS
            It took twenty-one days.                   | for 21 DAYS
            It began at 3.40 a.m. in the rain.         | at 03:40
            It began at noon.                          | at 12:00
            It began at 15:30.                         | at 15:30
            They meet every Monday.                    | often
            They pay each year.                        | often
            """)
    void offsets_durations_times_and_frequencies_are_told_apart(String text, String expected) {
        assertThat(read(text, WEDNESDAY)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "They may march to the second gate.",
            "It may cost 1,900 jobs.",
            "The mill shipped in 2000 tonnes.",
            "On foot 1900 men left.",
            "He bought 1999 shares.",
            "May said she was ready.",
            "Officials met April Jones.",
            "The price rose to $2020 and 15 per cent.",
            "Room 2024b is shut.",
            "The 52-year-old captain was 52 years old.",
            "An august body spoke first.",
            "Yields fell by 2.5 points.",
            "They earn 400 marks a day.",
            "A ceiling of 90 million marks a year on fuel aid",
            "The fall of the house was sudden, and spring water is clean.",
            "This may not be the last word.",
            "a second wave", "Step 12 may fail here."})
    void words_and_numbers_that_are_no_dates_are_left_alone(String text) {
        assertThat(TemporalParser.parse(text, WEDNESDAY)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            what happened on 27 feb            | 2025-02-27
            and in july?                       | 2025-07
            july?                              | 2025-07
            who met in may                     | 2025-05
            who met may 5 2024                 | 2024-05-05
            what about last tuesday            | 2025-07-15
            когда встречались 10 июля          | 2025-07-10
            кто встречался в феврале 2024 года | 2024-02
            что было на прошлой неделе         | 2025-07-07/2025-07-13
            что было вчера                     | 2025-07-15
            хто зустрічався у лютому           | 2025-02
            що було минулого тижня             | 2025-07-07/2025-07-13
            що було 10 липня 2025 року         | 2025-07-10
            ¿qué pasó el 10 de julio de 2025?  | 2025-07-10
            ¿qué pasó el mes pasado?           | 2025-06
            ¿qué pasó la semana pasada?        | 2025-07-07/2025-07-13
            Was geschah am 10. Juli?           | 2025-07-10
            Was geschah letzte Woche?          | 2025-07-07/2025-07-13
            Was geschah im Februar 2025?       | 2025-02
            Que s'est-il passé le 10 juillet ? | 2025-07-10
            Que s'est-il passé la semaine dernière ? | 2025-07-07/2025-07-13
            Que s'est-il passé hier ?          | 2025-07-15
            """)
    void questions_are_read_in_lower_case_and_in_six_languages(String text, String expected) {
        assertThat(read(text, WEDNESDAY)).isEqualTo(expected);
    }

    @Test
    void the_span_covers_the_words_with_their_preposition() {
        String text = "The ministers met on 10 July 2025 in Oslo, two days later in Bern.";

        List<TemporalExpression> found = TemporalParser.parse(text, WEDNESDAY);

        assertThat(found).extracting(expression -> expression.span().of(text)).containsExactly("on 10 July 2025",
                "two days later");
    }

    @Test
    void since_covers_the_days_up_to_the_reference_date() {
        List<TemporalExpression> found = TemporalParser.parse("since May", WEDNESDAY);

        assertThat(found).singleElement().isInstanceOfSatisfying(Dated.class, since -> {
            assertThat(since.period()).isEqualTo(Period.month(YearMonth.of(2025, 5)));
            assertThat(since.covered()).isEqualTo(Period.range(LocalDate.of(2025, 5, 1), WEDNESDAY.plusDays(1)));
        });
    }

    @Test
    void the_caller_may_say_where_an_undecided_date_lies() {
        List<TemporalExpression> found = TemporalParser.parse("on Friday", WEDNESDAY, Direction.FUTURE);

        assertThat(found).extracting(TemporalParserTest::shown).containsExactly("2025-07-18");
    }

    @Test
    void an_offset_is_added_to_the_event_it_counts_from() {
        Period anchor = Period.day(LocalDate.of(2025, 7, 10));

        assertThat(new Offset.Shift(2, ChronoUnit.WEEKS, true).from(anchor).iso()).isEqualTo("2025-07-24");
        assertThat(new Offset.Shift(-1, ChronoUnit.MONTHS, true).from(anchor).iso()).isEqualTo("2025-06");
        assertThat(new Offset.Shift(2, ChronoUnit.DAYS, false).from(anchor).iso()).isEqualTo("2025-07-10/2025-07-14");
        assertThat(new Offset.ToWeekday(DayOfWeek.TUESDAY, true).from(anchor).iso()).isEqualTo("2025-07-15");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "9.", "on ", "July 1 and ", "a day before ", "the ", "10-", "last ", "from May to ",
            "\u0301", "two days after ",
            "early of the ", "Monday, ", "(", "1st and ", "between ", "0000-00-00 ", "31 February ", "9999 "})
    void hostile_repetition_is_read_to_its_end(String unit) {
        String text = unit.repeat(100_000 / unit.length());

        List<TemporalExpression> found = TemporalParser.parse(text, WEDNESDAY);

        assertThat(found)
                .allSatisfy(expression -> assertThat(expression.span().to()).isLessThanOrEqualTo(text.length()));
    }
}
