package org.parley.bot;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.parley.answer.Answer;
import org.parley.bot.Buttons.About;
import org.parley.bot.Buttons.Choice;
import org.parley.question.Question;
import org.parley.reply.Block;
import org.parley.reply.Button;
import org.parley.reply.Reply;
import org.parley.store.ConversationStore;
import org.parley.store.ConversationStore.Opinion;
import org.parley.wording.Phrases;

/** Answers questions, with buttons for what one may want next. */
final class AnswerFeature implements Feature {

    private static final String WHO = "who";
    private static final String WATCH = "watch";
    private static final String SOURCES = "sources";
    private static final String SHARE = "share";
    private static final String HELPFUL = "helpful";
    private static final String WRONG = "wrong";
    private static final String BACK = "back";
    /** What may be wrong with an answer; the verdicts in the store, too. */
    private static final List<String> REASONS = List.of("wrong-date", "wrong-who", "wrong-source", "wrong-old",
            "wrong-other");
    /** Longer than this is no question; the engine would not read on. */
    private static final int LONGEST = 1_000;
    private static final int SUGGESTED = 3;
    private static final int ALL_SOURCES = 20;

    private final Parley parley;
    private final Conversations conversations;
    private final ConversationStore store;
    private final Buttons buttons;
    private final TimelineFeature timeline;
    private final Optional<Feature> watches;
    private final InstantSource clock;
    private final InstantSource time;

    /**
     * @param watches what obeys {@code /watch}, if anything does
     * @param clock what relative words in a question are read against
     * @param time the time of day
     */
    AnswerFeature(Parley parley, Conversations conversations, ConversationStore store, Buttons buttons,
            TimelineFeature timeline, Optional<Feature> watches, InstantSource clock, InstantSource time) {
        this.parley = parley;
        this.conversations = conversations;
        this.store = store;
        this.buttons = buttons;
        this.timeline = timeline;
        this.watches = watches;
        this.clock = clock;
        this.time = time;
    }

    /** A question as it was answered: what the buttons below the answer are about. */
    private record Subject(@JsonProperty("question") String question, @JsonProperty("history") List<String> history,
            @JsonProperty("answer") String answer, @JsonProperty("actions") List<String> actions) {
    }

    @Override
    public String name() {
        return "answer";
    }

    @Override
    public Set<String> commands() {
        return Set.of(Command.ASK, WHO);
    }

    @Override
    public Optional<Reply> handle(Command command, Incoming incoming, Phrases phrases) {
        String argument = command.argument();
        return switch (command.name()) {
            case WHO -> argument.isEmpty()
                    ? Optional.of(
                            ReplyComposer.say(
                                    phrases.text("who.empty", Examples.name(parley.knowledge(), phrases.language())),
                                    phrases))
                    // Names whom it means, so that nothing said before may stand for somebody else.
                    : ask("Who is " + argument.replaceFirst("\\?+$", "") + "?", List.of(), incoming, phrases);
            case Command.ASK -> argument.isEmpty()
                    ? askedNothing(incoming, phrases)
                    : ask(argument, conversations.before(incoming.speaker()), incoming, phrases);
            default -> Optional.empty();
        };
    }

    /** Whoever names the bot under a question of somebody else's wants that one answered. */
    private Optional<Reply> askedNothing(Incoming incoming, Phrases phrases) {
        Optional<String> quoted = incoming.quoted().map(String::strip).filter(text -> text.endsWith("?"));
        if (quoted.isPresent()) {
            return ask(quoted.get(), conversations.before(incoming.speaker()), incoming, phrases);
        }
        if (Attention.to(incoming) == Attention.WHERE_KNOWN) {
            return Optional.empty();
        }
        List<String> prompts = parley.prompts(SUGGESTED, phrases.language());
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Paragraph(phrases.text("ask.empty")));
        if (!prompts.isEmpty()) {
            blocks.add(new Block.Bullets(prompts));
        }
        return Optional.of(ReplyComposer.reply(blocks, phrases));
    }

    private Optional<Reply> ask(String question, List<String> history, Incoming incoming, Phrases phrases) {
        if (question.length() > LONGEST) {
            return Optional.of(ReplyComposer.say(phrases.text("ask.long", question.length(), LONGEST), phrases));
        }
        Speaker speaker = incoming.speaker();
        Answer answer = parley.ask(new Question(question, history, clock.instant()));
        if (!attention(incoming).deserves(answer)) {
            return Optional.empty();
        }
        Reply reply = ReplyComposer.answer(answer, phrases);
        if (answer instanceof Answer.Chat) {
            return Optional.of(reply);
        }
        conversations.remember(speaker, question);
        List<String> actions = actions(answer, incoming.audience() == Audience.ASKER && speaker.shared());
        Subject subject = new Subject(question, history, answer.text(), actions);
        return Optional.of(reply.with(
                buttons.offer(About.of(speaker, name(), Subjects.write(subject)), choices(actions, phrases))));
    }

    /** Whoever has asked nothing in a thread may well be speaking to the others there. */
    private Attention attention(Incoming incoming) {
        Attention attention = Attention.to(incoming);
        boolean isStranger = incoming.address() == Address.THREAD_FOLLOW_UP && attention == Attention.TO_QUESTIONS
                && !conversations.hasAsked(incoming.speaker());
        return isStranger ? Attention.WHERE_KNOWN : attention;
    }

    private List<String> actions(Answer answer, boolean shareable) {
        List<String> actions = new ArrayList<>();
        if (shareable) {
            actions.add(SHARE);
        }
        if (!answer.evidence().isEmpty()) {
            actions.add(SOURCES);
        }
        actions.add(TimelineFeature.TIMELINE);
        if (watches.isPresent()) {
            actions.add(WATCH);
        }
        actions.add(HELPFUL);
        actions.add(WRONG);
        return actions;
    }

    private static List<Choice> choices(List<String> actions, Phrases phrases) {
        return actions.stream().map(action -> new Choice(action, phrases.text("button." + action),
                action.equals(SHARE) ? Button.Style.PRIMARY : Button.Style.PLAIN)).toList();
    }

    /** An answer that can be shown where nobody asked; empty where there is none. */
    Optional<Reply> standalone(String question, Phrases phrases) {
        if (question.isBlank() || question.length() > LONGEST) {
            return Optional.empty();
        }
        Answer answer = parley.ask(new Question(question.strip(), List.of(), clock.instant()));
        return switch (answer) {
            case Answer.Answered a -> Optional.of(withQuestion(a, question, phrases));
            case Answer.Corrected c -> Optional.of(withQuestion(c, question, phrases));
            case Answer.Disputed d -> Optional.of(withQuestion(d, question, phrases));
            case Answer.Unknown u -> Optional.empty();
            case Answer.Chat c -> Optional.empty();
        };
    }

    @Override
    public Optional<Reaction> press(String action, String kept, Press press, Phrases phrases) {
        return Subjects.read(kept, Subject.class).flatMap(subject -> press(action, subject, press, phrases));
    }

    private Optional<Reaction> press(String action, Subject subject, Press press, Phrases phrases) {
        return switch (action) {
            case SOURCES -> Optional.of(new Reaction.Say(sources(subject, phrases), Audience.ASKER));
            case TimelineFeature.TIMELINE -> Optional.of(new Reaction.Say(
                    timeline.timeline(topic(subject), press.speaker(), phrases), Audience.ASKER));
            case WATCH -> watch(subject, press, phrases);
            case SHARE -> Optional.of(share(subject, press, phrases));
            case HELPFUL -> Optional.of(note(action, subject, press, phrases));
            case WRONG -> Optional.of(new Reaction.Rebutton(Buttons.again(press, reasons(phrases)),
                    Optional.of(phrases.text("feedback.why"))));
            case BACK -> Optional.of(new Reaction.Rebutton(original(subject, press, phrases), Optional.empty()));
            default -> REASONS.contains(action) ? Optional.of(note(action, subject, press, phrases)) : Optional.empty();
        };
    }

    /** What the answer rests on; with the answer, if it is another one by now. */
    private Reply sources(Subject subject, Phrases phrases) {
        Answer answer = again(subject);
        return answer.text().equals(subject.answer())
                ? ReplyComposer.evidence(subject.question(), answer, phrases, ALL_SOURCES)
                : ReplyComposer.answer(answer, phrases, ALL_SOURCES);
    }

    private Answer again(Subject subject) {
        return parley.ask(new Question(subject.question(), subject.history(), clock.instant()));
    }

    private String topic(Subject subject) {
        var entities = parley.knowledge().entities();
        return Topics.named(subject.question(), entities).or(() -> Topics.named(subject.answer(), entities)).orElse("");
    }

    private Optional<Reaction> watch(Subject subject, Press press, Phrases phrases) {
        Incoming asked = new Incoming(press.speaker(), Address.COMMAND, "/" + WATCH + " " + subject.question(),
                press.message(), Optional.empty(), press.audience());
        return watches.flatMap(feature -> feature.handle(new Command(WATCH, subject.question()), asked, phrases))
                .map(reply -> new Reaction.Say(reply, press.audience()));
    }

    /** The answer first, which is what a notification shows; then what it answers, which the others have not seen. */
    private static Reply withQuestion(Answer answer, String question, Phrases phrases) {
        List<Block> blocks = new ArrayList<>(ReplyComposer.answer(answer, phrases).blocks());
        blocks.add(1, new Block.Context(phrases.text("share.question", question.strip())));
        return ReplyComposer.reply(blocks, phrases);
    }

    private Reaction share(Subject subject, Press press, Phrases phrases) {
        Answer answer = again(subject);
        List<String> actions = actions(answer, false);
        Subject shared = new Subject(subject.question(), subject.history(), answer.text(), actions);
        return new Reaction.Say(withQuestion(answer, subject.question(), phrases).with(buttons.offer(
                About.of(press.speaker(), name(), Subjects.write(shared)), choices(actions, phrases))), Audience.CHAT);
    }

    private static List<Choice> reasons(Phrases phrases) {
        List<Choice> reasons = new ArrayList<>();
        REASONS.forEach(reason -> reasons.add(new Choice(reason, phrases.text("button." + reason))));
        reasons.add(new Choice(BACK, phrases.text("button." + BACK)));
        return reasons;
    }

    private static List<Button> original(Subject subject, Press press, Phrases phrases) {
        return Buttons.again(press, choices(subject.actions(), phrases));
    }

    private Reaction note(String verdict, Subject subject, Press press, Phrases phrases) {
        Speaker speaker = press.speaker();
        store.note(new Opinion(Buttons.card(press), Conversations.chat(speaker), speaker.user(), subject.question(),
                subject.answer(), verdict, time.instant()));
        return verdict.equals(HELPFUL)
                ? new Reaction.Notice(phrases.text("feedback.thanks"))
                : new Reaction.Rebutton(original(subject, press, phrases),
                        Optional.of(phrases.text("feedback.noted")));
    }

    @Override
    public Optional<String> keeps(Phrases phrases) {
        return Optional
                .of(phrases.text("privacy.questions", Conversations.SILENCE.toDays(), Buttons.LIFETIME.toDays()));
    }
}
