/**
 * What can be said anywhere: platform-neutral blocks that each adapter renders. Knows neither answers nor digests.
 */
@NullMarked
package org.parley.reply;

import org.jspecify.annotations.NullMarked;
