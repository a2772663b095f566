package org.parley.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZonesTest {

    @ParameterizedTest
    @CsvSource({"Europe/Berlin, Europe/Berlin", "europe/berlin, Europe/Berlin", "Berlin, Europe/Berlin",
            "BERLIN, Europe/Berlin",
            "new york, America/New_York", "New_York, America/New_York", "São Paulo, America/Sao_Paulo",
            "buenos aires, America/Argentina/Buenos_Aires",
            "America/Argentina/Buenos_Aires, America/Argentina/Buenos_Aires",
            "Port-au-Prince, America/Port-au-Prince", "Washington, America/New_York", "Geneva, Europe/Zurich",
            "Beijing, Asia/Shanghai",
            "Yaoundé, Africa/Douala", "kyiv, Europe/Kyiv", "UTC, UTC", "gmt, GMT", "UTC+2, +02:00", "utc-5, -05:00",
            "UTC +5:30, +05:30", "CET, CET"})
    void finds_what_people_call_it(String name, String zone) {
        assertThat(Zones.find(name)).map(ZoneId::getRules).hasValue(ZoneId.of(zone).getRules());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "Atlantis", "EST", "UTC+15", "+", "Europe/", "West", "08:00", "\u0000"})
    void does_not_guess(String name) {
        assertThat(Zones.find(name)).isEmpty();
    }
}
