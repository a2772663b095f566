package org.parley.telegram;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.parley.bot.Address;
import org.parley.bot.Incoming;
import org.parley.bot.Speaker;
import org.telegram.telegrambots.meta.api.objects.Update;
import org.telegram.telegrambots.meta.api.objects.User;
import org.telegram.telegrambots.meta.api.objects.chat.Chat;
import org.telegram.telegrambots.meta.api.objects.message.Message;
import org.telegram.telegrambots.meta.api.objects.MessageEntity;

/**
 * Tells what of Telegram's updates is said to the bot. What people say to each other does not get past here, so that the
 * core never sees it. Pure.
 */
final class UpdateTranslator {

    private static final String PLATFORM = "telegram";

    /** Marks of writing direction and the like, which some keyboards put before a name. */
    private static final Pattern INVISIBLE = Pattern.compile("\\p{Cf}*");

    private final long botId;
    private final String botName;
    private final Set<String> commands;

    /**
     * @param botId the bot's own user id
     * @param botName its username, without {@code @}
     * @param commands the commands that are ours in a group even where they do not name the bot
     */
    UpdateTranslator(long botId, String botName, Set<String> commands) {
        this.botId = botId;
        this.botName = botName;
        this.commands = Set.copyOf(commands);
    }

    /** What was said to the bot; empty where it should be silent. */
    Optional<Asked> translate(Update update) {
        Message message = update.getMessage() != null ? update.getMessage() : update.getEditedMessage();
        if (message == null || message.getChat() == null || isNobodysQuestion(message)) {
            return Optional.empty();
        }
        String text = message.getText() != null ? message.getText() : message.getCaption();
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        List<MessageEntity> entities = message.getText() != null ? message.getEntities() : message.getCaptionEntities();
        return address(message, text, entities == null ? List.of() : entities).map(said -> asked(message, said));
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
        boolean ours = named ? nameAndBot[1].equalsIgnoreCase(botName) : direct || commands.contains(name);
        if (!ours) {
            return Optional.empty();
        }
        String said = ("/" + name + " " + text.substring(length).strip()).strip();
        return Optional.of(new Said(Address.COMMAND, said));
    }

    private Asked asked(Message message, Said said) {
        Chat chat = message.getChat();
        boolean inTopic = Boolean.TRUE.equals(message.getIsTopicMessage()) && message.getMessageThreadId() != null;
        OptionalInt topic = inTopic ? OptionalInt.of(message.getMessageThreadId()) : OptionalInt.empty();
        Optional<String> thread = inTopic ? Optional.of(message.getMessageThreadId().toString()) : Optional.empty();
        Incoming incoming = new Incoming(speaker(message).inThread(thread), said.address(), said.text());
        Destination from = new Destination(chat.getId(), !isPrivate(chat), topic, message.getMessageId());
        Integer edited = message.getEditDate();
        return new Asked(incoming, from, instant(message.getDate()),
                edited == null || edited == 0 ? Optional.empty() : Optional.of(instant(edited)));
    }

    /** Said by a bot or through one, or a channel's post that Telegram copied into its discussion group. */
    private static boolean isNobodysQuestion(Message message) {
        boolean onBehalfOfChat = message.getSenderChat() != null;
        User from = message.getFrom();
        boolean byBot = !onBehalfOfChat && (from == null || Boolean.TRUE.equals(from.getIsBot()));
        return byBot || message.getViaBot() != null || Boolean.TRUE.equals(message.getIsAutomaticForward());
    }

    private static Speaker speaker(Message message) {
        String chat = message.getChat().getId().toString();
        Speaker speaker = isPrivate(message.getChat())
                ? Speaker.alone(PLATFORM, chat, sender(message))
                : Speaker.among(PLATFORM, chat, sender(message));
        return speaker.speaking(Optional.ofNullable(message.getFrom()).map(User::getLanguageCode));
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

    private static boolean isPrivate(Chat chat) {
        return "private".equals(chat.getType());
    }

    private static Instant instant(@Nullable Integer seconds) {
        return Instant.ofEpochSecond(seconds == null ? 0 : seconds);
    }
}
