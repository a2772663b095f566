package org.parley.telegram;

import java.time.Duration;

/** Waiting, so that a test need not. */
@FunctionalInterface
interface Pause {

    /** Returns after {@code duration}. */
    void pause(Duration duration) throws InterruptedException;
}
