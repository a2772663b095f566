package org.parley.delivery;

import java.time.Instant;

/** Something that is looked after every second while a platform is connected. */
public interface Chore {

    /** What it is called in the log. */
    String name();

    /**
     * One round. What it throws is logged; the next round comes all the same.
     *
     * @param replica in whose name work is claimed
     * @return whether there may be more to do at once
     * @throws InterruptedException if told to stop meanwhile
     */
    boolean run(String replica, Instant now) throws InterruptedException;
}
