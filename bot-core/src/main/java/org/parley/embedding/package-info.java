/**
 * Texts as vectors whose directions are near when their meanings are. Knows nothing of statements or questions.
 */
@NullMarked
package org.parley.embedding;

import org.jspecify.annotations.NullMarked;
