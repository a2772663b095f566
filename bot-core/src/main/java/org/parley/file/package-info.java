/** Files that hold what can be made again: read only where they are whole, replaced in one step. */
@NullMarked
package org.parley.file;

import org.jspecify.annotations.NullMarked;
