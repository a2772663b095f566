/**
 * Parley in Telegram. An update goes {@code Polling > Inbox > ChatLanes > QuestionHandler}; there it is translated
 * ({@code UpdateTranslator}), answered by the core's {@link org.parley.bot.Bot}, rendered ({@code TelegramRenderer}) and
 * sent ({@code TelegramMessenger}). Translating and rendering are pure; {@code TelegramBotApp} wires the rest by hand.
 * Uses the packages {@code bot} and {@code reply} of the core and nothing else of it.
 */
@NullMarked
package org.parley.telegram;

import org.jspecify.annotations.NullMarked;
