package org.parley.slack;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.java_websocket.WebSocket;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;
import org.jspecify.annotations.Nullable;
import org.parley.bot.Secret;

/**
 * Slack on two local ports: the Web API and Socket Mode, with the rules that an app can break. Remembers what it was told,
 * and repeats what is not acknowledged.
 */
final class FakeSlack implements AutoCloseable {

    static final String BOT_TOKEN = "xoxb-1-fake";
    static final String APP_TOKEN = "xapp-1-fake";
    static final String BOT = "U0PARLEY";
    static final String GENERAL = "C0GENERAL";
    static final String DM = "D0ANN";

    private static final Gson GSON = new Gson();
    private static final Set<String> CHANNELS = Set.of(GENERAL, "C0OTHER", DM);

    /** A message that arrived. */
    record Posted(String channel, Optional<String> thread, String text, JsonArray blocks, String ts, String mark) {
    }

    /** What a method is to do in place of its work. */
    sealed interface Failure {
        record Status(int code, Optional<String> retryAfter) implements Failure {
        }

        record Error(String error) implements Failure {
        }

        /** The work is done, and the connection breaks before the answer. */
        record ResetAfterWork() implements Failure {
        }
    }

    private final Duration ackWithin;
    private final HttpServer http;
    private final ExecutorService httpThreads = Executors.newVirtualThreadPerTaskExecutor();
    private final Socket socket = new Socket();
    private final ScheduledExecutorService timer = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());
    private final Map<String, JsonObject> unacknowledged = new ConcurrentHashMap<>();
    private final Map<String, Queue<Failure>> failures = new ConcurrentHashMap<>();
    private final Map<String, Long> lastPost = new ConcurrentHashMap<>();
    private final Map<String, Long> silentUntil = new ConcurrentHashMap<>();
    private final Set<String> tickets = ConcurrentHashMap.newKeySet();
    private final AtomicInteger counter = new AtomicInteger();

    final List<Posted> posted = new CopyOnWriteArrayList<>();
    final List<JsonObject> ephemeral = new CopyOnWriteArrayList<>();
    final List<String> calls = new CopyOnWriteArrayList<>();
    final List<String> broken = new CopyOnWriteArrayList<>();
    final List<JsonObject> acknowledged = new CopyOnWriteArrayList<>();
    final AtomicInteger redelivered = new AtomicInteger();
    final AtomicInteger limited = new AtomicInteger();
    final AtomicInteger connected = new AtomicInteger();

    private FakeSlack(Duration ackWithin) throws IOException {
        this.ackWithin = ackWithin;
        this.http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    static FakeSlack start() {
        return start(Duration.ofSeconds(3));
    }

    /** @param ackWithin how long an envelope may stay unacknowledged until it is sent again */
    static FakeSlack start(Duration ackWithin) {
        try {
            FakeSlack slack = new FakeSlack(ackWithin);
            slack.http.createContext("/api/", slack::api);
            slack.http.createContext("/response/", slack::response);
            slack.http.setExecutor(slack.httpThreads);
            slack.http.start();
            slack.socket.start();
            slack.socket.ready.await();
            return slack;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    String url() {
        return "http://localhost:" + http.getAddress().getPort();
    }

    /** How the app is told to use this Slack. */
    SlackBotConfig config(SlackBotConfig.Connection connection) {
        return new SlackBotConfig(new Secret(BOT_TOKEN), connection, URI.create(url() + "/api/"));
    }

    SlackBotConfig socketMode() {
        return config(new SlackBotConfig.Connection.SocketMode(new Secret(APP_TOKEN)));
    }

    void failNext(String method, Failure failure) {
        failures.computeIfAbsent(method, m -> new ArrayDeque<>()).add(failure);
    }

    // --- what people do

    /** A time stamp as Slack gives a message. */
    String ts() {
        return "1762700%03d.000100".formatted(counter.incrementAndGet());
    }

    static JsonObject message(String channel, String user, String text, String ts) {
        JsonObject event = new JsonObject();
        event.addProperty("type", "message");
        event.addProperty("channel", channel);
        event.addProperty("channel_type", channel.startsWith("D") ? "im" : "channel");
        event.addProperty("user", user);
        event.addProperty("text", text);
        event.addProperty("ts", ts);
        event.addProperty("event_ts", ts);
        return event;
    }

    static JsonObject inThread(JsonObject message, String thread) {
        message.addProperty("thread_ts", thread);
        return message;
    }

    /** The other event that tells of the same message. */
    static JsonObject asMention(JsonObject message) {
        JsonObject event = message.deepCopy();
        event.addProperty("type", "app_mention");
        event.remove("channel_type");
        return event;
    }

    /** Somebody writes to the bot; the time stamp. */
    String direct(String text) {
        String ts = ts();
        deliver(message(DM, "U0ANN", text, ts));
        return ts;
    }

    /** Somebody mentions the bot in a channel, which arrives twice; the time stamp. */
    String mention(String channel, String text) {
        String ts = ts();
        JsonObject message = message(channel, "U0ANN", "<@" + BOT + "> " + text, ts);
        deliver(message);
        deliver(asMention(message));
        return ts;
    }

    /** Delivers an event under an id of its own. */
    void deliver(JsonObject event) {
        deliver("Ev" + counter.incrementAndGet(), event);
    }

    void deliver(String eventId, JsonObject event) {
        send("events_api", eventPayload(eventId, event), 0);
    }

    static JsonObject eventPayload(String eventId, JsonObject event) {
        JsonObject payload = new JsonObject();
        payload.addProperty("token", "verification");
        payload.addProperty("team_id", "T0TEAM");
        payload.addProperty("api_app_id", "A0PARLEY");
        payload.add("event", event);
        payload.addProperty("type", "event_callback");
        payload.addProperty("event_id", eventId);
        payload.addProperty("event_time", 1_762_700_000);
        return payload;
    }

    /** Somebody types {@code /parley text}. */
    void command(String text) {
        JsonObject payload = new JsonObject();
        payload.addProperty("token", "verification");
        payload.addProperty("team_id", "T0TEAM");
        payload.addProperty("channel_id", GENERAL);
        payload.addProperty("user_id", "U0ANN");
        payload.addProperty("command", "/parley");
        payload.addProperty("text", text);
        payload.addProperty("response_url", url() + "/response/" + counter.incrementAndGet());
        send("slash_commands", payload, -1);
    }

    /** The socket is to be replaced, as happens every few hours. */
    void refresh() {
        socket.broadcast(
                "{\"type\":\"disconnect\",\"reason\":\"refresh_requested\",\"debug_info\":{\"host\":\"fake\"}}");
    }

    /** The socket breaks. */
    void cut() {
        socket.getConnections().forEach(connection -> connection.closeConnection(1006, "cut"));
    }

    private void send(String type, JsonObject payload, int attempt) {
        JsonObject envelope = new JsonObject();
        String id = "env-" + counter.incrementAndGet();
        envelope.addProperty("envelope_id", id);
        envelope.addProperty("type", type);
        envelope.addProperty("accepts_response_payload", type.equals("slash_commands"));
        envelope.add("payload", payload);
        if (attempt > 0) {
            envelope.addProperty("retry_attempt", attempt);
            envelope.addProperty("retry_reason", "timeout");
            redelivered.incrementAndGet();
        }
        unacknowledged.put(id, envelope);
        socket.getConnections().stream().filter(WebSocket::isOpen).reduce((older, newer) -> newer)
                .ifPresent(connection -> connection.send(GSON.toJson(envelope)));
        // Slack repeats an event three times, and a command never (docs.slack.dev/apis/events-api).
        if (attempt >= 0 && attempt < 3) {
            timer.schedule(() -> {
                if (unacknowledged.remove(id) != null) {
                    send(type, payload, attempt + 1);
                }
            }, ackWithin.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    // --- the Web API

    private void api(HttpExchange exchange) throws IOException {
        try (exchange) {
            String method = exchange.getRequestURI().getPath().substring("/api/".length());
            Map<String, String> form = form(
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            calls.add(method);
            String token = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")).orElse("")
                    .replace("Bearer ", "");
            if (!token.equals(method.equals("apps.connections.open") ? APP_TOKEN : BOT_TOKEN)) {
                reply(exchange, 200, error(token.isEmpty() ? "not_authed" : "invalid_auth"));
                return;
            }
            long now = System.nanoTime();
            if (now - silentUntil.getOrDefault(method, now) < 0) {
                broken.add(method + " before Retry-After was over");
            }
            Queue<Failure> planned = failures.get(method);
            Failure failure = planned == null ? null : planned.poll();
            switch (failure) {
                case Failure.Status status -> {
                    status.retryAfter().ifPresent(seconds -> {
                        exchange.getResponseHeaders().set("Retry-After", seconds);
                        silentUntil.put(method,
                                System.nanoTime() + TimeUnit.SECONDS.toNanos(Long.parseLong(seconds)));
                    });
                    reply(exchange, status.code(), status.code() == 429 ? error("ratelimited") : "<html>oops</html>");
                }
                case Failure.Error error -> reply(exchange, 200, error(error.error()));
                case Failure.ResetAfterWork reset -> call(method, form, exchange);
                case null -> {
                    String answer = call(method, form, exchange);
                    if (answer.equals("ratelimited")) {
                        limited.incrementAndGet();
                        exchange.getResponseHeaders().set("Retry-After", "1");
                        reply(exchange, 429, error("ratelimited"));
                    } else {
                        reply(exchange, 200, answer);
                    }
                }
            }
        }
    }

    private String call(String method, Map<String, String> form, HttpExchange exchange) {
        return switch (method) {
            case "auth.test" ->
                "{\"ok\":true,\"url\":\"https://fake.slack.com/\",\"team\":\"Desk\",\"user\":\"parley\",\"team_id\":\"T0TEAM\",\"user_id\":\""
                        + BOT + "\",\"bot_id\":\"B0PARLEY\"}";
            case "apps.connections.open" -> {
                String ticket = "ticket-" + counter.incrementAndGet();
                tickets.add(ticket);
                yield "{\"ok\":true,\"url\":\"ws://localhost:" + socket.getPort() + "/link/?ticket=" + ticket + "\"}";
            }
            case "chat.postMessage" -> postMessage(form);
            case "conversations.replies", "conversations.history" -> history(form);
            default -> error("unknown_method");
        };
    }

    private String postMessage(Map<String, String> form) {
        String channel = form.getOrDefault("channel", "");
        if (!CHANNELS.contains(channel)) {
            return error("channel_not_found");
        }
        Optional<String> text = Optional.ofNullable(form.get("text"));
        Optional<JsonArray> blocks = Optional.ofNullable(form.get("blocks"))
                .map(b -> JsonParser.parseString(b).getAsJsonArray());
        Optional<String> fault = BlockRules.fault(text, blocks);
        if (fault.isPresent()) {
            broken.add(fault.get());
            return error(fault.get());
        }
        BlockRules.mentioned(form.getOrDefault("text", "") + blocks.map(JsonArray::toString).orElse(""))
                .ifPresent(broken::add);
        if (!"false".equals(form.get("unfurl_links")) && !"0".equals(form.get("unfurl_links"))) {
            broken.add("unfurls links");
        }
        long now = System.nanoTime();
        Long last = lastPost.get(channel);
        if (last != null && now - last < TimeUnit.MILLISECONDS.toNanos(900)) {
            return "ratelimited";
        }
        lastPost.put(channel, now);
        String ts = ts();
        posted.add(new Posted(channel, Optional.ofNullable(form.get("thread_ts")), text.orElse(""),
                blocks.orElseGet(JsonArray::new), ts, form.getOrDefault("metadata", "{}")));
        return "{\"ok\":true,\"channel\":\"" + channel + "\",\"ts\":\"" + ts + "\"}";
    }

    private String history(Map<String, String> form) {
        JsonArray messages = new JsonArray();
        for (Posted each : posted) {
            if (each.channel().equals(form.get("channel"))
                    && Optional.ofNullable(form.get("ts")).equals(each.thread())) {
                JsonObject message = new JsonObject();
                message.addProperty("type", "message");
                message.addProperty("user", BOT);
                message.addProperty("text", each.text());
                message.addProperty("ts", each.ts());
                message.add("metadata", JsonParser.parseString(each.mark()));
                messages.add(message);
            }
        }
        return "{\"ok\":true,\"messages\":" + messages + "}";
    }

    private void response(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonObject body = JsonParser
                    .parseString(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8))
                    .getAsJsonObject();
            Optional<String> fault = BlockRules.fault(
                    Optional.ofNullable(body.get("text")).map(JsonElement::getAsString),
                    Optional.ofNullable(body.getAsJsonArray("blocks")));
            if (fault.isPresent()) {
                broken.add(fault.get());
                reply(exchange, 400, fault.get());
                return;
            }
            ephemeral.add(body);
            reply(exchange, 200, "ok");
        }
    }

    private static String error(String error) {
        return "{\"ok\":false,\"error\":\"" + error + "\"}";
    }

    private static void reply(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static Map<String, String> form(String body) {
        Map<String, String> form = new HashMap<>();
        for (String pair : body.isEmpty() ? new String[0] : body.split("&")) {
            String[] parts = pair.split("=", 2);
            form.put(URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
                    parts.length > 1 ? URLDecoder.decode(parts[1], StandardCharsets.UTF_8) : "");
        }
        return form;
    }

    // --- Socket Mode

    private final class Socket extends WebSocketServer {

        final CountDownLatch ready = new CountDownLatch(1);

        Socket() {
            super(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
            setDaemon(true);
            setReuseAddr(true);
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
    }

    // --- waiting

    /** Waits until {@code condition} holds, for far longer than it can take. */
    static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited in vain: " + what);
            }
            try {
                Thread.sleep(10);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    void awaitConnection(int nth) {
        await("connection " + nth, () -> connected.get() >= nth);
    }

    /** All messages there are once there are {@code count}. */
    List<Posted> awaitPosted(int count) {
        await(count + " messages", () -> posted.size() >= count);
        return List.copyOf(posted);
    }

    <T> List<T> awaitSize(Supplier<List<T>> list, int count) {
        await(count + " entries", () -> list.get().size() >= count);
        return new ArrayList<>(list.get());
    }

    @Override
    public void close() {
        timer.shutdownNow();
        http.stop(0);
        httpThreads.shutdownNow();
        try {
            socket.stop(1_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
