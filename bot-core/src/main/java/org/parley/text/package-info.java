/**
 * Words and offsets: spans, sentences, tokens. Knows nothing of talks, dates or questions; everything else may use it.
 */
@NullMarked
package org.parley.text;

import org.jspecify.annotations.NullMarked;
