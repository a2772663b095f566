/**
 * What was new in a stretch of time, for reading. {@link org.parley.digest.Digests} composes one, {@link org.parley.digest.DigestReply}
 * puts it into blocks. Knows nothing of who gets it and when. Pure.
 */
@NullMarked
package org.parley.digest;

import org.jspecify.annotations.NullMarked;
