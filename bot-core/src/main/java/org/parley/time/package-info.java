/**
 * Periods and the temporal expressions that name them. "Last Tuesday" and a reference date give a {@link org.parley.time.Period}.
 */
@NullMarked
package org.parley.time;

import org.jspecify.annotations.NullMarked;
