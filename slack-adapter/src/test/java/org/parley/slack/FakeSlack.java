package org.parley.slack;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.parley.bot.Secret;

/**
 * Slack on two local ports: the Web API and Socket Mode, with the rules that an app can break. Knows the app by its
 * manifest, remembers what it was told, and repeats what is not acknowledged.
 */
final class FakeSlack implements AutoCloseable {

    static final String BOT_TOKEN = "xoxb-1-fake";
    static final String APP_TOKEN = "xapp-1-fake";
    static final String BOT = "U0PARLEY";
    static final String GENERAL = "C0GENERAL";
    static final String OTHER = "C0OTHER";
    static final String DM = "D0ANN";
    static final String ANN = "U0ANN";
    /** Workspace admin. */
    static final String BOSS = "U0BOSS";
    /** Made {@link #GENERAL}. */
    static final String MAKER = "U0MAKER";
    /** A guest of the workspace. */
    static final String GUEST = "U0GUEST";
    /** Comes from another workspace, through Slack Connect. */
    static final String STRANGER = "U0STRANGER";

    /** Everybody, as users.info tells. */
    static final Map<String, String> PEOPLE = Map.of(ANN, "{\"id\":\"U0ANN\",\"team_id\":\"T0TEAM\"}", BOSS,
            "{\"id\":\"U0BOSS\",\"team_id\":\"T0TEAM\",\"is_admin\":true}", MAKER,
            "{\"id\":\"U0MAKER\",\"team_id\":\"T0TEAM\"}", GUEST,
            "{\"id\":\"U0GUEST\",\"team_id\":\"T0TEAM\",\"is_restricted\":true}", STRANGER,
            "{\"id\":\"U0STRANGER\",\"team_id\":\"T0AWAY\",\"is_stranger\":true,\"is_admin\":true}");

    /** Every conversation, as conversations.info tells. */
    static final Map<String, String> CHANNELS = Map.of(GENERAL,
            "{\"id\":\"C0GENERAL\",\"is_channel\":true,\"creator\":\"U0MAKER\"}", OTHER,
            "{\"id\":\"C0OTHER\",\"is_channel\":true,\"creator\":\"U0BOSS\"}", DM,
            "{\"id\":\"D0ANN\",\"is_im\":true,\"user\":\"U0ANN\"}", "D0BOSS",
            "{\"id\":\"D0BOSS\",\"is_im\":true,\"user\":\"U0BOSS\"}", "G0GROUP",
            "{\"id\":\"G0GROUP\",\"is_mpim\":true,\"creator\":\"U0BOSS\"}");

    /** A message that arrived. */
    record Posted(String channel, Optional<String> thread, String text, JsonArray blocks, String ts, String mark) {
    }

    final Manifest manifest = Manifest.read();
    final List<Posted> posted = new CopyOnWriteArrayList<>();
    final List<Posted> updated = new CopyOnWriteArrayList<>();
    /** Time stamps of messages that were taken back. */
    final List<String> deleted = new CopyOnWriteArrayList<>();
    /** What people wrote, as conversations.replies tells. */
    final List<JsonObject> written = new CopyOnWriteArrayList<>();
    final List<JsonObject> ephemeral = new CopyOnWriteArrayList<>();
    final List<JsonObject> homes = new CopyOnWriteArrayList<>();
    final List<JsonObject> modals = new CopyOnWriteArrayList<>();
    final List<JsonArray> prompts = new CopyOnWriteArrayList<>();
    final List<String> statuses = new CopyOnWriteArrayList<>();
    final List<String> calls = new CopyOnWriteArrayList<>();
    final List<String> broken = new CopyOnWriteArrayList<>();
    final AtomicInteger limited = new AtomicInteger();
    /** Channels that were archived, and those that the app was removed from. */
    final Set<String> archived = ConcurrentHashMap.newKeySet();
    final Set<String> left = ConcurrentHashMap.newKeySet();
    /** Whom the app's messages may mention. */
    final Set<String> shareable = ConcurrentHashMap.newKeySet();
    /** The scopes of the token; those of the manifest, where it was not changed since. */
    final List<String> granted = new CopyOnWriteArrayList<>(manifest.scopes());
    volatile boolean revoked;

    final FakeSocket socket;
    private final FakeWebApi api = new FakeWebApi(this);
    private final HttpServer http;
    private final ExecutorService httpThreads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger counter = new AtomicInteger();

    private FakeSlack(Duration ackWithin) throws IOException {
        this.socket = new FakeSocket(ackWithin, broken);
        this.http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    static FakeSlack start() {
        return start(Duration.ofSeconds(3));
    }

    /** @param ackWithin how long an envelope may stay unacknowledged until it is sent again */
    static FakeSlack start(Duration ackWithin) {
        try {
            FakeSlack slack = new FakeSlack(ackWithin);
            slack.http.createContext("/api/", slack.api::api);
            slack.http.createContext("/response/", slack.api::response);
            slack.http.createContext("/upload/", slack.api::upload);
            slack.http.setExecutor(slack.httpThreads);
            slack.http.start();
            slack.socket.open();
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

    void failNext(String method, FakeWebApi.Failure failure) {
        api.failNext(method, failure);
    }

    int number() {
        return counter.incrementAndGet();
    }

    // --- what people do

    /** A time stamp as Slack gives a message. */
    String ts() {
        return "1762700%03d.000100".formatted(number());
    }

    static JsonObject message(String channel, String user, String text, String ts) {
        JsonObject event = json("type", "message", "channel", channel, "user", user, "text", text, "ts", ts, "event_ts",
                ts);
        event.addProperty("channel_type", switch (channel.charAt(0)) {
            case 'D' -> "im";
            case 'G' -> "mpim";
            default -> "channel";
        });
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
        deliver(message(DM, ANN, text, ts));
        return ts;
    }

    /** Somebody mentions the bot in a channel, which arrives twice; the time stamp. */
    String mention(String channel, String text) {
        return mention(channel, ANN, text);
    }

    String mention(String channel, String user, String text) {
        String ts = ts();
        JsonObject message = message(channel, user, "<@" + BOT + "> " + text, ts);
        deliver(message);
        deliver(asMention(message));
        return ts;
    }

    /** Delivers an event under an id of its own. */
    void deliver(JsonObject event) {
        deliver("Ev" + number(), event);
    }

    void deliver(String eventId, JsonObject event) {
        if (event.get("type").getAsString().equals("message") && !event.has("subtype")) {
            written.add(event);
        }
        socket.send("events_api", eventPayload(eventId, event), true);
    }

    static JsonObject eventPayload(String eventId, JsonObject event) {
        JsonObject payload = json("token", "verification", "team_id", "T0TEAM", "api_app_id", "A0PARLEY", "type",
                "event_callback", "event_id", eventId);
        payload.add("event", event);
        payload.addProperty("event_time", 1_762_700_000);
        return payload;
    }

    /** Somebody types {@code /parley text}. */
    void command(String text) {
        command(GENERAL, ANN, text);
    }

    void command(String channel, String user, String text) {
        socket.send("slash_commands",
                json("token", "verification", "team_id", "T0TEAM", "channel_id", channel, "user_id", user, "command",
                        "/parley", "text", text, "response_url", responseUrl(), "trigger_id", api.trigger()),
                false);
    }

    /** Somebody makes their message say something else, {@code seconds} after they wrote it. */
    void edit(JsonObject message, String text, int seconds) {
        String at = new BigDecimal(message.get("ts").getAsString()).add(BigDecimal.valueOf(seconds)).toString();
        JsonObject now = message.deepCopy();
        now.addProperty("text", text);
        now.add("edited", json("user", message.get("user").getAsString(), "ts", at));
        now.remove("channel");
        now.remove("channel_type");
        JsonObject event = json("type", "message", "subtype", "message_changed", "channel",
                message.get("channel").getAsString(), "channel_type", message.get("channel_type").getAsString(), "ts",
                at, "event_ts", at);
        event.add("message", now);
        event.add("previous_message", message);
        deliver(event);
    }

    private String responseUrl() {
        return url() + "/response/" + number();
    }

    /** One that was given in a thread, where Slack shows an answer in the channel unless it names the thread. */
    private String responseUrl(Optional<String> thread) {
        return responseUrl() + thread.map(ts -> "?thread=" + ts).orElse("");
    }

    /** Somebody opens the app's Home. */
    void openHome(String user) {
        deliver(json("type", "app_home_opened", "user", user, "channel", DM, "tab", "home", "event_ts", ts()));
    }

    /** Somebody opens the assistant pane; the thread. */
    String openAssistant() {
        String thread = ts();
        JsonObject event = json("type", "assistant_thread_started", "event_ts", thread);
        JsonObject assistant = json("user_id", ANN, "channel_id", DM, "thread_ts", thread);
        assistant.add("context", json("channel_id", GENERAL, "team_id", "T0TEAM"));
        event.add("assistant_thread", assistant);
        deliver(event);
        return thread;
    }

    /** Somebody chooses the global shortcut. */
    void globalShortcut(String callbackId) {
        JsonObject payload = interaction("shortcut", ANN);
        payload.addProperty("callback_id", callbackId);
        socket.send("interactive", payload, false);
    }

    /** Somebody chooses the shortcut of a message. */
    void messageShortcut(String callbackId, String channel, JsonObject message) {
        JsonObject payload = interaction("message_action", ANN);
        payload.addProperty("callback_id", callbackId);
        payload.addProperty("response_url", responseUrl(
                Optional.ofNullable(message.get("thread_ts")).map(JsonElement::getAsString)));
        payload.addProperty("message_ts", message.get("ts").getAsString());
        payload.add("channel", json("id", channel, "name", "general"));
        payload.add("message", message);
        socket.send("interactive", payload, false);
    }

    /** Somebody presses the button {@code label} of a message in a channel. */
    void press(String user, Posted message, String label) {
        JsonObject payload = interaction("block_actions", user);
        payload.addProperty("response_url", responseUrl(message.thread()));
        payload.add("channel", json("id", message.channel(), "name", "general"));
        JsonObject container = json("type", "message", "message_ts", message.ts(), "channel_id", message.channel());
        message.thread().ifPresent(thread -> container.addProperty("thread_ts", thread));
        container.addProperty("is_ephemeral", false);
        payload.add("container", container);
        JsonObject shown = json("type", "message", "user", BOT, "text", message.text(), "ts", message.ts());
        message.thread().ifPresent(thread -> shown.addProperty("thread_ts", thread));
        shown.add("blocks", message.blocks());
        payload.add("message", shown);
        payload.add("actions", pressed(message.blocks(), label));
        socket.send("interactive", payload, false);
    }

    /** Somebody presses the button {@code label} of what only they see. */
    void press(String user, JsonObject ephemeral, String label) {
        JsonObject payload = interaction("block_actions", user);
        payload.addProperty("response_url", responseUrl());
        payload.add("channel", json("id", GENERAL, "name", "general"));
        JsonObject container = json("type", "message", "message_ts", ts(), "channel_id", GENERAL);
        container.addProperty("is_ephemeral", true);
        payload.add("container", container);
        payload.add("actions", pressed(ephemeral.getAsJsonArray("blocks"), label));
        socket.send("interactive", payload, false);
    }

    /** Somebody presses the button {@code label} in the app's Home. */
    void pressInHome(String user, JsonObject home, String label) {
        JsonObject payload = interaction("block_actions", user);
        payload.add("container", json("type", "view", "view_id", "V1"));
        JsonObject view = home.deepCopy();
        view.addProperty("id", "V1");
        payload.add("view", view);
        payload.add("actions", pressed(home.getAsJsonArray("blocks"), label));
        socket.send("interactive", payload, false);
    }

    private JsonArray pressed(JsonArray blocks, String label) {
        for (JsonElement block : blocks) {
            if (block.getAsJsonObject().get("type").getAsString().equals("actions")) {
                for (JsonElement element : block.getAsJsonObject().getAsJsonArray("elements")) {
                    JsonObject button = element.getAsJsonObject();
                    if (button.getAsJsonObject("text").get("text").getAsString().equals(label)) {
                        JsonObject action = button.deepCopy();
                        action.addProperty("block_id", "b1");
                        action.addProperty("action_ts", ts());
                        JsonArray actions = new JsonArray();
                        actions.add(action);
                        return actions;
                    }
                }
            }
        }
        throw new AssertionError("no button " + label + " in " + blocks);
    }

    /** Somebody fills in the modal's one text and sends it. */
    void submit(JsonObject modal, String text) {
        JsonObject payload = interaction("view_submission", ANN);
        JsonObject view = modal.deepCopy();
        view.addProperty("id", "V" + number());
        JsonObject input = view.getAsJsonArray("blocks").asList().stream().map(JsonElement::getAsJsonObject)
                .filter(block -> block.get("type").getAsString().equals("input")).findFirst().orElseThrow();
        JsonObject value = json("type", "plain_text_input", "value", text);
        JsonObject block = new JsonObject();
        block.add(input.getAsJsonObject("element").get("action_id").getAsString(), value);
        JsonObject values = new JsonObject();
        values.add(input.get("block_id").getAsString(), block);
        JsonObject state = new JsonObject();
        state.add("values", values);
        view.add("state", state);
        payload.add("view", view);
        socket.send("interactive", payload, false);
    }

    private JsonObject interaction(String type, String user) {
        JsonObject payload = json("type", type, "token", "verification", "action_ts", ts(), "trigger_id",
                api.trigger(), "api_app_id", "A0PARLEY");
        payload.add("team", json("id", "T0TEAM", "domain", "desk"));
        payload.add("user", json("id", user, "username", "somebody", "team_id", "T0TEAM"));
        return payload;
    }

    static JsonObject json(String... pairs) {
        JsonObject object = new JsonObject();
        for (int i = 0; i < pairs.length; i += 2) {
            object.addProperty(pairs[i], pairs[i + 1]);
        }
        return object;
    }

    static JsonObject parsed(String json) {
        return JsonParser.parseString(json).getAsJsonObject();
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
        await("connection " + nth, () -> socket.connected.get() >= nth);
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
        http.stop(0);
        httpThreads.shutdownNow();
        socket.shut();
    }
}
