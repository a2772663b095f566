package org.parley.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is kept of conversations: the questions that follow-ups lean on, settings, what buttons are about, and opinions. Safe for use
 * by many threads and processes at once.
 */
public interface ConversationStore {

    /** A chat; its id is the platform's own. */
    record Chat(String platform, String id) {
    }

    /**
     * A question that was asked.
     *
     * @param thread the thread within the chat; empty for the chat itself
     * @param person the id of who asked
     */
    record Turn(Chat chat, Optional<String> thread, String person, String question) {
    }

    /**
     * What the buttons under one message are about.
     *
     * @param id not to be guessed
     * @param chat where the message stands
     * @param person whose words or settings it holds, if anybody's
     * @param personal whether only that person may press
     * @param owner the part of the bot that understands {@code subject}
     * @param expires when the buttons stop working
     */
    record Card(String id, Chat chat, Optional<String> person, boolean personal, String owner, String subject,
            Instant expires) {
    }

    /**
     * What somebody thinks of an answer.
     *
     * @param card the card under the answer
     * @param verdict in a word
     */
    record Opinion(String card, Chat chat, String person, String question, String answer, String verdict,
            Instant given) {
    }

    /** The last questions of a conversation, oldest first, as far as they are kept. */
    List<String> questions(Chat chat, Optional<String> thread);

    /** Whether one of those questions is of {@code person}. */
    boolean hasAsked(Chat chat, Optional<String> thread, String person);

    /** Adds a question to its conversation, of which the last {@code kept} remain. */
    void remember(Turn turn, int kept, Instant now);

    /** What is set for {@code chat}, by name. */
    Map<String, String> settings(Chat chat);

    /** Sets {@code name} for {@code chat}; empty for what it is by itself. */
    void set(Chat chat, String name, Optional<String> value);

    void keep(Card card);

    /** The card of that id, if it is there and has not expired. */
    Optional<Card> card(String id, Instant now);

    /** Replaces what the person thought of that answer before. */
    void note(Opinion opinion);

    /** What was noted since {@code from}, oldest first. */
    List<Opinion> opinions(Instant from);

    /** Deletes every word that {@code person} said on {@code platform}, with their opinions and the cards that hold any of it. */
    void forgetPerson(String platform, String person);

    /** Deletes all that is kept of {@code chat}, its settings too. */
    void forgetChat(Chat chat);

    /** A platform gave {@code from} a new id: what is kept of it is kept of {@code to}, where nothing is set there yet. */
    void move(Chat from, Chat to);

    /** Deletes the conversations that nobody spoke in since {@code silentSince}, and the cards that have expired. */
    void tidy(Instant now, Instant silentSince);
}
