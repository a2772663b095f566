package org.parley.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DistanceTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2025-07-10 | 2025-07-22 | 12 days
            2025-07-22 | 2025-07-10 | 12 days
            2025-07-10 | 2025-07-11 | 1 day
            2025-07-10 | 2025-07-10 | the same day
            2025-02-18 | 2025-07-18 | 5 months
            2025-02-18 | 2025-07-15 | about 5 months (147 days)
            2020-02-29 | 2025-02-20 | about 5 years (1818 days)
            """)
    void days_apart(LocalDate one, LocalDate other, String expected) {
        assertThat(Distance.inWords(Period.day(one), Period.day(other))).isEqualTo(expected);
    }

    @Test
    void the_coarser_period_sets_the_unit() {
        Period february = Period.month(YearMonth.of(2025, 2));
        Period july = Period.month(YearMonth.of(2025, 7));

        assertThat(Distance.inWords(february, july)).isEqualTo("5 months");
        assertThat(Distance.inWords(february, Period.day(LocalDate.of(2025, 7, 10)))).isEqualTo("about 5 months");
        assertThat(Distance.inWords(Period.year(2019), july)).isEqualTo("about 6 years");
        assertThat(Distance.inWords(Period.year(2019), Period.year(2021))).isEqualTo("2 years");
        assertThat(Distance.inWords(Period.year(2019), Period.year(2019))).isEqualTo("the same year");
    }
}
