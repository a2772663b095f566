package org.parley.slack;

import com.slack.api.bolt.App;
import com.slack.api.bolt.socket_mode.SocketModeApp;
import com.slack.api.socket_mode.SocketModeClient;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.parley.bot.Secret;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Receives what Slack tells over a WebSocket, hands it to Bolt, and sees to it that a socket is open. */
final class SocketEvents implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SocketEvents.class);

    /** How often the socket is asked whether it lives; as often as Bolt would. */
    private static final Duration BEAT = Duration.ofSeconds(5);

    private final SocketModeClient client;
    private final Runnable alive;
    private final ScheduledExecutorService keeper = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("parley-slack-socket").factory());

    private SocketEvents(SocketModeClient client, Runnable alive) {
        this.client = client;
        this.alive = alive;
    }

    /**
     * Opens a socket, with one worker: it only notes what came, in microseconds, and so keeps the order in which Slack delivers.
     * Java-WebSocket rather than Tyrus, as it is one small jar.
     *
     * @param alive told of each sign of life
     * @throws Exception whatever Bolt met, a NullPointerException among others
     */
    static SocketEvents open(App app, Secret appToken, Runnable alive) throws Exception {
        SocketModeApp socket = new SocketModeApp(appToken.value(), SocketModeClient.Backend.JavaWebSocket, app);
        socket.startAsync();
        SocketEvents events = new SocketEvents(socket.getClient(), alive);
        events.keepOpen();
        return events;
    }

    /** Bolt's own monitor ends for good when Slack refuses a new socket, be it for a moment: it throws what nobody catches. */
    private void keepOpen() {
        client.getSessionMonitorExecutor().ifPresent(ExecutorService::shutdownNow);
        client.setSessionMonitorExecutor(Optional.empty());
        client.addWebSocketMessageListener(message -> alive.run());
        client.addWebSocketCloseListener((code, reason) -> LOG.info("the socket closed ({})", code));
        client.addWebSocketErrorListener(e -> LOG.warn("the socket failed: {}", e.getClass().getName()));
        keeper.scheduleWithFixedDelay(this::look, BEAT.toMillis(), BEAT.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            if (client.verifyConnection()) {
                alive.run();
            } else {
                LOG.info("opening another socket");
                client.connectToNewEndpoint();
            }
        } catch (IllegalStateException e) {
            // Bolt's words for a refusal: the method and Slack's error.
            LOG.warn("the socket could not be opened: {}", e.getMessage());
        } catch (IOException | RuntimeException e) {
            LOG.warn("the socket could not be opened: {}", e.getClass().getName());
        }
    }

    @Override
    public void close() throws IOException {
        keeper.shutdownNow();
        client.close();
    }
}
