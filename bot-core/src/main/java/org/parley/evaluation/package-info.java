/**
 * Question sets in, figures out: how many of the answerable questions are answered, of the others refused, and how often
 * something wrong is asserted. Uses {@code answer} and {@code question}; nothing but commands uses it.
 */
@NullMarked
package org.parley.evaluation;

import org.jspecify.annotations.NullMarked;
