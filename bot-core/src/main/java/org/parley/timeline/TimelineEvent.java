package org.parley.timeline;

import org.parley.article.Source;
import org.parley.time.Period;

/**
 * One dated event.
 *
 * @param date when it happened or is to happen
 * @param event what happened, in one sentence
 * @param source who reported it
 */
public record TimelineEvent(Period date, String event, Source source) {
}
