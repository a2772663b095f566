package org.parley.bot;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.parley.reply.Button;
import org.parley.store.ConversationStore;
import org.parley.store.ConversationStore.Card;
import org.parley.store.ConversationStore.Chat;
import org.parley.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes buttons, and knows what a pressed one is about. What they are about is kept in the store, so that they work after a restart
 * and on every replica; their ids cannot be guessed, and work in no other chat. Safe for use by many threads.
 */
public final class Buttons {

    /** How long buttons work. What they are about may be somebody's question, which is not kept for longer than it is of use. */
    public static final Duration LIFETIME = Duration.ofDays(30);

    private static final Logger LOG = LoggerFactory.getLogger(Buttons.class);

    /** 128 bits, as many as a random UUID has, all of them random. */
    private static final int ID_BYTES = 16;
    private static final String ACTION = "[a-z0-9-]{1,20}";

    private final ConversationStore store;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    /** @param clock tells when buttons stop working */
    Buttons(ConversationStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * What the buttons under one message are about.
     *
     * @param platform the platform of the message
     * @param chat the id of the chat where it stands
     * @param person whose words or settings {@code subject} holds, if anybody's; it is forgotten together with them
     * @param personal whether only that person may press
     * @param owner the {@link Feature#name()} of who understands it
     * @param subject in the owner's own words
     */
    public record About(String platform, String chat, Optional<String> person, boolean personal, String owner,
            String subject) {

        public About {
            if (personal && person.isEmpty()) {
                throw new IllegalArgumentException("a personal button is somebody's");
            }
        }

        /** Something of {@code speaker}'s that everybody in the chat may press for. */
        public static About of(Speaker speaker, String owner, String subject) {
            return new About(speaker.platform(), speaker.chat(), Optional.of(speaker.user()), false, owner, subject);
        }

        /** Something that only {@code speaker} may press for. */
        public static About personal(Speaker speaker, String owner, String subject) {
            return new About(speaker.platform(), speaker.chat(), Optional.of(speaker.user()), true, owner, subject);
        }
    }

    /**
     * One thing that can be done.
     *
     * @param action in the owner's own words: at most 20 of a-z, 0-9 and {@code -}
     * @param label what stands on the button
     */
    public record Choice(String action, String label, Button.Style style) {

        public Choice {
            if (!action.matches(ACTION)) {
                throw new IllegalArgumentException("an action is of the form " + ACTION + ", but got " + action);
            }
        }

        /** A choice that does not stand out. */
        public Choice(String action, String label) {
            this(action, label, Button.Style.PLAIN);
        }
    }

    /**
     * What a pressed button is about.
     *
     * @param card the same for all buttons that were offered together
     */
    record Pressed(String card, String owner, String action, String subject) {
    }

    /**
     * Buttons for a message that is about to be sent; none without choices, nor where the store fails: the message is worth more than
     * they.
     */
    public List<Button> offer(About about, List<Choice> choices) {
        if (choices.isEmpty()) {
            return List.of();
        }
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        String card = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        try {
            store.keep(new Card(card, new Chat(about.platform(), about.chat()), about.person(), about.personal(),
                    about.owner(), about.subject(), clock.instant().plus(LIFETIME)));
            return buttons(card, choices);
        } catch (StoreException e) {
            LOG.warn("a reply goes without buttons: {}", e.getMessage());
            return List.of();
        }
    }

    /** Further buttons about the same as the one that was pressed. */
    public static List<Button> again(Press press, List<Choice> choices) {
        return buttons(card(press), choices);
    }

    /** What all the buttons have in common that were offered together with the one that was pressed. */
    static String card(Press press) {
        return press.button().substring(0, press.button().indexOf('.'));
    }

    private static List<Button> buttons(String card, List<Choice> choices) {
        return choices.stream().map(choice -> new Button(card + "." + choice.action(), choice.label(), choice.style()))
                .toList();
    }

    /** What came of looking for a button. */
    sealed interface Found {
        record Here(Pressed pressed) implements Found {
        }

        /** Never offered here, or too long ago. */
        record Gone() implements Found {
        }

        /** For somebody else to press. */
        record NotYours() implements Found {
        }
    }

    /** Looks for the button that was pressed. */
    Found find(Press press) {
        String[] parts = press.button().split("\\.", -1);
        if (parts.length != 2 || !parts[1].matches(ACTION)) {
            return new Found.Gone();
        }
        Speaker speaker = press.speaker();
        Optional<Card> card = store.card(parts[0], clock.instant())
                .filter(kept -> kept.chat().equals(new Chat(speaker.platform(), speaker.chat())));
        if (card.isEmpty()) {
            return new Found.Gone();
        }
        boolean theirs = !card.get().personal() || card.get().person().equals(Optional.of(speaker.user()));
        return theirs
                ? new Found.Here(new Pressed(parts[0], card.get().owner(), parts[1], card.get().subject()))
                : new Found.NotYours();
    }
}
