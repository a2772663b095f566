package org.parley.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.Slack;
import com.slack.api.model.block.DividerBlock;
import com.slack.api.model.block.ImageBlock;
import com.slack.api.model.block.LayoutBlock;
import java.time.Clock;
import java.time.Duration;
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

class SlackMessengerTest {

    private static final String POST = "chat.postMessage";
    private static final SlackMessage HELLO = new SlackMessage(List.of(), "hello");

    private final FakeSlack slack = FakeSlack.start();
    private final SlackMessenger messenger = messenger(slack.socketMode(), Duration.ofMillis(1));

    private static SlackMessenger messenger(SlackBotConfig config, Duration backoff) {
        Slack client = SlackApp.slack(config);
        return new SlackMessenger(client, client.methods(config.botToken().value()),
                new Pace(Pace.SLACK, System::nanoTime), backoff, Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        slack.close();
    }

    private Delivery send() throws InterruptedException {
        return messenger.post(FakeSlack.GENERAL, Optional.of("1.1"), HELLO);
    }

    @Test
    void keeps_the_pace_that_a_channel_allows() throws Exception {
        List<Delivery> deliveries = List.of(send(), send(), send());

        assertThat(deliveries).containsOnly(new Delivery.Sent());
        assertThat(slack.posted).hasSize(3);
        assertThat(slack.limited).hasValue(0);
    }

    @Test
    void waits_as_long_as_slack_asks_and_sends_then() throws Exception {
        slack.failNext(POST, new FakeSlack.Failure.Status(429, Optional.of("3")));

        Delivery delivery = send();

        assertThat(delivery).isEqualTo(new Delivery.Sent());
        assertThat(slack.posted).hasSize(1);
        assertThat(slack.broken).as("calls before the time that was asked for").isEmpty();
    }

    @Test
    void does_not_wait_for_hours() throws Exception {
        slack.failNext(POST, new FakeSlack.Failure.Status(429, Optional.of("7200")));

        assertThat(send()).isEqualTo(new Delivery.RateLimited());
        assertThat(slack.posted).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503})
    void sends_again_after_a_server_error_that_posted_nothing(int status) throws Exception {
        slack.failNext(POST, new FakeSlack.Failure.Status(status, Optional.empty()));

        assertThat(send()).isEqualTo(new Delivery.Sent());
        assertThat(slack.posted).hasSize(1);
    }

    @Test
    void finds_the_message_that_arrived_before_the_connection_broke_and_sends_no_second() throws Exception {
        send();
        slack.failNext(POST, new FakeSlack.Failure.ResetAfterWork());

        Delivery delivery = send();

        assertThat(delivery).isEqualTo(new Delivery.Sent());
        assertThat(slack.posted).hasSize(2);
        assertThat(slack.calls).filteredOn(POST::equals).hasSize(2);
        assertThat(slack.calls).contains("conversations.replies");
    }

    @Test
    void sends_none_rather_than_two_when_nobody_can_tell_whether_it_arrived() throws Exception {
        slack.failNext(POST, new FakeSlack.Failure.ResetAfterWork());
        slack.failNext("conversations.history", new FakeSlack.Failure.Status(503, Optional.empty()));

        Delivery delivery = messenger.post(FakeSlack.DM, Optional.empty(), HELLO);

        assertThat(delivery).isEqualTo(new Delivery.Unknown());
        assertThat(slack.posted).hasSize(1);
    }

    static Stream<Arguments> each_refusal_has_a_name() {
        return Stream.of(Arguments.of("not_in_channel", new Delivery.NotInChannel()),
                Arguments.of("channel_not_found", new Delivery.ChannelNotFound()),
                Arguments.of("is_archived", new Delivery.ChannelArchived()),
                Arguments.of("token_revoked", new Delivery.TokenRejected("token_revoked")),
                Arguments.of("invalid_auth", new Delivery.TokenRejected("invalid_auth")),
                Arguments.of("account_inactive", new Delivery.TokenRejected("account_inactive")),
                Arguments.of("msg_too_long", new Delivery.TooLong()),
                Arguments.of("restricted_action", new Delivery.Refused("restricted_action")));
    }

    @ParameterizedTest
    @MethodSource
    void each_refusal_has_a_name(String error, Delivery expected) throws Exception {
        slack.failNext(POST, new FakeSlack.Failure.Error(error));

        assertThat(send()).isEqualTo(expected);
        assertThat(slack.posted).isEmpty();
    }

    @Test
    void a_rate_limit_told_in_the_body_is_one_too() throws Exception {
        slack.failNext(POST, new FakeSlack.Failure.Error("ratelimited"));

        assertThat(send()).isEqualTo(new Delivery.Sent());
    }

    @Test
    void sends_the_words_when_slack_refuses_the_layout() throws Exception {
        LayoutBlock unknownToTheRules = ImageBlock.builder().imageUrl("https://x.example/i.png").altText("i").build();

        Delivery delivery = messenger.post(FakeSlack.GENERAL, Optional.empty(),
                new SlackMessage(List.of(unknownToTheRules), "hello"));

        assertThat(delivery).isEqualTo(new Delivery.Sent());
        assertThat(slack.broken).containsExactly("invalid_blocks");
        assertThat(slack.posted).extracting(FakeSlack.Posted::text).containsExactly("hello");
        assertThat(slack.posted.get(0).blocks()).isEmpty();
    }

    @Test
    void too_many_blocks_do_not_pass_the_rules_that_these_tests_stand_on() throws Exception {
        messenger.post(FakeSlack.GENERAL, Optional.empty(),
                new SlackMessage(Collections.nCopies(51, DividerBlock.builder().build()), "hello"));

        assertThat(slack.broken).containsExactly("invalid_blocks");
    }

    @Test
    void an_unreachable_slack_is_told_after_some_tries() throws Exception {
        slack.close();

        assertThat(send()).isEqualTo(new Delivery.Unavailable());
    }

    @Test
    void the_pace_is_each_channels_own() {
        long[] now = {0};
        Pace pace = new Pace(Duration.ofSeconds(1), () -> now[0]);

        assertThat(pace.turn("C1")).isZero();
        assertThat(pace.turn("C1")).isEqualTo(Duration.ofSeconds(1));
        assertThat(pace.turn("C2")).isZero();
        now[0] = Duration.ofMillis(1_500).toNanos();
        assertThat(pace.turn("C1")).isEqualTo(Duration.ofMillis(500));
        now[0] = Duration.ofMinutes(1).toNanos();
        assertThat(pace.turn("C1")).isZero();
    }
}
