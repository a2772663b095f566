package org.parley.ingest;

import java.net.URI;
import java.nio.file.Path;

/** One thing to be read: it may hold one article or, as a feed, many. */
public sealed interface Item {

    /** A file. */
    record File(Path path) implements Item {
    }

    /** A page or feed. */
    record Address(URI uri) implements Item {
    }

    /** Something that is neither. */
    record Unusable(String name, String reason) implements Item {
    }
}
