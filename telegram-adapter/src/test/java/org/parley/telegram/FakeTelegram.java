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
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A Bot API server on a local port that keeps Telegram's rules: token and method in the path, JSON or multipart bodies, updates
 * delivered again until an offset confirms them or a webhook answers 200, one poll at a time and none beside a webhook, the limits of
 * messages, captions, keyboards, menus and inline results. It remembers what it was asked, and fails in the ways of the real one
 * when told to.
 */
final class FakeTelegram implements AutoCloseable {

    static final String TOKEN = "123456:fake-token_FOR-tests";
    static final long BOT_ID = 123456;
    static final String BOT_NAME = "ParleyBot";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern PART_NAME = Pattern.compile("name=\"([^\"]+)\"");

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

        /** The call is carried out, and nothing is answered for longer than anybody waits. */
        record Silence() implements Failure {
        }

        /** The call is carried out, and the connection ends in the middle of the answer. */
        record Torn() implements Failure {
        }
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<ObjectNode> unconfirmed = new ArrayList<>();
    private final List<Call> calls = new ArrayList<>();
    private final Map<String, Queue<Failure>> failures = new HashMap<>();
    private final Set<Integer> deleted = new HashSet<>();
    private final Map<Long, Failure> closedChats = new HashMap<>();
    private final Map<Integer, String> standing = new HashMap<>();
    private final Set<Integer> pictures = new HashSet<>();
    private final Set<Long> admins = new HashSet<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private String webhook = "";
    private String webhookSecret = "";
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

    /** Has an update come that was confirmed before. */
    synchronized void addAgain(String update) {
        confirmedBelow = 0;
        add(update);
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

    /** Another process has set a webhook, which takes nothing. */
    synchronized void setWebhookElsewhere() {
        webhook = "http://127.0.0.1:1/";
    }

    /** The person administers every group. */
    synchronized void promote(long user) {
        admins.add(user);
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
        String body = body(exchange);
        Object answer = path.length == 3 && path[1].startsWith("bot")
                ? answer(path[1].substring(3), path[2].toLowerCase(Locale.ROOT), body)
                : error(404, "Not Found");
        switch (answer) {
            case Failure.Reset reset -> exchange.close();
            case Failure.Silence silence -> awaitClosed();
            case Failure.Torn torn -> {
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, 1000);
                exchange.getResponseBody().write("{\"ok\":true,".getBytes(StandardCharsets.UTF_8));
                exchange.getResponseBody().flush();
                exchange.close();
            }
            case Failure.Page page -> respond(exchange, page.code(), "text/html", "<html>Bad Gateway</html>");
            case Failure.Status error ->
                respond(exchange, error.code(), "application/json",
                        "{\"ok\":false,\"error_code\":" + error.code() + ",\"description\":\"" + error.description()
                                + "\""
                                + (error.parameters().isEmpty() ? "" : ",\"parameters\":" + error.parameters()) + "}");
            default -> respond(exchange, 200, "application/json", "{\"ok\":true,\"result\":" + answer + "}");
        }
    }

    private synchronized void awaitClosed() {
        try {
            while (!closed) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A multipart body as the JSON that it stands for: https://core.telegram.org/bots/api#making-requests. */
    private static String body(HttpExchange exchange) throws IOException {
        byte[] bytes = exchange.getRequestBody().readAllBytes();
        String type = String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type"));
        if (!type.startsWith("multipart/")) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
        String boundary = "--" + type.replaceFirst(".*boundary=", "");
        ObjectNode body = JSON.createObjectNode();
        for (String part : new String(bytes, StandardCharsets.ISO_8859_1).split(Pattern.quote(boundary))) {
            Matcher name = PART_NAME.matcher(part);
            int headersEnd = part.indexOf("\r\n\r\n");
            if (headersEnd >= 0 && name.find()) {
                String raw = part.substring(headersEnd + 4, part.length() - 2);
                if (part.substring(0, headersEnd).contains("filename=")) {
                    body.put(name.group(1), raw.getBytes(StandardCharsets.ISO_8859_1));
                } else {
                    body.set(name.group(1), value(new String(raw.getBytes(StandardCharsets.ISO_8859_1),
                            StandardCharsets.UTF_8)));
                }
            }
        }
        // https://core.telegram.org/bots/api#sending-files: a field may say which part holds its file.
        String photo = body.path("photo").asText();
        if (photo.startsWith("attach://")) {
            body.set("photo", body.path(photo.substring("attach://".length())));
        }
        return body.toString();
    }

    /** What stands in a field: JSON where it is a list or an object, else text. */
    private static JsonNode value(String text) throws IOException {
        return text.startsWith("{") || text.startsWith("[")
                ? JSON.readTree(text)
                : JSON.getNodeFactory().textNode(text);
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
        boolean carriedOut = failure instanceof Failure.Reset reset && reset.carriedOut()
                || failure instanceof Failure.Silence || failure instanceof Failure.Torn;
        if (carriedOut) {
            carryOut(method, body);
        }
        return failure != null ? failure : carryOut(method, body);
    }

    private Object carryOut(String method, JsonNode body) {
        return switch (method) {
            case "getme" ->
                "{\"id\":" + BOT_ID + ",\"is_bot\":true,\"first_name\":\"Parley\",\"username\":\"" + BOT_NAME
                        + "\",\"can_join_groups\":true,\"can_read_all_group_messages\":false,"
                        + "\"supports_inline_queries\":true}";
            case "deletewebhook" -> {
                webhook = "";
                yield "true";
            }
            case "setwebhook" -> setWebhook(body);
            case "getwebhookinfo" ->
                "{\"url\":\"" + webhook + "\",\"has_custom_certificate\":false,\"pending_update_count\":"
                        + unconfirmed.size() + ",\"last_error_date\":1762700000,"
                        + "\"last_error_message\":\"Connection refused\"}";
            case "sendchataction" -> "true";
            case "setmycommands" -> answer(BotApiRules.menu(body));
            case "answercallbackquery" ->
                answer(body.path("text").asText().length() > 200 ? "MESSAGE_TOO_LONG" : null);
            case "answerinlinequery" -> answer(BotApiRules.inlineAnswer(body));
            case "answerguestquery" -> {
                String fault = BotApiRules.inlineResult(body.path("result"), new HashSet<>());
                yield fault == null ? "{\"inline_message_id\":\"AQAD\"}" : error(400, "Bad Request: " + fault);
            }
            case "getchatmember" -> member(body);
            case "deletemessage" ->
                answer(deleted.add(body.path("message_id").asInt()) ? null : "message to delete not found");
            case "getupdates" -> webhook.isEmpty()
                    ? updates(body)
                    : error(409, "Conflict: can't use getUpdates method while webhook is active");
            case "sendmessage" -> send(body, "text");
            case "sendphoto" -> body.path("photo").asText().isEmpty()
                    ? error(400, "Bad Request: there is no photo in the request")
                    : send(body, "caption");
            case "editmessagetext" -> editMessage(body, "text");
            case "editmessagecaption" -> editMessage(body, "caption");
            case "editmessagereplymarkup" -> editKeyboard(body);
            default -> error(404, "Not Found: method not found");
        };
    }

    private static Object answer(@Nullable String fault) {
        return fault == null ? "true" : error(400, "Bad Request: " + fault);
    }

    /** https://core.telegram.org/bots/api#setwebhook; a local server takes plain HTTP. */
    private Object setWebhook(JsonNode body) {
        if (!body.path("secret_token").asText().matches("[A-Za-z0-9_-]{0,256}")) {
            return error(400, "Bad Request: secret token contains unallowed characters");
        }
        webhook = body.path("url").asText();
        webhookSecret = body.path("secret_token").asText();
        threads.execute(this::deliver);
        return "true";
    }

    /** Sends the oldest update until it is answered with 200, then the next. */
    private void deliver() {
        try {
            while (true) {
                ObjectNode update;
                String to;
                synchronized (this) {
                    while (unconfirmed.isEmpty() && !closed && !webhook.isEmpty()) {
                        wait(20);
                    }
                    if (closed || webhook.isEmpty()) {
                        return;
                    }
                    update = unconfirmed.getFirst();
                    to = webhook;
                }
                if (post(to, update) == 200) {
                    synchronized (this) {
                        unconfirmed.remove(update);
                        confirmedBelow = Math.max(confirmedBelow, update.path("update_id").asInt() + 1);
                        notifyAll();
                    }
                } else {
                    Thread.sleep(20);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private int post(String to, ObjectNode update) throws InterruptedException {
        try {
            return http.send(HttpRequest.newBuilder(URI.create(to))
                    .header("X-Telegram-Bot-Api-Secret-Token", webhookSecret)
                    .POST(HttpRequest.BodyPublishers.ofString(update.toString())).build(),
                    HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return 0;
        }
    }

    private String member(JsonNode body) {
        long user = body.path("user_id").asLong();
        return "{\"status\":\"" + (admins.contains(user) ? "creator" : "member")
                + "\",\"is_anonymous\":false,\"user\":{\"id\":" + user + ",\"is_bot\":false,\"first_name\":\"Ada\"}}";
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

    private Object send(JsonNode body, String field) {
        Failure closedChat = closedChats.get(body.path("chat_id").asLong());
        if (closedChat != null) {
            return closedChat;
        }
        JsonNode reply = body.path("reply_parameters");
        boolean replyLost = !reply.isMissingNode() && deleted.contains(reply.path("message_id").asInt());
        if (replyLost && !reply.path("allow_sending_without_reply").asBoolean()) {
            return error(400, "Bad Request: message to be replied not found");
        }
        String fault = BotApiRules.message(body, field);
        if (fault != null) {
            return error(400, "Bad Request: " + fault);
        }
        int id = nextMessage++;
        standing.put(id, content(body));
        if (field.equals("caption")) {
            pictures.add(id);
        }
        return message(id, body, field);
    }

    private Object editMessage(JsonNode body, String field) {
        int id = body.path("message_id").asInt();
        if (deleted.contains(id)) {
            return error(400, "Bad Request: message to edit not found");
        }
        if (pictures.contains(id) != field.equals("caption")) {
            return error(400, "Bad Request: there is no " + field + " in the message to edit");
        }
        String fault = BotApiRules.message(body, field);
        if (fault == null && content(body).equals(standing.put(id, content(body)))) {
            fault = "message is not modified: specified new message content and reply markup are exactly the same";
        }
        return fault != null ? error(400, "Bad Request: " + fault) : message(id, body, field);
    }

    private Object editKeyboard(JsonNode body) {
        int id = body.path("message_id").asInt();
        String fault = BotApiRules.keyboard(body.path("reply_markup"));
        if (deleted.contains(id)) {
            fault = "message to edit not found";
        }
        return fault != null ? error(400, "Bad Request: " + fault) : message(id, body, "text");
    }

    private static String content(JsonNode body) {
        return body.path("text") + "\n" + body.path("caption") + "\n" + body.path("entities") + "\n"
                + body.path("reply_markup");
    }

    private static String message(int id, JsonNode body, String field) {
        ObjectNode message = JSON.createObjectNode();
        message.put("message_id", id).put("date", 1762700000).put(field, body.path(field).asText());
        long chat = body.path("chat_id").asLong();
        message.putObject("chat").put("id", chat).put("type", chat < 0 ? "supergroup" : "private");
        return message.toString();
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        server.stop(0);
        threads.shutdownNow();
        http.shutdownNow();
    }
}
