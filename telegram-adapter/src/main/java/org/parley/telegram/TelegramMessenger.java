package org.parley.telegram;

import java.io.ByteArrayInputStream;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.parley.delivery.DeliveryResult;
import org.parley.delivery.DeliveryResult.Reason;
import org.parley.delivery.DeliveryResult.Scope;
import org.parley.delivery.Messenger;
import org.parley.delivery.Pace;
import org.parley.delivery.Quota;
import org.parley.delivery.Recipient;
import org.parley.reply.Reply;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.meta.api.methods.botapimethods.BotApiMethod;
import org.telegram.telegrambots.meta.api.methods.send.SendMessage;
import org.telegram.telegrambots.meta.api.methods.send.SendPhoto;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.DeleteMessage;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.EditMessageCaption;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.EditMessageReplyMarkup;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.EditMessageText;
import org.telegram.telegrambots.meta.api.objects.InputFile;
import org.telegram.telegrambots.meta.api.objects.LinkPreviewOptions;
import org.telegram.telegrambots.meta.api.objects.ReplyParameters;
import org.telegram.telegrambots.meta.api.objects.message.Message;

/** Puts posts into chats. Safe for use by many threads. */
final class TelegramMessenger implements Messenger {

    static final String PLATFORM = "telegram";

    private static final Logger LOG = LoggerFactory.getLogger(TelegramMessenger.class);

    /**
     * In any second at most thirty messages, of which five may go at once,
     * https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this.
     */
    private static final Pace PACE = new Pace(Duration.ofMillis(40), 5);

    /** One message a second in a chat, and in a group twenty a minute, says the same page. */
    private static final Duration BETWEEN = Duration.ofSeconds(1);
    private static final Quota OF_A_GROUP = new Quota(20, Duration.ofMinutes(1));

    private final TelegramApi api;
    private final Runnable tokenRefused;
    private final PostComposer composer = new PostComposer();

    /** @param tokenRefused told when Telegram does not accept the token, or no longer */
    TelegramMessenger(TelegramApi api, Runnable tokenRefused) {
        this.api = api;
        this.tokenRefused = tokenRefused;
    }

    @Override
    public String platform() {
        return PLATFORM;
    }

    @Override
    public List<String> render(Reply reply, Recipient to) {
        return composer.compose(reply, Optional.empty(), Optional.empty()).stream().map(Post::json).toList();
    }

    @Override
    public Duration spacing(Recipient to) {
        return BETWEEN;
    }

    /** Groups and channels have negative ids, https://core.telegram.org/bots/api#chat. */
    @Override
    public Optional<Quota> quota(Recipient to) {
        return to.chat().startsWith("-") ? Optional.of(OF_A_GROUP) : Optional.empty();
    }

    @Override
    public Pace pace() {
        return PACE;
    }

    @Override
    public DeliveryResult send(Recipient to, String message, String key) throws InterruptedException {
        DeliveryResult result = switch (Post.of(message)) {
            case Post.Text text -> send(to, text);
            case Post.Photo photo -> send(to, photo);
            case Post.Edit edit -> edit(to, edit);
            case Post.Recaption recaption -> recaption(to, recaption);
            case Post.Keyboard keyboard -> rebutton(to, keyboard);
            case Post.Delete delete -> delete(to, delete);
        };
        if (result instanceof DeliveryResult.Refused(Reason reason)) {
            LOG.warn("a message was not delivered: {}", reason);
        } else if (result instanceof DeliveryResult.Unknown) {
            LOG.warn("nobody can tell whether a message was delivered; it is not sent again");
        }
        return result;
    }

    private DeliveryResult send(Recipient to, Post.Text post) throws InterruptedException {
        SendMessage send = SendMessage.builder().chatId(to.chat()).text(post.text().text())
                .entities(post.text().entities()).linkPreviewOptions(noPreview())
                .replyMarkup(Keyboards.of(post.buttons())).build();
        to.thread().map(Integer::valueOf).ifPresent(send::setMessageThreadId);
        post.replyTo().filter(place -> isIn(place, to)).ifPresent(place -> send.setReplyParameters(quoting(place)));
        post.whisper().ifPresent(whisper -> {
            send.setReceiverUserId(whisper.user());
            send.setCallbackQueryId(whisper.query());
        });
        Outcome<Message> outcome = api.attempt(send);
        if (post.whisper().isPresent() && outcome instanceof Outcome.Refused<Message> refused
                && refused.code() == 400) {
            // Too late for it, or a server that does not know it: said to all, as on any platform that cannot whisper.
            return send(to, new Post.Text(post.text(), post.buttons(), post.replyTo(), Optional.empty()));
        }
        return sent(outcome);
    }

    private DeliveryResult send(Recipient to, Post.Photo post) throws InterruptedException {
        SendPhoto send = SendPhoto.builder().chatId(to.chat())
                .photo(new InputFile(new ByteArrayInputStream(post.png()), "picture.png"))
                .replyMarkup(Keyboards.of(post.buttons())).build();
        if (!post.caption().text().isEmpty()) {
            send.setCaption(post.caption().text());
            send.setCaptionEntities(post.caption().entities());
        }
        to.thread().map(Integer::valueOf).ifPresent(send::setMessageThreadId);
        post.replyTo().filter(place -> isIn(place, to)).ifPresent(place -> send.setReplyParameters(quoting(place)));
        Outcome<Message> outcome = api.attempt(client -> client.executeAsync(send));
        if (outcome instanceof Outcome.Refused<Message> refused && Refusals.ofPicture(refused)
                && !post.caption().text().isEmpty()) {
            // What the picture shows stands in the text as well.
            return send(to, new Post.Text(post.caption(), post.buttons(), post.replyTo(), Optional.empty()));
        }
        return sent(outcome);
    }

    private DeliveryResult edit(Recipient to, Post.Edit post) throws InterruptedException {
        return change(to, post.message(),
                EditMessageText.builder().chatId(to.chat()).messageId(post.message().message())
                        .text(post.text().text()).entities(post.text().entities()).linkPreviewOptions(noPreview())
                        .replyMarkup(Keyboards.replacing(post.buttons())).build(),
                new Post.Text(post.text(), post.buttons(), post.replyTo(), Optional.empty()));
    }

    private DeliveryResult recaption(Recipient to, Post.Recaption post) throws InterruptedException {
        return change(to, post.message(),
                EditMessageCaption.builder().chatId(to.chat()).messageId(post.message().message())
                        .caption(post.caption().text()).captionEntities(post.caption().entities())
                        .replyMarkup(Keyboards.replacing(post.buttons())).build(),
                new Post.Text(post.caption(), post.buttons(), Optional.empty(), Optional.empty()));
    }

    /** @param anew what to send where the message cannot be changed any more */
    private DeliveryResult change(Recipient to, Post.Place message, BotApiMethod<Serializable> method, Post.Text anew)
            throws InterruptedException {
        if (!isIn(message, to)) {
            return send(to, anew);
        }
        Outcome<Serializable> outcome = api.attempt(method);
        return outcome instanceof Outcome.Refused<Serializable> refused && Refusals.ofEdit(refused)
                ? send(to, anew)
                : changed(outcome, message);
    }

    private DeliveryResult rebutton(Recipient to, Post.Keyboard post) throws InterruptedException {
        if (!isIn(post.message(), to)) {
            return new DeliveryResult.Refused(Reason.INVALID);
        }
        return changed(api.attempt(EditMessageReplyMarkup.builder().chatId(to.chat())
                .messageId(post.message().message()).replyMarkup(Keyboards.replacing(post.buttons())).build()),
                post.message());
    }

    /** What is gone already needs not be deleted. */
    private DeliveryResult delete(Recipient to, Post.Delete post) throws InterruptedException {
        if (!isIn(post.message(), to)) {
            return new DeliveryResult.Sent("");
        }
        Outcome<Boolean> outcome = api.attempt(
                DeleteMessage.builder().chatId(to.chat()).messageId(post.message().message()).build());
        return switch (outcome) {
            case Outcome.Done<Boolean> done -> new DeliveryResult.Sent("");
            case Outcome.Refused<Boolean> gone when Refusals.ofDeletion(gone) ->
                new DeliveryResult.Sent("");
            case Outcome.Refused<Boolean> refused -> refused(refused);
            case Outcome.Unreachable<Boolean> unreachable -> later();
            case Outcome.Unclear<Boolean> unclear -> later();
        };
    }

    /** False in the supergroup that a group has become since. */
    private static boolean isIn(Post.Place place, Recipient to) {
        return place.chat().equals(to.chat());
    }

    /** A reply that does without the quotation, should the message be deleted by then. */
    private static ReplyParameters quoting(Post.Place place) {
        return ReplyParameters.builder().messageId(place.message()).allowSendingWithoutReply(true).build();
    }

    private static LinkPreviewOptions noPreview() {
        return LinkPreviewOptions.builder().isDisabled(true).build();
    }

    private DeliveryResult sent(Outcome<Message> outcome) {
        return switch (outcome) {
            case Outcome.Done<Message>(Message message) -> new DeliveryResult.Sent(message.getMessageId().toString());
            case Outcome.Refused<Message> refused -> refused(refused);
            case Outcome.Unreachable<Message> unreachable -> later();
            case Outcome.Unclear<Message> unclear -> new DeliveryResult.Unknown();
        };
    }

    /** A change that may have been made can be made again: twice is the same as once. */
    private DeliveryResult changed(Outcome<Serializable> outcome, Post.Place message) {
        return switch (outcome) {
            case Outcome.Done<Serializable> done -> new DeliveryResult.Sent(String.valueOf(message.message()));
            case Outcome.Refused<Serializable> same when Refusals.ofNothingNew(same) ->
                new DeliveryResult.Sent(String.valueOf(message.message()));
            case Outcome.Refused<Serializable> refused -> refused(refused);
            case Outcome.Unreachable<Serializable> unreachable -> later();
            case Outcome.Unclear<Serializable> unclear -> later();
        };
    }

    private static DeliveryResult later() {
        return new DeliveryResult.Deferred(Optional.empty(), Scope.CHAT);
    }

    private DeliveryResult refused(Outcome.Refused<?> refused) {
        if (refused.migratedTo().isPresent()) {
            return new DeliveryResult.Migrated(String.valueOf(refused.migratedTo().getAsLong()));
        }
        return switch (refused.code()) {
            case 401, 404 -> {
                tokenRefused.run();
                yield new DeliveryResult.Deferred(Optional.empty(), Scope.PLATFORM);
            }
            case 429 -> new DeliveryResult.Deferred(refused.retryAfter(), Scope.CHAT);
            case 400, 403 -> new DeliveryResult.Refused(Refusals.reason(refused));
            default -> refused.code() >= 500 ? later() : new DeliveryResult.Refused(Reason.INVALID);
        };
    }
}
