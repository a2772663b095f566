package org.parley.bot;

import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.parley.answer.Answerer;
import org.parley.article.Article;
import org.parley.article.Source;
import org.parley.digest.Digests;
import org.parley.fact.Fact;
import org.parley.fact.Knowledge;
import org.parley.index.IndexState;
import org.parley.timeline.Timeline;
import org.parley.wording.Language;

/**
 * Everything that is answered from at one time. A later edition takes its place whole; this one is closed when the last who uses it
 * has left.
 */
final class Edition {

    /** More suggestions nobody reads. */
    private static final int PROMPTS = 4;

    private final Knowledge knowledge;
    private final Answerer answerer;
    private final Supplier<List<Fact>> events;
    /** Made when it is first asked for: most editions of a growing store are never asked. */
    private @Nullable Timeline timeline;
    private final Digests digests;
    private final List<Source> sources;
    private final IndexState index;
    private final AutoCloseable engine;
    private final long sequence;
    private final Map<Language, List<String>> prompts = new EnumMap<>(Language.class);
    /** Those who are using it, and one for being the current edition. */
    private final AtomicInteger users = new AtomicInteger(1);

    /**
     * @param knowledge with the entities that were found in the articles
     * @param facts what the answerer answers from
     * @param events the facts that make the timeline
     * @param digests composes digests of the same articles
     * @param index what the answerer finds statements with
     * @param engine is closed in the end
     * @param sequence the number of the last change of the store that is in it
     */
    Edition(Knowledge knowledge, Answerer answerer, List<Fact> facts, Supplier<List<Fact>> events,
            Digests digests, IndexState index, AutoCloseable engine, long sequence) {
        this.knowledge = knowledge;
        this.answerer = answerer;
        this.events = events;
        this.digests = digests;
        this.sources = Stream
                .concat(knowledge.articles().stream().map(Article::source), facts.stream().map(Fact::source)).distinct()
                .sorted(Comparator.comparing(Source::published).reversed().thenComparing(Source::article)).toList();
        this.index = index;
        this.engine = engine;
        this.sequence = sequence;
    }

    Knowledge knowledge() {
        return knowledge;
    }

    Answerer answerer() {
        return answerer;
    }

    /** Questions to suggest, found once: nobody waits for them twice. */
    synchronized List<String> prompts(Language language, Instant asOf) {
        return prompts.computeIfAbsent(language,
                l -> List.copyOf(answerer.suggestions(PROMPTS, l.code(), asOf)));
    }

    synchronized Timeline timeline() {
        if (timeline == null) {
            timeline = Timeline.of(events.get(), knowledge.entities());
        }
        return timeline;
    }

    Digests digests() {
        return digests;
    }

    IndexState index() {
        return index;
    }

    /** The number of the last change of the store that is in it. */
    long sequence() {
        return sequence;
    }

    /** The articles, newest first. */
    List<Source> sources() {
        return sources;
    }

    /** Keeps it open until {@link #leave()}; false where it is closed already. */
    boolean enter() {
        return users.getAndUpdate(count -> count == 0 ? 0 : count + 1) > 0;
    }

    /** To be called once for each {@link #enter()} that was true, and once by whoever puts another edition in its place. */
    void leave() {
        if (users.decrementAndGet() == 0) {
            try {
                engine.close();
            } catch (Exception e) {
                throw new IllegalStateException("the index could not be closed", e);
            }
        }
    }
}
