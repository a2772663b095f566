/**
 * The five kinds of answer and how one is reached. Front door: {@link org.parley.answer.Answerer}.
 */
@NullMarked
package org.parley.answer;

import org.jspecify.annotations.NullMarked;
