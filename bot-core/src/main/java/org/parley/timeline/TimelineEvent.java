package org.parley.timeline;

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
}
