/**
 * The search index over statements, in memory or kept in a folder: search, repair spelling. The only package that knows Lucene.
 */
@NullMarked
package org.parley.index;

import org.jspecify.annotations.NullMarked;
