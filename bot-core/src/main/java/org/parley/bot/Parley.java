package org.parley.bot;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.parley.answer.Answer;
import org.parley.answer.Answerer;
import org.parley.answer.ClaimCheck;
import org.parley.answer.Engine;
import org.parley.article.Source;
import org.parley.delivery.Chore;
import org.parley.delivery.Connector;
import org.parley.delivery.DigestDispatcher;
import org.parley.delivery.Gateway;
import org.parley.delivery.Messenger;
import org.parley.delivery.UpdateHandler;
import org.parley.delivery.WatchDispatcher;
import org.parley.digest.Digest;
import org.parley.digest.Digests;
import org.parley.digest.Window;
import org.parley.fact.EntityTable;
import org.parley.fact.Fact;
import org.parley.fact.Knowledge;
import org.parley.fact.KnowledgeBase;
import org.parley.index.IndexState;
import org.parley.operation.Metrics;
import org.parley.question.Question;
import org.parley.retrieval.Progress;
import org.parley.store.ConversationStore;
import org.parley.store.ConversationStore.Opinion;
import org.parley.store.Database;
import org.parley.story.Links;
import org.parley.story.Report;
import org.parley.timeline.TimelineEvent;
import org.parley.timeline.TimelineQuery;
import org.parley.wording.Language;

/** The whole core, wired: ask it, look at its timeline, let it hold conversations. Safe for use by many threads. */
public final class Parley implements Connector, AutoCloseable {

    private final AtomicReference<Edition> current;
    private final Optional<Library> library;
    private final Storage storage;
    private final List<String> rejected;
    private final InstantSource clock;
    private final Optional<Integer> adminPort;
    private final Metrics metrics = new Metrics();
    private final List<Gateway> gateways = new CopyOnWriteArrayList<>();
    private final InstantSource time;
    private Optional<Bot> bot = Optional.empty();
    private Optional<Admin> admin = Optional.empty();

    private Parley(Edition edition, Optional<Library> library, Storage storage, List<String> rejected,
            InstantSource clock, InstantSource time, Optional<Integer> adminPort) {
        this.current = new AtomicReference<>(edition);
        this.library = library;
        this.storage = storage;
        this.rejected = List.copyOf(rejected);
        this.clock = clock;
        this.adminPort = adminPort;
        this.time = time;
    }

    /**
     * Wires everything that {@code config} asks for.
     *
     * @throws ConfigException if the corpus holds no article that can be read
     * @throws org.parley.store.StoreException if there is a store and it cannot be used
     */
    public static Parley open(ParleyConfig config) {
        return open(config, Progress.UNSEEN);
    }

    /**
     * The same.
     *
     * @param progress is told how far it is, which takes long where there are many new articles
     */
    public static Parley open(ParleyConfig config, Progress progress) {
        InstantSource clock = config.asOf().map(InstantSource::fixed).orElse(InstantSource.system());
        if (config.corpus().isEmpty()) {
            Library library = Library.open(config, progress);
            return new Parley(library.edition(), Optional.of(library), Storage.of(library::database), List.of(),
                    clock, InstantSource.system(), config.adminPort());
        }
        Corpus corpus = Corpus.read(config.corpus(), Instant.now());
        if (corpus.articles().isEmpty()) {
            throw new ConfigException(
                    Stream.concat(Stream.of("--corpus names no article that can be read"), corpus.rejected().stream())
                            .toList());
        }
        Knowledge knowledge = new Knowledge("", List.of(), List.of(), corpus.articles());
        Edition edition = Library.edition(knowledge,
                corpus.articles().stream().map(Report::published).toList(),
                Engine.open(knowledge, config.data().resolve("vectors"), progress), 0);
        return new Parley(edition, Optional.empty(), Storage.own(() -> Intake.database(config)), corpus.rejected(),
                clock, InstantSource.system(), config.adminPort());
    }

    /**
     * Wires an engine that is already there; what is kept of conversations is gone when it is closed.
     *
     * @param facts what the engine answers from, for the timeline
     * @param clock what relative words in a conversation are read against, and the time of day
     */
    public static Parley of(Knowledge knowledge, Answerer answerer, List<Fact> facts, InstantSource clock) {
        KnowledgeBase nothingRead = new KnowledgeBase(knowledge.name(), EntityTable.of(knowledge.entities()),
                List.of());
        Digests digests = new Digests(nothingRead, Links.NONE,
                knowledge.articles().stream().map(Report::published).toList());
        return new Parley(new Edition(knowledge, answerer, facts, () -> facts, digests,
                new IndexState.InMemory(facts.size()), () -> {
                }, 0), Optional.empty(), Storage.own(Database::inMemory), List.of(), clock, clock, Optional.empty());
    }

    /**
     * From now until it is closed, answers from what is in the store at the time, and takes in what the configured feeds and folders
     * bring; shows health and figures at the admin port, if one is configured. For what runs on; without it, everything is answered
     * from what was there at the start, as a corpus always is.
     *
     * @throws ConfigException if the admin port cannot be used
     * @throws org.parley.store.StoreException if there are feeds or folders to watch and the store cannot be used
     */
    public synchronized void keepUp() {
        admin = adminPort.map(port -> Admin.start(port, metrics, storage.database(), gateways, InstantSource.system()));
        library.ifPresent(open -> open.keepUp(edition -> current.getAndSet(edition).leave()));
    }

    /**
     * Connects a platform to the store.
     *
     * @throws org.parley.store.StoreException if the store cannot be used
     */
    @Override
    public Gateway connect(Messenger messenger, UpdateHandler handler) {
        Database database = storage.database();
        InstantSource time = InstantSource.system();
        List<Chore> chores = List.of(new DigestDispatcher(database.digests(), digestFeature(), messenger, time),
                new WatchDispatcher(database.watches(), watchFeature(), messenger, time));
        Gateway gateway = Gateway.start(database, messenger, handler, chores, time, RandomGenerator.getDefault());
        gateways.add(gateway);
        return gateway;
    }

    /** Answers one question. */
    public Answer ask(Question question) {
        long start = System.nanoTime();
        Answer answer = read(edition -> edition.answerer().answer(question));
        metrics.answered(answer.status(), Duration.ofNanos(System.nanoTime() - start));
        return answer;
    }

    private DigestFeature digestFeature() {
        Database database = storage.database();
        return new DigestFeature(this, database.subscriptions(), database.conversations(),
                new Buttons(database.conversations(), time), time);
    }

    private WatchFeature watchFeature() {
        Database database = storage.database();
        return new WatchFeature(this, database.watches(), new Buttons(database.conversations(), time), clock);
    }

    /**
     * An answer, and how far the store's changes had gone in what it was made from.
     */
    record Asked(Answer answer, long sequence) {
    }

    /** Answers a question that stands alone. */
    Asked askNow(String question, Instant asOf) {
        return read(edition -> new Asked(edition.answerer().answer(new Question(question, List.of(), asOf)),
                edition.sequence()));
    }

    /** How far the store's changes have gone in what is answered from; 0 for a corpus. */
    long sequence() {
        return read(Edition::sequence);
    }

    /** Whether everything in the store can be answered from. */
    boolean isUpToDate() {
        return library.map(open -> open.isUpTo(sequence())).orElse(true);
    }

    /**
     * Holds one sentence against the sources.
     *
     * @param asOf what relative words in it are read against
     */
    public ClaimCheck check(String claim, Instant asOf) {
        return read(edition -> edition.answerer().check(claim, asOf));
    }

    /**
     * Questions about what the sources told last, each of which is answered; at most {@code most}, and no more than four. In
     * {@code language} where the sources expect some in it, else in English.
     */
    public List<String> prompts(int most, Language language) {
        return read(edition -> edition.prompts(language, clock.instant())).stream().limit(most).toList();
    }

    /** The events that {@code query} asks for, in order. */
    public List<TimelineEvent> timeline(TimelineQuery query) {
        return read(edition -> edition.timeline().select(query));
    }

    /**
     * What came in during {@code window}. Of a corpus, an article came in when it was published; of a store, when it was fetched,
     * unless that was long after.
     *
     * @param about an entity by any of its names, or words that a story must hold; empty for everything
     */
    public Digest digest(Window window, Optional<String> about) {
        return read(edition -> edition.digests().of(window, about));
    }

    /** The articles that are answered from, newest first. */
    public List<Source> sources() {
        return read(Edition::sources);
    }

    /** Where the index is with which statements are found, and how it came there. */
    public IndexState index() {
        return read(Edition::index);
    }

    /** What was left out of the corpus: the file and the reason, in one line each. */
    public List<String> rejected() {
        return rejected;
    }

    /** What is answered from, with the entities that were found in the articles. */
    public Knowledge knowledge() {
        return read(Edition::knowledge);
    }

    /** Keeps the edition open while it is being used, whatever takes its place meanwhile. */
    private <T> T read(Function<Edition, T> use) {
        Edition edition = current.get();
        while (!edition.enter()) {
            edition = current.get();
        }
        try {
            return use.apply(edition);
        } finally {
            edition.leave();
        }
    }

    /**
     * Holds conversations, of which some is kept in the store.
     *
     * @throws org.parley.store.StoreException if the store cannot be used
     */
    public synchronized Bot bot() {
        Bot wired = bot.orElseGet(this::wire);
        bot = Optional.of(wired);
        return wired;
    }

    /**
     * What people said of answers since {@code from}, oldest first.
     *
     * @throws org.parley.store.StoreException if the store cannot be used
     */
    public List<Opinion> opinions(Instant from) {
        return storage.database().conversations().opinions(from);
    }

    private Bot wire() {
        ConversationStore store = storage.database().conversations();
        return new ConversationBot(this, store, new Buttons(store, time),
                List.of(digestFeature(), watchFeature()), clock, time);
    }

    /** Frees what was opened; nothing can be asked afterwards. */
    @Override
    public void close() {
        synchronized (this) {
            admin.ifPresent(Admin::close);
        }
        storage.close();
        library.ifPresent(Library::close);
        current.get().leave();
    }
}
