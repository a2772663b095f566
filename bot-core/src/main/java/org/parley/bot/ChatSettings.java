package org.parley.bot;

import java.util.Map;
import java.util.Optional;
import org.parley.store.ConversationStore;
import org.parley.store.ConversationStore.Chat;
import org.parley.wording.Language;

/**
 * What is set for a chat.
 *
 * @param language the language of fixed phrases; empty for each person's own
 * @param skipsQuietDays whether a digest is left out on a day with nothing new, where else one line says so
 */
public record ChatSettings(Optional<Language> language, boolean skipsQuietDays) {

    static final String LANGUAGE = "language";
    static final String QUIET_DAYS = "quiet-days";
    static final String SKIP = "skip";

    /** Nothing set. */
    public static final ChatSettings NONE = new ChatSettings(Optional.empty(), false);

    /**
     * Reads what is set now.
     *
     * @param chat the chat's id
     * @throws org.parley.store.StoreException if the store cannot be used
     */
    public static ChatSettings read(ConversationStore store, String platform, String chat) {
        Map<String, String> values = store.settings(new Chat(platform, chat));
        return new ChatSettings(Optional.ofNullable(values.get(LANGUAGE)).flatMap(Language::of),
                SKIP.equals(values.get(QUIET_DAYS)));
    }
}
