package org.parley.slack;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Slack's Web API and response_urls, with the rules that each method's page on docs.slack.dev states. */
final class FakeWebApi {

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

    /** How often a response_url may be used (docs.slack.dev/interactivity/handling-user-interaction). */
    private static final int RESPONSES = 5;

    private static final Set<String> VISIBLE = Set.of("ephemeral", "in_channel");

    private final FakeSlack slack;
    private final Map<String, Queue<Failure>> failures = new ConcurrentHashMap<>();
    private final Map<String, Long> lastPost = new ConcurrentHashMap<>();
    private final Map<String, Long> silentUntil = new ConcurrentHashMap<>();
    private final Map<String, Integer> responses = new ConcurrentHashMap<>();
    private final Map<String, Long> triggers = new ConcurrentHashMap<>();
    private final Map<String, String> files = new ConcurrentHashMap<>();

    FakeWebApi(FakeSlack slack) {
        this.slack = slack;
    }

    void failNext(String method, Failure failure) {
        failures.computeIfAbsent(method, m -> new ArrayDeque<>()).add(failure);
    }

    /** A trigger_id: opens one view within three seconds (docs.slack.dev/interactivity/handling-user-interaction). */
    String trigger() {
        String trigger = "trigger." + slack.number();
        triggers.put(trigger, System.nanoTime() + TimeUnit.SECONDS.toNanos(3));
        return trigger;
    }

    void api(HttpExchange exchange) throws IOException {
        try (exchange) {
            String method = exchange.getRequestURI().getPath().substring("/api/".length());
            Map<String, String> form = form(
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            slack.calls.add(method);
            String token = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")).orElse("")
                    .replace("Bearer ", "");
            boolean app = method.equals("apps.connections.open");
            if (!token.equals(app ? FakeSlack.APP_TOKEN : FakeSlack.BOT_TOKEN)) {
                reply(exchange, 200, error(token.isEmpty() ? "not_authed" : "invalid_auth"));
                return;
            }
            if (!app && slack.revoked) {
                reply(exchange, 200, error("token_revoked"));
                return;
            }
            Optional<String> missing = Scopes.missing(method, form.getOrDefault("channel", ""), slack.manifest);
            if (missing.isPresent()) {
                slack.broken.add(method + " without the scope " + missing.get());
                reply(exchange, 200, "{\"ok\":false,\"error\":\"missing_scope\",\"needed\":\"" + missing.get() + "\"}");
                return;
            }
            if (method.equals("auth.test")) {
                exchange.getResponseHeaders().set("X-OAuth-Scopes", String.join(",", slack.granted));
            }
            long now = System.nanoTime();
            if (now - silentUntil.getOrDefault(method, now) < 0) {
                slack.broken.add(method + " before Retry-After was over");
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
                case Failure.ResetAfterWork reset -> call(method, form);
                case null -> {
                    String answer = call(method, form);
                    if (answer.equals("ratelimited")) {
                        slack.limited.incrementAndGet();
                        exchange.getResponseHeaders().set("Retry-After", "1");
                        reply(exchange, 429, error("ratelimited"));
                    } else {
                        reply(exchange, 200, answer);
                    }
                }
            }
        }
    }

    private String call(String method, Map<String, String> form) {
        return switch (method) {
            case "auth.test" ->
                "{\"ok\":true,\"url\":\"https://fake.slack.com/\",\"team\":\"Desk\",\"user\":\"parley\",\"team_id\":\"T0TEAM\",\"user_id\":\""
                        + FakeSlack.BOT + "\",\"bot_id\":\"B0PARLEY\"}";
            case "apps.connections.open" -> "{\"ok\":true,\"url\":\"" + slack.socket.address() + "\"}";
            case "chat.postMessage" -> postMessage(form);
            case "conversations.replies", "conversations.history" -> history(form);
            case "chat.delete" -> delete(form.getOrDefault("ts", ""));
            case "conversations.info" -> conversation(form.getOrDefault("channel", ""));
            case "users.info" -> Optional.ofNullable(FakeSlack.PEOPLE.get(form.getOrDefault("user", "")))
                    .map(user -> "{\"ok\":true,\"user\":" + user + "}").orElse(error("user_not_found"));
            case "chat.update" -> update(form);
            case "conversations.open" -> Optional.of(form.getOrDefault("users", "").replaceFirst("U", "D"))
                    .filter(FakeSlack.CHANNELS::containsKey)
                    .map(channel -> "{\"ok\":true,\"channel\":{\"id\":\"" + channel + "\"}}")
                    .orElse(error("user_not_found"));
            case "files.getUploadURLExternal" -> uploadUrl(form);
            case "files.completeUploadExternal" -> completed(form);
            case "files.info" -> looked(form.getOrDefault("file", ""));
            case "views.publish" -> publish(form);
            case "views.open" -> open(form);
            case "assistant.threads.setSuggestedPrompts" -> prompts(form);
            case "assistant.threads.setStatus" -> {
                slack.statuses.add(form.getOrDefault("status", ""));
                yield form.containsKey("thread_ts") && form.containsKey("channel_id")
                        ? "{\"ok\":true}"
                        : error("invalid_arguments");
            }
            default -> error("unknown_method");
        };
    }

    /** Why nothing can be posted there; empty if it can. */
    private Optional<String> closed(String channel) {
        if (!FakeSlack.CHANNELS.containsKey(channel)) {
            return Optional.of("channel_not_found");
        }
        if (slack.archived.contains(channel)) {
            return Optional.of("is_archived");
        }
        return slack.left.contains(channel) ? Optional.of("not_in_channel") : Optional.empty();
    }

    private String postMessage(Map<String, String> form) {
        // A person's id stands for their direct message with the app.
        String channel = form.getOrDefault("channel", "").replace(FakeSlack.ANN, FakeSlack.DM);
        Optional<String> text = Optional.ofNullable(form.get("text"));
        Optional<JsonArray> blocks = array(form.get("blocks"));
        if (!form.getOrDefault("thread_ts", "1.1").matches("\\d+\\.\\d+")) {
            slack.broken.add("a thread that is none");
            return error("invalid_thread_ts");
        }
        Optional<String> fault = closed(channel).or(() -> faultOf(text, blocks));
        if (fault.isPresent()) {
            return error(fault.get());
        }
        if (!"false".equals(form.get("unfurl_links")) && !"0".equals(form.get("unfurl_links"))) {
            slack.broken.add("unfurls links");
        }
        long now = System.nanoTime();
        Long last = lastPost.get(channel);
        if (last != null && now - last < TimeUnit.MILLISECONDS.toNanos(900)) {
            return "ratelimited";
        }
        lastPost.put(channel, now);
        String ts = slack.ts();
        slack.posted.add(new FakeSlack.Posted(channel, Optional.ofNullable(form.get("thread_ts")), text.orElse(""),
                blocks.orElseGet(JsonArray::new), ts, form.getOrDefault("metadata", "{}")));
        return "{\"ok\":true,\"channel\":\"" + channel + "\",\"ts\":\"" + ts + "\"}";
    }

    private String update(Map<String, String> form) {
        String ts = form.getOrDefault("ts", "");
        Optional<JsonArray> blocks = array(form.get("blocks"));
        Optional<String> text = Optional.ofNullable(form.get("text"));
        Optional<FakeSlack.Posted> before = slack.posted.stream()
                .filter(p -> p.ts().equals(ts) && p.channel().equals(form.get("channel"))).findFirst();
        if (before.isEmpty() || slack.deleted.contains(ts)) {
            return error("message_not_found");
        }
        Optional<String> fault = closed(before.get().channel()).or(() -> faultOf(text, blocks));
        if (fault.isPresent()) {
            return error(fault.get());
        }
        slack.updated.add(new FakeSlack.Posted(before.get().channel(), before.get().thread(), text.orElse(""),
                blocks.orElseGet(JsonArray::new), ts, before.get().mark()));
        return "{\"ok\":true,\"channel\":\"" + before.get().channel() + "\",\"ts\":\"" + ts + "\"}";
    }

    private String delete(String ts) {
        return slack.posted.stream().anyMatch(p -> p.ts().equals(ts)) && !slack.deleted.contains(ts)
                && slack.deleted.add(ts) ? "{\"ok\":true,\"ts\":\"" + ts + "\"}" : error("message_not_found");
    }

    // A file goes through three calls, and can be shown when Slack has looked at it (docs.slack.dev/messaging/working-with-files).
    private String uploadUrl(Map<String, String> form) {
        if (form.getOrDefault("alt_txt", "").isBlank()) {
            slack.broken.add("a picture without alternative text");
        }
        String file = "F" + slack.number();
        return "{\"ok\":true,\"file_id\":\"" + file + "\",\"upload_url\":\"" + slack.url() + "/upload/" + file + "\"}";
    }

    void upload(HttpExchange exchange) throws IOException {
        try (exchange) {
            files.put(exchange.getRequestURI().getPath().substring("/upload/".length()),
                    exchange.getRequestBody().readAllBytes().length == 0 ? "empty" : "uploaded");
            reply(exchange, 200, "OK");
        }
    }

    private String completed(Map<String, String> form) {
        String file = array(form.get("files")).orElseThrow().get(0).getAsJsonObject().get("id").getAsString();
        return files.replace(file, "uploaded", "completed")
                ? "{\"ok\":true,\"files\":[{\"id\":\"" + file + "\"}]}"
                : error("file_not_found");
    }

    private String looked(String file) {
        boolean seen = files.replace(file, "looked at", "ready") || "ready".equals(files.get(file));
        files.replace(file, "completed", "looked at");
        return "{\"ok\":true,\"file\":{\"id\":\"" + file + "\",\"mimetype\":\"" + (seen ? "image/png" : "") + "\"}}";
    }

    private Optional<String> faultOf(Optional<String> text, Optional<JsonArray> blocks) {
        Optional<String> fault = BlockRules.fault(text, blocks).or(() -> blocks.flatMap(this::unknownFile));
        fault.ifPresent(slack.broken::add);
        BlockRules.mentioned(text.orElse("") + blocks.map(JsonArray::toString).orElse(""), slack.shareable)
                .ifPresent(slack.broken::add);
        return fault;
    }

    private Optional<String> unknownFile(JsonArray blocks) {
        return blocks.asList().stream().map(JsonElement::getAsJsonObject).filter(block -> block.has("slack_file"))
                .map(block -> block.getAsJsonObject("slack_file").get("id").getAsString())
                .filter(file -> !"ready".equals(files.get(file))).map(file -> "invalid_blocks").findFirst();
    }

    private String history(Map<String, String> form) {
        JsonArray messages = new JsonArray();
        slack.written.stream().filter(root -> root.get("ts").getAsString().equals(form.get("ts"))).findFirst()
                .ifPresent(messages::add);
        for (FakeSlack.Posted each : slack.posted) {
            if (each.channel().equals(form.get("channel"))
                    && Optional.ofNullable(form.get("ts")).equals(each.thread())) {
                JsonObject message = new JsonObject();
                message.addProperty("type", "message");
                message.addProperty("user", FakeSlack.BOT);
                message.addProperty("text", each.text());
                message.addProperty("ts", each.ts());
                message.add("metadata", JsonParser.parseString(each.mark()));
                messages.add(message);
            }
        }
        return "{\"ok\":true,\"messages\":" + messages + "}";
    }

    private static String conversation(String channel) {
        return Optional.ofNullable(FakeSlack.CHANNELS.get(channel))
                .map(facts -> "{\"ok\":true,\"channel\":" + facts + "}").orElse(error("channel_not_found"));
    }

    private String publish(Map<String, String> form) {
        JsonObject view = JsonParser.parseString(form.getOrDefault("view", "{}")).getAsJsonObject();
        if (isStranger(form.getOrDefault("user_id", ""))) {
            slack.broken.add("a Home for somebody of another workspace");
            return error("not_enabled");
        }
        Optional<String> fault = BlockRules.faultOfView(view, "home");
        fault.ifPresent(slack.broken::add);
        if (fault.isPresent()) {
            return error(fault.get());
        }
        slack.homes.add(view);
        return "{\"ok\":true,\"view\":{\"id\":\"V" + slack.number() + "\",\"type\":\"home\"}}";
    }

    private static boolean isStranger(String user) {
        return Optional.ofNullable(FakeSlack.PEOPLE.get(user)).map(FakeWebApi::parsed)
                .map(facts -> facts.has("is_stranger") && facts.get("is_stranger").getAsBoolean()).orElse(true);
    }

    private String open(Map<String, String> form) {
        Long until = triggers.remove(form.getOrDefault("trigger_id", ""));
        if (until == null || System.nanoTime() - until > 0) {
            slack.broken.add("a view without a fresh trigger_id");
            return error("expired_trigger_id");
        }
        JsonObject view = JsonParser.parseString(form.getOrDefault("view", "{}")).getAsJsonObject();
        Optional<String> fault = BlockRules.faultOfView(view, "modal");
        fault.ifPresent(slack.broken::add);
        if (fault.isPresent()) {
            return error(fault.get());
        }
        slack.modals.add(view);
        return "{\"ok\":true,\"view\":{\"id\":\"V" + slack.number() + "\",\"type\":\"modal\"}}";
    }

    private String prompts(Map<String, String> form) {
        JsonArray prompts = array(form.get("prompts")).orElseGet(JsonArray::new);
        // docs.slack.dev/reference/methods/assistant.threads.setSuggestedPrompts
        boolean complete = !prompts.isEmpty() && prompts.size() <= 4 && prompts.asList().stream()
                .map(JsonElement::getAsJsonObject).allMatch(prompt -> prompt.has("title") && prompt.has("message"));
        if (!complete) {
            slack.broken.add("suggested prompts that Slack does not take");
            return error("invalid_arguments");
        }
        slack.prompts.add(prompts);
        return "{\"ok\":true}";
    }

    void response(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonObject body = parsed(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            if (responses.merge(exchange.getRequestURI().getPath(), 1, Integer::sum) > RESPONSES) {
                slack.broken.add("a response_url was used more than five times");
                reply(exchange, 404, "used_url");
                return;
            }
            if (body.has("delete_original") && body.get("delete_original").getAsBoolean()) {
                slack.ephemeral.add(body);
                reply(exchange, 200, "ok");
                return;
            }
            String query = Optional.ofNullable(exchange.getRequestURI().getQuery()).orElse("");
            boolean replaces = body.has("replace_original") && body.get("replace_original").getAsBoolean();
            if (!replaces && !query.isEmpty()
                    && !(body.has("thread_ts") && query.endsWith(body.get("thread_ts").getAsString()))) {
                slack.broken.add("shown in the channel, though it belongs to a thread");
            }
            Optional<String> fault = faultOf(Optional.ofNullable(body.get("text")).map(JsonElement::getAsString),
                    Optional.ofNullable(body.getAsJsonArray("blocks")));
            if (body.has("response_type") && !VISIBLE.contains(body.get("response_type").getAsString())) {
                fault = Optional.of("invalid_response_type");
            }
            if (fault.isPresent()) {
                reply(exchange, 400, fault.get());
                return;
            }
            slack.ephemeral.add(body);
            reply(exchange, 200, "ok");
        }
    }

    private static JsonObject parsed(String json) {
        return JsonParser.parseString(json).getAsJsonObject();
    }

    private static Optional<JsonArray> array(@Nullable String json) {
        return Optional.ofNullable(json).map(j -> JsonParser.parseString(j).getAsJsonArray());
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

    /** Which scopes a bot token needs, as the pages of the methods and events on docs.slack.dev say. */
    static final class Scopes {

        static final Map<String, List<String>> METHODS = Map.ofEntries(
                Map.entry("chat.postMessage", List.of("chat:write")), Map.entry("chat.update", List.of("chat:write")),
                Map.entry("chat.delete", List.of("chat:write")),
                Map.entry("conversations.history", List.of("*:history")),
                Map.entry("conversations.replies", List.of("*:history")),
                Map.entry("conversations.info", List.of("*:read")),
                Map.entry("conversations.open", List.of("im:write")),
                Map.entry("users.info", List.of("users:read")),
                Map.entry("assistant.threads.setStatus", List.of("chat:write")),
                Map.entry("assistant.threads.setSuggestedPrompts", List.of("assistant:write")),
                Map.entry("files.getUploadURLExternal", List.of("files:write")),
                Map.entry("files.completeUploadExternal", List.of("files:write")),
                Map.entry("files.info", List.of("files:read")));

        private static final Map<String, List<String>> EVENTS = Map.ofEntries(
                Map.entry("app_mention", List.of("app_mentions:read")),
                Map.entry("message.channels", List.of("channels:history")),
                Map.entry("message.groups", List.of("groups:history")),
                Map.entry("message.im", List.of("im:history")), Map.entry("message.mpim", List.of("mpim:history")),
                Map.entry("app_home_opened", List.of()), Map.entry("assistant_thread_started", List.of()),
                Map.entry("app_uninstalled", List.of()), Map.entry("tokens_revoked", List.of()),
                Map.entry("channel_archive", List.of("channels:read")),
                Map.entry("channel_unarchive", List.of("channels:read")),
                Map.entry("channel_deleted", List.of("channels:read")),
                Map.entry("channel_left", List.of("channels:read")),
                Map.entry("channel_id_changed", List.of("channels:read", "groups:read", "mpim:read")),
                Map.entry("member_joined_channel", List.of("channels:read", "groups:read")),
                Map.entry("group_archive", List.of("groups:read")),
                Map.entry("group_unarchive", List.of("groups:read")),
                Map.entry("group_deleted", List.of("groups:read")), Map.entry("group_left", List.of("groups:read")));

        private Scopes() {
        }

        /** What {@code manifest} lacks for {@code method} in {@code channel}. */
        static Optional<String> missing(String method, String channel, Manifest manifest) {
            String kind = switch (channel.isEmpty() ? 'C' : channel.charAt(0)) {
                case 'D' -> "im";
                case 'G' -> "mpim";
                default -> "channels";
            };
            return METHODS.getOrDefault(method, List.of()).stream().map(scope -> scope.replace("*", kind))
                    .filter(scope -> !manifest.scopes().contains(scope)).findFirst();
        }

        /** All that {@code events} need. */
        static Stream<String> ofEvents(List<String> events) {
            return events.stream().flatMap(event -> Optional.ofNullable(EVENTS.get(event))
                    .orElseThrow(() -> new AssertionError("no such event: " + event)).stream());
        }
    }
}
