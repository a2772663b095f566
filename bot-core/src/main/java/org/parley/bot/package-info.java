/**
 * The front door of the core: {@link org.parley.bot.Parley#open} wires the parts by hand; adapters hand its
 * {@link org.parley.bot.Bot} what came in and render what goes out. {@link org.parley.bot.ParleyConfig} is read once, at the start.
 */
@NullMarked
package org.parley.bot;

import org.jspecify.annotations.NullMarked;
