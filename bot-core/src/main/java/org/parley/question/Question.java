package org.parley.question;

import java.time.Instant;
import java.util.List;

/**
 * A question as it came.
 *
 * @param text what was asked, as typed
 * @param history earlier questions of the same conversation, oldest first
 * @param asOf the clock that relative words such as "last month" are read against
 */
public record Question(String text, List<String> history, Instant asOf) {

    public Question {
        history = List.copyOf(history);
    }
}
