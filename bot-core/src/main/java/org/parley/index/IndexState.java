package org.parley.index;

import java.nio.file.Path;
import java.util.Optional;

/** Where an index of statements is, and how it came to be what it is. */
public sealed interface IndexState {

    /** How many statements it holds. */
    int statements();

    /**
     * It lasts as long as the engine.
     *
     * @param reason why it is not on disk, where it should be
     */
    record InMemory(int statements, Optional<String> reason) implements IndexState {
    }

    /**
     * It is kept for the next start.
     *
     * @param added how many statements were added to what was there
     * @param removed how many were taken out of it, those that changed included
     * @param rebuilt why it had to be made anew; empty where it had not
     */
    record OnDisk(int statements, Path folder, int added, int removed,
            Optional<String> rebuilt) implements IndexState {
    }
}
