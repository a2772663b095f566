/**
 * The front door of the core: {@link org.parley.bot.Parley#open} wires the parts by hand; adapters hand its
 * {@link org.parley.bot.Bot} what came in and render what goes out. {@link org.parley.bot.ParleyConfig} is read once, at the start.
 *
 * <p>A conversation is made of {@link org.parley.bot.Feature}s, each with commands and buttons of its own; the bot itself only decides
 * whether to reply, and to which of them a message or a press belongs. What it keeps of conversations is in the store.
 */
@NullMarked
package org.parley.bot;

import org.jspecify.annotations.NullMarked;
