package org.parley.bot;

import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.parley.answer.Answer;
import org.parley.answer.Answerer;
import org.parley.article.Article;
import org.parley.article.Source;
import org.parley.fact.Fact;
import org.parley.fact.Knowledge;
import org.parley.question.Question;
import org.parley.timeline.Timeline;
import org.parley.timeline.TimelineEvent;
import org.parley.timeline.TimelineQuery;

/** The whole core, wired: ask it, look at its timeline, let it hold conversations. Safe for use by many threads. */
public final class Parley implements AutoCloseable {

    private final Knowledge knowledge;
    private final Answerer answerer;
    private final Timeline timeline;
    private final List<Source> sources;
    private final Bot bot;
    private final Runnable closing;

    private Parley(Knowledge knowledge, Answerer answerer, List<Fact> facts, InstantSource clock, Runnable closing) {
        this.knowledge = knowledge;
        this.answerer = answerer;
        this.timeline = Timeline.of(facts, knowledge.entities());
        this.sources = Stream
                .concat(knowledge.articles().stream().map(Article::source), facts.stream().map(Fact::source))
                .distinct().sorted(Comparator.comparing(Source::published).reversed().thenComparing(Source::article))
                .toList();
        this.closing = closing;
        this.bot = new ConversationBot(answerer, timeline, sources, knowledge, clock);
    }

    /**
     * Wires an engine that is already there.
     *
     * @param facts what the engine answers from, for the timeline
     * @param clock what relative words in a conversation are read against
     */
    public static Parley of(Knowledge knowledge, Answerer answerer, List<Fact> facts, InstantSource clock) {
        return new Parley(knowledge, answerer, facts, clock, () -> {
        });
    }

    /** Answers one question. */
    public Answer ask(Question question) {
        return answerer.answer(question);
    }

    /** The events that {@code query} asks for, in order. */
    public List<TimelineEvent> timeline(TimelineQuery query) {
        return timeline.select(query);
    }

    /** The articles that are answered from, newest first. */
    public List<Source> sources() {
        return sources;
    }

    /** What is answered from. */
    public Knowledge knowledge() {
        return knowledge;
    }

    /** Holds conversations. */
    public Bot bot() {
        return bot;
    }

    /** Frees what was opened. */
    @Override
    public void close() {
        closing.run();
    }
}
