package org.parley.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.parley.delivery.DigestLedger;
import org.parley.delivery.DigestLedger.Due;
import org.parley.delivery.DigestLedger.State;
import org.parley.delivery.Outbox;
import org.parley.delivery.Outbox.Claim;
import org.parley.delivery.Outbox.Settlement;
import org.parley.delivery.Outgoing;
import org.parley.delivery.Recipient;
import org.parley.delivery.Replicas;
import org.parley.delivery.Subscription;
import org.parley.delivery.Subscription.Terms;
import org.parley.delivery.Subscriptions;
import org.parley.delivery.Watches;
import org.parley.delivery.Watches.Known;
import org.parley.delivery.Watches.Watch;
import org.parley.schedule.Schedule;

/** What every database has to keep of the promises about digests and watches. */
abstract class DigestStoreContract {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Recipient CHAT = new Recipient("telegram", "chat", Optional.empty());
    private static final Optional<String> ALL = Optional.empty();
    /** Thursday afternoon, a month before the clocks change. */
    private static final Instant START = Instant.parse("2031-03-06T15:00:00Z");
    private static final Instant FRIDAY_8 = Instant.parse("2031-03-07T07:00:00Z");
    private static final Instant SATURDAY_8 = Instant.parse("2031-03-08T07:00:00Z");

    private Database database;
    private Subscriptions subscriptions;
    private DigestLedger ledger;
    private Outbox outbox;
    private Watches watches;

    /** Opens a new, empty database. */
    abstract Database open();

    @BeforeEach
    void openDatabase() {
        database = open();
        subscriptions = database.subscriptions();
        ledger = database.digests();
        outbox = database.outbox();
        watches = database.watches();
        database.replicas().alive("one", Instant.parse("2032-01-01T00:00:00Z"));
        database.replicas().alive("two", Instant.parse("2032-01-01T00:00:00Z"));
    }

    @AfterEach
    void closeDatabase() {
        database.close();
    }

    private static Terms daily(String time) {
        return new Terms(new Schedule(LocalTime.parse(time), BERLIN, Schedule.EVERY_DAY), "en");
    }

    private Subscription subscribe() {
        return subscriptions.set(CHAT, ALL, daily("08:00"), START);
    }

    private static List<Outgoing> messages(String... texts) {
        return List.of(texts).stream().map(text -> Outgoing.of(CHAT, text)).toList();
    }

    private Due claim(Subscription subscription, Instant now) {
        return ledger.claim(subscription.id(), "one", now).orElseThrow();
    }

    private void queue(Subscription subscription, Instant now, String... texts) {
        assertThat(ledger.queue(claim(subscription, now), messages(texts), now)).isTrue();
    }

    private void send(Settlement settlement, Instant now) {
        outbox.settle(outbox.claim("telegram", "chat", "one", now).orElseThrow(), settlement, now);
    }

    private Subscription now() {
        return subscriptions.find(CHAT, ALL).orElseThrow();
    }

    @Test
    void a_subscription_is_given_back_as_it_was_made() {
        Terms terms = new Terms(new Schedule(LocalTime.of(18, 30), ZoneId.of("America/New_York"), Schedule.WEEKDAYS),
                "uk");
        Recipient thread = new Recipient("slack", "C1", Optional.of("17.4"));

        Subscription made = subscriptions.set(thread, Optional.of("Marta Kessel"), terms, START);

        assertThat(subscriptions.in(thread)).containsExactly(made);
        assertThat(made.terms()).isEqualTo(terms);
        assertThat(made.next().at()).isEqualTo("2031-03-06T23:30:00Z");
        assertThat(made.coveredTo()).isEqualTo("2031-03-05T23:30:00Z");
        assertThat(subscriptions.in(new Recipient("slack", "C1", Optional.empty()))).isEmpty();
        assertThat(subscriptions.find(thread, ALL)).isEmpty();
    }

    @Test
    void a_place_has_a_subscription_for_each_topic() {
        subscribe();
        subscriptions.set(CHAT, Optional.of("Kessel"), daily("09:00"), START);
        subscriptions.set(CHAT, Optional.of("Kessel"), daily("10:00"), START);

        assertThat(subscriptions.in(CHAT)).extracting(s -> s.topic().orElse("all") + s.terms().schedule().time())
                .containsExactly("all08:00", "Kessel10:00");
        subscriptions.end(CHAT, ALL);
        assertThat(subscriptions.in(CHAT)).extracting(Subscription::topic).containsExactly(Optional.of("Kessel"));
    }

    @Test
    void a_digest_is_due_at_its_slot_and_one_replica_gets_it() {
        Subscription subscription = subscribe();

        assertThat(ledger.due("telegram", FRIDAY_8.minusMillis(1), 10)).isEmpty();
        assertThat(ledger.due("slack", FRIDAY_8, 10)).isEmpty();
        assertThat(ledger.due("telegram", FRIDAY_8, 10)).containsExactly(subscription.id());
        Due due = claim(subscription, FRIDAY_8);
        assertThat(due.day()).isEqualTo(LocalDate.parse("2031-03-07"));
        assertThat(due.from()).isEqualTo(FRIDAY_8.minusSeconds(86_400));
        assertThat(due.to()).isEqualTo(FRIDAY_8);
        assertThat(ledger.claim(subscription.id(), "two", FRIDAY_8)).isEmpty();
        assertThat(ledger.queue(due, messages("news"), FRIDAY_8)).isTrue();
        assertThat(ledger.queue(due, messages("news"), FRIDAY_8)).isFalse();
        assertThat(ledger.claim(subscription.id(), "two", FRIDAY_8.plusSeconds(1))).isEmpty();
        assertThat(outbox.depth("telegram")).isEqualTo(1);
        assertThat(now().next().at()).isEqualTo(SATURDAY_8);
    }

    @Test
    void what_a_dead_replica_was_composing_is_composed_by_another_and_told_once() {
        Subscription subscription = subscribe();
        Due first = claim(subscription, FRIDAY_8);
        database.replicas().leave("one");

        Due second = ledger.claim(subscription.id(), "two", FRIDAY_8.plusSeconds(20)).orElseThrow();

        assertThat(second.attempt()).isEqualTo(2);
        assertThat(ledger.queue(first, messages("late"), FRIDAY_8.plusSeconds(21))).isFalse();
        assertThat(ledger.queue(second, messages("news"), FRIDAY_8.plusSeconds(21))).isTrue();
        assertThat(outbox.depth("telegram")).isEqualTo(1);
    }

    @Test
    void nobody_composes_a_digest_for_longer_than_a_claim_is_good_for_though_it_lives() {
        Subscription subscription = subscribe();
        assertThat(ledger.claim(subscription.id(), "one", FRIDAY_8)).isPresent();
        Instant lapsed = FRIDAY_8.plus(Replicas.CLAIM_GOOD_FOR);

        assertThat(ledger.claim(subscription.id(), "two", lapsed.minusMillis(1))).isEmpty();
        assertThat(ledger.claim(subscription.id(), "two", lapsed)).map(Due::attempt).hasValue(2);
    }

    @Test
    void a_window_begins_where_the_last_that_arrived_ended() {
        Subscription subscription = subscribe();
        queue(subscription, FRIDAY_8, "friday");
        send(new Settlement.Sent("1", FRIDAY_8), FRIDAY_8);

        assertThat(claim(subscription, SATURDAY_8).from()).isEqualTo(FRIDAY_8);
        assertThat(ledger.counts("telegram")).containsEntry(State.SENT, 1L).containsEntry(State.PREPARED, 1L);
    }

    @Test
    void what_did_not_arrive_is_in_the_next_one() {
        Subscription subscription = subscribe();
        queue(subscription, FRIDAY_8, "friday");
        send(new Settlement.Failed("INVALID", FRIDAY_8), FRIDAY_8);

        Due due = claim(subscription, SATURDAY_8);

        assertThat(due.from()).isEqualTo(FRIDAY_8.minusSeconds(86_400));
        assertThat(due.doubtful()).isEmpty();
        assertThat(ledger.counts("telegram")).containsEntry(State.FAILED, 1L);
    }

    @Test
    void what_may_have_arrived_is_not_told_again_and_the_next_one_knows() {
        Subscription subscription = subscribe();
        queue(subscription, FRIDAY_8, "friday");
        send(new Settlement.Uncertain(FRIDAY_8), FRIDAY_8);

        Due due = claim(subscription, SATURDAY_8);

        assertThat(due.from()).isEqualTo(FRIDAY_8);
        assertThat(due.doubtful()).hasValue(new DigestLedger.Doubtful(LocalDate.parse("2031-03-07"),
                FRIDAY_8.minusSeconds(86_400), FRIDAY_8));
        assertThat(ledger.counts("telegram")).containsEntry(State.UNCERTAIN, 1L);
    }

    @Test
    void of_several_messages_all_have_to_arrive() {
        Subscription subscription = subscribe();
        queue(subscription, FRIDAY_8, "one", "two");

        send(new Settlement.Sent("1", FRIDAY_8), FRIDAY_8);
        assertThat(ledger.counts("telegram")).containsOnlyKeys(State.SENDING);
        send(new Settlement.Sent("2", FRIDAY_8), FRIDAY_8);
        assertThat(ledger.counts("telegram")).containsOnlyKeys(State.SENT);
        assertThat(subscriptions.find(CHAT, ALL).orElseThrow().coveredTo()).isEqualTo(FRIDAY_8);
    }

    @Test
    void what_is_still_waiting_when_the_next_is_due_becomes_part_of_it() {
        Subscription subscription = subscribe();
        queue(subscription, FRIDAY_8, "friday");
        send(new Settlement.Again(SATURDAY_8.plusSeconds(60)), FRIDAY_8);

        Due due = claim(subscription, SATURDAY_8);
        ledger.queue(due, messages("both"), SATURDAY_8);

        assertThat(due.from()).isEqualTo(FRIDAY_8.minusSeconds(86_400));
        assertThat(outbox.depth("telegram")).isEqualTo(1);
        assertThat(ledger.counts("telegram")).containsEntry(State.MERGED, 1L).containsEntry(State.QUEUED, 1L);
        assertThat(outbox.claim("telegram", "chat", "one", SATURDAY_8.plusSeconds(60))).map(Claim::message)
                .hasValue("both");
    }

    @Test
    void the_next_waits_while_one_is_being_handed_over() {
        Subscription subscription = subscribe();
        queue(subscription, FRIDAY_8, "friday");
        Claim claim = outbox.claim("telegram", "chat", "one", FRIDAY_8).orElseThrow();

        assertThat(ledger.due("telegram", SATURDAY_8, 10)).isEmpty();
        assertThat(ledger.claim(subscription.id(), "two", SATURDAY_8)).isEmpty();
        outbox.settle(claim, new Settlement.Sent("1", SATURDAY_8), SATURDAY_8);
        assertThat(ledger.claim(subscription.id(), "two", SATURDAY_8)).isPresent();
    }

    @Test
    void days_that_were_missed_are_one_digest() {
        Subscription subscription = subscribe();
        Instant tuesday = Instant.parse("2031-03-11T10:00:00Z");

        Due due = claim(subscription, tuesday);
        ledger.queue(due, messages("all of it"), tuesday);

        assertThat(due.day()).isEqualTo(LocalDate.parse("2031-03-11"));
        assertThat(due.from()).isEqualTo(FRIDAY_8.minusSeconds(86_400));
        assertThat(ledger.due("telegram", tuesday, 10)).isEmpty();
        assertThat(now().next().at()).isEqualTo(Instant.parse("2031-03-12T07:00:00Z"));
    }

    @Test
    void what_was_missed_in_the_evening_before_the_next_is_left_to_that() {
        Subscription subscription = subscribe();
        Instant night = Instant.parse("2031-03-07T23:00:00Z");

        assertThat(ledger.claim(subscription.id(), "one", night)).isEmpty();

        assertThat(now().next().at()).isEqualTo(SATURDAY_8);
        assertThat(claim(subscription, SATURDAY_8).from()).isEqualTo(FRIDAY_8.minusSeconds(86_400));
    }

    @Test
    void a_quiet_day_is_done_with() {
        Subscription subscription = subscribe();

        assertThat(ledger.quiet(claim(subscription, FRIDAY_8), FRIDAY_8)).isTrue();

        assertThat(outbox.depth("telegram")).isZero();
        assertThat(now().coveredTo()).isEqualTo(FRIDAY_8);
        assertThat(now().next().at()).isEqualTo(SATURDAY_8);
    }

    @Test
    void a_digest_that_could_not_be_composed_is_tried_again_and_then_given_up() {
        Subscription subscription = subscribe();

        ledger.release(claim(subscription, FRIDAY_8), false, FRIDAY_8);
        assertThat(ledger.claim(subscription.id(), "two", FRIDAY_8.plusSeconds(1))).isEmpty();
        Due again = claim(subscription, FRIDAY_8.plusSeconds(11));
        ledger.release(again, true, FRIDAY_8.plusSeconds(11));

        assertThat(ledger.counts("telegram")).containsOnlyKeys(State.FAILED);
        assertThat(claim(subscription, SATURDAY_8).from()).isEqualTo(FRIDAY_8.minusSeconds(86_400));
    }

    @Test
    void a_subscription_that_is_ended_while_its_digest_is_composed_gets_none() {
        Subscription subscription = subscribe();
        Due due = claim(subscription, FRIDAY_8);

        subscriptions.end(CHAT, ALL);

        assertThat(ledger.queue(due, messages("news"), FRIDAY_8)).isFalse();
        assertThat(outbox.depth("telegram")).isZero();
    }

    @Test
    void a_day_that_has_had_its_digest_gets_no_other_whatever_is_changed() {
        Subscription subscription = subscribe();
        queue(subscription, FRIDAY_8, "friday");
        send(new Settlement.Sent("1", FRIDAY_8), FRIDAY_8);
        Instant noon = FRIDAY_8.plusSeconds(5 * 3600);

        subscriptions.end(CHAT, ALL);
        Subscription changed = subscriptions.set(CHAT, ALL, daily("18:00"), noon);

        assertThat(changed.next().day()).isEqualTo(LocalDate.parse("2031-03-08"));
        assertThat(changed.coveredTo()).isEqualTo(FRIDAY_8.plusSeconds(10 * 3600));
    }

    @Test
    void a_suspended_chat_gets_its_digest_at_the_next_slot_after_it_was_heard_from() {
        Subscription subscription = subscribe();
        queue(subscription, FRIDAY_8, "friday");
        send(new Settlement.Suspended("BLOCKED"), FRIDAY_8);

        assertThat(ledger.counts("telegram")).containsOnlyKeys(State.FAILED);
        assertThat(ledger.due("telegram", SATURDAY_8, 10)).isEmpty();
        Instant sundayNoon = SATURDAY_8.plusSeconds(28 * 3600);
        outbox.resume("telegram", "chat", sundayNoon);

        assertThat(ledger.due("telegram", sundayNoon, 10)).isEmpty();
        assertThat(now().next().day()).isEqualTo(LocalDate.parse("2031-03-10"));
        assertThat(claim(subscription, Instant.parse("2031-03-10T07:00:00Z")).from())
                .isEqualTo(FRIDAY_8.minusSeconds(86_400));
    }

    @Test
    void subscriptions_and_watches_follow_a_chat_that_moves() {
        Subscription subscription = subscribe();
        watches.add(CHAT, "u", "Who?", "en", new Known("UNKNOWN", ""), 1, START);
        queue(subscription, FRIDAY_8, "friday");

        send(new Settlement.Moved("new"), FRIDAY_8);

        Recipient moved = new Recipient("telegram", "new", Optional.empty());
        assertThat(subscriptions.in(moved)).hasSize(1);
        assertThat(subscriptions.in(CHAT)).hasSize(1);
        assertThat(watches.in(moved)).hasSize(1);
        Claim claim = outbox.claim("telegram", "new", "one", FRIDAY_8).orElseThrow();
        outbox.settle(claim, new Settlement.Sent("1", FRIDAY_8), FRIDAY_8);
        assertThat(ledger.counts("telegram")).containsOnlyKeys(State.SENT);
        assertThat(claim(subscription, SATURDAY_8).subscription().to()).isEqualTo(moved);
    }

    @Test
    void a_chat_can_be_forgotten() {
        Subscription subscription = subscribe();
        queue(subscription, FRIDAY_8, "friday");
        watches.add(CHAT, "u", "Who?", "en", new Known("UNKNOWN", ""), 1, START);

        subscriptions.forget("telegram", "chat");
        watches.forgetChat("telegram", "chat");

        assertThat(subscriptions.find(CHAT, ALL)).isEmpty();
        assertThat(watches.in(CHAT)).isEmpty();
        assertThat(ledger.counts("telegram")).isEmpty();
        send(new Settlement.Sent("1", FRIDAY_8), FRIDAY_8);
    }

    @Test
    void a_changed_answer_is_told_once_by_whoever_is_first() {
        Watch watch = watches.add(CHAT, "u", "Who signed?", "en", new Known("UNKNOWN", "Nobody says."), 3, START);

        assertThat(watches.behind("telegram", 3, 10)).isEmpty();
        assertThat(watches.behind("telegram", 4, 10)).containsExactly(watch);
        Known signed = new Known("ANSWERED", "Marta Kessel.");
        assertThat(watches.change(watch, signed, 4, messages("changed"), START)).isTrue();
        assertThat(watches.change(watch, signed, 4, messages("changed"), START)).isFalse();

        assertThat(outbox.depth("telegram")).isEqualTo(1);
        assertThat(watches.behind("telegram", 4, 10)).isEmpty();
        assertThat(watches.find(watch.id())).map(Watch::answer).hasValue(signed);
    }

    @Test
    void an_answer_that_is_the_same_is_not_looked_at_again_until_there_is_more() {
        Watch watch = watches.add(CHAT, "u", "Who signed?", "en", new Known("UNKNOWN", "Nobody says."), 3, START);

        watches.confirm(watch, 5);

        assertThat(watches.behind("telegram", 5, 10)).isEmpty();
        assertThat(watches.behind("telegram", 6, 10)).hasSize(1);
        assertThat(watches.change(watch, new Known("ANSWERED", "old view"), 4, messages("no"), START)).isFalse();
    }

    @Test
    void the_same_question_is_watched_once_and_can_be_left() {
        Watch watch = watches.add(CHAT, "u", "Who signed?", "en", new Known("UNKNOWN", ""), 3, START);

        assertThat(watches.add(CHAT, "v", "Who signed?", "en", new Known("ANSWERED", "X"), 9, START)).isEqualTo(watch);
        assertThat(watches.remove("telegram", "other", watch.id())).isFalse();
        assertThat(watches.remove("telegram", "chat", watch.id())).isTrue();
        assertThat(watches.in(CHAT)).isEmpty();
        watches.add(CHAT, "u", "Who signed?", "en", new Known("UNKNOWN", ""), 3, START);
        watches.forgetPerson("telegram", "u");
        assertThat(watches.in(CHAT)).isEmpty();
    }
}
