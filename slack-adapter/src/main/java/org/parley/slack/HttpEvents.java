package org.parley.slack;

import com.slack.api.bolt.App;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.util.SlackRequestParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.parley.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Receives Slack's signed HTTP requests and hands them to Bolt, which checks the signature. */
final class HttpEvents implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HttpEvents.class);

    /** How far a request's time stamp may be from now (docs.slack.dev/authentication/verifying-requests-from-slack). */
    private static final Duration REPLAY_WINDOW = Duration.ofMinutes(5);

    /** Far more than any event holds. */
    private static final int LARGEST_BODY = 1 << 20;
    /** Of a larger one so much is read all the same, before it is refused. */
    private static final int PASSED_OVER = 4 << 20;

    private final App app;
    private final SlackRequestParser parser;
    private final InstantSource clock;
    private final HttpServer server;
    private final ExecutorService threads;

    private HttpEvents(App app, InstantSource clock, HttpServer server, ExecutorService threads) {
        this.app = app;
        this.parser = new SlackRequestParser(app.config());
        this.clock = clock;
        this.server = server;
        this.threads = threads;
    }

    /**
     * Listens on {@code port} of every address; 0 takes any free port.
     *
     * @throws IOException if the port cannot be had
     */
    static HttpEvents listen(App app, int port, InstantSource clock) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(port), 0);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        HttpEvents events = new HttpEvents(app, clock, server, threads);
        server.setExecutor(threads);
        server.createContext("/", events::handle);
        server.start();
        return events;
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Response response = respond(exchange);
            byte[] body = Optional.ofNullable(response.getBody()).orElse("").getBytes(StandardCharsets.UTF_8);
            if (response.getContentType() != null) {
                exchange.getResponseHeaders().set("Content-Type", response.getContentType());
            }
            exchange.sendResponseHeaders(response.getStatusCode(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Response respond(HttpExchange exchange) throws IOException {
        if (!exchange.getRequestMethod().equals("POST")) {
            return Response.error(405);
        }
        // Bolt refuses stale requests, but takes those dated in the future, which could be kept and sent again later.
        if (!isTimely(exchange.getRequestHeaders().getFirst("X-Slack-Request-Timestamp"))) {
            return Response.error(401);
        }
        byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY) {
            // Who writes all of a request before it reads would find the connection closed instead of the answer.
            exchange.getRequestBody().readNBytes(PASSED_OVER);
            return Response.error(413);
        }
        try {
            Request<?> request = parser.parse(SlackRequestParser.HttpRequest.builder()
                    .requestUri(exchange.getRequestURI().getPath()).queryString(Map.of())
                    .requestBody(new String(body, StandardCharsets.UTF_8))
                    .headers(new RequestHeaders(exchange.getRequestHeaders()))
                    .remoteAddress(exchange.getRemoteAddress().getAddress().getHostAddress()).build());
            return request == null ? Response.error(400) : app.run(request);
        } catch (StoreException e) {
            // It was told where it happened.
            return Response.error(503);
        } catch (Exception e) {
            // Whatever a request holds, the server goes on. The message might quote it: the kind is enough.
            LOG.warn("a request could not be read: {}", e.getClass().getName());
            return Response.error(400);
        }
    }

    private boolean isTimely(@Nullable String timestamp) {
        if (timestamp == null || !timestamp.matches("\\d{1,12}")) {
            return false;
        }
        Duration away = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), clock.instant()).abs();
        return away.compareTo(REPLAY_WINDOW) <= 0;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdown();
    }
}
