package org.parley.delivery;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.parley.reply.Reply;

/** A platform that remembers what arrived, and that does not take everything. Thread-safe. */
public final class FakeMessenger implements Messenger {

    private final String platform;
    private final Map<String, List<String>> arrived = new HashMap<>();
    private final Map<String, Integer> attempts = new HashMap<>();
    private final Map<String, Queue<DeliveryResult>> planned = new HashMap<>();
    private final Map<String, Long> refusedAt = new HashMap<>();
    private final Map<String, Duration> waited = new HashMap<>();

    public FakeMessenger(String platform) {
        this.platform = platform;
    }

    /** What comes of the next attempt to send to {@code chat}; without a plan, the message arrives. */
    public synchronized void next(String chat, DeliveryResult result) {
        planned.computeIfAbsent(chat, c -> new ArrayDeque<>()).add(result);
    }

    /** The messages in {@code chat}, in order. */
    public synchronized List<String> arrived(String chat) {
        return List.copyOf(arrived.getOrDefault(chat, List.of()));
    }

    /** How many messages arrived anywhere. */
    public synchronized int count() {
        return arrived.values().stream().mapToInt(List::size).sum();
    }

    /** How often somebody tried to send to {@code chat}. */
    public synchronized int attempts(String chat) {
        return attempts.getOrDefault(chat, 0);
    }

    /** How long after the last planned result {@code chat} was tried again. */
    public synchronized Duration waitedAfterRefusal(String chat) {
        return waited.getOrDefault(chat, Duration.ZERO);
    }

    @Override
    public String platform() {
        return platform;
    }

    @Override
    public List<String> render(Reply reply, Recipient to) {
        return List.of(reply.plainText());
    }

    @Override
    public synchronized DeliveryResult send(Recipient to, String message, String key) {
        attempts.merge(to.chat(), 1, Integer::sum);
        Long refused = refusedAt.remove(to.chat());
        if (refused != null) {
            waited.put(to.chat(), Duration.ofNanos(System.nanoTime() - refused));
        }
        DeliveryResult plan = planned.getOrDefault(to.chat(), new ArrayDeque<>()).poll();
        if (plan != null) {
            refusedAt.put(to.chat(), System.nanoTime());
            return plan;
        }
        List<String> messages = arrived.computeIfAbsent(to.chat(), c -> new ArrayList<>());
        messages.add(message);
        return new DeliveryResult.Sent(to.chat() + "/" + messages.size());
    }

    @Override
    public Duration spacing(Recipient to) {
        return Duration.ofMillis(1);
    }

    @Override
    public Pace pace() {
        return new Pace(Duration.ofMillis(1), 100);
    }
}
