package org.parley.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * One platform's way in and out, running. An adapter starts one, hands it what the platform tells before it acknowledges it, and gives
 * it the handler that says what to answer. Safe for use by many threads; several processes may each run one for the same platform on the
 * same store.
 */
public final class Gateway implements AutoCloseable {

    /** A stalled process is thought dead after this; by then its chats have waited long. */
    private static final Duration PULSE_GOOD_FOR = Duration.ofSeconds(15);
    private static final Duration PULSE = Duration.ofSeconds(2);
    /** How long what is under way may take to end when closed; twice, if it has to be told to stop. */
    private static final Duration GRACE = Duration.ofSeconds(3);
    private static final Duration CHORE = Duration.ofSeconds(1);
    private static final Duration PURGE = Duration.ofHours(1);
    /** Longer than any platform repeats what it told: Telegram keeps updates for a day, Slack repeats for hours. */
    private static final Duration REMEMBER_RECEIVED = Duration.ofDays(3);
    /** For as long a message that was sent is found again. */
    private static final Duration REMEMBER_SENT = Duration.ofDays(30);

    private final String platform;
    private final Inbox inbox;
    private final Outbox outbox;
    private final Replicas replicas;
    private final Threads threads;
    private final InstantSource clock;
    private final String replica = UUID.randomUUID().toString();
    private final Loop pulse;
    private final Loop purge;
    private final Courier courier;
    private final UpdateWorkers workers;
    private final List<Loop> chores;
    private volatile Optional<Instant> lastPoll = Optional.empty();

    private Gateway(DeliveryStore store, Messenger messenger, UpdateHandler handler, List<Chore> chores,
            InstantSource clock, RandomGenerator chance) {
        this.platform = messenger.platform();
        this.inbox = store.inbox();
        this.outbox = store.outbox();
        this.replicas = store.replicas();
        this.threads = store.threads();
        this.clock = clock;
        beat();
        this.pulse = Loop.start("parley-pulse-" + platform, PULSE, this::beat);
        this.purge = Loop.start("parley-purge-" + platform, PURGE, this::forget);
        this.courier = Courier.start(outbox, messenger, replica, GRACE, clock, chance, Backoff.DEFAULT);
        this.workers = UpdateWorkers.start(platform, inbox, handler, courier::wake, replica, GRACE, clock, chance,
                Backoff.DEFAULT);
        this.chores = chores.stream()
                .map(chore -> Loop.start("parley-" + chore.name() + "-" + platform, CHORE, () -> look(chore))).toList();
    }

    /**
     * Begins to handle and to send, what is left from before first.
     *
     * @param chores what else is looked after meanwhile
     */
    public static Gateway start(DeliveryStore store, Messenger messenger, UpdateHandler handler, List<Chore> chores,
            InstantSource clock, RandomGenerator chance) {
        return new Gateway(store, messenger, handler, chores, clock, chance);
    }

    private boolean look(Chore chore) throws InterruptedException {
        try {
            return chore.run(replica, clock.instant());
        } finally {
            courier.wake();
        }
    }

    private boolean beat() {
        replicas.alive(replica, clock.instant().plus(PULSE_GOOD_FOR));
        return false;
    }

    private boolean forget() {
        Instant now = clock.instant();
        inbox.purge(now.minus(REMEMBER_RECEIVED));
        outbox.purge(now.minus(REMEMBER_SENT));
        threads.purge(now.minus(REMEMBER_SENT));
        return false;
    }

    /**
     * Stores what the platform told; it is handled soon, once, even if this process dies. Acknowledge it only after this returns.
     *
     * @param event the platform's id of it
     * @param lane what is to be handled one after the other, such as the chat's id
     * @param payload whatever the handler needs, as text
     * @return false if it has been here before; acknowledge it all the same
     */
    public boolean accept(String event, String lane, String payload) {
        boolean isNew = inbox.accept(platform, event, lane, payload, clock.instant());
        if (isNew) {
            workers.wake();
        }
        return isNew;
    }

    /** The platform was asked for updates, or whether its socket lives, and answered; by an adapter that asks, each time. */
    public void polled() {
        lastPoll = Optional.of(clock.instant());
    }

    /** When the platform last answered so; empty where it is never asked. */
    public Optional<Instant> lastPoll() {
        return lastPoll;
    }

    /** The platform's name. */
    public String platform() {
        return platform;
    }

    /** Sends, soon, what is no answer to anything received. */
    public void post(List<Outgoing> messages) {
        outbox.enqueue(messages, clock.instant());
        courier.wake();
    }

    /** The platform's ids of the messages that were sent under {@link Outgoing#reference()}, in order. */
    public List<String> sent(String reference) {
        return outbox.sent(platform, reference);
    }

    /** The platform tells that nothing will arrive in {@code chat}. */
    public void suspend(String chat, DeliveryResult.Reason reason) {
        outbox.suspend(platform, chat, reason.name(), clock.instant());
    }

    /** The platform tells that the bot is welcome in {@code chat} again. An answer to somebody there says so too. */
    public void resume(String chat) {
        outbox.resume(platform, chat, clock.instant());
        courier.wake();
    }

    /** The platform tells that a chat goes by another id from now on. */
    public void move(String from, String to) {
        outbox.move(platform, from, to, clock.instant());
        courier.wake();
    }

    /** The bot was asked in a thread of a shared chat: what is said there next may be meant for it. */
    public void join(String chat, String thread) {
        threads.join(platform, chat, thread, clock.instant());
    }

    /** Somebody else was asked in a thread: what is said there next is not meant for the bot. */
    public void leave(String chat, String thread) {
        threads.leave(platform, chat, thread);
    }

    /** Whether the bot was the last that was asked in a thread, within the time that it is remembered. */
    public boolean takesPart(String chat, String thread) {
        return threads.takesPart(platform, chat, thread);
    }

    /**
     * Takes on nothing more and ends within seconds. What was received and not handled, or not sent, is left for the next start or for
     * another process.
     */
    @Override
    public void close() {
        purge.close();
        chores.forEach(Loop::close);
        workers.close();
        courier.close();
        pulse.close();
        replicas.leave(replica);
    }
}
