package org.parley.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;

class PeriodWordsTest {

    @Test
    void are_as_exact_as_the_period() {
        assertThat(Period.day(LocalDate.of(2025, 7, 10)).inWords()).isEqualTo("10 July 2025");
        assertThat(Period.month(YearMonth.of(2025, 7)).inWords()).isEqualTo("July 2025");
        assertThat(Period.year(2025).inWords()).isEqualTo("2025");
    }

    @Test
    void name_the_last_day_of_a_range_and_what_its_ends_share_only_once() {
        assertThat(range("2025-07-10", "2025-07-13")).isEqualTo("10 to 12 July 2025");
        assertThat(range("2025-07-30", "2025-08-03")).isEqualTo("30 July to 2 August 2025");
        assertThat(range("2024-12-30", "2025-01-03")).isEqualTo("30 December 2024 to 2 January 2025");
        assertThat(range("2025-07-10", "2025-07-11")).isEqualTo("10 July 2025");
    }

    private static String range(String from, String to) {
        return Period.range(LocalDate.parse(from), LocalDate.parse(to)).inWords();
    }
}
