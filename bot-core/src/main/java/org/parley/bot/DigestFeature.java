package org.parley.bot;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.parley.bot.Buttons.About;
import org.parley.bot.Buttons.Choice;
import org.parley.delivery.DigestLedger.Due;
import org.parley.delivery.DigestSource;
import org.parley.delivery.Recipient;
import org.parley.delivery.Subscription;
import org.parley.delivery.Subscription.Terms;
import org.parley.delivery.Subscriptions;
import org.parley.digest.Digest;
import org.parley.digest.DigestReply;
import org.parley.digest.Window;
import org.parley.reply.Block;
import org.parley.reply.Button;
import org.parley.reply.Reply;
import org.parley.schedule.DigestWish;
import org.parley.schedule.DigestWishes;
import org.parley.schedule.Schedule;
import org.parley.store.ConversationStore;
import org.parley.wording.Language;
import org.parley.wording.Phrases;

/** Digests in the chat: {@code /digest} and sentences that ask for one; and what the digests that come by themselves say. Thread-safe. */
final class DigestFeature implements Feature, DigestSource {

    private static final String DIGEST = "digest";
    private static final String UNDO = "undo";
    /** When work begins in most places. */
    private static final LocalTime DEFAULT_TIME = LocalTime.of(8, 0);
    /** The window of a digest that is asked for where none comes regularly. */
    private static final Duration DEFAULT_WINDOW = Duration.ofDays(1);
    /** More topics than a chat can read digests about; each is composed each day. */
    private static final int MOST_SUBSCRIPTIONS = 10;
    private static final int LONGEST_TOPIC = 100;
    /** The same in every language, as the commands are. */
    private static final List<String> EXAMPLES = List.of("/digest on 08:00 Europe/Berlin",
            "/digest weekdays 18:30 New York",
            "/digest on 08:00 about NAME", "/digest quiet line", "/digest now", "/digest since yesterday 18:00",
            "/digest off");

    private final Parley parley;
    private final Subscriptions subscriptions;
    private final ConversationStore settings;
    private final Buttons buttons;
    private final InstantSource clock;

    /** @param clock the time of day */
    DigestFeature(Parley parley, Subscriptions subscriptions, ConversationStore settings, Buttons buttons,
            InstantSource clock) {
        this.parley = parley;
        this.subscriptions = subscriptions;
        this.settings = settings;
        this.buttons = buttons;
        this.clock = clock;
    }

    @Override
    public String name() {
        return DIGEST;
    }

    @Override
    public Set<String> commands() {
        return Set.of(DIGEST);
    }

    @Override
    public Optional<Reply> handle(Command command, Incoming incoming, Phrases phrases) {
        Speaker speaker = incoming.speaker();
        if (command.name().equals(DIGEST)) {
            return Optional.of(obey(DigestWishes.command(command.argument(), now(speaker)), speaker, phrases));
        }
        return command.name().equals(Command.ASK)
                ? DigestWishes.phrase(command.argument(), now(speaker)).map(wish -> obey(wish, speaker, phrases))
                : Optional.empty();
    }

    /** Slack's threads hang under one message and end with it; Telegram's topics stay. */
    private static Recipient place(Speaker speaker) {
        return new Recipient(speaker.platform(), speaker.chat(),
                speaker.thread().filter(thread -> speaker.platform().equals("telegram")));
    }

    private ZonedDateTime now(Speaker speaker) {
        return clock.instant().atZone(zone(place(speaker)).orElse(ZoneOffset.UTC));
    }

    private Optional<ZoneId> zone(Recipient place) {
        return subscriptions.in(place).stream().map(s -> s.terms().schedule().zone()).findFirst();
    }

    private Reply obey(DigestWish wish, Speaker speaker, Phrases phrases) {
        return switch (wish) {
            case DigestWish.Show show -> shown(speaker, phrases);
            case DigestWish.Subscribe subscribe -> refusal(speaker, phrases)
                    .orElseGet(() -> subscribe(subscribe, speaker, phrases));
            case DigestWish.Unsubscribe unsubscribe -> refusal(speaker, phrases)
                    .orElseGet(() -> unsubscribe(unsubscribe, speaker, phrases));
            case DigestWish.Now now -> latest(now.topic(), speaker, phrases);
            case DigestWish.Since since -> since(since.from(), since.topic(), speaker, phrases);
            case DigestWish.Misunderstood misunderstood -> examples(
                    phrases.text("digest.misunderstood", shortened(misunderstood.words())), phrases);
        };
    }

    private static Optional<Reply> refusal(Speaker speaker, Phrases phrases) {
        return refusalText(speaker, phrases).map(text -> said(text, phrases));
    }

    private static Optional<String> refusalText(Speaker speaker, Phrases phrases) {
        return switch (speaker.authority().ask()) {
            case ADMINISTRATOR -> Optional.empty();
            case MEMBER -> Optional.of(phrases.text("settings.admins"));
            case UNKNOWN -> Optional.of(phrases.text("settings.unknown"));
        };
    }

    private static Reply said(String text, Phrases phrases) {
        return Reply.of(text).in(phrases.language());
    }

    private static String shortened(String words) {
        return words.length() <= LONGEST_TOPIC ? words : words.substring(0, LONGEST_TOPIC) + "…";
    }

    private static Reply examples(String lead, Phrases phrases) {
        return new Reply(List.of(new Block.Lead(lead), new Block.Bullets(EXAMPLES))).in(phrases.language());
    }

    private Reply shown(Speaker speaker, Phrases phrases) {
        List<Subscription> there = subscriptions.in(place(speaker));
        if (there.isEmpty()) {
            return examples(phrases.text("digest.none"), phrases);
        }
        return new Reply(List.of(new Block.Heading(phrases.text("digest.list")),
                new Block.Bullets(there.stream().map(s -> line(s, phrases)).toList()),
                new Block.Context(String.join(" · ", EXAMPLES.subList(3, EXAMPLES.size()))))).in(phrases.language());
    }

    private Reply subscribe(DigestWish.Subscribe wish, Speaker speaker, Phrases phrases) {
        Recipient place = place(speaker);
        List<Subscription> there = subscriptions.in(place);
        Optional<String> topic = wish.topic().map(DigestFeature::shortened);
        Optional<Subscription> same = subscriptions.find(place, topic);
        if (there.size() >= MOST_SUBSCRIPTIONS && same.filter(Subscription::isActive).isEmpty()) {
            return said(phrases.text("digest.full", MOST_SUBSCRIPTIONS), phrases);
        }
        Optional<Terms> model = same.or(() -> there.stream().findFirst()).map(Subscription::terms);
        Optional<ZoneId> zone = wish.zone().or(() -> model.map(terms -> terms.schedule().zone()));
        Schedule schedule = new Schedule(
                wish.time().or(() -> model.map(terms -> terms.schedule().time())).orElse(DEFAULT_TIME),
                zone.orElse(ZoneOffset.UTC),
                wish.days().or(() -> model.map(terms -> terms.schedule().days())).orElse(Schedule.EVERY_DAY));
        String before = before(speaker, List.of(same.filter(Subscription::isActive)
                .map(s -> new Remembered(topic, Optional.of(s.terms())))
                .orElse(new Remembered(topic, Optional.empty()))));
        wish.quietLine().ifPresent(isTold -> settings.set(Conversations.chat(speaker), ChatSettings.QUIET_DAYS,
                isTold ? Optional.empty() : Optional.of(ChatSettings.SKIP)));
        Subscription set = subscriptions.set(place, topic, new Terms(schedule, phrases.language().code()),
                clock.instant());
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Lead(line(set, phrases)));
        if (zone.isEmpty()) {
            blocks.add(new Block.Paragraph(phrases.text("digest.zone-unknown", schedule.time().toString())));
        }
        blocks.add(new Block.Context(phrases.text(skipsQuietDays(set) ? "digest.quiet-skip" : "digest.quiet-line")));
        return new Reply(blocks).in(phrases.language()).with(undo(before, speaker, phrases));
    }

    private Reply unsubscribe(DigestWish.Unsubscribe wish, Speaker speaker, Phrases phrases) {
        Recipient place = place(speaker);
        List<Subscription> ended = subscriptions.in(place).stream()
                .filter(s -> wish.topic().isEmpty()
                        || s.topic().map(t -> t.equalsIgnoreCase(wish.topic().get())).orElse(false))
                .toList();
        if (ended.isEmpty()) {
            return shown(speaker, phrases);
        }
        ended.forEach(s -> subscriptions.end(place, s.topic()));
        String before = before(speaker,
                ended.stream().map(s -> new Remembered(s.topic(), Optional.of(s.terms()))).toList());
        String titles = ended.stream().map(s -> title(s, phrases)).collect(Collectors.joining("; "));
        return said(phrases.text("digest.off", titles), phrases).with(undo(before, speaker, phrases));
    }

    private boolean skipsQuietDays(Subscription subscription) {
        return ChatSettings.read(settings, subscription.to().platform(), subscription.to().chat()).skipsQuietDays();
    }

    /** How it was before a change: a line for days without news, one for each subscription; a topic has no line breaks. */
    private String before(Speaker speaker, List<Remembered> subscriptions) {
        boolean skips = ChatSettings.read(settings, speaker.platform(), speaker.chat()).skipsQuietDays();
        return Stream.concat(Stream.of(skips ? ChatSettings.SKIP : ""), subscriptions.stream().map(Remembered::line))
                .collect(Collectors.joining("\n"));
    }

    private void restore(String before, Speaker speaker) {
        List<String> lines = before.lines().toList();
        settings.set(Conversations.chat(speaker), ChatSettings.QUIET_DAYS,
                Optional.of(lines.getFirst()).filter(ChatSettings.SKIP::equals));
        Recipient place = place(speaker);
        lines.stream().skip(1).map(Remembered::read).forEach(subscription -> subscription.terms().ifPresentOrElse(
                terms -> subscriptions.set(place, subscription.topic(), terms, clock.instant()),
                () -> subscriptions.end(place, subscription.topic())));
    }

    private List<Button> undo(String before, Speaker speaker, Phrases phrases) {
        return buttons.offer(About.of(speaker, name(), before), List.of(new Choice(UNDO, phrases.text("digest.undo"))));
    }

    @Override
    public Optional<Reaction> press(String action, String subject, Press press, Phrases phrases) {
        if (!action.equals(UNDO)) {
            return Optional.empty();
        }
        Optional<String> refusal = refusalText(press.speaker(), phrases);
        if (refusal.isPresent()) {
            return Optional.of(new Reaction.Notice(refusal.get()));
        }
        restore(subject, press.speaker());
        List<Subscription> there = subscriptions.in(place(press.speaker()));
        String state = there.isEmpty()
                ? phrases.text("digest.none-now")
                : there.stream().map(s -> line(s, phrases)).collect(Collectors.joining("\n"));
        return Optional.of(new Reaction.Edit(new Reply(
                List.of(new Block.Lead(phrases.text("digest.undone")), new Block.Paragraph(state)))
                .in(phrases.language())));
    }

    /** What it is, when it comes, and when it comes next. */
    private static String line(Subscription subscription, Phrases phrases) {
        Schedule schedule = subscription.terms().schedule();
        ZonedDateTime next = subscription.next().at().atZone(schedule.zone());
        String weekday = weekday(next.getDayOfWeek(), TextStyle.FULL_STANDALONE, phrases);
        String moment = phrases.text("digest.moment", weekday, phrases.date(next.toLocalDate()),
                next.toLocalTime().toString(), zone(schedule));
        return phrases.text("digest.line", title(subscription, phrases), when(schedule, phrases), moment);
    }

    private static String title(Subscription subscription, Phrases phrases) {
        return subscription.topic().map(topic -> phrases.text("digest.about", topic))
                .orElseGet(() -> phrases.text("digest.all"));
    }

    private static String when(Schedule schedule, Phrases phrases) {
        String time = schedule.time().toString();
        if (schedule.days().equals(Schedule.EVERY_DAY)) {
            return phrases.text("digest.daily", time);
        }
        String days = schedule.days().equals(Schedule.WEEKDAYS)
                ? weekday(DayOfWeek.MONDAY, TextStyle.SHORT_STANDALONE, phrases) + "–"
                        + weekday(DayOfWeek.FRIDAY, TextStyle.SHORT_STANDALONE, phrases)
                : schedule.days().stream().map(day -> weekday(day, TextStyle.SHORT_STANDALONE, phrases))
                        .collect(Collectors.joining(", "));
        return phrases.text("digest.days", days, time);
    }

    private static String weekday(DayOfWeek day, TextStyle style, Phrases phrases) {
        return day.getDisplayName(style, phrases.language().locale());
    }

    private static String zone(Schedule schedule) {
        return schedule.zone().normalized().equals(ZoneOffset.UTC) ? "UTC" : schedule.zone().getId();
    }

    private Reply latest(Optional<String> topic, Speaker speaker, Phrases phrases) {
        Instant now = clock.instant();
        Instant from = subscriptions.find(place(speaker), topic).filter(Subscription::isActive)
                .map(Subscription::coveredTo).filter(covered -> covered.isBefore(now))
                .orElse(now.minus(DEFAULT_WINDOW));
        return since(from, topic, speaker, phrases);
    }

    private Reply since(Instant from, Optional<String> topic, Speaker speaker, Phrases phrases) {
        Digest digest = parley.digest(new Window(from, clock.instant()), topic);
        return DigestReply.of(digest, zone(place(speaker)).orElse(ZoneOffset.UTC), phrases);
    }

    @Override
    public void forget(Speaker speaker) {
        if (!speaker.shared()) {
            subscriptions.forget(speaker.platform(), speaker.chat());
        }
    }

    @Override
    public Optional<String> keeps(Phrases phrases) {
        return Optional.of(phrases.text("digest.keeps"));
    }

    @Override
    public boolean isUpToDate(Instant now) {
        return parley.isUpToDate();
    }

    @Override
    public Optional<Reply> compose(Due due) {
        Subscription subscription = due.subscription();
        ZoneId zone = subscription.terms().schedule().zone();
        Digest digest = parley.digest(new Window(due.from(), due.to()), subscription.topic());
        if (digest.isEmpty() && due.doubtful().isEmpty() && skipsQuietDays(subscription)) {
            return Optional.empty();
        }
        Phrases phrases = Phrases.in(Language.of(subscription.terms().language()).orElse(Language.ENGLISH));
        Reply told = DigestReply.of(digest, zone, phrases);
        return Optional.of(due.doubtful().map(doubtful -> {
            List<Block> blocks = new ArrayList<>(told.blocks());
            blocks.add(new Block.Context(phrases.text("digest.doubtful", phrases.date(doubtful.day()),
                    doubtful.from().atZone(zone).toLocalDate() + " " + doubtful.from().atZone(zone).toLocalTime())));
            return new Reply(blocks, told.picture(), told.buttons(), told.language());
        }).orElse(told));
    }

    /**
     * A subscription as it was before a change.
     *
     * @param terms empty where there was none
     */
    private record Remembered(Optional<String> topic, Optional<Terms> terms) {

        private static final int FIELDS = 5;

        String line() {
            String before = terms.map(t -> t.schedule().time() + " " + t.schedule().zone().getId() + " "
                    + t.schedule().days().stream().map(day -> String.valueOf(day.getValue()))
                            .collect(Collectors.joining())
                    + " " + t.language()).orElse("- - - -");
            return before + " " + topic.orElse("");
        }

        static Remembered read(String line) {
            String[] fields = line.split(" ", FIELDS);
            Optional<String> topic = Optional.of(fields[FIELDS - 1]).filter(t -> !t.isEmpty());
            if (fields[0].equals("-")) {
                return new Remembered(topic, Optional.empty());
            }
            Schedule schedule = new Schedule(LocalTime.parse(fields[0]), ZoneId.of(fields[1]),
                    fields[2].chars().mapToObj(digit -> DayOfWeek.of(digit - '0')).collect(Collectors.toSet()));
            return new Remembered(topic, Optional.of(new Terms(schedule, fields[3])));
        }
    }
}
