package org.parley.timeline;

import java.util.Optional;
import org.parley.article.Source;
import org.parley.fact.Certainty;
import org.parley.time.Period;
import org.parley.wording.Phrases;

/**
 * One dated event.
 *
 * @param date when it happened or is to happen
 * @param event what happened, in one sentence
 * @param certainty how certain the source makes it: whether it happened, is planned or was called off
 * @param source who reported it
 */
public record TimelineEvent(Period date, String event, Certainty certainty, Source source) {

    /** What a reader must know of an event that did not simply happen, in a word such as "planned"; empty for one that did. */
    public Optional<String> mark(Phrases phrases) {
        return switch (certainty) {
            case ASSERTED, REPORTED -> Optional.empty();
            case DENIED -> Optional.of(phrases.text("event.denied"));
            case RUMOURED -> Optional.of(phrases.text("event.rumoured"));
            case PLANNED -> Optional.of(phrases.text("event.planned"));
            case POSTPONED -> Optional.of(phrases.text("event.postponed"));
            case CANCELLED -> Optional.of(phrases.text("event.cancelled"));
        };
    }
}
