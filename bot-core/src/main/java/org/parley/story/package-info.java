/**
 * How reports hang together: which are copies of one story, which take back or bring up to date what an earlier one said, and which
 * contradict each other. Front doors: {@link org.parley.story.Stories} and {@link org.parley.story.Links}. Pure.
 */
@NullMarked
package org.parley.story;

import org.jspecify.annotations.NullMarked;
