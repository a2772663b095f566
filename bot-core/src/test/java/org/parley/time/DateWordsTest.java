package org.parley.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateWordsTest {

    private static final Period DAY = Period.day(LocalDate.of(2025, 7, 10));
    private static final Period MONTH = Period.month(YearMonth.of(2025, 2));
    private static final Period YEAR = Period.year(2019);
    private static final Period TWO_DAYS = Period.range(LocalDate.of(2025, 10, 14), LocalDate.of(2025, 10, 16));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | 10 July 2025        | February 2025     | 2019     | 14-15 October 2025
            ru | 10 июля 2025 года   | февраль 2025 года | 2019 год | 14-15 октября 2025 года
            uk | 10 липня 2025 року  | лютий 2025 року   | 2019 рік | 14-15 жовтня 2025 року
            es | 10 de julio de 2025 | febrero de 2025   | 2019     | 14-15 de octubre de 2025
            de | 10. Juli 2025       | Februar 2025      | 2019     | 14.-15. Oktober 2025
            fr | 10 juillet 2025     | février 2025      | 2019     | 14-15 octobre 2025
            it | 10 July 2025        | February 2025     | 2019     | 14-15 October 2025
            """)
    void a_period_by_itself(String language, String day, String month, String year, String range) {
        Locale locale = Locale.of(language);

        assertThat(DateWords.inWords(DAY, locale)).isEqualTo(day);
        assertThat(DateWords.inWords(MONTH, locale)).isEqualTo(month);
        assertThat(DateWords.inWords(YEAR, locale)).isEqualTo(year);
        assertThat(DateWords.inWords(TWO_DAYS, locale)).isEqualTo(range);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | on 10 July 2025        | in February 2025    | in 2019      | on 14 and 15 October 2025
            ru | 10 июля 2025 года      | в феврале 2025 года | в 2019 году  | 14 и 15 октября 2025 года
            uk | 10 липня 2025 року     | у лютому 2025 року  | у 2019 році  | 14 і 15 жовтня 2025 року
            es | el 10 de julio de 2025 | en febrero de 2025  | en 2019      | el 14 y 15 de octubre de 2025
            de | am 10. Juli 2025       | im Februar 2025     | im Jahr 2019 | am 14. und 15. Oktober 2025
            fr | le 10 juillet 2025     | en février 2025     | en 2019      | les 14 et 15 octobre 2025
            """)
    void a_period_in_a_sentence(String language, String day, String month, String year, String range) {
        Locale locale = Locale.of(language);

        assertThat(DateWords.withPreposition(DAY, locale)).isEqualTo(day);
        assertThat(DateWords.withPreposition(MONTH, locale)).isEqualTo(month);
        assertThat(DateWords.withPreposition(YEAR, locale)).isEqualTo(year);
        assertThat(DateWords.withPreposition(TWO_DAYS, locale)).isEqualTo(range);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2025-10-14 | 2025-10-20 | 14-19 October 2025                | from 14 to 19 October 2025
            2025-03-30 | 2025-04-03 | 30 March - 2 April 2025           | from 30 March to 2 April 2025
            2024-12-30 | 2025-01-03 | 30 December 2024 - 2 January 2025 | from 30 December 2024 to 2 January 2025
            2024-03-01 | 2025-06-01 | March 2024 - May 2025             | from March 2024 to May 2025
            1990-01-01 | 2000-01-01 | 1990-1999                         | from 1990 to 1999
            """)
    void longer_ranges_name_what_differs(LocalDate from, LocalDate to, String alone, String inSentence) {
        Period range = Period.range(from, to);

        assertThat(DateWords.inWords(range, Locale.ENGLISH)).isEqualTo(alone);
        assertThat(DateWords.withPreposition(range, Locale.ENGLISH)).isEqualTo(inSentence);
    }

    @Test
    void the_first_of_a_month_in_french() {
        assertThat(DateWords.inWords(Period.day(LocalDate.of(2025, 5, 1)), Locale.FRENCH)).isEqualTo("1er mai 2025");
    }
}
