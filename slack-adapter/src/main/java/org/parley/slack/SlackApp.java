package org.parley.slack;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.methods.response.auth.AuthTestResponse;
import com.slack.api.util.http.SlackHttpClient;
import java.io.IOException;
import java.net.BindException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.parley.bot.Bot;
import org.parley.bot.Secret;
import org.parley.delivery.Connector;
import org.parley.delivery.Gateway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A bot that is connected to Slack. */
public final class SlackApp implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SlackApp.class);

    /** What the app must be allowed to do, as {@code manifest.json} asks for. */
    static final List<String> SCOPES = List.of("app_mentions:read", "assistant:write", "channels:history",
            "channels:read", "chat:write", "commands", "files:read", "files:write", "groups:history", "groups:read",
            "im:history", "im:write", "mpim:history", "mpim:read", "users:read");

    private final AutoCloseable connection;
    private final Gateway gateway;
    private final SlackHttpClient http;
    private final int port;
    private final String identity;

    private SlackApp(String identity, AutoCloseable connection, Gateway gateway, SlackHttpClient http, int port) {
        this.identity = identity;
        this.connection = connection;
        this.gateway = gateway;
        this.http = http;
        this.port = port;
    }

    /**
     * Asks Slack whether it takes the tokens and what they are good for, and for nothing else.
     *
     * @return who the app is and where, for people to read
     * @throws SlackStartException if it does not, if the app lacks a scope, or if Slack cannot be reached
     */
    public static String check(SlackBotConfig config) throws SlackStartException {
        Slack slack = slack(config);
        try (SlackHttpClient http = slack.getHttpClient()) {
            AuthTestResponse identity = identify(slack, config);
            if (config.connection() instanceof SlackBotConfig.Connection.SocketMode socket) {
                checkSocket(slack, socket.appToken());
            }
            List<String> missing = missing(identity);
            if (!missing.isEmpty()) {
                throw new SlackStartException(lacks(missing));
            }
            return name(identity);
        } catch (SlackStartException e) {
            throw e;
        } catch (Exception e) {
            throw new SlackStartException("the connection to Slack could not be closed", e);
        }
    }

    /**
     * Connects {@code bot} to Slack; it answers from then on, until {@link #close}.
     *
     * @param connector connects to the store, where what comes in and goes out is kept
     * @throws SlackStartException if Slack cannot be reached or does not take the tokens, or the port is taken
     * @throws org.parley.store.StoreException if the store cannot be used
     */
    public static SlackApp start(SlackBotConfig config, Bot bot, Connector connector) throws SlackStartException {
        Slack slack = slack(config);
        AuthTestResponse identity = identify(slack, config);
        if (config.connection() instanceof SlackBotConfig.Connection.SocketMode socket) {
            checkSocket(slack, socket.appToken());
        }
        MethodsClient methods = slack.methods(config.botToken().value());
        // What was left from before is handled as soon as there is a gateway, even before it is known here.
        CompletableFuture<Gateway> connected = new CompletableFuture<>();
        SlackHandler handler = new SlackHandler(new Answering(bot), new SlackPeople(methods, Clock.systemUTC()),
                new SideCalls(methods), reference -> connected.join().sent(reference));
        Gateway gateway = connector.connect(new SlackMessenger(slack, methods), handler);
        connected.complete(gateway);
        try {
            App app = app(slack, config);
            new SlackListener(bot, new EventTranslator(identity.getUserId()), gateway,
                    (trigger, user) -> Thread.ofVirtual().start(() -> handler.showModal(trigger, user)))
                    .register(app);
            SlackApp running = switch (config.connection()) {
                case SlackBotConfig.Connection.SocketMode socket ->
                    new SlackApp(name(identity), openSocket(app, socket.appToken(), gateway), gateway,
                            slack.getHttpClient(), 0);
                case SlackBotConfig.Connection.Http http -> {
                    HttpEvents events = listen(app, http.port());
                    yield new SlackApp(name(identity), events, gateway, slack.getHttpClient(), events.port());
                }
            };
            LOG.info("connected as {}", name(identity));
            List<String> missing = missing(identity);
            if (!missing.isEmpty()) {
                LOG.warn(lacks(missing));
            }
            return running;
        } catch (SlackStartException e) {
            gateway.close();
            throw e;
        }
    }

    /** Who the app is and where, for people to read. */
    public String identity() {
        return identity;
    }

    /** The scopes that the app lacks. Slack names those that a token has with each answer (docs.slack.dev/authentication/tokens). */
    private static List<String> missing(AuthTestResponse identity) {
        Optional<List<String>> granted = Optional.ofNullable(identity.getHttpResponseHeaders())
                .map(headers -> headers.get("x-oauth-scopes"));
        return granted.map(lines -> List.of(String.join(",", lines).split("[,\\s]+")))
                .map(scopes -> SCOPES.stream().filter(scope -> !scopes.contains(scope)).toList()).orElse(List.of());
    }

    private static String lacks(List<String> missing) {
        return "the app lacks " + String.join(", ", missing)
                + ": paste slack-adapter/manifest.json under App Manifest on the app's page and install it again";
    }

    private static String name(AuthTestResponse identity) {
        return identity.getUser() + " in " + identity.getTeam();
    }

    /** The port that HTTP events arrive at; 0 in Socket Mode. */
    int port() {
        return port;
    }

    static Slack slack(SlackBotConfig config) {
        SlackConfig client = new SlackConfig();
        client.setMethodsEndpointUrlPrefix(config.apiUrl().toString());
        // The figures are of use to the asynchronous client alone, and take a dozen threads.
        client.setStatsEnabled(false);
        // OkHttp would send a message again when a connection breaks, though it may have been posted.
        return Slack.getInstance(client, new SlackHttpClient(SlackHttpClient.buildOkHttpClient(client).newBuilder()
                .retryOnConnectionFailure(false).build()));
    }

    private static App app(Slack slack, SlackBotConfig config) {
        AppConfig.AppConfigBuilder builder = AppConfig.builder().slack(slack)
                .singleTeamBotToken(config.botToken().value())
                // Asked once, at the start: a slow answer later would hold up an acknowledgement.
                .authTestCacheEnabled(true).authTestCacheExpirationMillis(-1L)
                // An event that nobody handles would otherwise be delivered three times more.
                .allEventsApiAutoAckEnabled(true);
        if (config.connection() instanceof SlackBotConfig.Connection.Http http) {
            builder.signingSecret(http.signingSecret().value());
        }
        return new App(builder.build());
    }

    private static AuthTestResponse identify(Slack slack, SlackBotConfig config) throws SlackStartException {
        return ask("SLACK_BOT_TOKEN", () -> slack.methods().authTest(r -> r.token(config.botToken().value())));
    }

    private static void checkSocket(Slack slack, Secret appToken) throws SlackStartException {
        ask("SLACK_APP_TOKEN", () -> slack.methods().appsConnectionsOpen(r -> r.token(appToken.value())));
    }

    private interface Call<T> {
        T call() throws IOException, SlackApiException;
    }

    private static <T extends SlackApiTextResponse> T ask(String variable, Call<T> call) throws SlackStartException {
        try {
            T response = call.call();
            if (response.isOk()) {
                return response;
            }
            throw new SlackStartException("Slack refuses " + variable + " (" + response.getError()
                    + "): copy the token again from the app's page");
        } catch (SlackApiException e) {
            throw new SlackStartException("Slack answered with HTTP status " + e.getResponse().code()
                    + " when asked about " + variable + ": try again in a minute", e);
        } catch (IOException e) {
            throw new SlackStartException("Slack cannot be reached (" + e.getMessage()
                    + "): check the network, HTTPS_PROXY and SLACK_API_URL", e);
        }
    }

    private static SocketEvents openSocket(App app, Secret appToken, Gateway gateway) throws SlackStartException {
        try {
            return SocketEvents.open(app, appToken, gateway::polled);
        } catch (Exception e) {
            throw new SlackStartException("Socket Mode could not be started: try again in a minute", e);
        }
    }

    private static HttpEvents listen(App app, int port) throws SlackStartException {
        try {
            app.start();
            return HttpEvents.listen(app, port, Clock.systemUTC());
        } catch (BindException e) {
            throw new SlackStartException("port " + port + " is taken; set SLACK_HTTP_PORT to a free one", e);
        } catch (IOException | IllegalArgumentException e) {
            throw new SlackStartException("HTTP events could not be started: " + e.getMessage(), e);
        }
    }

    /** Takes no more events, lets running answers finish for a few seconds, and lets go of everything. The rest is kept. */
    @Override
    public void close() {
        end("the connection to Slack", connection);
        end("the gateway", gateway::close);
        end("the HTTP client", http::close);
    }

    private static void end(String what, AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            LOG.warn("could not close {}: {}", what, e.getClass().getName());
        }
    }
}
