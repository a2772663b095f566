/**
 * Reading: what a statement says to a question. Aligns the two, finds the words that fill the slot asked for, and estimates
 * whether the statement answers; the likeliest are read once more, by a model that sees both at once.
 */
@NullMarked
package org.parley.reading;

import org.jspecify.annotations.NullMarked;
