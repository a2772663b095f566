package org.parley.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Questions whose answers are watched, stored. Safe for use by many threads and processes at once. */
public interface Watches {

    /**
     * A watched question.
     *
     * @param id opaque
     * @param to where a change is told
     * @param person the id of who watches
     * @param question in the person's words
     * @param language the IETF tag of the language in which a change is told
     * @param answer the answer that is known
     * @param sequence how far the store's changes had gone when that answer was found
     * @param version counts the changes of this watch
     */
    record Watch(String id, Recipient to, String person, String question, String language, Known answer,
            long sequence, int version) {
    }

    /**
     * An answer as it was told.
     *
     * @param status the answer's kind; two answers that say nothing are the same, however they say it
     * @param text its words
     */
    record Known(String status, String text) {
    }

    /** Begins to watch; a question that is watched there already stays as it is. */
    Watch add(Recipient to, String person, String question, String language, Known answer, long sequence, Instant now);

    /** What is watched in one place, oldest first. */
    List<Watch> in(Recipient to);

    /** One watch. */
    Optional<Watch> find(String id);

    /** Ends a watch of {@code chat}; false if there is none of that id. */
    boolean remove(String platform, String chat, String id);

    /** Watches whose answers were found before {@code sequence}, in chats that can be written to, oldest first. */
    List<Watch> behind(String platform, long sequence, int most);

    /** The answer is still the same at {@code sequence}; nothing happens if somebody else has looked meanwhile. */
    void confirm(Watch watch, long sequence);

    /**
     * The answer has changed: keeps the new one and puts {@code messages} into the outbox, both or neither.
     *
     * @return false if somebody else has told it meanwhile
     */
    boolean change(Watch watch, Known answer, long sequence, List<Outgoing> messages, Instant now);

    /** Deletes the watches of a person. */
    void forgetPerson(String platform, String person);

    /** Deletes the watches of a chat. */
    void forgetChat(String platform, String chat);
}
