package org.parley.bot;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.parley.answer.Answer;
import org.parley.bot.Buttons.About;
import org.parley.bot.Buttons.Choice;
import org.parley.delivery.Recipient;
import org.parley.delivery.WatchSource;
import org.parley.delivery.Watches;
import org.parley.delivery.Watches.Known;
import org.parley.delivery.Watches.Watch;
import org.parley.reply.Block;
import org.parley.reply.Reply;
import org.parley.text.TextCleaner;
import org.parley.wording.Language;
import org.parley.wording.Phrases;

/** Watched questions in the chat, and what is told when their answers change. Thread-safe. */
final class WatchFeature implements Feature, WatchSource {

    private static final String WATCH = "watch";
    private static final String WATCHES = "watches";
    private static final String UNWATCH = "unwatch";
    private static final String STOP = "stop";
    /** Each is asked again whenever an article comes in. */
    private static final int MOST_WATCHES = 50;
    private static final int LONGEST_QUESTION = 500;

    private final Parley parley;
    private final Watches watches;
    private final Buttons buttons;
    private final InstantSource clock;

    /** @param clock the time of day, and what relative words in a question are read against */
    WatchFeature(Parley parley, Watches watches, Buttons buttons, InstantSource clock) {
        this.parley = parley;
        this.watches = watches;
        this.buttons = buttons;
        this.clock = clock;
    }

    @Override
    public String name() {
        return WATCH;
    }

    @Override
    public Set<String> commands() {
        return Set.of(WATCH, WATCHES, UNWATCH);
    }

    @Override
    public Optional<Reply> handle(Command command, Incoming incoming, Phrases phrases) {
        return switch (command.name()) {
            case WATCH -> Optional.of(command.argument().isEmpty()
                    ? said(phrases.text("watch.usage"), phrases)
                    : watch(command.argument(), incoming.speaker(), phrases));
            case WATCHES -> Optional.of(listed(incoming.speaker(), phrases));
            case UNWATCH -> Optional.of(unwatch(command.argument(), incoming.speaker(), phrases));
            default -> Optional.empty();
        };
    }

    /** What somebody has watched unheard by the others is theirs, wherever they said so. */
    private static Recipient place(Speaker speaker) {
        return speaker.own().map(chat -> new Recipient(speaker.platform(), chat, Optional.empty()))
                .orElseGet(() -> new Recipient(speaker.platform(), speaker.chat(), speaker.thread()));
    }

    private static Reply said(String text, Phrases phrases) {
        return Reply.of(text).in(phrases.language());
    }

    private Reply watch(String asked, Speaker speaker, Phrases phrases) {
        String question = TextCleaner.clean(asked);
        Recipient place = place(speaker);
        if (question.length() > LONGEST_QUESTION) {
            return said(phrases.text("watch.long", LONGEST_QUESTION), phrases);
        }
        if (watches.in(place).size() >= MOST_WATCHES) {
            return said(phrases.text("watch.full", MOST_WATCHES), phrases);
        }
        Parley.Asked found = parley.askNow(question, clock.instant());
        if (found.answer() instanceof Answer.Chat) {
            return said(phrases.text("watch.usage"), phrases);
        }
        Watch watch = watches.add(place, speaker.user(), question, phrases.language().code(), known(found.answer()),
                found.sequence(), clock.instant());
        String set = phrases.text(speaker.own().isPresent() ? "watch.set-aside" : "watch.set", question);
        return new Reply(List.of(new Block.Lead(set),
                new Block.Context(phrases.text("watch.now", found.answer().text())))).in(phrases.language())
                .with(buttons.offer(About.of(speaker, name(), watch.id()),
                        List.of(new Choice(STOP, phrases.text("watch.stop")))));
    }

    private Reply listed(Speaker speaker, Phrases phrases) {
        List<Watch> there = watches.in(place(speaker));
        if (there.isEmpty()) {
            return said(phrases.text("watch.none"), phrases);
        }
        List<String> lines = IntStream.range(0, there.size())
                .mapToObj(i -> (i + 1) + ". " + there.get(i).question() + " — " + there.get(i).answer().text())
                .toList();
        String heading = phrases.text(speaker.own().isPresent() ? "watch.list-aside" : "watch.list");
        return new Reply(List.of(new Block.Heading(heading), new Block.Bullets(lines),
                new Block.Context(phrases.text("watch.unwatch")))).in(phrases.language());
    }

    private Reply unwatch(String argument, Speaker speaker, Phrases phrases) {
        List<Watch> there = watches.in(place(speaker));
        Optional<Watch> named = IntStream.range(0, there.size())
                .filter(i -> argument.equals(String.valueOf(i + 1))
                        || TextCleaner.fold(argument).equals(TextCleaner.fold(there.get(i).question())))
                .mapToObj(there::get).findFirst();
        if (named.isEmpty() && argument.isEmpty() && there.size() == 1) {
            named = Optional.of(there.getFirst());
        }
        return named.map(watch -> said(end(watch, speaker, phrases), phrases))
                .orElseGet(() -> listed(speaker, phrases));
    }

    /** What comes of somebody's wish to end a watch: it is theirs to end, and an administrator's. */
    private String end(Watch watch, Speaker speaker, Phrases phrases) {
        boolean isTheirs = watch.person().equals(speaker.user())
                || speaker.authority().ask() == Authority.Standing.ADMINISTRATOR;
        if (!isTheirs) {
            return phrases.text("watch.not-yours");
        }
        watches.remove(watch.to().platform(), watch.to().chat(), watch.id());
        return phrases.text("watch.left", watch.question());
    }

    @Override
    public Optional<Reaction> press(String action, String subject, Press press, Phrases phrases) {
        if (!action.equals(STOP)) {
            return Optional.empty();
        }
        return Optional.of(watches.find(subject)
                .<Reaction>map(watch -> new Reaction.Say(said(end(watch, press.speaker(), phrases), phrases),
                        press.audience()))
                .orElse(new Reaction.Notice(phrases.text("watch.gone"))));
    }

    @Override
    public void forget(Speaker speaker) {
        watches.forgetPerson(speaker.platform(), speaker.user());
        if (!speaker.shared()) {
            watches.forgetChat(speaker.platform(), speaker.chat());
        }
    }

    @Override
    public Optional<String> keeps(Phrases phrases) {
        return Optional.of(phrases.text("watch.keeps"));
    }

    @Override
    public long sequence() {
        return parley.sequence();
    }

    @Override
    public Looked look(Watch watch) {
        Parley.Asked found = parley.askNow(watch.question(), clock.instant());
        Known now = known(found.answer());
        return new Looked(now, found.sequence(),
                isSame(watch.answer(), now) ? Optional.empty() : Optional.of(changed(watch, found.answer())));
    }

    private static Known known(Answer answer) {
        return new Known(answer.status(), answer.text());
    }

    /** Two that do not know are the same, though one may know of more sources. */
    private static boolean isSame(Known before, Known now) {
        boolean isUnknown = now.status().equals("UNKNOWN");
        return before.status().equals(now.status())
                && (isUnknown || TextCleaner.fold(before.text()).equals(TextCleaner.fold(now.text())));
    }

    private Reply changed(Watch watch, Answer answer) {
        Phrases phrases = Phrases.in(Language.of(watch.language()).orElse(Language.ENGLISH));
        Reply told = ReplyComposer.answer(answer);
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Lead(phrases.text("watch.changed", watch.question(), answer.text())));
        blocks.add(new Block.Paragraph(phrases.text("watch.before", watch.answer().text())));
        told.blocks().stream().filter(block -> !(block instanceof Block.Lead)).forEach(blocks::add);
        return new Reply(blocks).in(phrases.language()).with(buttons.offer(
                new About(watch.to().platform(), watch.to().chat(), Optional.of(watch.person()), false, name(),
                        watch.id()),
                List.of(new Choice(STOP, phrases.text("watch.stop")))));
    }
}
