/**
 * The search index over statements: add, search, repair spelling. The only package that knows Lucene.
 */
@NullMarked
package org.parley.index;

import org.jspecify.annotations.NullMarked;
