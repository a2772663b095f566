package org.parley.bot;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.parley.answer.Answer;
import org.parley.answer.Evidence;
import org.parley.article.Source;
import org.parley.reply.Block;
import org.parley.reply.Reply;
import org.parley.time.Period;
import org.parley.timeline.TimelineEvent;

/** Puts answers, timelines and lists of sources into words that any platform can show. Pure. */
public final class ReplyComposer {

    /** More than this nobody reads below an answer. */
    private static final int MAX_SOURCES = 5;

    private ReplyComposer() {
    }

    /** The answer first, then its dates, then what it rests on; for an unknown, what is nearest, and called so. */
    public static Reply answer(Answer answer) {
        return switch (answer) {
            case Answer.Answered a -> asserted(a);
            case Answer.Corrected c -> asserted(c);
            case Answer.Disputed d -> asserted(d);
            case Answer.Unknown u -> unknown(u);
            case Answer.Chat c -> Reply.of(c.text());
        };
    }

    private static Reply asserted(Answer answer) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Lead(answer.text()));
        blocks.add(new Block.Context(dates(answer)));
        if (!answer.evidence().isEmpty()) {
            blocks.add(sources(answer.evidence()));
        }
        return new Reply(blocks);
    }

    private static Reply unknown(Answer.Unknown answer) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Lead(answer.text()));
        blocks.add(new Block.Context(reach(answer.asOf())));
        if (!answer.evidence().isEmpty()) {
            blocks.add(new Block.Paragraph("Nearest to it in the sources, though not an answer:"));
            blocks.add(sources(answer.evidence()));
        }
        return new Reply(blocks);
    }

    /** The dates of what matters most: the first statement, which carries the answer. */
    private static String dates(Answer answer) {
        StringJoiner line = new StringJoiner(" · ");
        answer.evidence().stream().findFirst().ifPresent(first -> {
            first.date().ifPresent(date -> line.add("Event: " + date.inWords()));
            line.add("Reported: " + day(first.source().published()));
        });
        return line.add(reach(answer.asOf())).toString();
    }

    private static String reach(LocalDate day) {
        return "Sources reach to " + Period.day(day).inWords();
    }

    private static Block.Sources sources(List<Evidence> evidence) {
        return new Block.Sources(evidence.stream().limit(MAX_SOURCES).map(ReplyComposer::item).toList());
    }

    private static Block.Sources.Item item(Evidence evidence) {
        Source source = evidence.source();
        return new Block.Sources.Item(evidence.text(), evidence.date().map(Period::inWords), source.name(),
                source.title(),
                source.published(), source.url());
    }

    /** Events as one list under {@code heading}, the first {@code limit} of them; what is left out is counted. */
    static Reply timeline(String heading, List<TimelineEvent> events, int limit) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading(heading));
        blocks.add(new Block.Bullets(events.stream().limit(limit).map(ReplyComposer::line).toList()));
        if (events.size() > limit) {
            blocks.add(new Block.Context(
                    "The first " + limit + " of " + events.size() + " events; name a person or place to see fewer."));
        }
        return new Reply(blocks);
    }

    private static String line(TimelineEvent event) {
        return event.date().inWords() + event.mark().map(mark -> " (" + mark + ")").orElse("") + ": " + event.event();
    }

    /** The indexed articles, newest first. */
    static Reply sources(List<Source> sources, int limit) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading("What I answer from"));
        blocks.add(new Block.Bullets(sources.stream().limit(limit).map(ReplyComposer::line).toList()));
        if (sources.size() > limit) {
            blocks.add(new Block.Context("The newest " + limit + " of " + sources.size() + " articles."));
        }
        return new Reply(blocks);
    }

    private static String line(Source source) {
        return source.name() + ", " + day(source.published()) + (source.title().isEmpty() ? "" : ": " + source.title())
                + source.url().map(url -> " " + url).orElse("");
    }

    private static String day(Instant instant) {
        return Period.day(instant.atZone(ZoneOffset.UTC).toLocalDate()).inWords();
    }
}
