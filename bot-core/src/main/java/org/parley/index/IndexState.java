package org.parley.index;

import java.nio.file.Path;
import java.util.Optional;

/** Where an index of statements is, and how it came to be. */
public sealed interface IndexState {

    /** How many statements it holds. */
    int statements();

    /** In memory, as was asked for. */
    record InMemory(int statements) implements IndexState {
    }

    /**
     * In memory, in place of the one in the folder.
     *
     * @param fault why the folder cannot be used; empty where another process is writing to it at the moment
     */
    record StandIn(int statements, Path folder, Optional<String> fault) implements IndexState {
    }

    /**
     * On disk, kept for the next start.
     *
     * @param added how many statements were added to what was there
     * @param removed how many were taken out of it, those that changed included
     * @param rebuilt why it had to be made anew; empty where it had not
     */
    record OnDisk(int statements, Path folder, int added, int removed,
            Optional<String> rebuilt) implements IndexState {
    }
}
