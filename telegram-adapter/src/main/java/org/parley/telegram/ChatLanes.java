package org.parley.telegram;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Works through each chat's messages in their order, and through many chats at a time: one that has to wait delays no
 * other. A chat has a virtual thread while it has work. What waits here is bounded by Telegram, which hands out at most a
 * hundred updates from the oldest one on that is not settled.
 */
final class ChatLanes implements AutoCloseable {

    private final Map<Long, Queue<Runnable>> waiting = new HashMap<>();
    private final Map<Long, Thread> working = new HashMap<>();
    private boolean closed;

    /** Has {@code work} done after all that was submitted for the same chat; dropped if closed. It must not throw. */
    synchronized void submit(long chat, Runnable work) {
        if (closed) {
            return;
        }
        waiting.computeIfAbsent(chat, c -> new ArrayDeque<>()).add(work);
        if (!working.containsKey(chat)) {
            working.put(chat, Thread.ofVirtual().name("telegram-chat").start(() -> workThrough(chat)));
        }
    }

    private void workThrough(long chat) {
        for (Runnable work = next(chat); work != null; work = next(chat)) {
            work.run();
        }
    }

    private synchronized @Nullable Runnable next(long chat) {
        Queue<Runnable> queue = waiting.getOrDefault(chat, new ArrayDeque<>());
        Runnable work = closed ? null : queue.poll();
        if (work == null) {
            waiting.remove(chat);
            working.remove(chat);
        }
        return work;
    }

    /** Interrupts what is being done and drops the rest. */
    @Override
    public synchronized void close() {
        closed = true;
        working.values().forEach(Thread::interrupt);
    }
}
