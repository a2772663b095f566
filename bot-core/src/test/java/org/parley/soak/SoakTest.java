package org.parley.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** A small part of {@link Soak}. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class SoakTest {

    @Test
    @Timeout(600)
    void nothing_is_lost_and_nothing_comes_twice_when_a_replica_is_killed_and_the_platform_fails() throws Exception {
        ByteArrayOutputStream report = new ByteArrayOutputStream();

        Soak.Outcome outcome;
        try (Soak soak = new Soak(new Soak.Size(80, 40, 2, 1, false, 7),
                new PrintStream(report, true, StandardCharsets.UTF_8))) {
            outcome = soak.run();
        }

        String told = report.toString(StandardCharsets.UTF_8);
        assertThat(outcome.lost()).as(told).isZero();
        assertThat(outcome.doubled()).as(told).isZero();
        assertThat(outcome.unsettled()).as(told).isZero();
        assertThat(outcome.arrived() + outcome.uncertain() - outcome.uncertainArrived()).as(told).isEqualTo(120);
    }
}
