/**
 * The terminal: commands read options, call the front door {@link org.parley.bot.Parley} and print. Nothing uses this package;
 * it alone knows the libraries for command lines and line editing.
 */
@NullMarked
package org.parley.cli;

import org.jspecify.annotations.NullMarked;
