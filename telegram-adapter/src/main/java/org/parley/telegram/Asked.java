package org.parley.telegram;

import java.time.Instant;
import java.util.Optional;
import org.parley.bot.Incoming;

/**
 * Something that was said to the bot.
 *
 * @param incoming what the core is told of it
 * @param from where it was said, and so where the answer goes
 * @param sent when it was first sent
 * @param edited when it was last edited, if it was
 */
record Asked(Incoming incoming, Destination from, Instant sent, Optional<Instant> edited) {
}
