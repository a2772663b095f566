package org.parley.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.parley.bot.Secret;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.meta.api.objects.Update;

/**
 * Receives updates that Telegram sends by itself, https://core.telegram.org/bots/api#setwebhook. Whoever knows the address
 * could send some too, so that nothing is looked at but what brings the secret. Answers 200 only when the update is taken in:
 * Telegram repeats what got another answer.
 */
final class Webhook implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Webhook.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token";

    /** Far more than any update holds. */
    private static final int LARGEST_BODY = 1 << 20;
    /** Of a larger one so much is read all the same, before it is refused. */
    private static final int PASSED_OVER = 4 << 20;

    /** For requests under way when it is closed. */
    private static final int GRACE_SECONDS = 1;

    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int TOO_LARGE = 413;
    private static final int FAILED = 500;

    private final byte[] secret;
    private final Consumer<Update> intake;
    private final HttpServer server;
    private final AtomicBoolean toldOfStrangers = new AtomicBoolean();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private Webhook(Secret secret, Consumer<Update> intake, HttpServer server) {
        this.secret = secret.value().getBytes(StandardCharsets.UTF_8);
        this.intake = intake;
        this.server = server;
    }

    /**
     * Begins to listen.
     *
     * @param intake told of every update; what it throws makes Telegram send the update again
     * @throws IllegalStateException if the address cannot be had
     */
    static Webhook listen(InetSocketAddress address, Secret secret, Consumer<Update> intake) {
        try {
            HttpServer server = HttpServer.create(address, 0);
            Webhook webhook = new Webhook(secret, intake, server);
            server.setExecutor(webhook.threads);
            server.createContext("/", webhook::serve);
            server.start();
            return webhook;
        } catch (IOException e) {
            throw new IllegalStateException("nothing can listen on " + address.getHostString() + ":"
                    + address.getPort() + " (" + e.getMessage() + "); choose another TELEGRAM_WEBHOOK_PORT", e);
        }
    }

    /** Where it listens; the port is a real one even where any was asked for. */
    InetSocketAddress address() {
        return server.getAddress();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            int status = receive(exchange);
            // Once: whoever sends such requests could fill a disk with the log of them.
            if (status == UNAUTHORIZED && toldOfStrangers.compareAndSet(false, true)) {
                LOG.warn("refuses requests without the webhook's secret");
            }
            exchange.sendResponseHeaders(status, -1);
        }
    }

    private int receive(HttpExchange exchange) throws IOException {
        if (!exchange.getRequestMethod().equals("POST")) {
            return METHOD_NOT_ALLOWED;
        }
        String shown = Optional.ofNullable(exchange.getRequestHeaders().getFirst(SECRET_HEADER)).orElse("");
        // Takes as long for a wrong first character as for a wrong last one, so that nobody can guess it bit by bit.
        if (!MessageDigest.isEqual(secret, shown.getBytes(StandardCharsets.UTF_8))) {
            return UNAUTHORIZED;
        }
        byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
        if (body.length <= LARGEST_BODY) {
            return take(body);
        }
        // Who writes all of a request before it reads would find the connection closed instead of the answer.
        exchange.getRequestBody().readNBytes(PASSED_OVER);
        return TOO_LARGE;
    }

    private int take(byte[] body) throws IOException {
        try {
            Update update = JSON.readValue(body, Update.class);
            if (update.getUpdateId() != null) {
                intake.accept(update);
            }
            return OK;
        } catch (JsonProcessingException e) {
            LOG.warn("skipped an update, which has a form unknown to this version");
            return OK;
        } catch (RuntimeException e) {
            LOG.error("an update could not be taken in: {}", e.getClass().getName());
            return FAILED;
        }
    }

    /** Stops listening; Telegram keeps what comes until somebody listens again. */
    @Override
    public void close() {
        server.stop(GRACE_SECONDS);
        threads.shutdown();
    }
}
