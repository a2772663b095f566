package org.parley.ingest;

import org.parley.store.Addition;

/** What became of one article, file or address. */
public sealed interface Outcome {

    /** It was read and handed to the store. */
    record Taken(Addition addition) implements Outcome {
    }

    /**
     * It was left out.
     *
     * @param reason why, in one sentence for the person who gave it
     */
    record Rejected(String reason) implements Outcome {
    }

    /**
     * An outcome with what it is about.
     *
     * @param name the article's identity, or the file or address that could not be read
     */
    record Of(String name, Outcome outcome) {
    }
}
