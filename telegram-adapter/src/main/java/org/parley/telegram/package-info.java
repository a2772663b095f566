/**
 * Parley in Telegram. An update goes {@code Polling} or {@code Webhook > UpdateIntake > inbox > EventHandler > outbox >
 * TelegramMessenger}; it is translated by {@code UpdateTranslator}, answered by the core's {@link org.parley.bot.Bot}, and put into
 * posts by {@code PostComposer}, all three pure but for the bot. {@code TelegramBotApp} wires the parts by hand. Uses the packages
 * {@code bot}, {@code delivery}, {@code reply} and {@code wording} of the core and nothing else of it.
 */
@NullMarked
package org.parley.telegram;

import org.jspecify.annotations.NullMarked;
