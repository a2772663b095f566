package org.parley.telegram;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.parley.bot.Address;
import org.parley.bot.Audience;
import org.parley.bot.Authority;
import org.parley.bot.Command;
import org.parley.bot.Commands;
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
import org.telegram.telegrambots.meta.api.objects.MessageEntity;

/**
 * Tells what of Telegram's updates is said to the bot. What people say to each other does not get past here, so that the
 * core never sees it. Pure.
 */
final class UpdateTranslator {

    private static final String PLATFORM = TelegramMessenger.PLATFORM;

    /** What a link or a first look sends: https://core.telegram.org/bots/features#deep-linking. */
    private static final String START = "start";

    /** Marks of writing direction and the like, which some keyboards put before a name. */
    private static final Pattern INVISIBLE = Pattern.compile("\\p{Cf}*");

    private final long botId;
    private final String botName;
    private final BiFunction<Long, Long, Authority> admins;

    /**
     * @param botId the bot's own user id
     * @param botName its username, without {@code @}
     * @param admins tells what a person is in a chat, when somebody needs to know
     */
    UpdateTranslator(long botId, String botName, BiFunction<Long, Long, Authority> admins) {
        this.botId = botId;
        this.botName = botName;
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
        return isNobodysQuestion(message) ? Optional.empty() : said(message).map(said -> asked(message, said));
    }

    /** In a channel nobody talks to the bot, but its admins, who alone write there, can give it a command. */
    private Optional<Event> channelPost(Message post) {
        return post.getSenderChat() == null
                ? Optional.empty()
                : said(post).filter(said -> said.address() == Address.COMMAND).map(said -> asked(post, said));
    }

    private static Event typed(InlineQuery query) {
        return new Event.Typed(query.getId(), query.getFrom().getId(),
                Optional.ofNullable(query.getFrom().getLanguageCode()), query.getQuery().strip());
    }

    private Optional<Event> visited(Message message) {
        return message.getGuestQueryId() == null || isNobodysQuestion(message)
                ? Optional.empty()
                : said(message).map(said -> new Event.Visited(message.getGuestQueryId(), language(message),
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

    private Optional<Said> said(Message message) {
        String text = message.getText() != null ? message.getText() : message.getCaption();
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        List<MessageEntity> entities = message.getText() != null ? message.getEntities() : message.getCaptionEntities();
        return address(message, text, entities == null ? List.of() : entities);
    }

    private record Said(Address address, String text) {
    }

    private Optional<Said> address(Message message, String text, List<MessageEntity> marks) {
        boolean direct = isPrivate(message.getChat());
        Optional<MessageEntity> command = marks.stream()
                .filter(e -> e.getType().equals("bot_command") && e.getOffset() == 0).findFirst();
        if (command.isPresent()) {
            return command(text, command.get().getLength(), direct);
        }
        if (direct) {
            return Optional.of(new Said(Address.DIRECT, text.strip()));
        }
        Optional<MessageEntity> mention = marks.stream().filter(e -> namesBot(e, text)).findFirst();
        if (mention.isPresent()) {
            return Optional.of(new Said(Address.MENTION, without(mention.get(), text)));
        }
        boolean toSomebodyElse = marks.stream().anyMatch(e -> e.getOffset() == 0 && e.getType().endsWith("mention"));
        return isReplyToBot(message) && !toSomebodyElse
                ? Optional.of(new Said(Address.REPLY_TO_BOT, text.strip()))
                : Optional.empty();
    }

    private Optional<Said> command(String text, int length, boolean direct) {
        String[] nameAndBot = text.substring(1, length).split("@", 2);
        String name = nameAndBot[0].toLowerCase(Locale.ROOT);
        boolean named = nameAndBot.length == 2;
        boolean ours = named ? nameAndBot[1].equalsIgnoreCase(botName) : direct || Commands.isKnown(name);
        if (!ours) {
            return Optional.empty();
        }
        String argument = text.substring(length).strip();
        String said = ("/" + name + " " + argument).strip();
        return Optional.of(new Said(Address.COMMAND,
                name.equals(START) ? DeepLink.command(argument).orElse(said) : said));
    }

    private Event asked(Message message, Said said) {
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

    private boolean isReplyToBot(Message message) {
        Message to = message.getReplyToMessage();
        // Every message of a topic "replies" to the notice that opened it.
        return to != null && to.getFrom() != null && to.getFrom().getId() == botId && to.getForumTopicCreated() == null;
    }

    private boolean namesBot(MessageEntity entity, String text) {
        return switch (entity.getType()) {
            case "mention" -> part(entity, text).equalsIgnoreCase("@" + botName);
            case "text_mention" -> entity.getUser() != null && entity.getUser().getId() == botId;
            default -> false;
        };
    }

    /** The text without the mention, and without the comma or colon that set it off. */
    private static String without(MessageEntity mention, String text) {
        String before = text.substring(0, mention.getOffset()).strip();
        String after = text.substring(mention.getOffset() + mention.getLength()).strip();
        if (INVISIBLE.matcher(before).matches()) {
            return after.replaceFirst("^[,:;–—-]\\s*", "");
        }
        boolean spaced = !after.isEmpty() && Character.isLetterOrDigit(after.codePointAt(0));
        return spaced ? before + " " + after : before + after;
    }

    /** Telegram counts offsets in UTF-16 units, as Java does. */
    private static String part(MessageEntity entity, String text) {
        return text.substring(entity.getOffset(), entity.getOffset() + entity.getLength());
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
