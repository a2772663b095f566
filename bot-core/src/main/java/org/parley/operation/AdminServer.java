package org.parley.operation;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** Shows health and figures on a port of the machine itself: {@code /health} and {@code /metrics}. */
public final class AdminServer implements AutoCloseable {

    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int NOT_ALLOWED = 405;
    private static final int UNAVAILABLE = 503;
    private static final String TEXT = "text/plain; charset=utf-8";

    private final HttpServer server;
    private final ExecutorService executor;

    private AdminServer(HttpServer server, ExecutorService executor) {
        this.server = server;
        this.executor = executor;
    }

    /**
     * Begins to show.
     *
     * @param port 0 for any that is free
     * @throws IOException if the port cannot be used, as where another process has it
     */
    public static AdminServer start(int port, Metrics metrics, Health health) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        ExecutorService executor = Executors
                .newSingleThreadExecutor(Thread.ofPlatform().daemon().name("parley-admin").factory());
        server.setExecutor(executor);
        server.createContext("/", exchange -> answer(exchange, metrics, health));
        server.start();
        return new AdminServer(server, executor);
    }

    /** The port that it listens at. */
    public int port() {
        return server.getAddress().getPort();
    }

    private static void answer(HttpExchange exchange, Metrics metrics, Health health) throws IOException {
        try (exchange) {
            if (!List.of("GET", "HEAD").contains(exchange.getRequestMethod())) {
                send(exchange, NOT_ALLOWED, TEXT, "GET\n");
                return;
            }
            switch (exchange.getRequestURI().getPath()) {
                case "/health" -> {
                    List<Health.Part> parts = health.check();
                    boolean isWell = parts.stream().allMatch(Health.Part::isWell);
                    send(exchange, isWell ? OK : UNAVAILABLE, TEXT,
                            parts.stream().map(AdminServer::line).collect(Collectors.joining()));
                }
                case "/metrics" -> send(exchange, OK, Metrics.CONTENT_TYPE, metrics.text());
                default -> send(exchange, NOT_FOUND, TEXT, "/health\n/metrics\n");
            }
        }
    }

    private static String line(Health.Part part) {
        return (part.isWell() ? "ok      " : "BROKEN  ") + part.name() + ": " + part.what() + "\n";
    }

    private static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        boolean hasBody = exchange.getRequestMethod().equals("GET");
        exchange.sendResponseHeaders(status, hasBody ? bytes.length : -1);
        if (hasBody) {
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        executor.shutdownNow();
    }
}
