package org.parley.timeline;

import java.util.Optional;
import org.parley.article.Source;
import org.parley.fact.Certainty;
import org.parley.time.Period;

/**
 * One dated event.
 *
 * @param date when it happened or is to happen
 * @param event what happened, in one sentence
 * @param certainty how certain the source makes it: whether it happened, is planned or was called off
 * @param source who reported it
 */
public record TimelineEvent(Period date, String event, Certainty certainty, Source source) {

    /** What a reader must know of an event that did not simply happen, in a word such as {@code planned}; empty for one that did. */
    public Optional<String> mark() {
        return switch (certainty) {
            case ASSERTED, REPORTED -> Optional.empty();
            case DENIED -> Optional.of("denial");
            case RUMOURED -> Optional.of("unconfirmed");
            case PLANNED -> Optional.of("planned");
            case POSTPONED -> Optional.of("put off");
            case CANCELLED -> Optional.of("cancelled");
        };
    }
}
