package org.parley.bot;

/** How a message speaks to the bot. Decides, together with its text, whether the bot answers at all. */
public enum Address {
    /** In a private chat with the bot. Answered. */
    DIRECT,
    /** In a shared chat, naming the bot. Answered. */
    MENTION,
    /** A command, such as {@code /timeline}. Answered. */
    COMMAND,
    /** A reply to one of the bot's own messages. Answered. */
    REPLY_TO_BOT,
    /** In a thread that the bot takes part in, addressed to nobody else. Answered. */
    THREAD_FOLLOW_UP,
    /** Said to others, or by another bot. Silence. */
    OVERHEARD
}
