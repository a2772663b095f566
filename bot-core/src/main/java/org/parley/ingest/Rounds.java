package org.parley.ingest;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does the same work again and again on a daemon thread of its own, whatever goes wrong with it, until closed. */
public final class Rounds implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

    /** Work that may be told to stop by an interrupt. */
    @FunctionalInterface
    public interface Work {
        void run() throws InterruptedException;
    }

    private final Work work;
    private final Duration pause;
    private final Thread thread;
    private volatile boolean closed;

    private Rounds(String name, Duration pause, Work work) {
        this.work = work;
        this.pause = pause;
        this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this::loop);
    }

    /**
     * Begins with the first round.
     *
     * @param name the thread's
     * @param pause between the end of one round and the start of the next
     */
    public static Rounds start(String name, Duration pause, Work work) {
        Rounds rounds = new Rounds(name, pause, work);
        rounds.thread.start();
        return rounds;
    }

    private void loop() {
        String lastTrouble = "";
        while (!closed) {
            try {
                work.run();
                lastTrouble = "";
            } catch (InterruptedException e) {
                continue;
            } catch (Throwable e) {
                // Even an Error: a thread that has died takes in nothing any more, and nobody would notice. Told once, not each second.
                String trouble = e.toString();
                if (!trouble.equals(lastTrouble)) {
                    LOG.warn("{} goes on after {}", thread.getName(), trouble);
                }
                lastTrouble = trouble;
            }
            sleep();
        }
    }

    private void sleep() {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            // Closed, or a stray interrupt: the loop's condition tells.
        }
    }

    /** Interrupts the work and waits until it has ended. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
