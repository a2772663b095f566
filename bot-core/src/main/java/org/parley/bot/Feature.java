package org.parley.bot;

import java.util.Optional;
import java.util.Set;
import org.parley.reply.Reply;
import org.parley.wording.Phrases;

/** A part of the conversation that has commands and buttons of its own, such as digests. Safe for use by many threads. */
public interface Feature {

    /** What its buttons are kept under; unique among features, and the same for ever. */
    String name();

    /** The commands that it obeys, without the slash. */
    Set<String> commands();

    /**
     * What to say to one of its {@link #commands()}, or to a plain question, which every feature sees before the engine does.
     *
     * @param command {@link Command#ASK} for a question
     * @param phrases in the language to reply in
     * @return empty if it is not for this feature
     */
    Optional<Reply> handle(Command command, Incoming incoming, Phrases phrases);

    /**
     * What the press on one of its buttons leads to. The button is known to have been offered in this chat, and to this person where it
     * was offered to one alone; whether somebody may change what it changes is still to be asked.
     *
     * @param action what the button does, in the feature's own words
     * @param subject what it does it to, as the feature had it kept
     * @return empty where there is nothing to show
     */
    Optional<Reaction> press(String action, String subject, Press press, Phrases phrases);

    /** Deletes what it keeps about {@code speaker}; in a chat of their own, all that it keeps of that chat. By itself it keeps nothing. */
    default void forget(Speaker speaker) {
    }

    /** What it keeps about people and for how long, in one sentence of {@code phrases}; empty for nothing. */
    default Optional<String> keeps(Phrases phrases) {
        return Optional.empty();
    }

    /** A platform gave the chat {@code from} the id {@code to}: what it keeps of one is kept of the other. */
    default void chatMoved(String platform, String from, String to) {
    }
}
