package org.parley.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.parley.delivery.Inbox;
import org.parley.delivery.Outbox;
import org.parley.delivery.Outbox.Claim;
import org.parley.delivery.Outbox.Settlement;
import org.parley.delivery.Outgoing;
import org.parley.delivery.Pace;
import org.parley.delivery.Quota;
import org.parley.delivery.Received;
import org.parley.delivery.Recipient;
import org.parley.delivery.Replicas;
import org.parley.delivery.Threads;

/** What every database has to keep of the promises about what comes in and what goes out. */
abstract class DeliveryStoreContract {

    private static final Instant NOON = Instant.parse("2031-03-05T12:00:00Z");

    private Database database;
    private Inbox inbox;
    private Outbox outbox;

    /** Opens a new, empty database. */
    abstract Database open();

    @BeforeEach
    void openDatabase() {
        database = open();
        inbox = database.inbox();
        outbox = database.outbox();
        database.replicas().alive("one", NOON.plusSeconds(60));
        database.replicas().alive("two", NOON.plusSeconds(60));
    }

    @AfterEach
    void closeDatabase() {
        database.close();
    }

    private static Outgoing to(String chat, String message) {
        return Outgoing.of(new Recipient("telegram", chat, Optional.empty()), message);
    }

    private Claim claim(String chat) {
        return outbox.claim("telegram", chat, "one", NOON).orElseThrow();
    }

    @Test
    void an_update_that_comes_again_is_known() {
        assertThat(inbox.accept("telegram", "7", "chat", "{}", NOON)).isTrue();

        assertThat(inbox.accept("telegram", "7", "chat", "{}", NOON)).isFalse();
        assertThat(inbox.accept("slack", "7", "chat", "{}", NOON)).isTrue();
        assertThat(inbox.depth("telegram")).isEqualTo(1);
    }

    @Test
    void an_update_that_was_handled_is_still_known_when_it_comes_again() {
        inbox.accept("telegram", "7", "chat", "{}", NOON);
        inbox.settle(inbox.claim("telegram", "one", NOON).orElseThrow(), List.of(), NOON);

        assertThat(inbox.accept("telegram", "7", "chat", "{}", NOON)).isFalse();
        assertThat(inbox.claim("telegram", "one", NOON)).isEmpty();
        inbox.purge(NOON.plusMillis(1));
        assertThat(inbox.accept("telegram", "7", "chat", "{}", NOON)).isTrue();
    }

    @Test
    void of_one_lane_the_next_is_handed_out_when_the_first_is_settled() {
        inbox.accept("telegram", "1", "a", "first", NOON);
        inbox.accept("telegram", "2", "a", "second", NOON);
        inbox.accept("telegram", "3", "b", "other", NOON);

        Received first = inbox.claim("telegram", "one", NOON).orElseThrow();

        assertThat(first.payload()).isEqualTo("first");
        assertThat(inbox.claim("telegram", "two", NOON)).map(Received::payload).hasValue("other");
        assertThat(inbox.claim("telegram", "two", NOON)).isEmpty();
        inbox.settle(first, List.of(), NOON);
        assertThat(inbox.claim("telegram", "two", NOON)).map(Received::payload).hasValue("second");
    }

    @Test
    void what_a_dead_replica_took_on_is_handled_by_another_and_settled_once() {
        inbox.accept("telegram", "1", "a", "question", NOON);
        Received first = inbox.claim("telegram", "one", NOON).orElseThrow();
        Instant later = NOON.plusSeconds(61);
        database.replicas().alive("two", later.plusSeconds(60));

        Received second = inbox.claim("telegram", "two", later).orElseThrow();

        assertThat(second.attempt()).isEqualTo(2);
        assertThat(inbox.settle(first, List.of(to("a", "answer")), later)).isFalse();
        assertThat(inbox.settle(second, List.of(to("a", "answer")), later)).isTrue();
        assertThat(outbox.depth("telegram")).isEqualTo(1);
    }

    @Test
    void nobody_keeps_what_it_took_on_for_longer_than_a_claim_is_good_for_though_it_lives() {
        inbox.accept("telegram", "1", "a", "question", NOON);
        outbox.enqueue(List.of(to("b", "news")), NOON);
        assertThat(inbox.claim("telegram", "one", NOON)).isPresent();
        assertThat(outbox.claim("telegram", "b", "one", NOON)).isPresent();
        Instant lapsed = NOON.plus(Replicas.CLAIM_GOOD_FOR);
        database.replicas().alive("one", lapsed.plusSeconds(60));
        database.replicas().alive("two", lapsed.plusSeconds(60));

        assertThat(inbox.claim("telegram", "two", lapsed.minusMillis(1))).isEmpty();
        assertThat(outbox.ready("telegram", lapsed.minusMillis(1), 10)).isEmpty();
        assertThat(inbox.claim("telegram", "two", lapsed)).map(Received::attempt).hasValue(2);
        assertThat(outbox.ready("telegram", lapsed, 10)).containsExactly("b");
        assertThat(outbox.claim("telegram", "b", "two", lapsed)).flatMap(Claim::handedOver)
                .hasValue(NOON);
    }

    @Test
    void what_a_replica_that_left_took_on_is_free_at_once() {
        inbox.accept("telegram", "1", "a", "question", NOON);
        inbox.claim("telegram", "one", NOON);

        database.replicas().leave("one");

        assertThat(inbox.claim("telegram", "two", NOON)).isPresent();
    }

    @Test
    void an_update_that_failed_is_tried_again_when_it_is_due_and_its_lane_waits() {
        inbox.accept("telegram", "1", "a", "first", NOON);
        inbox.accept("telegram", "2", "a", "second", NOON);

        inbox.postpone(inbox.claim("telegram", "one", NOON).orElseThrow(), NOON.plusSeconds(5));

        assertThat(inbox.claim("telegram", "one", NOON.plusSeconds(4))).isEmpty();
        assertThat(inbox.claim("telegram", "one", NOON.plusSeconds(5))).map(Received::payload).hasValue("first");
    }

    @Test
    void many_who_take_on_updates_at_once_get_each_of_them_once() throws Exception {
        for (int i = 0; i < 40; i++) {
            inbox.accept("telegram", "event " + i, "lane " + i % 20, "{}", NOON);
        }

        List<String> handled = atOnce(8, () -> {
            List<String> mine = new ArrayList<>();
            for (Optional<Received> next = inbox.claim("telegram", "one", NOON); next.isPresent()
                    || inbox.depth("telegram") > 0; next = inbox.claim("telegram", "one", NOON)) {
                if (next.isPresent()) {
                    mine.add(next.get().event());
                    inbox.settle(next.get(), List.of(), NOON);
                }
            }
            return mine;
        });

        assertThat(handled).hasSize(40).doesNotHaveDuplicates();
    }

    @Test
    void a_chat_gets_its_messages_in_order_and_one_at_a_time() {
        outbox.enqueue(List.of(to("a", "1"), to("a", "2"), to("b", "3")), NOON);

        assertThat(outbox.ready("telegram", NOON, 10)).containsExactlyInAnyOrder("a", "b");
        Claim first = claim("a");
        assertThat(first.message()).isEqualTo("1");
        assertThat(outbox.claim("telegram", "a", "two", NOON)).isEmpty();
        assertThat(outbox.ready("telegram", NOON, 10)).containsExactly("b");

        assertThat(outbox.settle(first, new Settlement.Sent("id", NOON), NOON)).isTrue();

        assertThat(claim("a").message()).isEqualTo("2");
        assertThat(outbox.depth("telegram")).isEqualTo(2);
    }

    @Test
    void a_message_that_has_to_wait_goes_before_what_comes_after_it() {
        outbox.enqueue(List.of(to("a", "1"), to("a", "2")), NOON);

        outbox.settle(claim("a"), new Settlement.Again(NOON.plusSeconds(7)), NOON);

        assertThat(outbox.ready("telegram", NOON.plusSeconds(6), 10)).isEmpty();
        Claim again = outbox.claim("telegram", "a", "one", NOON.plusSeconds(7)).orElseThrow();
        assertThat(again.message()).isEqualTo("1");
        assertThat(again.attempt()).isEqualTo(2);
        assertThat(again.handedOver()).isEmpty();
    }

    @Test
    void a_message_that_a_dead_replica_was_sending_is_handed_out_as_doubtful_and_never_as_new() {
        outbox.enqueue(List.of(to("a", "1")), NOON);
        Claim lost = claim("a");
        Instant later = NOON.plusSeconds(61);
        database.replicas().alive("two", later.plusSeconds(60));

        Claim doubtful = outbox.claim("telegram", "a", "two", later).orElseThrow();

        assertThat(doubtful.handedOver()).hasValue(NOON);
        assertThat(doubtful.key()).isEqualTo(lost.key());
        assertThat(outbox.settle(doubtful, new Settlement.Uncertain(later), later)).isTrue();
        assertThat(outbox.depth("telegram")).isZero();
    }

    @Test
    void a_replica_that_was_thought_dead_can_still_tell_what_became_of_its_message() {
        outbox.enqueue(List.of(to("a", "1").under("question")), NOON);
        Claim lost = claim("a");
        Instant later = NOON.plusSeconds(61);
        database.replicas().alive("two", later.plusSeconds(60));
        outbox.settle(outbox.claim("telegram", "a", "two", later).orElseThrow(),
                new Settlement.Uncertain(later),
                later);

        assertThat(outbox.settle(lost, new Settlement.Sent("77", later), later)).isFalse();

        assertThat(outbox.sent("telegram", "question")).containsExactly("77");
        assertThat(outbox.depth("telegram")).isZero();
    }

    @Test
    void a_message_given_up_as_uncertain_is_sent_after_all_when_its_sender_knows_that_it_is_not_there() {
        outbox.enqueue(List.of(to("a", "1")), NOON);
        Claim lost = claim("a");
        Instant later = NOON.plusSeconds(61);
        database.replicas().alive("two", later.plusSeconds(60));
        outbox.settle(outbox.claim("telegram", "a", "two", later).orElseThrow(),
                new Settlement.Uncertain(later),
                later);

        outbox.settle(lost, new Settlement.Again(later), later);

        assertThat(outbox.claim("telegram", "a", "two", later)).map(Claim::message).hasValue("1");
    }

    @Test
    void nothing_goes_to_a_suspended_chat_until_it_is_heard_from() {
        outbox.enqueue(List.of(to("a", "1"), to("a", "2")), NOON);

        outbox.settle(claim("a"), new Settlement.Suspended("BLOCKED"), NOON);

        assertThat(outbox.depth("telegram")).isZero();
        outbox.enqueue(List.of(to("a", "3")), NOON);
        assertThat(outbox.ready("telegram", NOON, 10)).isEmpty();
        inbox.accept("telegram", "1", "a", "hello", NOON);
        inbox.settle(inbox.claim("telegram", "one", NOON).orElseThrow(), List.of(to("a", "4")), NOON);
        assertThat(claim("a").message()).isEqualTo("3");
    }

    @Test
    void what_waits_for_a_chat_follows_it_to_its_new_id() {
        outbox.enqueue(List.of(to("new", "0"), to("old", "1"), to("old", "2")), NOON);

        outbox.settle(claim("old"), new Settlement.Moved("new"), NOON);
        outbox.enqueue(List.of(to("old", "3")), NOON);

        assertThat(outbox.ready("telegram", NOON, 10)).containsExactly("new");
        List<String> sent = new ArrayList<>();
        while (outbox.depth("telegram") > 0) {
            Claim claim = claim("new");
            sent.add(claim.message());
            outbox.settle(claim, new Settlement.Sent("", NOON), NOON);
        }
        assertThat(sent).containsExactly("0", "1", "2", "3");
    }

    @Test
    void a_message_that_was_under_way_when_its_chat_moved_follows_if_it_did_not_arrive() {
        outbox.enqueue(List.of(to("old", "1"), to("old", "2")), NOON);
        Claim claim = claim("old");

        outbox.move("telegram", "old", "new", NOON);
        outbox.settle(claim, new Settlement.Again(NOON), NOON);

        assertThat(outbox.ready("telegram", NOON, 10)).containsExactly("new");
        assertThat(outbox.depth("telegram")).isEqualTo(2);
    }

    @Test
    void the_pace_is_kept_by_all_replicas_together() throws Exception {
        Pace pace = new Pace(Duration.ofMillis(50), 10);

        List<Integer> permits = atOnce(4, () -> List.of(outbox.permits("telegram", pace, NOON, 6)));

        assertThat(permits.stream().mapToInt(Integer::intValue).sum()).isEqualTo(10);
        assertThat(outbox.permits("telegram", pace, NOON.plusMillis(100), 6)).isEqualTo(2);
        assertThat(outbox.permits("slack", pace, NOON, 6)).isEqualTo(6);
    }

    @Test
    void a_chats_quota_is_kept_by_all_replicas_together() {
        Optional<Quota> quota = Optional.of(new Quota(2, Duration.ofMinutes(1)));
        outbox.enqueue(List.of(to("a", "1"), to("a", "2"), to("a", "3"), to("b", "1")), NOON);
        for (int second = 0; second < 2; second++) {
            Instant now = NOON.plusSeconds(second);
            outbox.settle(outbox.claim("telegram", "a", "replica " + second, quota, now).orElseThrow(),
                    new Settlement.Sent("id", now.plusSeconds(1)), now);
        }

        Instant now = NOON.plusSeconds(2);
        assertThat(outbox.claim("telegram", "a", "one", quota, now)).isEmpty();
        assertThat(outbox.ready("telegram", now, 9)).containsExactly("b");
        assertThat(outbox.claim("telegram", "b", "one", quota, now)).isPresent();
        assertThat(outbox.ready("telegram", NOON.plusSeconds(60), 9)).contains("a");
        assertThat(outbox.claim("telegram", "a", "two", quota, NOON.plusSeconds(60))).map(Claim::message)
                .hasValue("3");
    }

    @Test
    void a_platform_that_asks_for_a_pause_gets_nothing_until_it_is_over() {
        outbox.hold("telegram", NOON.plusSeconds(30));

        assertThat(outbox.permits("telegram", new Pace(Duration.ofMillis(50), 10), NOON.plusSeconds(29), 1)).isZero();
        assertThat(outbox.permits("telegram", new Pace(Duration.ofMillis(50), 10), NOON.plusSeconds(30), 1)).isOne();
    }

    @Test
    void the_text_of_what_was_sent_is_not_kept() {
        outbox.enqueue(List.of(to("a", "1").under("question")), NOON);
        outbox.settle(claim("a"), new Settlement.Sent("5", NOON), NOON);

        outbox.purge(NOON);
        assertThat(outbox.sent("telegram", "question")).containsExactly("5");
        outbox.purge(NOON.plusMillis(1));
        assertThat(outbox.sent("telegram", "question")).isEmpty();
    }

    @Test
    void many_who_send_at_once_send_each_message_once_and_in_order() throws Exception {
        List<Outgoing> messages = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            messages.add(to("chat " + i % 6, String.valueOf(i)));
        }
        outbox.enqueue(messages, NOON);
        Set<String> busy = ConcurrentHashMap.newKeySet();

        List<String> sent = atOnce(8, () -> {
            List<String> mine = new ArrayList<>();
            while (outbox.depth("telegram") > 0) {
                for (String chat : outbox.ready("telegram", NOON, 10)) {
                    outbox.claim("telegram", chat, "one", NOON).ifPresent(claim -> {
                        assertThat(busy.add(chat)).isTrue();
                        mine.add(claim.message());
                        busy.remove(chat);
                        outbox.settle(claim, new Settlement.Sent("", NOON), NOON);
                    });
                }
            }
            return mine;
        });

        assertThat(sent).hasSize(60).doesNotHaveDuplicates();
    }

    @Test
    void a_thread_is_joined_until_it_is_left_or_forgotten() {
        Threads threads = database.threads();
        threads.join("slack", "C1", "1.1", NOON);
        threads.join("slack", "C1", "1.1", NOON.plusSeconds(10));
        threads.join("slack", "C1", "2.2", NOON);
        threads.join("slack", "C2", "1.1", NOON);

        threads.leave("slack", "C2", "1.1");
        threads.purge(NOON.plusSeconds(5));

        assertThat(threads.takesPart("slack", "C1", "1.1")).as("asked again").isTrue();
        assertThat(threads.takesPart("slack", "C1", "2.2")).as("long ago").isFalse();
        assertThat(threads.takesPart("slack", "C2", "1.1")).as("left").isFalse();
        assertThat(threads.takesPart("telegram", "C1", "1.1")).as("another platform's").isFalse();
    }

    private static <T> List<T> atOnce(int threads, Callable<List<T>> work) throws Exception {
        List<T> results = new ArrayList<>();
        try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
            List<Future<List<T>>> futures = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                futures.add(executor.submit(work));
            }
            for (Future<List<T>> future : futures) {
                results.addAll(future.get());
            }
        }
        return results;
    }
}
