package org.parley.telegram;

import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.parley.bot.Address;
import org.parley.bot.Audience;
import org.parley.bot.Authority;
import org.parley.bot.Command;
import org.parley.bot.Incoming;
import org.parley.bot.Press;
import org.parley.bot.Speaker;
import org.parley.delivery.DeliveryResult;
import org.parley.delivery.Recipient;
import org.telegram.telegrambots.meta.api.objects.CallbackQuery;
import org.telegram.telegrambots.meta.api.objects.Update;
import org.telegram.telegrambots.meta.api.objects.User;
import org.telegram.telegrambots.meta.api.objects.chat.Chat;
import org.telegram.telegrambots.meta.api.objects.chatmember.ChatMemberBanned;
import org.telegram.telegrambots.meta.api.objects.chatmember.ChatMemberLeft;
import org.telegram.telegrambots.meta.api.objects.chatmember.ChatMemberRestricted;
import org.telegram.telegrambots.meta.api.objects.chatmember.ChatMemberUpdated;
import org.telegram.telegrambots.meta.api.objects.inlinequery.InlineQuery;
import org.telegram.telegrambots.meta.api.objects.message.MaybeInaccessibleMessage;
import org.telegram.telegrambots.meta.api.objects.message.Message;

/**
 * Tells what of Telegram's updates is said to the bot. What people say to each other does not get past here, so that the
 * core never sees it. Pure.
 */
final class UpdateTranslator {

    private static final String PLATFORM = TelegramMessenger.PLATFORM;

    private final Addressing addressing;
    private final BiFunction<Long, Long, Authority> admins;

    /**
     * @param addressing tells what is said to the bot
     * @param admins tells what a person is in a chat, when somebody needs to know
     */
    UpdateTranslator(Addressing addressing, BiFunction<Long, Long, Authority> admins) {
        this.addressing = addressing;
        this.admins = admins;
    }

    /** What the update tells that matters to the bot; empty where it should be silent. */
    Optional<Event> translate(Update update) {
        if (update.getCallbackQuery() != null) {
            return pressed(update.getCallbackQuery());
        }
        if (update.getInlineQuery() != null) {
            return Optional.of(typed(update.getInlineQuery()));
        }
        if (update.getMyChatMember() != null) {
            return Optional.of(membership(update.getMyChatMember()));
        }
        if (update.getGuestMessage() != null) {
            return visited(update.getGuestMessage());
        }
        if (update.getChannelPost() != null) {
            return channelPost(update.getChannelPost());
        }
        Message message = update.getMessage() != null ? update.getMessage() : update.getEditedMessage();
        return message == null || message.getChat() == null ? Optional.empty() : message(message);
    }

    private Optional<Event> message(Message message) {
        if (message.getMigrateToChatId() != null) {
            return Optional.of(new Event.Migrated(id(message.getChat()), message.getMigrateToChatId().toString()));
        }
        return isNobodysQuestion(message) ? Optional.empty() : addressing.of(message).map(said -> asked(message, said));
    }

    /** In a channel nobody talks to the bot, but its admins, who alone write there, can give it a command. */
    private Optional<Event> channelPost(Message post) {
        return post.getSenderChat() == null
                ? Optional.empty()
                : addressing.of(post).filter(said -> said.address() == Address.COMMAND).map(said -> asked(post, said));
    }

    private static Event typed(InlineQuery query) {
        return new Event.Typed(query.getId(), query.getFrom().getId(),
                Optional.ofNullable(query.getFrom().getLanguageCode()), query.getQuery().strip());
    }

    private Optional<Event> visited(Message message) {
        return message.getGuestQueryId() == null || isNobodysQuestion(message)
                ? Optional.empty()
                : addressing.of(message).map(said -> new Event.Visited(message.getGuestQueryId(), language(message),
                        Command.parse(said.text()).argument()));
    }

    /** Empty for the buttons of a message that stands in no chat we know of; we put none there. */
    private Optional<Event> pressed(CallbackQuery query) {
        MaybeInaccessibleMessage under = query.getMessage();
        if (under == null || query.getData() == null) {
            return Optional.empty();
        }
        Chat chat = under.getChat();
        Message message = under instanceof Message seen ? seen : null;
        Speaker speaker = (isPrivate(chat)
                ? Speaker.alone(PLATFORM, id(chat), query.getFrom().getId().toString())
                : Speaker.among(PLATFORM, id(chat), query.getFrom().getId().toString())
                        .with(admins.apply(chat.getId(), query.getFrom().getId())))
                .inThread(message == null ? Optional.empty() : topic(message))
                .speaking(Optional.ofNullable(query.getFrom().getLanguageCode()));
        boolean whispered = message != null && message.getEphemeralMessageId() != null;
        Press press = new Press(speaker, query.getData(), Optional.of(under.getMessageId().toString()),
                whispered ? Audience.ASKER : Audience.CHAT);
        return Optional.of(new Event.Pressed(press, query.getId(), recipient(speaker), under.getMessageId(),
                message != null && message.getText() != null));
    }

    /** https://core.telegram.org/bots/api#chatmemberupdated, of the bot itself. */
    private static Event membership(ChatMemberUpdated change) {
        String chat = id(change.getChat());
        return switch (change.getNewChatMember()) {
            case ChatMemberRestricted restricted when !Boolean.TRUE.equals(restricted.getCanSendMessages()) ->
                new Event.Dismissed(chat, DeliveryResult.Reason.FORBIDDEN);
            case ChatMemberBanned banned -> new Event.Dismissed(chat, DeliveryResult.Reason.BLOCKED);
            case ChatMemberLeft left -> new Event.Dismissed(chat, DeliveryResult.Reason.BLOCKED);
            default -> new Event.Welcomed(chat);
        };
    }

    private Event asked(Message message, Addressing.Said said) {
        Speaker speaker = speaker(message).inThread(topic(message));
        Incoming incoming = new Incoming(speaker, said.address(), said.text())
                .withMessage(message.getMessageId().toString());
        Integer edited = message.getEditDate();
        return new Event.Asked(quoted(message).map(incoming::quoting).orElse(incoming), recipient(speaker),
                message.getMessageId(), instant(message.getDate()),
                edited == null || edited == 0 ? Optional.empty() : Optional.of(instant(edited)));
    }

    /** What somebody picked of another message, or else the whole of the message that is replied to. */
    private static Optional<String> quoted(Message message) {
        Message to = message.getReplyToMessage();
        String picked = message.getQuote() == null ? null : message.getQuote().getText();
        if (picked != null) {
            return Optional.of(picked);
        }
        return to == null
                ? Optional.empty()
                : Optional.ofNullable(to.getText()).or(() -> Optional.ofNullable(to.getCaption()));
    }

    private static Recipient recipient(Speaker speaker) {
        return new Recipient(PLATFORM, speaker.chat(), speaker.thread());
    }

    /** A thread of replies outside forums has an id too, but is no topic. */
    private static Optional<String> topic(Message message) {
        return Boolean.TRUE.equals(message.getIsTopicMessage())
                ? Optional.ofNullable(message.getMessageThreadId()).map(Object::toString)
                : Optional.empty();
    }

    /** Said by a bot or through one, or a channel's post that Telegram copied into its discussion group. */
    private static boolean isNobodysQuestion(Message message) {
        boolean onBehalfOfChat = message.getSenderChat() != null;
        User from = message.getFrom();
        boolean byBot = !onBehalfOfChat && (from == null || Boolean.TRUE.equals(from.getIsBot()));
        return byBot || message.getViaBot() != null || Boolean.TRUE.equals(message.getIsAutomaticForward());
    }

    private Speaker speaker(Message message) {
        Chat chat = message.getChat();
        if (isPrivate(chat)) {
            return Speaker.alone(PLATFORM, id(chat), sender(message)).speaking(language(message));
        }
        return Speaker.among(PLATFORM, id(chat), sender(message)).speaking(language(message)).with(authority(message));
    }

    private static Optional<String> language(Message message) {
        return Optional.ofNullable(message.getFrom()).map(User::getLanguageCode);
    }

    /** Who speaks as the chat itself is one of its admins, anonymously or in a channel; who speaks as a channel is nobody known. */
    private Authority authority(Message message) {
        if (message.getSenderChat() == null) {
            return admins.apply(message.getChat().getId(), message.getFrom().getId());
        }
        return message.getSenderChat().getId().equals(message.getChat().getId())
                ? Authority.ADMINISTRATOR
                : Authority.MEMBER;
    }

    /** Anonymous admins and people who speak as their channel appear under a stand-in user; the chat is who speaks. */
    private static String sender(Message message) {
        return message.getSenderChat() != null
                ? message.getSenderChat().getId().toString()
                : message.getFrom().getId().toString();
    }

    private static String id(Chat chat) {
        return chat.getId().toString();
    }

    private static boolean isPrivate(Chat chat) {
        return "private".equals(chat.getType());
    }

    private static Instant instant(@Nullable Integer seconds) {
        return Instant.ofEpochSecond(seconds == null ? 0 : seconds);
    }
}
