package org.parley.bot;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;
import org.parley.answer.Answer;
import org.parley.answer.Evidence;
import org.parley.article.Source;
import org.parley.digest.DigestReply;
import org.parley.question.QuestionAnalysis.SmallTalk;
import org.parley.reply.Block;
import org.parley.reply.Reply;
import org.parley.timeline.TimelineEvent;
import org.parley.wording.Language;
import org.parley.wording.Phrases;

/**
 * Puts answers, timelines and lists of sources into words that any platform can show. What the sources say stays as the engine gives
 * it; the words around it are in the reader's language. Pure.
 */
public final class ReplyComposer {

    /** More than this nobody reads below an answer. */
    private static final int MAX_SOURCES = 5;

    private ReplyComposer() {
    }

    /** An answer with English around it. */
    public static Reply answer(Answer answer) {
        return answer(answer, Phrases.in(Language.ENGLISH));
    }

    /** The answer first, then its dates, then what it rests on; for an unknown, what is nearest, and called so. */
    public static Reply answer(Answer answer, Phrases phrases) {
        return answer(answer, phrases, MAX_SOURCES);
    }

    /** The same with at most {@code most} of the statements that it rests on. */
    static Reply answer(Answer answer, Phrases phrases, int most) {
        return switch (answer) {
            case Answer.Answered a -> asserted(a, phrases, most);
            case Answer.Corrected c -> asserted(c, phrases, most);
            case Answer.Disputed d -> asserted(d, phrases, most);
            case Answer.Unknown u -> unknown(u, phrases, most);
            case Answer.Chat c -> reply(List.of(new Block.Paragraph(courtesy(c, phrases))), phrases);
        };
    }

    private static Reply asserted(Answer answer, Phrases phrases, int most) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Lead(answer.text()));
        blocks.add(new Block.Context(dates(answer, phrases)));
        if (!answer.evidence().isEmpty()) {
            blocks.add(sources(answer.evidence(), phrases, most));
        }
        return reply(blocks, phrases);
    }

    private static Reply unknown(Answer.Unknown answer, Phrases phrases, int most) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Lead(answer.text()));
        if (!tells(answer.text(), answer.asOf())) {
            blocks.add(new Block.Context(reach(answer.asOf(), phrases)));
        }
        if (!answer.evidence().isEmpty()) {
            blocks.add(new Block.Paragraph(phrases.text("answer.nearest")));
            blocks.add(sources(answer.evidence(), phrases, most));
        }
        return reply(blocks, phrases);
    }

    /** Whether a text, in whichever language, gives the day. What may follow the year in it is a matter of style. */
    private static boolean tells(String text, LocalDate day) {
        return Arrays.stream(Language.values()).map(language -> Phrases.in(language).date(day))
                .anyMatch(date -> text.contains(date.replaceFirst("\\D+$", "")));
    }

    /** The statements that {@code answer} rests on, or that come nearest to one, under its question. */
    static Reply evidence(String question, Answer answer, Phrases phrases, int most) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading(question));
        if (answer instanceof Answer.Unknown) {
            blocks.add(new Block.Paragraph(phrases.text("answer.nearest")));
        }
        blocks.add(sources(answer.evidence(), phrases, most));
        return reply(blocks, phrases);
    }

    private static String courtesy(Answer.Chat chat, Phrases phrases) {
        return phrases.language() == Language.ENGLISH
                ? chat.text()
                : phrases.text("chat." + (chat.kind() == SmallTalk.ABOUT_THE_BOT
                        ? "about"
                        : chat.kind().name().toLowerCase(java.util.Locale.ROOT)));
    }

    /** The dates of what matters most: the first statement, which carries the answer. */
    private static String dates(Answer answer, Phrases phrases) {
        StringJoiner line = new StringJoiner(" · ");
        answer.evidence().stream().findFirst().ifPresent(first -> {
            first.date().ifPresent(date -> line.add(phrases.text("answer.event", phrases.date(date))));
            line.add(phrases.text("answer.reported", phrases.date(first.source().published())));
        });
        return line.add(reach(answer.asOf(), phrases)).toString();
    }

    static String reach(LocalDate day, Phrases phrases) {
        return phrases.text("answer.reach", phrases.date(day));
    }

    static Block.Sources sources(List<Evidence> evidence, Phrases phrases, int most) {
        return new Block.Sources(evidence.stream().limit(most).map(e -> item(e, phrases)).toList());
    }

    private static Block.Sources.Item item(Evidence evidence, Phrases phrases) {
        Source source = evidence.source();
        return new Block.Sources.Item(evidence.text(), evidence.date().map(phrases::date), source.name(),
                source.title(), source.published(), source.url());
    }

    /** One page of events under {@code heading}, and where they are from; each with the number of its source where there are some. */
    static Reply timeline(String heading, Pages<TimelineEvent> page, Phrases phrases) {
        List<Source> sources = page.items().stream().map(TimelineEvent::source).distinct().toList();
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading(heading));
        blocks.add(new Block.Bullets(page.items().stream().map(event -> line(event, phrases)
                + (sources.size() == 1 ? "" : " [" + (sources.indexOf(event.source()) + 1) + "]")).toList()));
        page.position(phrases).ifPresent(position -> blocks.add(new Block.Context(position)));
        blocks.add(new Block.Sources(sources.stream().map(DigestReply::cited).toList()));
        return reply(blocks, phrases);
    }

    private static String line(TimelineEvent event, Phrases phrases) {
        String mark = event.mark(phrases).map(word -> " (" + word + ")").orElse("");
        return phrases.date(event.date()) + mark + ": " + event.event();
    }

    /** One page of the indexed articles. */
    static Reply sources(Pages<Source> page, Phrases phrases) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading(phrases.text("sources.heading")));
        blocks.add(new Block.Bullets(page.items().stream().map(source -> line(source, phrases)).toList()));
        page.position(phrases).ifPresent(position -> blocks.add(new Block.Context(position)));
        return reply(blocks, phrases);
    }

    private static String line(Source source, Phrases phrases) {
        return source.name() + ", " + phrases.date(source.published())
                + (source.title().isEmpty() ? "" : ": " + source.title())
                + source.url().map(url -> " " + url).orElse("");
    }

    /** Blocks whose renderer adds words of the same language. */
    static Reply reply(List<Block> blocks, Phrases phrases) {
        return new Reply(blocks).in(phrases.language());
    }

    /** One paragraph. */
    static Reply say(String text, Phrases phrases) {
        return Reply.of(text).in(phrases.language());
    }
}
