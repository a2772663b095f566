/**
 * What words are and how they belong together: parts of speech ({@link org.parley.lexicon.PosTagger}), dictionary forms
 * ({@link org.parley.lexicon.Lemmatizer}), and the relations and kinds of English words ({@link org.parley.lexicon.Lexicon}, made from
 * WordNet 3.1). Knows no entity, no date and no question; uses {@code text} only.
 */
@NullMarked
package org.parley.lexicon;

import org.jspecify.annotations.NullMarked;
