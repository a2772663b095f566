package org.parley.bot;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.parley.reply.Reply;
import org.parley.store.ConversationStore;
import org.parley.wording.Language;
import org.parley.wording.Phrases;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Holds conversations: decides whether to reply, and leaves the reply to the feature whose command or button it is. Thread-safe. */
final class ConversationBot implements Bot {

    private static final Logger LOG = LoggerFactory.getLogger(ConversationBot.class);

    private final Parley parley;
    private final Conversations conversations;
    private final Buttons buttons;
    private final AnswerFeature answers;
    private final List<Feature> features;
    private final Map<String, Feature> byCommand = new LinkedHashMap<>();

    /**
     * @param others features beside those that every bot has
     * @param clock what relative words in a question are read against
     * @param time the time of day
     */
    ConversationBot(Parley parley, ConversationStore store, Buttons buttons, List<Feature> others,
            InstantSource clock, InstantSource time) {
        this.parley = parley;
        this.buttons = buttons;
        this.conversations = new Conversations(store, time);
        TimelineFeature timeline = new TimelineFeature(parley, buttons, clock);
        this.answers = new AnswerFeature(parley, conversations, store, buttons, timeline,
                others.stream().filter(feature -> feature.commands().contains("watch")).findFirst(), clock, time);
        List<Feature> all = new ArrayList<>(others);
        all.addAll(List.of(new CheckFeature(parley, buttons, clock), answers, timeline,
                new SourcesFeature(parley, buttons),
                new SettingsFeature(store, buttons)));
        all.add(new PrivacyFeature(store, buttons, all));
        List<String> offered = Commands.NAMES.stream()
                .filter(name -> name.equals("help") || all.stream().anyMatch(f -> f.commands().contains(name)))
                .toList();
        all.add(new HelpFeature(parley, offered));
        this.features = List.copyOf(all);
        features.forEach(feature -> feature.commands().forEach(name -> byCommand.putIfAbsent(name, feature)));
    }

    @Override
    public Optional<Reply> handle(Incoming incoming) {
        if (Attention.to(incoming) == Attention.TO_NOTHING) {
            return Optional.empty();
        }
        Phrases phrases = Phrases.in(language(incoming.speaker()));
        try {
            return obey(Command.parse(incoming.text()), incoming, phrases);
        } catch (RuntimeException e) {
            return Optional.of(ReplyComposer.say(failed(e, phrases), phrases));
        }
    }

    private Optional<Reply> obey(Command command, Incoming incoming, Phrases phrases) {
        if (command.name().equals(Command.ASK)) {
            return features.stream().map(feature -> feature.handle(command, incoming, phrases))
                    .flatMap(Optional::stream).findFirst();
        }
        Feature feature = byCommand.get(command.name());
        return feature == null
                ? Optional.of(unrecognized(command.name(), phrases))
                : feature.handle(command, incoming, phrases);
    }

    private Reply unrecognized(String name, Phrases phrases) {
        String shown = name.length() <= Nearest.LONGEST ? name : name.substring(0, Nearest.LONGEST) + "…";
        return ReplyComposer.say(Nearest.to(name, byCommand.keySet())
                .map(nearest -> phrases.text("command.nearest", shown, nearest))
                .orElseGet(() -> phrases.text("command.unknown", shown)), phrases);
    }

    @Override
    public Optional<Reaction> press(Press press) {
        Phrases phrases = Phrases.in(language(press.speaker()));
        try {
            return switch (buttons.find(press)) {
                case Buttons.Found.Gone gone -> Optional.of(new Reaction.Notice(phrases.text("press.gone")));
                case Buttons.Found.NotYours not -> Optional.of(new Reaction.Notice(phrases.text("press.not-yours")));
                case Buttons.Found.Here(Buttons.Pressed pressed) -> features.stream()
                        .filter(feature -> feature.name().equals(pressed.owner())).findFirst()
                        .flatMap(feature -> feature.press(pressed.action(), pressed.subject(), press, phrases));
            };
        } catch (RuntimeException e) {
            return Optional.of(new Reaction.Notice(failed(e, phrases)));
        }
    }

    /** Whoever asked is owed an outcome. The exception's message could quote the question, so only its type and place are logged. */
    private static String failed(RuntimeException e, Phrases phrases) {
        LOG.error("a message could not be answered: {} at {}", e.getClass().getName(),
                Stream.of(e.getStackTrace()).findFirst().map(StackTraceElement::toString).orElse("an unknown place"));
        return phrases.text("failed");
    }

    @Override
    public Optional<Reply> standalone(String question, Language language) {
        try {
            return answers.standalone(question, Phrases.in(language));
        } catch (RuntimeException e) {
            failed(e, Phrases.in(language));
            return Optional.empty();
        }
    }

    @Override
    public List<String> prompts(int most, Language language) {
        return parley.prompts(most, language);
    }

    @Override
    public Language language(Speaker speaker) {
        return conversations.settings(speaker).flatMap(ChatSettings::language)
                .orElseGet(() -> Bot.super.language(speaker));
    }

    @Override
    public void chatMoved(String platform, String from, String to) {
        features.forEach(feature -> feature.chatMoved(platform, from, to));
    }
}
