package org.parley.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleTest {

    private static Schedule daily(String time, String zone) {
        return new Schedule(LocalTime.parse(time), ZoneId.of(zone), Schedule.EVERY_DAY);
    }

    private static String local(Slot slot, String zone) {
        return slot.at().atZone(ZoneId.of(zone)).toLocalDateTime()
                + slot.at().atZone(ZoneId.of(zone)).getOffset().getId();
    }

    @ParameterizedTest(name = "{1} at {2} on {0}: {3}")
    @CsvSource({
            // Clocks go forward: what they skip comes as much later.
            "2026-03-29, Europe/Berlin, 02:30, 2026-03-29T03:30+02:00",
            "2026-03-29, Europe/Berlin, 02:00, 2026-03-29T03:00+02:00",
            "2026-03-29, Europe/Berlin, 01:59, 2026-03-29T01:59+01:00",
            "2026-03-29, Europe/Berlin, 08:00, 2026-03-29T08:00+02:00",
            "2026-03-08, America/New_York, 02:15, 2026-03-08T03:15-04:00",
            "2026-10-04, Australia/Lord_Howe, 02:15, 2026-10-04T02:45+11:00",
            "2026-04-24, Africa/Cairo, 00:30, 2026-04-24T01:30+03:00",
            "2026-03-29, Asia/Beirut, 00:00, 2026-03-29T01:00+03:00",
            "2026-09-06, America/Santiago, 00:10, 2026-09-06T01:10-03:00",
            // Clocks go back: the first of the two.
            "2026-10-25, Europe/Berlin, 02:30, 2026-10-25T02:30+02:00",
            "2026-11-01, America/New_York, 01:30, 2026-11-01T01:30-04:00",
            "2026-04-05, Australia/Lord_Howe, 01:45, 2026-04-05T01:45+11:00",
            "2026-10-25, Europe/Lisbon, 01:15, 2026-10-25T01:15+01:00",
            // No change at all.
            "2026-03-29, Asia/Kolkata, 02:30, 2026-03-29T02:30+05:30", "2026-03-29, UTC, 02:30, 2026-03-29T02:30Z"})
    void on_a_day_with_a_clock_change_there_is_one_slot(LocalDate day, String zone, String time, String expected) {
        Schedule schedule = daily(time, zone);
        Instant before = day.atStartOfDay(ZoneId.of(zone)).toInstant().minusMillis(1);

        Slot slot = schedule.next(before);

        assertThat(slot.day()).isEqualTo(day);
        assertThat(local(slot, zone)).isEqualTo(expected);
        assertThat(schedule.next(slot.at()).day()).isEqualTo(day.plusDays(1));
    }

    @ParameterizedTest
    @CsvSource({"Europe/Berlin", "America/New_York", "America/Sao_Paulo", "Australia/Lord_Howe", "Asia/Tehran",
            "Africa/Casablanca", "Pacific/Apia", "Asia/Kathmandu", "America/St_Johns", "UTC"})
    void through_years_every_day_has_its_slot_and_only_one(String zone) {
        for (String time : new String[]{"00:00", "00:30", "02:30", "08:00", "23:59"}) {
            Schedule schedule = daily(time, zone);
            Slot slot = schedule.next(Instant.parse("2024-12-31T12:00:00Z"));
            for (int i = 0; i < 1200; i++) {
                Slot next = schedule.next(slot.at());
                assertThat(next.day()).isEqualTo(slot.day().plusDays(1));
                assertThat(Duration.between(slot.at(), next.at())).isBetween(Duration.ofHours(22),
                        Duration.ofHours(26));
                assertThat(schedule.last(next.at())).isEqualTo(next);
                assertThat(schedule.last(next.at().minusMillis(1))).isEqualTo(slot);
                slot = next;
            }
        }
    }

    @Test
    void a_day_that_a_zone_left_out_has_no_slot() {
        Schedule schedule = daily("08:00", "Pacific/Apia");

        Slot before = schedule.next(Instant.parse("2011-12-29T00:00:00Z"));

        assertThat(before.day()).isEqualTo(LocalDate.parse("2011-12-29"));
        assertThat(schedule.next(before.at()).day()).isEqualTo(LocalDate.parse("2011-12-31"));
    }

    @Test
    void weekdays_leave_out_the_weekend() {
        Schedule schedule = new Schedule(LocalTime.of(8, 0), ZoneId.of("Europe/Berlin"), Schedule.WEEKDAYS);
        Instant fridayNoon = Instant.parse("2026-03-27T11:00:00Z");

        assertThat(local(schedule.next(fridayNoon), "Europe/Berlin")).isEqualTo("2026-03-30T08:00+02:00");
        assertThat(local(schedule.last(Instant.parse("2026-03-29T22:00:00Z")), "Europe/Berlin"))
                .isEqualTo("2026-03-27T08:00+01:00");
    }

    @Test
    void once_a_week_is_once_a_week() {
        Schedule schedule = new Schedule(LocalTime.of(8, 0), ZoneId.of("UTC"), Set.of(DayOfWeek.MONDAY));

        assertThat(
                Stream.iterate(schedule.next(Instant.parse("2026-03-02T08:00:00Z")), slot -> schedule.next(slot.at()))
                        .limit(3).map(Slot::day).map(LocalDate::toString))
                .containsExactly("2026-03-09", "2026-03-16", "2026-03-23");
    }

    @Test
    void a_day_that_has_had_its_digest_gets_no_other_when_the_time_is_changed() {
        Schedule evening = daily("18:30", "Europe/Berlin");
        Instant noon = ZonedDateTime.of(2026, 3, 5, 12, 0, 0, 0, ZoneId.of("Europe/Berlin")).toInstant();

        assertThat(evening.next(noon, Optional.of(LocalDate.parse("2026-03-05"))).day()).hasToString("2026-03-06");
        assertThat(evening.next(noon, Optional.of(LocalDate.parse("2026-03-04"))).day()).hasToString("2026-03-05");
        assertThat(evening.next(noon, Optional.empty()).day()).hasToString("2026-03-05");
    }

    @Test
    void what_was_missed_is_caught_up_with_while_it_is_nearer_than_the_next() {
        Schedule schedule = daily("08:00", "UTC");

        assertThat(schedule.isWorthCatchingUp(Instant.parse("2026-03-05T08:00:00Z"))).isTrue();
        assertThat(schedule.isWorthCatchingUp(Instant.parse("2026-03-05T15:00:00Z"))).isTrue();
        assertThat(schedule.isWorthCatchingUp(Instant.parse("2026-03-06T02:00:00Z"))).isFalse();
    }

    @Test
    void a_schedule_without_days_is_none() {
        assertThatThrownBy(() -> new Schedule(LocalTime.NOON, ZoneId.of("UTC"), Set.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
