/**
 * When a digest comes, and what people write to say so: {@link org.parley.schedule.Schedule} does the arithmetic of days, times and zones,
 * {@link org.parley.schedule.DigestWishes} reads commands and phrases. Pure: the time comes in as an argument.
 */
@NullMarked
package org.parley.schedule;

import org.jspecify.annotations.NullMarked;
