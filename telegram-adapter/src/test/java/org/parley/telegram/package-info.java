@NullMarked
package org.parley.telegram;

import org.jspecify.annotations.NullMarked;
