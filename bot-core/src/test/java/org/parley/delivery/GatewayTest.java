package org.parley.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.store.Database;

/** From what a platform tells to what it is told, on a real store. */
class GatewayTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;
    private Database database;
    private final FakeMessenger platform = new FakeMessenger("fake");
    private final List<Gateway> gateways = new ArrayList<>();

    @BeforeEach
    void open() {
        database = Database.embedded(folder);
    }

    @AfterEach
    void close() {
        gateways.forEach(Gateway::close);
        database.close();
    }

    private Gateway start(UpdateHandler handler) {
        Gateway gateway = Gateway.start(database, platform, handler, List.of(),
                InstantSource.system(), RandomGenerator.getDefault());
        gateways.add(gateway);
        return gateway;
    }

    private static Outgoing to(String chat, String message) {
        return Outgoing.of(new Recipient("fake", chat, Optional.empty()), message);
    }

    private static List<Outgoing> echo(Received received) {
        return List.of(to(received.lane(), "re: " + received.payload()));
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                fail("did not come about within " + PATIENCE);
            }
            Thread.sleep(10);
        }
    }

    @Test
    void answers_what_comes_in_once_however_often_it_comes() throws Exception {
        Gateway gateway = start(GatewayTest::echo);

        assertThat(gateway.accept("1", "a", "hello")).isTrue();
        assertThat(gateway.accept("1", "a", "hello")).isFalse();
        await(() -> platform.arrived("a").size() == 1);
        assertThat(gateway.accept("1", "a", "hello")).isFalse();
        gateway.accept("2", "a", "again");

        await(() -> platform.arrived("a").size() == 2);
        assertThat(platform.arrived("a")).containsExactly("re: hello", "re: again");
    }

    @Test
    void what_was_accepted_and_not_handled_when_it_was_closed_is_handled_after_the_next_start() throws Exception {
        CountDownLatch reached = new CountDownLatch(1);
        Gateway first = start(received -> {
            reached.countDown();
            new Semaphore(0).acquire();
            return List.of();
        });
        first.accept("1", "a", "hello");
        reached.await();
        first.close();

        start(GatewayTest::echo);

        await(() -> platform.arrived("a").size() == 1);
        assertThat(platform.arrived("a")).containsExactly("re: hello");
    }

    @Test
    void a_handler_that_fails_is_asked_again_and_the_next_in_the_lane_waits() throws Exception {
        AtomicInteger failures = new AtomicInteger();
        Gateway gateway = start(received -> {
            if (received.payload().equals("bad") && failures.incrementAndGet() < 3) {
                throw new IllegalStateException("no");
            }
            return echo(received);
        });

        gateway.accept("1", "a", "bad");
        gateway.accept("2", "a", "good");

        await(() -> platform.arrived("a").size() == 2);
        assertThat(platform.arrived("a")).containsExactly("re: bad", "re: good");
    }

    @Test
    void a_handler_that_always_fails_does_not_keep_its_lane_for_ever() throws Exception {
        Gateway gateway = start(received -> {
            if (received.payload().equals("bad")) {
                throw new IllegalStateException("no");
            }
            return echo(received);
        });

        gateway.accept("1", "a", "bad");
        gateway.accept("2", "a", "good");

        await(() -> !platform.arrived("a").isEmpty());
        assertThat(platform.arrived("a")).containsExactly("re: good");
    }

    @Test
    void a_store_that_fails_just_when_a_message_has_arrived_is_told_once_it_works_again() throws Exception {
        Gateway gateway = start(GatewayTest::echo);
        sql("CREATE TRIGGER full BEFORE UPDATE ON outbox WHEN NEW.state = 'SENT' BEGIN SELECT RAISE(ABORT, 'full'); END");

        gateway.post(List.of(to("a", "1").under("first"), to("a", "2")));
        await(() -> platform.arrived("a").size() == 1);
        sql("DROP TRIGGER full");

        await(() -> platform.arrived("a").size() == 2);
        assertThat(platform.arrived("a")).containsExactly("1", "2");
        assertThat(gateway.sent("first")).containsExactly("a/1");
    }

    private void sql(String statement) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("parley.db")
                + "?busy_timeout=10000"); Statement statements = connection.createStatement()) {
            statements.execute(statement);
        }
    }

    @Test
    void waits_as_long_as_the_platform_asks_and_keeps_the_order() throws Exception {
        platform.next("a", new DeliveryResult.Deferred(Optional.of(Duration.ofMillis(300)), DeliveryResult.Scope.CHAT));
        Gateway gateway = start(GatewayTest::echo);

        gateway.post(List.of(to("a", "1"), to("a", "2"), to("b", "3")));

        await(() -> platform.count() == 3);
        assertThat(platform.arrived("a")).containsExactly("1", "2");
        assertThat(platform.waitedAfterRefusal("a")).isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }

    @Test
    void what_may_have_arrived_is_not_sent_again() throws Exception {
        platform.next("a", new DeliveryResult.Unknown());
        Gateway gateway = start(GatewayTest::echo);

        gateway.post(List.of(to("a", "1"), to("a", "2")));

        await(() -> platform.arrived("a").size() == 1);
        assertThat(platform.arrived("a")).containsExactly("2");
        assertThat(platform.attempts("a")).isEqualTo(2);
    }

    @Test
    void nothing_more_is_tried_where_the_bot_is_blocked_until_somebody_speaks_there() throws Exception {
        platform.next("a", new DeliveryResult.Refused(DeliveryResult.Reason.BLOCKED));
        Gateway gateway = start(GatewayTest::echo);
        gateway.post(List.of(to("a", "1"), to("a", "2")));
        await(() -> platform.attempts("a") == 1);
        await(() -> database.outbox().depth("fake") == 0);

        gateway.accept("1", "a", "I am back");

        await(() -> platform.arrived("a").size() == 1);
        assertThat(platform.arrived("a")).containsExactly("re: I am back");
        assertThat(platform.attempts("a")).isEqualTo(2);
    }

    @Test
    void follows_a_chat_that_has_moved() throws Exception {
        platform.next("old", new DeliveryResult.Migrated("new"));
        Gateway gateway = start(GatewayTest::echo);

        gateway.post(List.of(to("old", "1"), to("old", "2")));

        await(() -> platform.arrived("new").size() == 2);
        assertThat(platform.arrived("new")).containsExactly("1", "2");
    }

    @Test
    void what_was_sent_is_found_again_under_its_name() throws Exception {
        Gateway gateway = start(GatewayTest::echo);

        gateway.post(List.of(to("a", "1").under("question 7"), to("a", "2").under("question 7")));

        await(() -> gateway.sent("question 7").size() == 2);
        assertThat(gateway.sent("question 7")).containsExactly("a/1", "a/2");
    }

    @Test
    void two_gateways_on_one_store_share_the_work_and_do_none_of_it_twice() throws Exception {
        AtomicInteger handled = new AtomicInteger();
        UpdateHandler handler = received -> {
            handled.incrementAndGet();
            return echo(received);
        };
        Gateway one = start(handler);
        Gateway two = start(handler);

        for (int i = 0; i < 40; i++) {
            one.accept("event " + i, "chat " + i % 8, String.valueOf(i));
            two.accept("event " + i, "chat " + i % 8, String.valueOf(i));
        }

        await(() -> platform.count() == 40);
        Thread.sleep(100);
        assertThat(handled).hasValue(40);
        assertThat(platform.arrived("chat 3")).containsExactly("re: 3", "re: 11", "re: 19", "re: 27", "re: 35");
    }
}
