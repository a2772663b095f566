package org.parley.bot;

/** Who sees what the bot says. */
public enum Audience {
    /** Everybody in the chat. */
    CHAT,
    /** Only the person it is said to, though others are in the chat. */
    ASKER
}
