package org.parley.bot;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.parley.answer.Engine;
import org.parley.answer.Engines;
import org.parley.article.Article;
import org.parley.digest.Digests;
import org.parley.embedding.BackgroundEmbedder;
import org.parley.embedding.E5Embedder;
import org.parley.fact.Dossiers;
import org.parley.fact.Knowledge;
import org.parley.index.IndexFolder;
import org.parley.ingest.Rounds;
import org.parley.ingest.Watch;
import org.parley.reading.Models;
import org.parley.retrieval.Progress;
import org.parley.store.Database;
import org.parley.story.Links;
import org.parley.story.Report;
import org.parley.story.Stories;
import org.parley.timeline.ArticleEvents;

/** The bundled dossier and the articles of the store, made into one edition after another. Not safe for use by many threads. */
final class Library implements AutoCloseable {

    /** How often the store is asked whether anything changed; one row is read. */
    private static final Duration ROUND = Duration.ofSeconds(1);

    private final ParleyConfig config;
    private final Engines engines;
    private Optional<Intake> intake;
    private Optional<Rounds> editions = Optional.empty();
    private Optional<Watch> watch = Optional.empty();
    /** Those of the latest edition. */
    private Links links = Links.NONE;
    private long sequence;
    private long builtAt;
    private long buildNanos;

    private Library(ParleyConfig config, Optional<Intake> intake, Progress progress) {
        this.config = config;
        this.intake = intake;
        Path vectors = config.data().resolve("vectors");
        IndexFolder index = new IndexFolder(config.data().resolve("index"));
        this.engines = Engines.load(vectors, index::open, BackgroundEmbedder.load(E5Embedder.MODEL,
                () -> E5Embedder.open(vectors.resolveSibling("unpacked"))), Models.bundled(), progress);
    }

    /** Opens the store where there is one; a question alone makes none. */
    static Library open(ParleyConfig config, Progress progress) {
        return new Library(config, Intake.exists(config) ? Optional.of(Intake.open(config)) : Optional.empty(),
                progress);
    }

    /** All that there is to answer from now. */
    Edition edition() {
        long start = System.nanoTime();
        sequence = intake.map(open -> open.articles().sequence()).orElse(0L);
        List<Report> reports = intake.map(open -> open.articles().all()).orElse(List.of()).stream()
                .map(stored -> Report.fetched(stored.article(), stored.fetched())).toList();
        List<Article> articles = reports.stream().map(Report::article).toList();
        Knowledge dossier = Dossiers.bundled();
        Knowledge knowledge = new Knowledge(dossier.name(), dossier.entities(), dossier.facts(), articles,
                dossier.expected());
        Engine engine = engines.open(knowledge);
        links = engine.links();
        Edition edition = edition(knowledge, reports, engine, sequence);
        builtAt = System.nanoTime();
        buildNanos = builtAt - start;
        return edition;
    }

    /**
     * The edition of an engine that was made of {@code knowledge}.
     *
     * @param reports its articles, and when each came in
     * @param sequence the number of the last change of the store that is in it
     */
    static Edition edition(Knowledge knowledge, List<Report> reports, Engine engine, long sequence) {
        Knowledge found = new Knowledge(knowledge.name(), List.copyOf(engine.knowledge().entities().entities()),
                knowledge.facts(), knowledge.articles(), knowledge.expected());
        return new Edition(found, engine, engine.facts(),
                () -> ArticleEvents.of(engine.knowledge(), engine.links(), Stories.of(reports)),
                new Digests(engine.knowledge(), engine.links(), reports), engine.index(), engine, sequence);
    }

    /** From now on hands every new edition to {@code reader}, and takes in what the configured feeds and folders bring. */
    void keepUp(Consumer<Edition> reader) {
        if (!config.intake().feeds().isEmpty()) {
            watch = Optional.of(opened().watch());
        }
        editions = Optional.of(Rounds.start("parley-editions", ROUND, () -> renew(reader)));
    }

    /** The store, made where it is not there; may be asked for by any thread. */
    Database database() {
        return opened().database();
    }

    private synchronized Intake opened() {
        Intake open = intake.orElseGet(() -> Intake.open(config));
        intake = Optional.of(open);
        return open;
    }

    /**
     * Leaves a store alone that nobody has made yet. Rests as long as the last edition took to make, so that a long ingestion leaves
     * half of a core's time for answers. What a large store takes seconds for at its first answer is done here beforehand.
     */
    private void renew(Consumer<Edition> reader) {
        links.find();
        if (!hasStore() || System.nanoTime() - builtAt < buildNanos) {
            return;
        }
        if (opened().articles().sequence() != sequence) {
            Edition next = edition();
            links.find();
            reader.accept(next);
        }
    }

    /** Whether nothing in the store has changed since {@code sequence}. */
    boolean isUpTo(long sequence) {
        return !hasStore() || opened().articles().sequence() == sequence;
    }

    private synchronized boolean hasStore() {
        return intake.isPresent() || Intake.exists(config);
    }

    @Override
    public void close() {
        watch.ifPresent(Watch::close);
        editions.ifPresent(Rounds::close);
        intake.ifPresent(Intake::close);
        engines.close();
    }
}
