package org.parley.bot;

/**
 * Whether somebody may change what concerns a whole chat. Asked only when it matters, since finding out may take a call to the
 * platform.
 */
@FunctionalInterface
public interface Authority {

    /** For chats that are one person's own. */
    Authority ADMINISTRATOR = () -> Standing.ADMINISTRATOR;

    /** For those who are known not to administer the chat. */
    Authority MEMBER = () -> Standing.MEMBER;

    /** Where nobody can be asked. */
    Authority UNKNOWN = () -> Standing.UNKNOWN;

    /** What somebody is in a chat. Does not throw: what cannot be found out is {@link Standing#UNKNOWN}. */
    Standing ask();

    /** What somebody is in a chat. */
    enum Standing {
        /** May change settings and subscriptions. */
        ADMINISTRATOR,
        /** May not. */
        MEMBER,
        /** It could not be found out; what needs an administrator is not done. */
        UNKNOWN
    }
}
