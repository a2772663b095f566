package org.parley.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parley.delivery.DeliveryResult;
import org.parley.delivery.DeliveryResult.Reason;
import org.parley.delivery.DeliveryResult.Scope;
import org.parley.delivery.Quota;
import org.parley.delivery.Recipient;
import org.parley.reply.Button;
import org.telegram.telegrambots.client.okhttp.OkHttpTelegramClient;
import org.telegram.telegrambots.meta.TelegramUrl;

/** The real client against a server that fails in every way that has a name. */
class TelegramMessengerTest {

    private static final Recipient PERSON = new Recipient("telegram", "4001", Optional.empty());
    private static final Recipient GROUP = new Recipient("telegram", "-1001234567890", Optional.empty());
    private static final Rendered TEXT = new Rendered("In Geneva.", List.of());
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, (byte) 0xFF};

    private final TelegramHttp http = new TelegramHttp();
    private final CountDownLatch tokenRefused = new CountDownLatch(1);
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
        return new TelegramMessenger(new TelegramApi(client, new Random(1)),
                tokenRefused::countDown);
    }

    private DeliveryResult send(Recipient to, Post post) throws InterruptedException {
        return messenger().send(to, post.json(), "key");
    }

    private static Post text(Button... buttons) {
        return new Post.Text(TEXT, List.of(buttons), Optional.empty(), Optional.empty());
    }

    private static Post.Place in(Recipient chat, int message) {
        return new Post.Place(chat.chat(), message);
    }

    @ParameterizedTest
    @CsvSource({"403, Forbidden: bot was blocked by the user, BLOCKED",
            "403, Forbidden: bot was kicked from the supergroup chat, BLOCKED",
            "403, Forbidden: bot is not a member of the channel chat, BLOCKED",
            "403, Forbidden: user is deactivated, GONE",
            "400, Bad Request: chat not found, GONE",
            "403, Forbidden: the group chat was deleted, GONE",
            "400, Bad Request: PEER_ID_INVALID, GONE",
            "400, Bad Request: have no rights to send a message, FORBIDDEN",
            "400, Bad Request: need administrator rights in the channel chat, FORBIDDEN",
            "400, Bad Request: TOPIC_CLOSED, THREAD_CLOSED",
            "400, Bad Request: message thread not found, THREAD_CLOSED",
            "400, Bad Request: not enough rights to send text messages to the chat, FORBIDDEN",
            "403, Forbidden: bot can't send messages to bots, FORBIDDEN",
            "400, Bad Request: message is too long, INVALID"})
    void each_refusal_has_a_name(int code, String description, Reason reason) throws Exception {
        telegram.failNext("sendMessage", FakeTelegram.error(code, description));

        assertThat(send(PERSON, text())).isEqualTo(new DeliveryResult.Refused(reason));
        assertThat(telegram.calls("sendMessage")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"401, Unauthorized", "404, Not Found"})
    void a_token_that_is_not_accepted_holds_everything_and_is_told(int code, String description) throws Exception {
        telegram.failNext("sendMessage", FakeTelegram.error(code, description));

        assertThat(send(PERSON, text())).isEqualTo(new DeliveryResult.Deferred(Optional.empty(), Scope.PLATFORM));
        assertThat(tokenRefused.getCount()).isZero();
    }

    @Test
    void it_is_to_wait_as_long_as_telegram_asks() throws Exception {
        telegram.failNext("sendMessage", FakeTelegram.tooManyRequests(17));

        assertThat(send(PERSON, text()))
                .isEqualTo(new DeliveryResult.Deferred(Optional.of(Duration.ofSeconds(17)), Scope.CHAT));
    }

    @Test
    void a_failure_of_telegrams_own_is_tried_again() throws Exception {
        telegram.failNext("sendMessage", FakeTelegram.error(500, "Internal Server Error"));

        assertThat(send(PERSON, text())).isEqualTo(new DeliveryResult.Deferred(Optional.empty(), Scope.CHAT));
    }

    @Test
    void a_server_that_takes_no_connection_was_not_sent_anything() throws Exception {
        int nobody;
        try (ServerSocket socket = new ServerSocket(0)) {
            nobody = socket.getLocalPort();
        }

        assertThat(messenger(nobody).send(PERSON, text().json(), "key"))
                .isEqualTo(new DeliveryResult.Deferred(Optional.empty(), Scope.CHAT));
    }

    @Test
    void a_lost_answer_and_a_proxys_page_leave_it_unknown() throws Exception {
        telegram.failNext("sendMessage", new FakeTelegram.Failure.Reset(true), new FakeTelegram.Failure.Page(502));

        assertThat(send(PERSON, text())).isEqualTo(new DeliveryResult.Unknown());
        assertThat(send(PERSON, text())).isEqualTo(new DeliveryResult.Unknown());
        assertThat(telegram.calls("sendMessage")).hasSize(2);
    }

    @Test
    void an_answer_that_does_not_come_or_breaks_off_leaves_it_unknown() throws Exception {
        telegram.failNext("sendMessage", new FakeTelegram.Failure.Silence(), new FakeTelegram.Failure.Torn());
        TelegramUrl url = TelegramUrl.builder().schema("http").host("127.0.0.1").port(telegram.url().getPort())
                .build();
        try (TelegramHttp impatient = new TelegramHttp(Duration.ofMillis(500))) {
            TelegramMessenger messenger = new TelegramMessenger(
                    new TelegramApi(new OkHttpTelegramClient(impatient.forCalls(), FakeTelegram.TOKEN, url),
                            new Random(1), Duration.ofSeconds(1)),
                    tokenRefused::countDown);

            assertThat(messenger.send(PERSON, text().json(), "key")).isEqualTo(new DeliveryResult.Unknown());
            assertThat(messenger.send(PERSON, text().json(), "key")).isEqualTo(new DeliveryResult.Unknown());
        }
        assertThat(telegram.calls("sendMessage")).hasSize(2);
    }

    @Test
    void a_group_that_became_a_supergroup_is_told_with_its_new_id() throws Exception {
        telegram.close(Updates.GROUP, new FakeTelegram.Failure.Status(400,
                "Bad Request: group chat was upgraded to a supergroup chat", "{\"migrate_to_chat_id\":-100777}"));

        assertThat(send(GROUP, text())).isEqualTo(new DeliveryResult.Migrated("-100777"));
    }

    @Test
    void a_reply_quotes_its_question_but_not_a_message_of_another_chat() throws Exception {
        send(GROUP, new Post.Text(TEXT, List.of(), Optional.of(in(GROUP, 41)), Optional.empty()));
        send(GROUP, new Post.Text(TEXT, List.of(), Optional.of(in(PERSON, 41)), Optional.empty()));

        List<JsonNode> sent = telegram.calls("sendMessage");
        assertThat(sent.get(0).at("/reply_parameters/message_id").asInt()).isEqualTo(41);
        assertThat(sent.get(1).has("reply_parameters")).isFalse();
    }

    @Test
    void a_question_that_is_gone_is_answered_without_a_quotation() throws Exception {
        telegram.deleteMessage(41);

        assertThat(send(PERSON, new Post.Text(TEXT, List.of(), Optional.of(in(PERSON, 41)), Optional.empty())))
                .isInstanceOf(DeliveryResult.Sent.class);
    }

    @Test
    void an_answer_goes_into_the_topic_of_its_question() throws Exception {
        send(new Recipient("telegram", GROUP.chat(), Optional.of("42")), text());

        assertThat(telegram.calls("sendMessage").getFirst().path("message_thread_id").asInt()).isEqualTo(42);
    }

    @Test
    void buttons_stand_below_as_many_in_a_row_as_can_be_read() throws Exception {
        DeliveryResult result = send(PERSON,
                text(new Button("a", "Sources"), new Button("b", "Timeline"),
                        new Button("c".repeat(64), "Watch this question", Button.Style.PRIMARY),
                        new Button("d", "Forget me", Button.Style.DANGER)));

        JsonNode rows = telegram.calls("sendMessage").getFirst().at("/reply_markup/inline_keyboard");
        assertThat(result).isInstanceOf(DeliveryResult.Sent.class);
        assertThat(rows).hasSize(2);
        assertThat(rows.at("/0/1/callback_data").asText()).isEqualTo("b");
        assertThat(rows.at("/1/0/style").asText()).isEqualTo("primary");
    }

    @Test
    void more_buttons_than_telegram_takes_are_left_out() throws Exception {
        Button[] many = IntStream.range(0, 120).mapToObj(n -> new Button("b" + n, "Page " + n)).toArray(Button[]::new);

        assertThat(send(PERSON, text(many))).isInstanceOf(DeliveryResult.Sent.class);
    }

    @Test
    void a_picture_goes_out_as_it_is_with_its_text_below() throws Exception {
        DeliveryResult result = send(new Recipient("telegram", GROUP.chat(), Optional.of("42")),
                new Post.Photo(PNG, TEXT, List.of(new Button("a", "More")), Optional.of(in(GROUP, 41))));

        JsonNode sent = telegram.calls("sendPhoto").getFirst();
        assertThat(result).isInstanceOf(DeliveryResult.Sent.class);
        assertThat(sent.path("photo").binaryValue()).isEqualTo(PNG);
        assertThat(sent.path("caption").asText()).isEqualTo("In Geneva.");
        assertThat(sent.path("message_thread_id").asInt()).isEqualTo(42);
        assertThat(sent.at("/reply_parameters/message_id").asInt()).isEqualTo(41);
        assertThat(sent.at("/reply_markup/inline_keyboard/0/0/callback_data").asText()).isEqualTo("a");
    }

    @ParameterizedTest
    @CsvSource({"Bad Request: PHOTO_INVALID_DIMENSIONS",
            "Bad Request: not enough rights to send photos to the chat"})
    void where_no_picture_can_be_shown_the_text_says_it(String description) throws Exception {
        telegram.failNext("sendPhoto", FakeTelegram.error(400, description));

        assertThat(send(PERSON, new Post.Photo(PNG, TEXT, List.of(), Optional.empty())))
                .isInstanceOf(DeliveryResult.Sent.class);
        assertThat(telegram.calls("sendMessage")).hasSize(1);
    }

    @Test
    void what_stands_under_a_picture_is_changed_there_and_said_anew_under_anything_else() throws Exception {
        send(PERSON, new Post.Photo(PNG, TEXT, List.of(), Optional.empty()));
        send(PERSON, text());
        Rendered page = new Rendered("Page 2", List.of());

        assertThat(send(PERSON, new Post.Recaption(in(PERSON, 5000), page, List.of())))
                .isEqualTo(new DeliveryResult.Sent("5000"));
        assertThat(send(PERSON, new Post.Recaption(in(PERSON, 5001), page, List.of())))
                .isEqualTo(new DeliveryResult.Sent("5002"));
    }

    @Test
    void an_edit_whose_answer_was_lost_is_tried_again_because_twice_does_no_harm() throws Exception {
        send(PERSON, text());
        Post edit = new Post.Edit(in(PERSON, 5000), new Rendered("In Rome.", List.of()), List.of(), Optional.empty());
        telegram.failNext("editMessageText", new FakeTelegram.Failure.Reset(true));

        assertThat(send(PERSON, edit)).isEqualTo(new DeliveryResult.Deferred(Optional.empty(), Scope.CHAT));
        assertThat(send(PERSON, edit)).isEqualTo(new DeliveryResult.Sent("5000"));
    }

    @Test
    void what_cannot_be_edited_any_more_is_sent_anew() throws Exception {
        telegram.deleteMessage(5000);

        DeliveryResult result = send(PERSON,
                new Post.Edit(in(PERSON, 5000), TEXT, List.of(), Optional.of(in(PERSON, 41))));

        assertThat(result).isInstanceOf(DeliveryResult.Sent.class);
        assertThat(telegram.calls("sendMessage").getFirst().at("/reply_parameters/message_id").asInt()).isEqualTo(41);
    }

    @Test
    void a_message_loses_its_buttons_where_there_are_none_any_more() throws Exception {
        send(PERSON, text(new Button("a", "Watch")));

        assertThat(send(PERSON, new Post.Keyboard(in(PERSON, 5000), List.of())))
                .isEqualTo(new DeliveryResult.Sent("5000"));
        assertThat(telegram.calls("editMessageReplyMarkup").getFirst().at("/reply_markup/inline_keyboard")).isEmpty();
    }

    @Test
    void taking_back_what_is_gone_is_done() throws Exception {
        Post delete = new Post.Delete(in(PERSON, 5000));

        assertThat(send(PERSON, delete)).isEqualTo(new DeliveryResult.Sent(""));
        assertThat(send(PERSON, delete)).isEqualTo(new DeliveryResult.Sent(""));
    }

    @Test
    void old_message_ids_mean_nothing_in_the_supergroup_that_a_group_has_become() throws Exception {
        assertThat(send(GROUP, new Post.Delete(new Post.Place("-55", 7)))).isEqualTo(new DeliveryResult.Sent(""));
        send(GROUP, new Post.Edit(new Post.Place("-55", 7), TEXT, List.of(), Optional.empty()));

        assertThat(telegram.calls("deleteMessage")).isEmpty();
        assertThat(telegram.calls("editMessageText")).isEmpty();
        assertThat(telegram.calls("sendMessage")).hasSize(1);
    }

    @Test
    void a_word_to_one_person_is_said_to_all_where_it_cannot_be_whispered() throws Exception {
        telegram.failNext("sendMessage", FakeTelegram.error(400, "Bad Request: query is too old"));

        assertThat(send(GROUP,
                new Post.Text(TEXT, List.of(), Optional.empty(), Optional.of(new Post.Whisper(4001, "q")))))
                .isInstanceOf(DeliveryResult.Sent.class);
        List<JsonNode> sent = telegram.calls("sendMessage");
        assertThat(sent.get(0).path("receiver_user_id").asLong()).isEqualTo(4001);
        assertThat(sent.get(1).has("receiver_user_id")).isFalse();
    }

    @Test
    void groups_and_channels_alone_have_a_quota() {
        assertThat(messenger().quota(PERSON)).isEmpty();
        assertThat(messenger().quota(GROUP)).contains(new Quota(20, Duration.ofMinutes(1)));
    }
}
