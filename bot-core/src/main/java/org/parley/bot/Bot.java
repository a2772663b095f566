package org.parley.bot;

import java.util.Optional;
import org.parley.reply.Reply;

/** Answers what comes in. Safe for use by many threads. */
@FunctionalInterface
public interface Bot {

    /** What to say to {@code incoming}; empty for silence. Never throws for bad input. */
    Optional<Reply> handle(Incoming incoming);
}
