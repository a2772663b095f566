/**
 * What is being asked: the question as it came, its conversation, and its analysis.
 */
@NullMarked
package org.parley.question;

import org.jspecify.annotations.NullMarked;
