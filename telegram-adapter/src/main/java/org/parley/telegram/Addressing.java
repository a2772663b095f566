package org.parley.telegram;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.parley.bot.Address;
import org.parley.bot.Commands;
import org.telegram.telegrambots.meta.api.objects.MessageEntity;
import org.telegram.telegrambots.meta.api.objects.message.Message;

/** Tells whether a message is said to the bot: in private always, else if it is a command, names the bot or replies to it. Pure. */
final class Addressing {

    /** What a link or a first look sends: https://core.telegram.org/bots/features#deep-linking. */
    private static final String START = "start";

    /** Marks of writing direction and the like, which some keyboards put before a name. */
    private static final Pattern INVISIBLE = Pattern.compile("\\p{Cf}*");

    private final long botId;
    private final String botName;

    /**
     * @param botId the bot's own user id
     * @param botName its username, without {@code @}
     */
    Addressing(long botId, String botName) {
        this.botId = botId;
        this.botName = botName;
    }

    /**
     * Something said to the bot.
     *
     * @param text a command begins with a slash and does not name the bot any more; other text does not either
     */
    record Said(Address address, String text) {
    }

    /** What of {@code message} is said to the bot, and how; empty where it is not spoken to. */
    Optional<Said> of(Message message) {
        String text = message.getText() != null ? message.getText() : message.getCaption();
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        List<MessageEntity> entities = message.getText() != null ? message.getEntities() : message.getCaptionEntities();
        return address(message, text, entities == null ? List.of() : entities);
    }

    private Optional<Said> address(Message message, String text, List<MessageEntity> marks) {
        boolean direct = "private".equals(message.getChat().getType());
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
}
