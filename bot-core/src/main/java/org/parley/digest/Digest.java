package org.parley.digest;

import java.util.List;
import java.util.Optional;

/**
 * What was new in one window.
 *
 * @param window when the reports came in
 * @param about the topic that it was narrowed to
 * @param stories what happened, the most important first
 * @param coming what is to happen after the window, the nearest first
 * @param untold stories of the window that there was no room for
 */
public record Digest(Window window, Optional<String> about, List<DigestItem> stories, List<DigestItem> coming,
        int untold) {

    public Digest {
        stories = List.copyOf(stories);
        coming = List.copyOf(coming);
    }

    /** Whether there is nothing to tell. */
    public boolean isEmpty() {
        return stories.isEmpty() && coming.isEmpty();
    }
}
