package org.parley.schedule;

import java.time.Instant;
import java.time.LocalDate;

/**
 * One time at which a digest is due.
 *
 * @param day the local day that it is the digest of
 * @param at the instant
 */
public record Slot(LocalDate day, Instant at) {
}
