package org.parley.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.telegram.telegrambots.client.okhttp.OkHttpTelegramClient;
import org.telegram.telegrambots.meta.TelegramUrl;

/** The real client against a server that fails in every way that has a name; waiting takes no time. */
class TelegramMessengerTest {

    private static final Destination PERSON = new Destination(Updates.PERSON, false, OptionalInt.empty(), 41);
    private static final Rendered TEXT = new Rendered("In Geneva.", List.of());

    private final SettableClock clock = new SettableClock();
    private final TelegramHttp http = new TelegramHttp();
    private FakeTelegram telegram;

    @BeforeEach
    void start() throws IOException {
        telegram = FakeTelegram.start();
    }

    @AfterEach
    void stop() {
        http.close();
        telegram.close();
    }

    private TelegramMessenger messenger() {
        return messenger(telegram.url().getPort());
    }

    private TelegramMessenger messenger(int port) {
        TelegramUrl url = TelegramUrl.builder().schema("http").host("127.0.0.1").port(port).build();
        OkHttpTelegramClient client = new OkHttpTelegramClient(http.forCalls(), FakeTelegram.TOKEN, url);
        return new TelegramMessenger(new TelegramApi(client, clock, new Random(1)), new Pacing(clock, clock));
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of(403, "Forbidden: bot was blocked by the user", new Delivery.Blocked()),
                Arguments.of(403, "Forbidden: user is deactivated", new Delivery.Blocked()),
                Arguments.of(403, "Forbidden: bot was kicked from the supergroup chat", new Delivery.Removed()),
                Arguments.of(403, "Forbidden: bot is not a member of the channel chat", new Delivery.Removed()),
                Arguments.of(400, "Bad Request: chat not found", new Delivery.Removed()),
                Arguments.of(400, "Bad Request: TOPIC_CLOSED", new Delivery.TopicClosed()),
                Arguments.of(400, "Bad Request: message thread not found", new Delivery.TopicClosed()),
                Arguments.of(400, "Bad Request: not enough rights to send text messages to the chat",
                        new Delivery.NotPermitted()),
                Arguments.of(403, "Forbidden: bot can't send messages to bots", new Delivery.NotPermitted()),
                Arguments.of(401, "Unauthorized", new Delivery.Unauthorized()),
                Arguments.of(400, "Bad Request: message is too long",
                        new Delivery.Rejected(400, "Bad Request: message is too long")));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void each_refusal_has_a_name_and_is_not_tried_again(int code, String description, Delivery expected)
            throws Exception {
        telegram.failNext("sendMessage", FakeTelegram.error(code, description));

        Delivery delivery = messenger().send(PERSON, TEXT);

        assertThat(delivery).isEqualTo(expected);
        assertThat(telegram.calls("sendMessage")).hasSize(1);
    }

    @Test
    void it_waits_as_long_as_telegram_asks() throws Exception {
        telegram.failNext("sendMessage", FakeTelegram.tooManyRequests(17));

        Delivery delivery = messenger().send(PERSON, TEXT);

        assertThat(delivery).isInstanceOf(Delivery.Sent.class);
        assertThat(clock.pauses).containsExactly(Duration.ofSeconds(17));
    }

    @Test
    void it_gives_up_where_telegram_asks_for_longer_than_an_answer_is_worth() throws Exception {
        telegram.failNext("sendMessage", FakeTelegram.tooManyRequests(600));

        assertThat(messenger().send(PERSON, TEXT)).isEqualTo(new Delivery.Throttled(Duration.ofMinutes(10)));
    }

    @Test
    void a_failure_of_telegrams_own_is_tried_again_later_each_time_and_not_for_ever() throws Exception {
        FakeTelegram.Failure failure = FakeTelegram.error(500, "Internal Server Error");
        telegram.failNext("sendMessage", failure, failure, failure, failure, failure);

        Delivery delivery = messenger().send(PERSON, TEXT);

        assertThat(delivery).isEqualTo(new Delivery.Unreachable());
        assertThat(telegram.calls("sendMessage")).hasSize(5);
        assertThat(clock.pauses).hasSize(4).isSortedAccordingTo(Duration::compareTo);
    }

    @Test
    void a_server_that_takes_no_connection_was_not_sent_anything() throws Exception {
        int nobody;
        try (ServerSocket socket = new ServerSocket(0)) {
            nobody = socket.getLocalPort();
        }

        assertThat(messenger(nobody).send(PERSON, TEXT)).isEqualTo(new Delivery.Unreachable());
        assertThat(clock.pauses).hasSize(4);
    }

    @Test
    void a_lost_answer_leaves_it_unclear_and_the_message_is_not_sent_again() throws Exception {
        telegram.failNext("sendMessage", new FakeTelegram.Failure.Reset(true), new FakeTelegram.Failure.Page(502));

        assertThat(messenger().send(PERSON, TEXT)).isEqualTo(new Delivery.Unclear());
        assertThat(messenger().send(PERSON, TEXT)).isEqualTo(new Delivery.Unclear());
        assertThat(telegram.calls("sendMessage")).hasSize(2);
    }

    @Test
    void an_edit_whose_answer_was_lost_is_tried_again_because_twice_does_no_harm() throws Exception {
        telegram.failNext("editMessageText", new FakeTelegram.Failure.Reset(true),
                FakeTelegram.error(400, "Bad Request: message is not modified"));

        assertThat(messenger().edit(PERSON, 5000, TEXT)).isEqualTo(new Delivery.Sent(Updates.PERSON, 5000));
        assertThat(telegram.calls("editMessageText")).hasSize(2);
    }

    @Test
    void an_edit_of_a_deleted_message_finds_it_gone() throws Exception {
        telegram.deleteMessage(5000);

        assertThat(messenger().edit(PERSON, 5000, TEXT)).isEqualTo(new Delivery.MessageGone());
    }

    @Test
    void an_answer_goes_into_the_topic_of_its_question() throws Exception {
        messenger().send(new Destination(Updates.GROUP, true, OptionalInt.of(42), 41), TEXT);

        assertThat(telegram.calls("sendMessage").getFirst().path("message_thread_id").asInt()).isEqualTo(42);
    }
}
