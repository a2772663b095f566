/**
 * Sentences as structure: words with lemmas and parts of speech, noun phrases, and frames of who does what to whom. Pure; uses
 * the lexicon and knows nothing of articles or questions.
 */
@NullMarked
package org.parley.syntax;

import org.jspecify.annotations.NullMarked;
