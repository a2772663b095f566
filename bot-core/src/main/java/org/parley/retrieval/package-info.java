/**
 * Retrieval: the statements worth reading for a question, by words and by meaning, with the questions that a dossier expects.
 * Front door: {@link org.parley.retrieval.Retriever}.
 */
@NullMarked
package org.parley.retrieval;

import org.jspecify.annotations.NullMarked;
