/**
 * Texts as vectors whose directions are near when their meanings are, and a text read against a question, the two together. Knows nothing
 * of where they come from.
 */
@NullMarked
package org.parley.embedding;

import org.jspecify.annotations.NullMarked;
