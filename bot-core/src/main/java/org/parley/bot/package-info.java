/**
 * The front door of the core: {@code Bot.open} wires the parts by hand; adapters hand it what came in and render what goes out.
 */
@NullMarked
package org.parley.bot;

import org.jspecify.annotations.NullMarked;
