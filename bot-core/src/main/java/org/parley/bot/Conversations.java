package org.parley.bot;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.parley.store.ConversationStore;
import org.parley.store.ConversationStore.Chat;
import org.parley.store.ConversationStore.Turn;
import org.parley.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers the last questions of each conversation. A store that fails costs a follow-up its context, and nobody an answer.
 * Thread-safe.
 */
final class Conversations {

    /** How long a conversation that fell silent is remembered. */
    static final Duration SILENCE = Duration.ofDays(7);

    private static final Logger LOG = LoggerFactory.getLogger(Conversations.class);
    /** Follow-ups lean on the turn or two before them. */
    private static final int TURNS = 6;
    /** What is kept of a question: nobody leans on the end of a page of text. */
    private static final int CHARACTERS = 500;
    private static final Duration TIDYING = Duration.ofHours(1);

    private final ConversationStore store;
    private final InstantSource clock;
    private final AtomicReference<Instant> tidied = new AtomicReference<>(Instant.MIN);

    Conversations(ConversationStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Earlier questions of the conversation that {@code speaker} is in, oldest first. */
    List<String> before(Speaker speaker) {
        try {
            return store.questions(chat(speaker), speaker.thread());
        } catch (StoreException e) {
            LOG.warn("a conversation is answered without what went before: {}", e.getMessage());
            return List.of();
        }
    }

    /** Whether {@code speaker} has asked in the conversation lately; so it is taken to be where the store fails. */
    boolean hasAsked(Speaker speaker) {
        try {
            return store.hasAsked(chat(speaker), speaker.thread(), speaker.user());
        } catch (StoreException e) {
            LOG.warn("who asked in a conversation is not known: {}", e.getMessage());
            return true;
        }
    }

    void remember(Speaker speaker, String question) {
        Instant now = clock.instant();
        String kept = question.length() <= CHARACTERS ? question : question.substring(0, CHARACTERS);
        try {
            store.remember(new Turn(chat(speaker), speaker.thread(), speaker.user(), kept), TURNS, now);
            tidy(now);
        } catch (StoreException e) {
            LOG.warn("a question is not remembered: {}", e.getMessage());
        }
    }

    /** At most once an hour: nothing depends on its being done at once. */
    private void tidy(Instant now) {
        Instant last = tidied.get();
        if (last.isBefore(now.minus(TIDYING)) && tidied.compareAndSet(last, now)) {
            store.tidy(now, now.minus(SILENCE));
        }
    }

    static Chat chat(Speaker speaker) {
        return new Chat(speaker.platform(), speaker.chat());
    }

    /** What is set for the chat of {@code speaker}; nothing where the store fails. */
    Optional<ChatSettings> settings(Speaker speaker) {
        try {
            return Optional.of(ChatSettings.read(store, speaker.platform(), speaker.chat()));
        } catch (StoreException e) {
            LOG.warn("a chat's settings are not known: {}", e.getMessage());
            return Optional.empty();
        }
    }
}
