/**
 * The fixed phrases that people read, in their languages: {@link org.parley.wording.Phrases} gives each by its key. Knows no
 * platform and nothing of what is answered.
 */
@NullMarked
package org.parley.wording;

import org.jspecify.annotations.NullMarked;
