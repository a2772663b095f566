package org.parley.delivery;

import java.time.Instant;

/**
 * Something that a platform told and that is stored.
 *
 * @param platform the platform's name
 * @param event the platform's id of it; what comes again under the same id is the same
 * @param lane what belongs together, such as the chat's id: of one lane, one is handled after the other, in the order of arrival
 * @param payload the adapter's own text of it, such as the platform's JSON; erased from the store when it has been handled
 * @param at when it was stored
 * @param attempt 1 at first; more where an earlier attempt to handle it failed or its process died
 */
public record Received(String platform, String event, String lane, String payload, Instant at, int attempt) {
}
