package org.parley.slack;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs tasks of one key one after the other, in the order in which they came, and those of different keys side by side,
 * each key on a virtual thread of its own while it has work.
 */
final class OrderedExecutor implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OrderedExecutor.class);

    private final int capacity;
    private final Duration patience;
    private final Map<String, Queue<Runnable>> queues = new HashMap<>();
    private final Set<Thread> workers = new HashSet<>();
    private int pending;
    private boolean closed;

    /**
     * @param capacity the most tasks that may wait or run at a time
     * @param patience how long {@link #close} lets running work finish
     */
    OrderedExecutor(int capacity, Duration patience) {
        this.capacity = capacity;
        this.patience = patience;
    }

    /** Takes {@code task} on, or says that there is no room for it now. */
    synchronized boolean submit(String key, Runnable task) {
        if (closed || pending == capacity) {
            return false;
        }
        pending++;
        Queue<Runnable> queue = queues.get(key);
        if (queue == null) {
            queue = new ArrayDeque<>();
            queues.put(key, queue);
            queue.add(task);
            workers.add(Thread.ofVirtual().name("slack-" + key).start(() -> work(key)));
        } else {
            queue.add(task);
        }
        return true;
    }

    private void work(String key) {
        for (Runnable task = next(key); task != null; task = next(key)) {
            try {
                task.run();
            } catch (RuntimeException e) {
                // Whatever one task does, the next is run. The exception's message might quote a person: its kind is enough.
                LOG.error("work for {} failed with {}", key, e.getClass().getName());
            } finally {
                done();
            }
        }
    }

    private synchronized @Nullable Runnable next(String key) {
        Queue<Runnable> queue = queues.get(key);
        Runnable task = queue == null ? null : queue.poll();
        if (task == null) {
            queues.remove(key);
            workers.remove(Thread.currentThread());
        }
        return task;
    }

    private synchronized void done() {
        pending--;
        notifyAll();
    }

    /** Takes nothing more, waits for what was taken, and interrupts what is not done in time. */
    @Override
    public synchronized void close() {
        closed = true;
        long end = System.nanoTime() + patience.toNanos();
        try {
            for (long left = patience.toNanos(); pending > 0 && left > 0; left = end - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (pending > 0) {
            LOG.warn("stopped with {} messages unanswered", pending);
            queues.values().forEach(Queue::clear);
            workers.forEach(Thread::interrupt);
        }
    }
}
