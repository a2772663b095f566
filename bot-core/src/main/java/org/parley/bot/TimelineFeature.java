package org.parley.bot;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.parley.bot.Buttons.About;
import org.parley.fact.Certainty;
import org.parley.reply.Picture;
import org.parley.reply.Reply;
import org.parley.timeline.TimelineEvent;
import org.parley.timeline.TimelinePicture;
import org.parley.timeline.TimelineQuery;
import org.parley.wording.Phrases;

/** Dated events in order, in pages and as a picture. */
final class TimelineFeature implements Feature {

    static final String TIMELINE = "timeline";
    private static final String LATEST = "latest";
    private static final int PAGE = 10;
    private static final int LATEST_EVENTS = 3;

    private final Parley parley;
    private final Buttons buttons;
    private final InstantSource clock;

    /** @param clock what tells past from future */
    TimelineFeature(Parley parley, Buttons buttons, InstantSource clock) {
        this.parley = parley;
        this.buttons = buttons;
        this.clock = clock;
    }

    /** What the buttons under a timeline are about; {@code about} is empty for all events. */
    private record Subject(@JsonProperty("about") String about) {
    }

    @Override
    public String name() {
        return TIMELINE;
    }

    @Override
    public Set<String> commands() {
        return Set.of(TIMELINE, LATEST);
    }

    @Override
    public Optional<Reply> handle(Command command, Incoming incoming, Phrases phrases) {
        return switch (command.name()) {
            case TIMELINE -> Optional.of(timeline(command.argument(), incoming.speaker(), phrases));
            case LATEST -> Optional.of(latest(command.argument(), phrases));
            default -> Optional.empty();
        };
    }

    /**
     * The first page, with a picture of all of it where the platform can show one.
     *
     * @param about a name that the events concern; empty for all
     */
    Reply timeline(String about, Speaker speaker, Phrases phrases) {
        List<TimelineEvent> events = parley.timeline(query(about));
        if (events.isEmpty()) {
            return nothingDated(about, phrases);
        }
        Pages<TimelineEvent> page = Pages.page(events, 1, PAGE);
        Reply reply = ReplyComposer.timeline(heading(about, phrases), page, phrases).with(buttons
                .offer(About.of(speaker, name(), Subjects.write(new Subject(about))), page.choices(phrases)));
        boolean drawn = !speaker.platform().equals(Speaker.TERMINAL) && events.size() <= TimelinePicture.MOST_EVENTS;
        return drawn ? reply.with(picture(heading(about, phrases), events, phrases)) : reply;
    }

    private static Picture picture(String title, List<TimelineEvent> events, Phrases phrases) {
        TimelinePicture drawn = TimelinePicture.draw(title, events, phrases);
        return new Picture(drawn.png(), drawn.altText());
    }

    private static String heading(String about, Phrases phrases) {
        return about.isEmpty() ? phrases.text("timeline.heading") : phrases.text("timeline.about", about);
    }

    private Reply latest(String about, Phrases phrases) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        List<TimelineEvent> past = parley.timeline(query(about)).stream()
                .filter(event -> !event.date().from().isAfter(today))
                .filter(event -> event.certainty() == Certainty.ASSERTED || event.certainty() == Certainty.REPORTED)
                .toList();
        if (past.isEmpty()) {
            return nothingDated(about, phrases);
        }
        List<TimelineEvent> last = past.subList(Math.max(0, past.size() - LATEST_EVENTS), past.size()).reversed();
        String heading = about.isEmpty() ? phrases.text("latest.heading") : phrases.text("latest.about", about);
        return ReplyComposer.timeline(heading, Pages.page(last, 1, LATEST_EVENTS), phrases);
    }

    private static TimelineQuery query(String about) {
        return about.isEmpty() ? TimelineQuery.ALL : TimelineQuery.about(about);
    }

    private Reply nothingDated(String about, Phrases phrases) {
        return ReplyComposer.say(about.isEmpty()
                ? phrases.text("timeline.nothing")
                : phrases.text("timeline.nothing-about", about, Examples.name(parley.knowledge(), phrases.language())),
                phrases);
    }

    @Override
    public Optional<Reaction> press(String action, String subject, Press press, Phrases phrases) {
        OptionalInt page = Pages.turnedTo(action);
        Optional<Subject> shown = Subjects.read(subject, Subject.class);
        if (page.isEmpty() || shown.isEmpty()) {
            return Optional.empty();
        }
        String about = shown.get().about();
        List<TimelineEvent> events = parley.timeline(query(about));
        if (events.isEmpty()) {
            return Optional.of(new Reaction.Edit(nothingDated(about, phrases)));
        }
        Pages<TimelineEvent> turned = Pages.page(events, page.getAsInt(), PAGE);
        return Optional.of(new Reaction.Edit(ReplyComposer.timeline(heading(about, phrases), turned, phrases)
                .with(Buttons.again(press, turned.choices(phrases)))));
    }
}
