package org.parley.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.Slack;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.delivery.DeliveryResult;
import org.parley.delivery.DeliveryResult.Reason;
import org.parley.delivery.DeliveryResult.Scope;
import org.parley.delivery.Recipient;
import org.parley.reply.Block;
import org.parley.reply.Button;
import org.parley.reply.Picture;
import org.parley.reply.Reply;

/** One attempt at a time; order, pace and repetition are the gateway's. */
class SlackMessengerTest {

    private static final String POST = "chat.postMessage";
    private static final Recipient THREAD = new Recipient("slack", FakeSlack.GENERAL, Optional.of("1.1"));
    private static final Recipient PRIVATE = SlackMessenger.privately(FakeSlack.GENERAL, FakeSlack.ANN);

    private final FakeSlack slack = FakeSlack.start();
    private final SlackMessenger messenger = messenger(slack.socketMode());

    private static SlackMessenger messenger(SlackBotConfig config) {
        Slack client = SlackApp.slack(config);
        return new SlackMessenger(client, client.methods(config.botToken().value()));
    }

    @AfterEach
    void stop() {
        slack.close();
    }

    private DeliveryResult send() throws InterruptedException {
        return send(THREAD, Reply.of("hello"), "k1");
    }

    private DeliveryResult send(Recipient to, Reply reply, String key) throws InterruptedException {
        return messenger.send(to, messenger.render(reply, to).get(0), key);
    }

    private DeliveryResult respond(String text) throws InterruptedException {
        return messenger.send(PRIVATE, StoredJson.write(new SlackCall.Respond(new SlackMessage("[]", text),
                Optional.empty(), slack.url() + "/response/1", false, Optional.empty())), "k1");
    }

    @Test
    void says_where_a_message_is_when_it_is_there() throws Exception {
        DeliveryResult result = send();

        assertThat(result).isEqualTo(new DeliveryResult.Sent(slack.posted.get(0).ts()));
        assertThat(slack.posted.get(0).thread()).contains("1.1");
        assertThat(slack.broken).isEmpty();
    }

    @Test
    void hands_on_how_long_slack_asks_to_wait_for_everything_that_goes_there() throws Exception {
        slack.failNext(POST, new FakeWebApi.Failure.Status(429, Optional.of("3")));
        slack.failNext(POST, new FakeWebApi.Failure.Error("ratelimited"));

        assertThat(send()).isEqualTo(new DeliveryResult.Deferred(Optional.of(Duration.ofSeconds(3)), Scope.PLATFORM));
        assertThat(send()).isEqualTo(new DeliveryResult.Deferred(Optional.empty(), Scope.PLATFORM));
        assertThat(slack.posted).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503})
    void does_not_know_after_a_server_error_and_learns_that_nothing_was_posted(int status) throws Exception {
        slack.failNext(POST, new FakeWebApi.Failure.Status(status, Optional.empty()));

        assertThat(send()).isEqualTo(new DeliveryResult.Unknown());
        assertThat(messenger.find(THREAD, "k1", Instant.now()))
                .isEqualTo(new DeliveryResult.Deferred(Optional.empty(), Scope.CHAT));
    }

    @Test
    void finds_the_message_that_arrived_before_the_connection_broke() throws Exception {
        slack.failNext(POST, new FakeWebApi.Failure.ResetAfterWork());

        assertThat(send()).isEqualTo(new DeliveryResult.Unknown());
        assertThat(messenger.find(THREAD, "k1", Instant.now()))
                .isEqualTo(new DeliveryResult.Sent(slack.posted.get(0).ts()));
        assertThat(slack.calls).as("nothing sends it again by itself").filteredOn(POST::equals).hasSize(1);
    }

    @Test
    void cannot_tell_when_slack_does_not() {
        slack.failNext("conversations.replies", new FakeWebApi.Failure.Status(503, Optional.empty()));
        slack.failNext("conversations.replies", new FakeWebApi.Failure.Error("missing_scope"));

        assertThat(messenger.find(THREAD, "k1", Instant.now())).isEqualTo(new DeliveryResult.Unknown());
        assertThat(messenger.find(THREAD, "k1", Instant.now())).isEqualTo(new DeliveryResult.Unknown());
        assertThat(messenger.find(PRIVATE, "k1", Instant.now())).isEqualTo(new DeliveryResult.Unknown());
    }

    static Stream<Arguments> each_refusal_has_a_reason() {
        return Stream.of(Arguments.of("not_in_channel", Reason.BLOCKED),
                Arguments.of("channel_not_found", Reason.GONE), Arguments.of("is_archived", Reason.ARCHIVED),
                Arguments.of("restricted_action", Reason.FORBIDDEN),
                Arguments.of("restricted_action_thread_locked", Reason.THREAD_CLOSED),
                Arguments.of("msg_too_long", Reason.INVALID), Arguments.of("a_word_of_tomorrow", Reason.INVALID));
    }

    @ParameterizedTest
    @MethodSource
    void each_refusal_has_a_reason(String error, Reason expected) throws Exception {
        slack.failNext(POST, new FakeWebApi.Failure.Error(error));

        assertThat(send()).isEqualTo(new DeliveryResult.Refused(expected));
    }

    @Test
    void an_archived_channel_and_one_that_it_was_put_out_of_are_told_apart() throws Exception {
        slack.archived.add(FakeSlack.GENERAL);
        slack.left.add(FakeSlack.OTHER);

        assertThat(send()).isEqualTo(new DeliveryResult.Refused(Reason.ARCHIVED));
        assertThat(send(new Recipient("slack", FakeSlack.OTHER, Optional.empty()), Reply.of("hello"), "k2"))
                .isEqualTo(new DeliveryResult.Refused(Reason.BLOCKED));
    }

    @Test
    void everything_waits_for_a_new_token_when_slack_refuses_this_one() throws Exception {
        slack.revoked = true;

        assertThat(send()).isEqualTo(new DeliveryResult.Deferred(Optional.of(Duration.ofMinutes(1)), Scope.PLATFORM));
    }

    @Test
    void an_unreachable_slack_can_be_tried_again() throws Exception {
        slack.close();

        assertThat(send()).isEqualTo(new DeliveryResult.Deferred(Optional.empty(), Scope.PLATFORM));
        assertThat(respond("hello")).isEqualTo(new DeliveryResult.Deferred(Optional.empty(), Scope.PLATFORM));
    }

    @Test
    void sends_the_words_when_slack_refuses_the_layout() throws Exception {
        slack.failNext(POST, new FakeWebApi.Failure.Error("invalid_blocks"));

        assertThat(send()).isInstanceOf(DeliveryResult.Sent.class);
        assertThat(slack.posted).extracting(FakeSlack.Posted::text).containsExactly("hello");
        assertThat(slack.posted.get(0).blocks()).isEmpty();
    }

    @Test
    void too_many_blocks_do_not_pass_the_rules_that_these_tests_stand_on() throws Exception {
        String dividers = Collections.nCopies(51, "{\"type\":\"divider\"}").toString();

        messenger.send(THREAD, StoredJson.write(new SlackCall.Post(new SlackMessage(dividers, "hello"))), "k1");

        assertThat(slack.broken).containsExactly("invalid_blocks");
    }

    @Test
    void shows_a_picture_with_its_words_below_the_text_and_above_the_buttons() throws Exception {
        Reply reply = new Reply(List.of(new Block.Lead("Two events."))).with(List.of(new Button("b1", "Sources")))
                .with(new Picture(new byte[]{1, 2, 3}, "Two events in May 2031"));

        assertThat(send(THREAD, reply, "k1")).isInstanceOf(DeliveryResult.Sent.class);

        assertThat(slack.posted.get(0).blocks()).extracting(b -> b.getAsJsonObject().get("type").getAsString())
                .containsExactly("section", "image", "actions");
        assertThat(slack.posted.get(0).blocks().get(1).getAsJsonObject().get("alt_text").getAsString())
                .isEqualTo("Two events in May 2031");
        assertThat(slack.broken).isEmpty();
    }

    @Test
    void goes_without_a_picture_that_slack_does_not_take() throws Exception {
        slack.failNext("files.getUploadURLExternal", new FakeWebApi.Failure.Error("file_uploads_disabled"));
        Reply reply = Reply.of("Two events.").with(new Picture(new byte[]{1, 2, 3}, "Two events in May 2031"));

        assertThat(send(THREAD, reply, "k1")).isInstanceOf(DeliveryResult.Sent.class);

        assertThat(slack.posted.get(0).blocks()).hasSize(1);
    }

    @Test
    void a_response_url_that_is_used_up_is_refused_and_one_that_is_limited_waits() throws Exception {
        for (int i = 0; i < 5; i++) {
            assertThat(respond("hello")).isEqualTo(new DeliveryResult.Sent(""));
        }

        assertThat(respond("once more")).isEqualTo(new DeliveryResult.Refused(Reason.INVALID));
    }

    @Test
    void a_message_that_is_gone_is_said_anew_and_need_not_be_taken_back() throws Exception {
        SlackCall change = new SlackCall.Update(new SlackMessage("[]", "On 1 May."), "1.2");

        assertThat(messenger.send(THREAD, StoredJson.write(change), "k1")).isInstanceOf(DeliveryResult.Sent.class);
        assertThat(messenger.send(THREAD, StoredJson.write(new SlackCall.Delete("1.2")), "k2"))
                .isEqualTo(new DeliveryResult.Sent(""));

        assertThat(slack.posted).extracting(FakeSlack.Posted::text).containsExactly("On 1 May.");
        assertThat(slack.posted.get(0).thread()).contains("1.1");
    }

    @Test
    void another_wording_takes_the_place_of_what_stands_there_message_by_message() {
        Reply one = Reply.of("one");
        Reply three = new Reply(List.of(new Block.Paragraph("a".repeat(2_900)), new Block.Paragraph("b".repeat(2_900)),
                new Block.Paragraph("c".repeat(2_900))));
        Reply drawn = one.with(new Picture(new byte[]{1}, "one"));

        assertThat(SlackMessenger.replace(List.of("1.1", "1.2"), one)).hasExactlyElementsOfTypes(
                SlackCall.Update.class, SlackCall.Delete.class);
        assertThat(SlackMessenger.replace(List.of("1.1"), three)).hasExactlyElementsOfTypes(SlackCall.Update.class,
                SlackCall.Post.class, SlackCall.Post.class);
        assertThat(SlackMessenger.replace(List.of("1.1"), drawn)).hasExactlyElementsOfTypes(SlackCall.Delete.class,
                SlackCall.Post.class);
    }

    @Test
    void what_one_person_sees_waits_for_no_channel() {
        assertThat(messenger.spacing(PRIVATE)).isZero();
        assertThat(messenger.spacing(THREAD)).isEqualTo(Duration.ofSeconds(1));
    }
}
