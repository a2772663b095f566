package org.parley.bot;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.parley.delivery.DeliveryStore;
import org.parley.delivery.Gateway;
import org.parley.operation.AdminServer;
import org.parley.operation.Health;
import org.parley.operation.Metrics;

/** What the admin port shows of the running bot, wired. */
final class Admin implements AutoCloseable {

    /** A poll takes up to a minute, and after a failure as long again. */
    private static final Duration MOST_SILENCE = Duration.ofMinutes(3);
    /** More than this is a jam, however many they are. */
    private static final int MOST_COUNTED = 10_000;
    private static final String[] PLATFORM = {"platform"};
    private static final String[] PLATFORM_AND_STATE = {"platform", "state"};

    private final AdminServer server;

    private Admin(AdminServer server) {
        this.server = server;
    }

    /**
     * Opens the port.
     *
     * @param gateways the platforms that are connected, of which more may come
     * @throws ConfigException if the port cannot be used
     */
    static Admin start(int port, Metrics metrics, DeliveryStore store, List<Gateway> gateways, InstantSource clock) {
        watch(metrics, store, gateways, clock);
        try {
            return new Admin(AdminServer.start(port, metrics, () -> health(store, gateways, clock)));
        } catch (IOException e) {
            throw new ConfigException(List.of("PARLEY_ADMIN_PORT " + port + " cannot be used: " + e.getMessage()
                    + "; set it to a free one, one for each process, or leave it unset"));
        }
    }

    private static void watch(Metrics metrics, DeliveryStore store, List<Gateway> gateways, InstantSource clock) {
        metrics.watch("parley_last_poll_age_seconds",
                "Since the platform was last asked for updates, or whether its socket lives, and answered.",
                PLATFORM, () -> {
                    Map<String[], Double> ages = new HashMap<>();
                    gateways.forEach(gateway -> gateway.lastPoll().ifPresent(poll -> ages.put(
                            new String[]{gateway.platform()},
                            Duration.between(poll, clock.instant()).toMillis() / 1e3)));
                    return ages;
                });
        metrics.watch("parley_inbox_updates", "Updates that are stored and not handled.", PLATFORM,
                () -> each(gateways, gateway -> store.inbox().depth(gateway.platform())));
        metrics.watch("parley_outbox_messages", "Messages that are stored and not sent.", PLATFORM,
                () -> each(gateways, gateway -> store.outbox().depth(gateway.platform())));
        metrics.watch("parley_suspended_chats", "Chats to which nothing is sent until they are heard from.", PLATFORM,
                () -> each(gateways, gateway -> store.outbox().suspended(gateway.platform())));
        metrics.watch("parley_digests_due", "Digests whose time has come and that nobody has composed.", PLATFORM,
                () -> each(gateways, gateway -> store.digests().due(gateway.platform(), clock.instant(), MOST_COUNTED)
                        .size()));
        metrics.watch("parley_digests", "Digests of the last thirty days, by what became of them.", PLATFORM_AND_STATE,
                () -> {
                    Map<String[], Double> states = new HashMap<>();
                    gateways.forEach(
                            gateway -> store.digests().counts(gateway.platform()).forEach((state, count) -> states
                                    .put(new String[]{gateway.platform(), state.name()}, count.doubleValue())));
                    return states;
                });
    }

    private static Map<String[], Double> each(List<Gateway> gateways, ToDoubleFunction<Gateway> value) {
        Map<String[], Double> values = new HashMap<>();
        gateways.forEach(gateway -> values.put(new String[]{gateway.platform()}, value.applyAsDouble(gateway)));
        return values;
    }

    private static List<Health.Part> health(DeliveryStore store, List<Gateway> gateways, InstantSource clock) {
        List<Health.Part> parts = new ArrayList<>();
        for (Gateway gateway : gateways) {
            String platform = gateway.platform();
            parts.add(Health.Part.of(platform + " store", () -> store.inbox().depth(platform) + " updates and "
                    + store.outbox().depth(platform) + " messages wait"));
            gateway.lastPoll().ifPresent(poll -> parts.add(poll(platform, poll, clock.instant())));
        }
        return parts;
    }

    private static Health.Part poll(String platform, Instant poll, Instant now) {
        Duration age = Duration.between(poll, now);
        return new Health.Part(platform + " poll", age.compareTo(MOST_SILENCE) <= 0, age.toSeconds() + " seconds ago");
    }

    int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.close();
    }
}
