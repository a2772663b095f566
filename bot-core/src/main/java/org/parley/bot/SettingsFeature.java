package org.parley.bot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.parley.bot.Buttons.About;
import org.parley.bot.Buttons.Choice;
import org.parley.reply.Block;
import org.parley.reply.Reply;
import org.parley.store.ConversationStore;
import org.parley.wording.Language;
import org.parley.wording.Phrases;

/** What can be set for a chat; in a shared one by its administrators. */
final class SettingsFeature implements Feature {

    private static final String SETTINGS = "settings";
    /** Actions and typed words: everybody's own language, or a language's code. */
    private static final String OWN = "own";
    private static final String LANGUAGE = "lang-";
    private static final String QUIET_SKIP = "quiet-skip";
    private static final String QUIET_LINE = "quiet-line";

    private final ConversationStore store;
    private final Buttons buttons;

    SettingsFeature(ConversationStore store, Buttons buttons) {
        this.store = store;
        this.buttons = buttons;
    }

    @Override
    public String name() {
        return SETTINGS;
    }

    @Override
    public Set<String> commands() {
        return Set.of(SETTINGS);
    }

    @Override
    public Optional<Reply> handle(Command command, Incoming incoming, Phrases phrases) {
        if (!command.name().equals(SETTINGS)) {
            return Optional.empty();
        }
        Speaker speaker = incoming.speaker();
        if (command.argument().isEmpty()) {
            return Optional.of(shown(speaker, phrases)
                    .with(buttons.offer(About.of(speaker, name(), ""), choices(settings(speaker), phrases))));
        }
        Optional<String> action = typed(command.argument());
        if (action.isEmpty()) {
            return Optional.of(ReplyComposer.say(phrases.text("settings.usage"), phrases));
        }
        Optional<String> refusal = refusal(speaker, phrases);
        if (refusal.isPresent()) {
            return Optional.of(ReplyComposer.say(refusal.get(), phrases));
        }
        set(action.get(), speaker);
        return Optional.of(shown(speaker, in(speaker)));
    }

    /** The action that {@code /settings language de} or {@code /settings quiet skip} asks for. */
    private static Optional<String> typed(String argument) {
        String[] words = argument.toLowerCase(Locale.ROOT).split("\\s+", 2);
        String value = words.length > 1 ? words[1].strip() : "";
        return switch (words[0]) {
            case "language" -> value.equals(OWN)
                    ? Optional.of(LANGUAGE + OWN)
                    : Language.named(value).map(language -> LANGUAGE + language.code());
            case "quiet" -> Optional.of("quiet-" + value).filter(a -> a.equals(QUIET_SKIP) || a.equals(QUIET_LINE));
            default -> Optional.empty();
        };
    }

    @Override
    public Optional<Reaction> press(String action, String subject, Press press, Phrases phrases) {
        Speaker speaker = press.speaker();
        Optional<String> refusal = refusal(speaker, phrases);
        if (refusal.isPresent()) {
            return Optional.of(new Reaction.Notice(refusal.get()));
        }
        if (!set(action, speaker)) {
            return Optional.empty();
        }
        Phrases changed = in(speaker);
        return Optional.of(new Reaction.Edit(shown(speaker, changed)
                .with(Buttons.again(press, choices(settings(speaker), changed)))));
    }

    private static Optional<String> refusal(Speaker speaker, Phrases phrases) {
        return switch (speaker.authority().ask()) {
            case ADMINISTRATOR -> Optional.empty();
            case MEMBER -> Optional.of(phrases.text("settings.admins"));
            case UNKNOWN -> Optional.of(phrases.text("settings.unknown"));
        };
    }

    private boolean set(String action, Speaker speaker) {
        if (action.startsWith(LANGUAGE)) {
            String code = action.substring(LANGUAGE.length());
            store.set(Conversations.chat(speaker), ChatSettings.LANGUAGE,
                    Language.of(code).map(Language::code));
            return true;
        }
        if (action.equals(QUIET_SKIP) || action.equals(QUIET_LINE)) {
            store.set(Conversations.chat(speaker), ChatSettings.QUIET_DAYS,
                    action.equals(QUIET_SKIP) ? Optional.of(ChatSettings.SKIP) : Optional.empty());
            return true;
        }
        return false;
    }

    private ChatSettings settings(Speaker speaker) {
        return ChatSettings.read(store, speaker.platform(), speaker.chat());
    }

    /** The language after a change. */
    private Phrases in(Speaker speaker) {
        return Phrases.in(settings(speaker).language().or(() -> speaker.language().flatMap(Language::of))
                .orElse(Language.ENGLISH));
    }

    private Reply shown(Speaker speaker, Phrases phrases) {
        ChatSettings settings = settings(speaker);
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading(phrases.text("settings.heading")));
        blocks.add(new Block.Bullets(List.of(
                phrases.text("settings.language",
                        settings.language().map(Language::ownName).orElse(phrases.text("settings.own"))),
                phrases.text(settings.skipsQuietDays() ? "settings.quiet-skip" : "settings.quiet-line"))));
        blocks.add(new Block.Context(phrases.text("settings.usage")));
        return ReplyComposer.reply(blocks, phrases);
    }

    private static List<Choice> choices(ChatSettings settings, Phrases phrases) {
        List<Choice> choices = new ArrayList<>();
        Arrays.stream(Language.values()).filter(language -> !settings.language().equals(Optional.of(language)))
                .forEach(language -> choices.add(new Choice(LANGUAGE + language.code(), language.ownName())));
        if (settings.language().isPresent()) {
            choices.add(new Choice(LANGUAGE + OWN, phrases.text("settings.own")));
        }
        choices.add(settings.skipsQuietDays()
                ? new Choice(QUIET_LINE, phrases.text("button.quiet-line"))
                : new Choice(QUIET_SKIP, phrases.text("button.quiet-skip")));
        return choices;
    }

    @Override
    public void chatMoved(String platform, String from, String to) {
        store.move(new ConversationStore.Chat(platform, from), new ConversationStore.Chat(platform, to));
    }
}
