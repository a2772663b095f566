package org.parley.schedule;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

/** What somebody wants of digests. */
public sealed interface DigestWish {

    /** To see what is set up. */
    record Show() implements DigestWish {
    }

    /**
     * To get one regularly. What is left open stays as it is set up, or is the default where nothing is.
     *
     * @param quietLine whether a window without news is told in a line, rather than skipped
     * @param topic what it is narrowed to; empty for everything
     */
    record Subscribe(Optional<LocalTime> time, Optional<ZoneId> zone, Optional<Set<DayOfWeek>> days,
            Optional<Boolean> quietLine, Optional<String> topic) implements DigestWish {
    }

    /** To get it no more: the one about the topic, or all where there is none. */
    record Unsubscribe(Optional<String> topic) implements DigestWish {
    }

    /** To see now what is new since the last one. */
    record Now(Optional<String> topic) implements DigestWish {
    }

    /** To see now what is new since an instant. */
    record Since(Instant from, Optional<String> topic) implements DigestWish {
    }

    /** Something that could not be understood, in the person's own words. */
    record Misunderstood(String words) implements DigestWish {
    }
}
