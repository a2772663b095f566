package org.parley.telegram;

import java.util.List;
import org.telegram.telegrambots.meta.api.objects.MessageEntity;

/** One message's text and its formatting, as Telegram takes them. */
record Rendered(String text, List<MessageEntity> entities) {

    /** No text, as under a picture that says all. */
    static final Rendered NOTHING = new Rendered("", List.of());

    Rendered {
        entities = List.copyOf(entities);
    }
}
