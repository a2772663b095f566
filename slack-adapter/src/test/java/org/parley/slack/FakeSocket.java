package org.parley.slack;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.java_websocket.WebSocket;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;
import org.jspecify.annotations.Nullable;

/** Slack's end of Socket Mode: hands envelopes to one of the sockets, and repeats an event that is not acknowledged. */
final class FakeSocket extends WebSocketServer {

    /** How often Slack repeats an event; it never repeats a command or a press (docs.slack.dev/apis/events-api). */
    private static final int REPEATS = 3;

    private final Duration ackWithin;
    private final List<String> broken;
    private final CountDownLatch ready = new CountDownLatch(1);
    private final ScheduledExecutorService timer = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());
    private final Map<String, JsonObject> unacknowledged = new ConcurrentHashMap<>();
    private final Set<String> tickets = ConcurrentHashMap.newKeySet();
    private final AtomicInteger counter = new AtomicInteger();
    private final AtomicInteger turn = new AtomicInteger();

    final List<JsonObject> acknowledged = new CopyOnWriteArrayList<>();
    final AtomicInteger redelivered = new AtomicInteger();
    final AtomicInteger connected = new AtomicInteger();

    /**
     * @param ackWithin how long an envelope may stay unacknowledged until it is sent again
     * @param broken where broken rules are noted
     */
    FakeSocket(Duration ackWithin, List<String> broken) {
        super(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
        this.ackWithin = ackWithin;
        this.broken = broken;
        setDaemon(true);
        setReuseAddr(true);
    }

    void open() throws InterruptedException {
        start();
        ready.await();
    }

    /** An address that can be connected to once. */
    String address() {
        String ticket = "ticket-" + counter.incrementAndGet();
        tickets.add(ticket);
        return "ws://localhost:" + getPort() + "/link/?ticket=" + ticket;
    }

    /** From now on another of the sockets is told; until then it is the newest. */
    void turn() {
        turn.incrementAndGet();
    }

    /** Whether all that was told is acknowledged. */
    boolean isQuiet() {
        return unacknowledged.isEmpty();
    }

    /** @param repeated whether Slack repeats it when it is not acknowledged */
    void send(String type, JsonObject payload, boolean repeated) {
        send(type, payload, repeated, 0);
    }

    private void send(String type, JsonObject payload, boolean repeated, int attempt) {
        JsonObject envelope = new JsonObject();
        String id = "env-" + counter.incrementAndGet();
        envelope.addProperty("envelope_id", id);
        envelope.addProperty("type", type);
        envelope.addProperty("accepts_response_payload", !type.equals("events_api"));
        envelope.add("payload", payload);
        if (attempt > 0) {
            envelope.addProperty("retry_attempt", attempt);
            envelope.addProperty("retry_reason", "timeout");
            redelivered.incrementAndGet();
        }
        unacknowledged.put(id, envelope);
        List<WebSocket> open = getConnections().stream().filter(WebSocket::isOpen).toList();
        if (!open.isEmpty()) {
            open.get((open.size() - 1 + turn.get()) % open.size()).send(envelope.toString());
        }
        timer.schedule(() -> {
            if (unacknowledged.remove(id) == null) {
                return;
            }
            if (repeated && attempt < REPEATS) {
                send(type, payload, true, attempt + 1);
            } else if (!repeated) {
                broken.add(type + " was not acknowledged in time");
            }
        }, ackWithin.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void onOpen(WebSocket connection, ClientHandshake handshake) {
        String ticket = handshake.getResourceDescriptor().replaceFirst(".*ticket=", "");
        if (!tickets.remove(ticket)) {
            broken.add("socket opened without a fresh ticket");
            connection.close(4_001);
            return;
        }
        connected.incrementAndGet();
        connection.send("{\"type\":\"hello\",\"num_connections\":1,\"connection_info\":{\"app_id\":\"A0PARLEY\"}}");
    }

    @Override
    public void onMessage(WebSocket connection, String message) {
        JsonObject acknowledgement = JsonParser.parseString(message).getAsJsonObject();
        if (unacknowledged.remove(acknowledgement.get("envelope_id").getAsString()) != null) {
            acknowledged.add(acknowledgement);
        }
    }

    @Override
    public void onClose(WebSocket connection, int code, String reason, boolean remote) {
        // The app opens another one.
    }

    @Override
    public void onError(@Nullable WebSocket connection, Exception e) {
        // Cut connections end in errors.
    }

    @Override
    public void onStart() {
        ready.countDown();
    }

    void shut() {
        timer.shutdownNow();
        try {
            stop(1_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
