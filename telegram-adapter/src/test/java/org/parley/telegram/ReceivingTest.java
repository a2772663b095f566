package org.parley.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.parley.delivery.DeliveryStore;
import org.parley.delivery.Inbox;

/** How updates come in, by long polling and by webhook, and how it all ends. Alone, because one test counts the threads of the process. */
@Isolated
class ReceivingTest extends RunningBot {

    @Test
    void polling_goes_on_after_a_bot_that_throws_and_the_asker_is_told() throws Exception {
        run(incoming -> {
            if (incoming.text().equals("break")) {
                throw new IllegalStateException("broken");
            }
            return ECHO.handle(incoming);
        });

        telegram.add(Updates.direct(1, 1, "break"));
        telegram.awaitCalls("sendMessage", 1);
        telegram.add(Updates.direct(2, 2, "go on"));

        List<JsonNode> sent = telegram.awaitCalls("sendMessage", 2);
        assertThat(sent.get(0).path("text").asText()).isEqualTo("Something went wrong on my side. Please try again.");
        assertThat(sent.get(1).path("text").asText()).isEqualTo("You said: go on");
    }

    @Test
    void an_update_that_cannot_be_stored_is_not_confirmed_and_comes_again() throws Exception {
        var full = new AtomicBoolean(true);
        run(ECHO, config(FakeTelegram.TOKEN), failing(store, full::get));

        telegram.add(Updates.direct(7, Updates.PERSON, "When?"));
        int before = telegram.calls("getUpdates").size();
        telegram.awaitCalls("getUpdates", before + 2);

        assertThat(telegram.confirmedBelow()).isLessThanOrEqualTo(7);
        full.set(false);
        telegram.awaitCalls("sendMessage", 1);
        telegram.await("confirmed when it was stored", fake -> fake.confirmedBelow() == 8);
    }

    @Test
    void an_update_is_confirmed_when_it_is_stored_and_answered_by_the_next_start_if_need_be() throws Exception {
        var never = new CountDownLatch(1);
        TelegramBotApp first = run(incoming -> {
            await(never);
            return ECHO.handle(incoming);
        });
        telegram.add(Updates.direct(7, Updates.PERSON, "slow"));
        telegram.await("confirmed before the answer", fake -> fake.confirmedBelow() == 8);
        assertThat(telegram.calls("sendMessage")).isEmpty();

        first.close();
        run(ECHO);

        assertThat(telegram.awaitCalls("sendMessage", 1)).extracting(message -> message.path("text").asText())
                .containsExactly("You said: slow");
    }

    @Test
    void an_update_that_comes_twice_is_answered_once() throws Exception {
        run(ECHO);
        telegram.add(Updates.direct(1, 1, "When?"));
        telegram.awaitCalls("sendMessage", 1);

        telegram.addAgain(Updates.direct(1, 1, "When?"));
        telegram.add(Updates.direct(2, 2, "And then?"));

        assertThat(telegram.awaitCalls("sendMessage", 2)).extracting(message -> message.path("text").asText())
                .containsExactly("You said: When?", "You said: And then?");
    }

    @Test
    void a_chat_that_has_to_wait_delays_no_other_and_keeps_its_own_order() throws Exception {
        var mayAnswer = new CountDownLatch(1);
        run(incoming -> {
            if (incoming.text().equals("slow")) {
                await(mayAnswer);
            }
            return ECHO.handle(incoming);
        });

        telegram.add(Updates.direct(1, 1, "slow"));
        telegram.add(Updates.direct(2, 1, "after slow"));
        telegram.add(Updates.direct(3, 2, "quick"));
        telegram.awaitCalls("sendMessage", 1);
        telegram.add(Updates.direct(4, 3, "quick too"));
        telegram.awaitCalls("sendMessage", 2);
        mayAnswer.countDown();

        assertThat(telegram.awaitCalls("sendMessage", 4)).extracting(message -> message.path("text").asText())
                .containsExactly("You said: quick", "You said: quick too", "You said: slow", "You said: after slow");
    }

    @Test
    void what_was_answered_before_the_bot_stopped_is_not_answered_again() throws Exception {
        TelegramBotApp first = run(ECHO);
        telegram.add(Updates.direct(1, 1, "first"));
        telegram.awaitCalls("sendMessage", 1);

        first.close();
        run(ECHO);
        telegram.add(Updates.direct(2, 2, "second"));

        assertThat(telegram.awaitCalls("sendMessage", 2)).extracting(message -> message.path("text").asText())
                .containsExactly("You said: first", "You said: second");
    }

    @Test
    void polling_survives_conflict_throttling_failures_and_resets() throws Exception {
        run(ECHO);
        telegram.awaitCalls("getUpdates", 1);

        telegram.failNext("getUpdates", FakeTelegram.error(409, "Conflict"), FakeTelegram.tooManyRequests(1),
                FakeTelegram.error(500, "Internal Server Error"), new FakeTelegram.Failure.Page(502),
                new FakeTelegram.Failure.Reset(false));
        telegram.add(Updates.direct(1, 1, "wake up"));
        telegram.awaitCalls("sendMessage", 1);
        telegram.awaitCalls("getUpdates", 7);
        telegram.add(Updates.direct(2, 2, "still there?"));

        assertThat(telegram.awaitCalls("sendMessage", 2)).hasSize(2);
    }

    @Test
    void an_update_that_the_library_cannot_read_does_not_stop_the_others() throws Exception {
        run(ECHO);

        telegram.add("{\"update_id\":1,\"message\":{\"message_id\":\"not a number\"}}");
        telegram.add(Updates.direct(2, Updates.PERSON, "and I?"));

        telegram.awaitCalls("sendMessage", 1);
        telegram.await("both confirmed", fake -> fake.confirmedBelow() == 3);
    }

    @Test
    void a_webhook_brings_updates_and_nothing_is_polled() throws Exception {
        int port = freePort();
        run(ECHO, webhook(port), store);

        telegram.add(Updates.direct(1, Updates.PERSON, "When?"));

        assertThat(telegram.awaitCalls("sendMessage", 1).getFirst().path("text").asText()).isEqualTo("You said: When?");
        JsonNode set = telegram.calls("setWebhook").getFirst();
        assertThat(set.path("secret_token").asText()).isEqualTo("s3cret_of-this-test");
        assertThat(set.path("allowed_updates")).extracting(JsonNode::asText).contains("message", "callback_query",
                "inline_query", "my_chat_member");
        assertThat(telegram.calls("getUpdates")).isEmpty();
    }

    @Test
    void a_webhooks_update_that_cannot_be_stored_is_sent_again() throws Exception {
        var full = new AtomicBoolean(true);
        run(ECHO, webhook(freePort()), failing(store, () -> full.getAndSet(false)));

        telegram.add(Updates.direct(1, Updates.PERSON, "When?"));

        assertThat(telegram.awaitCalls("sendMessage", 1)).hasSize(1);
        telegram.await("confirmed", fake -> fake.confirmedBelow() == 2);
    }

    @Test
    void a_webhook_that_telegram_refuses_is_told_with_its_reason() {
        telegram.failNext("setWebhook",
                FakeTelegram.error(400, "Bad Request: bad webhook: HTTPS URL must be provided"));

        assertThatThrownBy(() -> run(ECHO, webhook(freePort()), store))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("HTTPS URL must be provided");
    }

    @Test
    void polling_takes_over_from_a_webhook() throws Exception {
        TelegramBotApp first = run(ECHO, webhook(freePort()), store);
        first.close();
        telegram.add(Updates.direct(1, Updates.PERSON, "When?"));

        run(ECHO);

        assertThat(telegram.awaitCalls("sendMessage", 1)).hasSize(1);
    }

    @Test
    void closing_leaves_no_thread_that_would_keep_the_process_alive() throws Exception {
        Set<Thread> before = living();
        TelegramBotApp app = run(ECHO);
        telegram.add(Updates.direct(1, Updates.PERSON, "When?"));
        telegram.awaitCalls("sendMessage", 1);

        app.close();

        for (Thread thread : living()) {
            if (!before.contains(thread) && !thread.isDaemon()) {
                thread.join(60_000);
                assertThat(thread.isAlive()).as(thread.getName()).isFalse();
            }
        }
    }

    @Test
    void a_wrong_token_is_told_without_showing_it() {
        TelegramConfig wrong = config("99:wrong_token_0123");

        assertThatThrownBy(() -> run(ECHO, wrong, store)).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("TELEGRAM_BOT_TOKEN").hasMessageNotContaining("wrong_token");
    }

    @Test
    void it_notices_when_its_token_is_revoked() throws Exception {
        TelegramBotApp app = run(ECHO);
        telegram.awaitCalls("getUpdates", 1);

        telegram.revokeToken();

        app.awaitTokenRefused();
    }

    /** A store that takes no update in while {@code full} says so. */
    private static DeliveryStore failing(DeliveryStore store, BooleanSupplier full) {
        Inbox inbox = before(Inbox.class, store.inbox(), called -> {
            if (called.equals("accept") && full.getAsBoolean()) {
                throw new IllegalStateException("the disk is full");
            }
        });
        return (DeliveryStore) Proxy.newProxyInstance(DeliveryStore.class.getClassLoader(),
                new Class<?>[]{DeliveryStore.class}, (proxy, method, arguments) -> method.getName().equals("inbox")
                        ? inbox
                        : method.invoke(store, arguments));
    }

    private static <T> T before(Class<T> type, T real, Consumer<String> first) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[]{type},
                (proxy, method, arguments) -> {
                    first.accept(method.getName());
                    return method.invoke(real, arguments);
                }));
    }

    private static Set<Thread> living() {
        return Thread.getAllStackTraces().keySet().stream().filter(Thread::isAlive).collect(Collectors.toSet());
    }
}
