/**
 * Dated events in order, and the picture of them.
 */
@NullMarked
package org.parley.timeline;

import org.jspecify.annotations.NullMarked;
