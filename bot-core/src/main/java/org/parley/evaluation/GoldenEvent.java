package org.parley.evaluation;

/**
 * An event that a timeline must have.
 *
 * @param date its day, month or year in ISO 8601
 * @param event what happened, in other words than the sources'
 */
public record GoldenEvent(String date, String event) {
}
