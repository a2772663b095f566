package org.parley.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A Bot API server on a local port that keeps Telegram's rules: token and method in the path, JSON bodies, updates delivered
 * again until an offset confirms them, one poll at a time, the limits and the entities of messages, replies and topics. It
 * remembers what it was asked, and fails in the ways of the real one when told to.
 */
final class FakeTelegram implements AutoCloseable {

    static final String TOKEN = "123456:fake-token_FOR-tests";
    static final long BOT_ID = 123456;
    static final String BOT_NAME = "ParleyBot";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> ENTITY_TYPES = Set.of("bold", "italic", "text_link", "expandable_blockquote",
            "blockquote", "code", "pre", "underline", "strikethrough", "spoiler");

    /** One call that was understood, whether or not it was carried out. */
    record Call(String method, JsonNode body) {
    }

    /** What is answered in place of carrying a call out. */
    sealed interface Failure {

        record Status(int code, String description, String parameters) implements Failure {
        }

        /** A proxy's page. */
        record Page(int code) implements Failure {
        }

        /** The connection ends with no answer; {@code carriedOut} tells whether the call had its effect before. */
        record Reset(boolean carriedOut) implements Failure {
        }
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<ObjectNode> unconfirmed = new ArrayList<>();
    private final List<Call> calls = new ArrayList<>();
    private final Map<String, Queue<Failure>> failures = new HashMap<>();
    private final Set<Integer> deleted = new HashSet<>();
    private final Map<Long, Failure> closedChats = new HashMap<>();
    private String token = TOKEN;
    private int nextMessage = 5000;
    private int confirmedBelow;
    private int poll;
    private boolean closed;

    private FakeTelegram(HttpServer server) {
        this.server = server;
    }

    static FakeTelegram start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        FakeTelegram fake = new FakeTelegram(server);
        server.setExecutor(fake.threads);
        server.createContext("/", fake::serve);
        server.start();
        return fake;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Has an update wait for the bot. */
    synchronized void add(String update) {
        try {
            unconfirmed.add((ObjectNode) JSON.readTree(update));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        notifyAll();
    }

    /** The next calls of {@code method} fail, one for each of {@code causes}. */
    synchronized void failNext(String method, Failure... causes) {
        failures.computeIfAbsent(method.toLowerCase(Locale.ROOT), m -> new ArrayDeque<>()).addAll(List.of(causes));
    }

    static Failure.Status error(int code, String description) {
        return new Failure.Status(code, description, "");
    }

    static Failure.Status tooManyRequests(int retryAfter) {
        return new Failure.Status(429, "Too Many Requests: retry after " + retryAfter,
                "{\"retry_after\":" + retryAfter + "}");
    }

    /** Every message to {@code chat} is refused so from now on. */
    synchronized void close(long chat, Failure why) {
        closedChats.put(chat, why);
    }

    /** The message is gone before it is answered. */
    synchronized void deleteMessage(int id) {
        deleted.add(id);
    }

    /** From now on the token is another one. */
    synchronized void revokeToken() {
        token = "123456:another";
        notifyAll();
    }

    /** Calls of {@code method} so far, in their order. */
    synchronized List<JsonNode> calls(String method) {
        return calls.stream().filter(call -> call.method().equals(method.toLowerCase(Locale.ROOT))).map(Call::body)
                .toList();
    }

    /** Updates with lower ids were confirmed. */
    synchronized int confirmedBelow() {
        return confirmedBelow;
    }

    /** Waits until {@code condition} holds, and fails if that takes absurdly long. */
    synchronized void await(String what, Predicate<FakeTelegram> condition) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.test(this)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("waited a minute for: " + what + "; calls so far: " + calls);
            }
            wait(50);
        }
    }

    /** Waits until there were {@code count} calls of {@code method}. */
    List<JsonNode> awaitCalls(String method, int count) throws InterruptedException {
        await(count + " × " + method, fake -> fake.calls(method).size() >= count);
        return calls(method);
    }

    private void serve(HttpExchange exchange) throws IOException {
        String[] path = exchange.getRequestURI().getPath().split("/", -1);
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Object answer = path.length == 3 && path[1].startsWith("bot")
                ? answer(path[1].substring(3), path[2].toLowerCase(Locale.ROOT), body)
                : error(404, "Not Found");
        switch (answer) {
            case Failure.Reset reset -> exchange.close();
            case Failure.Page page -> respond(exchange, page.code(), "text/html", "<html>Bad Gateway</html>");
            case Failure.Status error ->
                respond(exchange, error.code(), "application/json",
                        "{\"ok\":false,\"error_code\":" + error.code() + ",\"description\":\"" + error.description()
                                + "\""
                                + (error.parameters().isEmpty() ? "" : ",\"parameters\":" + error.parameters()) + "}");
            default -> respond(exchange, 200, "application/json", "{\"ok\":true,\"result\":" + answer + "}");
        }
    }

    private static void respond(HttpExchange exchange, int code, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(code, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private synchronized Object answer(String usedToken, String method, String json) {
        if (!usedToken.equals(token)) {
            return error(401, "Unauthorized");
        }
        JsonNode body;
        try {
            body = JSON.readTree(json.isEmpty() ? "{}" : json);
        } catch (IOException e) {
            return error(400, "Bad Request: can't parse JSON");
        }
        calls.add(new Call(method, body));
        notifyAll();
        Failure failure = failures.getOrDefault(method, new ArrayDeque<>()).poll();
        if (failure instanceof Failure.Reset reset && reset.carriedOut()) {
            carryOut(method, body);
        }
        return failure != null ? failure : carryOut(method, body);
    }

    private Object carryOut(String method, JsonNode body) {
        return switch (method) {
            case "getme" ->
                "{\"id\":" + BOT_ID + ",\"is_bot\":true,\"first_name\":\"Parley\",\"username\":\"" + BOT_NAME
                        + "\",\"can_join_groups\":true,\"can_read_all_group_messages\":false}";
            case "deletewebhook", "setmycommands", "sendchataction" -> "true";
            case "deletemessage" -> {
                deleted.add(body.path("message_id").asInt());
                yield "true";
            }
            case "getupdates" -> updates(body);
            case "sendmessage" -> sendMessage(body);
            case "editmessagetext" -> editMessage(body);
            default -> error(404, "Not Found: method not found");
        };
    }

    /** https://core.telegram.org/bots/api#getupdates: an offset confirms all before it; a second poll ends the first. */
    private Object updates(JsonNode body) {
        int offset = body.path("offset").asInt(0);
        confirmedBelow = Math.max(confirmedBelow, offset);
        unconfirmed.removeIf(update -> update.path("update_id").asInt() < offset);
        int mine = ++poll;
        notifyAll();
        long deadline = System.nanoTime() + Duration.ofSeconds(body.path("timeout").asInt(0)).toNanos();
        String usedToken = token;
        try {
            while (unconfirmed.isEmpty() && System.nanoTime() < deadline && !closed) {
                wait(20);
                if (mine != poll) {
                    return error(409, "Conflict: terminated by other getUpdates request; make sure that only one bot "
                            + "instance is running");
                }
                if (!usedToken.equals(token)) {
                    return error(401, "Unauthorized");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return unconfirmed.stream().limit(body.path("limit").asInt(100)).toList().toString();
    }

    private Object sendMessage(JsonNode body) {
        Failure closedChat = closedChats.get(body.path("chat_id").asLong());
        if (closedChat != null) {
            return closedChat;
        }
        JsonNode reply = body.path("reply_parameters");
        boolean replyLost = !reply.isMissingNode() && deleted.contains(reply.path("message_id").asInt());
        if (replyLost && !reply.path("allow_sending_without_reply").asBoolean()) {
            return error(400, "Bad Request: message to be replied not found");
        }
        String fault = fault(body);
        return fault != null ? error(400, "Bad Request: " + fault) : message(nextMessage++, body);
    }

    private Object editMessage(JsonNode body) {
        if (deleted.contains(body.path("message_id").asInt())) {
            return error(400, "Bad Request: message to edit not found");
        }
        String fault = fault(body);
        return fault != null ? error(400, "Bad Request: " + fault) : message(body.path("message_id").asInt(), body);
    }

    private static String message(int id, JsonNode body) {
        ObjectNode message = JSON.createObjectNode();
        message.put("message_id", id).put("date", 1762700000).put("text", body.path("text").asText());
        long chat = body.path("chat_id").asLong();
        message.putObject("chat").put("id", chat).put("type", chat < 0 ? "supergroup" : "private");
        return message.toString();
    }

    /** What is wrong with the text and its entities; null if nothing is. */
    private static @Nullable String fault(JsonNode body) {
        String text = body.path("text").asText();
        if (text.isBlank()) {
            return "message text is empty";
        }
        if (text.length() > 4096) {
            return "message is too long";
        }
        if (!body.path("parse_mode").isMissingNode() && !body.path("parse_mode").isNull()) {
            return "unsupported parse_mode";
        }
        if (body.path("entities").size() > 100) {
            return "ENTITIES_TOO_LONG";
        }
        for (JsonNode entity : body.path("entities")) {
            int from = entity.path("offset").asInt(-1);
            int to = from + entity.path("length").asInt();
            boolean within = from >= 0 && to > from && to <= text.length();
            if (!within || splitsPair(text, from) || splitsPair(text, to)
                    || !ENTITY_TYPES.contains(entity.path("type").asText())) {
                return "ENTITY_BOUNDS_INVALID";
            }
            if (entity.path("type").asText().equals("text_link")
                    && !entity.path("url").asText().matches("https?://\\S+")) {
                return "URL is invalid";
            }
        }
        return null;
    }

    private static boolean splitsPair(String text, int at) {
        return at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at));
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        server.stop(0);
        threads.shutdownNow();
    }
}
