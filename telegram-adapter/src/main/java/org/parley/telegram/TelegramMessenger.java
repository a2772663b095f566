package org.parley.telegram;

import java.io.Serializable;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;
import org.telegram.telegrambots.meta.api.methods.send.SendChatAction;
import org.telegram.telegrambots.meta.api.methods.send.SendMessage;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.DeleteMessage;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.EditMessageText;
import org.telegram.telegrambots.meta.api.objects.LinkPreviewOptions;
import org.telegram.telegrambots.meta.api.objects.ReplyParameters;
import org.telegram.telegrambots.meta.api.objects.message.Message;

/** Puts messages into chats, in step with Telegram's limits. Safe for use by many threads. */
final class TelegramMessenger {

    private final TelegramApi api;
    private final Pacing pacing;

    TelegramMessenger(TelegramApi api, Pacing pacing) {
        this.api = api;
        this.pacing = pacing;
    }

    /** Sends a reply to the question; without the quotation, should the question be deleted by then. */
    Delivery send(Destination to, Rendered message) throws InterruptedException {
        pacing.await(to);
        return switch (api.once(sendMessage(to, message))) {
            case Outcome.Done<Message>(Message sent) -> new Delivery.Sent(to.chat(), sent.getMessageId());
            case Outcome.Refused<Message> refused when refused.migratedTo().isPresent() ->
                send(to.movedTo(refused.migratedTo().getAsLong()), message);
            case Outcome.Refused<Message> refused -> refused(refused);
            case Outcome.Unreachable<Message> unreachable -> new Delivery.Unreachable();
            case Outcome.Unclear<Message> unclear -> new Delivery.Unclear();
        };
    }

    /** Replaces the text of a message that the bot has sent. */
    Delivery edit(Destination in, int message, Rendered text) throws InterruptedException {
        pacing.await(in);
        Outcome<Serializable> outcome = api.repeatable(EditMessageText.builder().chatId(in.chat()).messageId(message)
                .text(text.text()).entities(text.entities()).linkPreviewOptions(noPreview()).build());
        return switch (outcome) {
            case Outcome.Done<Serializable> done -> new Delivery.Sent(in.chat(), message);
            case Outcome.Refused<Serializable> same when same.description().contains("message is not modified") ->
                new Delivery.Sent(in.chat(), message);
            case Outcome.Refused<Serializable> refused -> refused(refused);
            case Outcome.Unreachable<Serializable> unreachable -> new Delivery.Unreachable();
            case Outcome.Unclear<Serializable> unclear -> new Delivery.Unclear();
        };
    }

    /** Takes back a message that the bot has sent; if that fails, it stays. */
    void delete(Destination in, int message) throws InterruptedException {
        api.repeatable(DeleteMessage.builder().chatId(in.chat()).messageId(message).build());
    }

    /** Shows "typing" for up to five seconds, https://core.telegram.org/bots/api#sendchataction. */
    void showTyping(Destination in) {
        SendChatAction typing = SendChatAction.builder().chatId(in.chat()).action("typing").build();
        in.topic().ifPresent(typing::setMessageThreadId);
        api.forget(typing);
    }

    private static SendMessage sendMessage(Destination to, Rendered message) {
        SendMessage send = SendMessage.builder().chatId(to.chat()).text(message.text()).entities(message.entities())
                .linkPreviewOptions(noPreview()).build();
        to.topic().ifPresent(send::setMessageThreadId);
        if (to.question() != Destination.NO_QUESTION) {
            send.setReplyParameters(
                    ReplyParameters.builder().messageId(to.question()).allowSendingWithoutReply(true).build());
        }
        return send;
    }

    private static LinkPreviewOptions noPreview() {
        return LinkPreviewOptions.builder().isDisabled(true).build();
    }

    /** Telegram tells its refusals apart by English words alone; these are the ones that its server sends. */
    private static Delivery refused(Outcome.Refused<?> refused) {
        int code = refused.code();
        if (code == 429) {
            return new Delivery.Throttled(refused.retryAfter().orElse(Duration.ZERO));
        }
        if (code >= 500) {
            return new Delivery.Unreachable();
        }
        if (code == 401 || code == 404) {
            return new Delivery.Unauthorized();
        }
        if (says(refused, "topic_closed", "topic_deleted", "message thread not found")) {
            return new Delivery.TopicClosed();
        }
        if (says(refused, "blocked by the user", "user is deactivated")) {
            return new Delivery.Blocked();
        }
        if (says(refused, "bot was kicked", "bot is not a member", "chat not found", "chat was deleted")) {
            return new Delivery.Removed();
        }
        if (code == 403 || says(refused, "not enough rights", "chat_write_forbidden", "chat_restricted")) {
            return new Delivery.NotPermitted();
        }
        if (says(refused, "message to edit not found", "message can't be edited", "message_id_invalid")) {
            return new Delivery.MessageGone();
        }
        return new Delivery.Rejected(code, refused.description());
    }

    private static boolean says(Outcome.Refused<?> refused, String... words) {
        String description = refused.description().toLowerCase(Locale.ROOT);
        return Stream.of(words).anyMatch(description::contains);
    }
}
