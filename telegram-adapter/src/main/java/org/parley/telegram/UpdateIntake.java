package org.parley.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;
import org.parley.bot.Bot;
import org.parley.delivery.Gateway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.meta.api.objects.Update;

/**
 * Takes in what Telegram tells, so that it may be confirmed: what was said to the bot and what was pressed is stored, to be handled
 * once; what people say to each other is not. Safe for use by many threads.
 */
final class UpdateIntake {

    /** What Telegram is asked to tell, https://core.telegram.org/bots/api#update. */
    static final List<String> KINDS = List.of("message", "edited_message", "channel_post", "callback_query",
            "inline_query", "guest_message", "my_chat_member");

    private static final Logger LOG = LoggerFactory.getLogger(UpdateIntake.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final long botId;
    private final UpdateTranslator translator;
    private final Bot bot;
    private final InlineAnswers inline;
    private final Gateway gateway;

    /** @param botId the bot's own user id: another bot on the same store has other updates by the same ids */
    UpdateIntake(long botId, UpdateTranslator translator, Bot bot, InlineAnswers inline, Gateway gateway) {
        this.botId = botId;
        this.translator = translator;
        this.bot = bot;
        this.inline = inline;
        this.gateway = gateway;
    }

    /**
     * Takes an update in; when it returns, the update may be confirmed.
     *
     * @throws org.parley.store.StoreException if it cannot be stored now
     */
    void take(Update update) {
        switch (event(update).orElse(null)) {
            case Event.Asked asked -> store(update, asked.from().chat());
            // Beside the chat's questions, one of which may take long while the button turns.
            case Event.Pressed pressed -> store(update, pressed.from().chat() + "/buttons");
            case Event.Typed typed -> inline.answer(typed);
            case Event.Visited visited -> inline.answer(visited);
            case Event.Welcomed welcomed -> gateway.resume(welcomed.chat());
            case Event.Dismissed dismissed -> gateway.suspend(dismissed.chat(), dismissed.reason());
            case Event.Migrated migrated -> {
                bot.chatMoved(TelegramMessenger.PLATFORM, migrated.from(), migrated.to());
                gateway.move(migrated.from(), migrated.to());
            }
            case null -> {
                // Silence.
            }
        }
    }

    /** One that cannot be understood would come again for ever if it were not confirmed. */
    private Optional<Event> event(Update update) {
        try {
            return translator.translate(update);
        } catch (RuntimeException e) {
            LOG.error("update {} was not understood: {}", update.getUpdateId(), e.getClass().getName());
            return Optional.empty();
        }
    }

    private void store(Update update, String lane) {
        try {
            gateway.accept(botId + "/" + update.getUpdateId(), lane, JSON.writeValueAsString(update));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an update that was read cannot be written", e);
        }
    }
}
