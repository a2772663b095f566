package org.parley.bot;

import java.util.List;
import java.util.Optional;
import org.parley.reply.Reply;
import org.parley.wording.Language;

/** Answers what comes in. Safe for use by many threads. Nothing of it throws for bad input. */
@FunctionalInterface
public interface Bot {

    /** What to say to {@code incoming}; empty for silence. */
    Optional<Reply> handle(Incoming incoming);

    /** What a press on one of its buttons leads to; empty where there is nothing to show. By itself a bot has no buttons. */
    default Optional<Reaction> press(Press press) {
        return Optional.empty();
    }

    /**
     * An answer to show where there is no conversation, among other things: it stands alone, with its date and its source, and has no
     * buttons.
     *
     * @param question in plain words
     * @param language for the phrases around the answer
     * @return empty if there is nothing to answer: no question, or one that the sources do not answer
     */
    default Optional<Reply> standalone(String question, Language language) {
        return Optional.empty();
    }

    /** Questions that it can answer right now, to be suggested; at most {@code most}, in {@code language} if it knows some. */
    default List<String> prompts(int most, Language language) {
        return List.of();
    }

    /** The language of the fixed phrases for {@code speaker}: the chat's setting, else the person's own, else English. */
    default Language language(Speaker speaker) {
        return speaker.language().flatMap(Language::of).orElse(Language.ENGLISH);
    }

    /** A platform gave the chat {@code from} the id {@code to}; it is the same chat. */
    default void chatMoved(String platform, String from, String to) {
    }
}
