package org.parley.bot;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.parley.answer.Answer;
import org.parley.answer.Answerer;
import org.parley.answer.Engine;
import org.parley.article.Article;
import org.parley.article.Source;
import org.parley.fact.Dossiers;
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
    private final List<String> rejected;
    private final AutoCloseable engine;

    private Parley(Knowledge knowledge, Answerer answerer, List<Fact> facts, List<String> rejected, InstantSource clock,
            AutoCloseable engine) {
        this.knowledge = knowledge;
        this.answerer = answerer;
        this.timeline = Timeline.of(facts, knowledge.entities());
        this.sources = Stream
                .concat(knowledge.articles().stream().map(Article::source), facts.stream().map(Fact::source))
                .distinct().sorted(Comparator.comparing(Source::published).reversed().thenComparing(Source::article))
                .toList();
        this.rejected = List.copyOf(rejected);
        this.engine = engine;
        this.bot = new ConversationBot(answerer, timeline, sources, knowledge, clock);
    }

    /**
     * Wires everything that {@code config} asks for.
     *
     * @throws ConfigException if the corpus holds no article that can be read
     */
    public static Parley open(ParleyConfig config) {
        InstantSource clock = config.asOf().map(InstantSource::fixed).orElse(InstantSource.system());
        if (config.corpus().isEmpty()) {
            return open(Dossiers.bundled(), List.of(), config.data(), clock);
        }
        Corpus corpus = Corpus.read(config.corpus(), Instant.now());
        if (corpus.articles().isEmpty()) {
            throw new ConfigException(
                    Stream.concat(Stream.of("--corpus names no article that can be read"), corpus.rejected().stream())
                            .toList());
        }
        return open(new Knowledge("", List.of(), List.of(), corpus.articles()), corpus.rejected(), config.data(),
                clock);
    }

    private static Parley open(Knowledge knowledge, List<String> rejected, Path data, InstantSource clock) {
        Engine engine = Engine.open(knowledge, data.resolve("vectors"));
        Knowledge found = new Knowledge(knowledge.name(), List.copyOf(engine.knowledge().entities().entities()),
                knowledge.facts(),
                knowledge.articles());
        return new Parley(found, engine, engine.facts(), rejected, clock, engine);
    }

    /**
     * Wires an engine that is already there.
     *
     * @param facts what the engine answers from, for the timeline
     * @param clock what relative words in a conversation are read against
     */
    public static Parley of(Knowledge knowledge, Answerer answerer, List<Fact> facts, InstantSource clock) {
        return new Parley(knowledge, answerer, facts, List.of(), clock, () -> {
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

    /** What was left out of the corpus: the file and the reason, in one line each. */
    public List<String> rejected() {
        return rejected;
    }

    /** What is answered from, with the entities that were found in the articles. */
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
        try {
            engine.close();
        } catch (Exception e) {
            throw new IllegalStateException("the index could not be closed", e);
        }
    }
}
