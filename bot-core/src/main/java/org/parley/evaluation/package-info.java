/**
 * Question sets, timelines and digests whose right content is known in, figures out: how many of the answerable questions are answered, of the others refused, and how often
 * something wrong is asserted. Uses {@code answer}, {@code question}, {@code timeline} and {@code digest}; nothing but commands uses it.
 */
@NullMarked
package org.parley.evaluation;

import org.jspecify.annotations.NullMarked;
