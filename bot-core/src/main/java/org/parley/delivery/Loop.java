package org.parley.delivery;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does rounds of work on a daemon thread of its own, when woken and from time to time, whatever goes wrong with it, until closed. */
final class Loop implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Loop.class);

    /** A round of work. */
    @FunctionalInterface
    interface Round {
        /** @return whether there may be more to do at once */
        boolean run() throws InterruptedException;
    }

    private final Round round;
    private final Duration rest;
    private final Thread thread;
    private final Semaphore wakes = new Semaphore(0);
    private volatile boolean closed;

    private Loop(String name, Duration rest, Round round) {
        this.round = round;
        this.rest = rest;
        this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this::rounds);
    }

    /** @param rest the longest from one round to the next */
    static Loop start(String name, Duration rest, Round round) {
        Loop loop = new Loop(name, rest, round);
        loop.thread.start();
        return loop;
    }

    /** Has the next round begin as soon as this one is done. */
    void wake() {
        wakes.release();
    }

    private void rounds() {
        String lastTrouble = "";
        while (!closed) {
            boolean more = false;
            try {
                more = round.run();
                lastTrouble = "";
            } catch (InterruptedException e) {
                continue;
            } catch (Throwable e) {
                // Even an Error: nobody would notice a thread that has died. Told once, not each second, and without a message's text.
                String trouble = e.getClass().getName();
                if (!trouble.equals(lastTrouble)) {
                    LOG.warn("{} goes on after {}", thread.getName(), Trouble.of(e));
                }
                lastTrouble = trouble;
            }
            if (!more) {
                pause();
            }
        }
    }

    private void pause() {
        try {
            if (wakes.tryAcquire(rest.toMillis(), TimeUnit.MILLISECONDS)) {
                wakes.drainPermits();
            }
        } catch (InterruptedException e) {
            // Closed, or a stray interrupt: the loop's condition tells.
        }
    }

    /** Waits until the round has ended, which is told to stop. */
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
