package org.parley.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.parley.answer.Answer;
import org.parley.answer.Answerer;
import org.parley.answer.Evidence;
import org.parley.article.Source;
import org.parley.bot.Parley;
import org.parley.fact.Certainty;
import org.parley.fact.Fact;
import org.parley.fact.Knowledge;
import org.parley.text.Span;
import org.parley.time.Period;

/** The core's own conversation, its buttons, digests and checks, as people in Slack meet them. */
class CoreTest {

    private static final Period MAY_DAY = Period.day(LocalDate.of(2031, 5, 1));
    private static final Source WIRE = new Source("Harbour Wire", "Ministers meet",
            Instant.parse("2031-05-02T06:30:00Z"), Optional.of("https://wire.example/ministers"), "a1");
    private static final Fact MEETING = new Fact("f1", "The two ministers met in Port Ellen.", Optional.of(MAY_DAY),
            List.of(), List.of(), List.of(), Optional.empty(), Optional.empty(), Certainty.ASSERTED, "", List.of(),
            Map.of(), WIRE, new Fact.Place(0, new Span(0, 36)));
    private static final Answerer ANSWERER = question -> new Answer.Answered(
            "They last met on 1 May 2031, in Port Ellen.",
            List.of(new Evidence("f1", MEETING.text(), Optional.of(MAY_DAY), WIRE)), 0.93, LocalDate.of(2031, 5, 2));

    private final FakeSlack slack = FakeSlack.start();
    private final Parley parley = Parley.of(new Knowledge("", List.of(), List.of(), List.of()), ANSWERER,
            List.of(MEETING), InstantSource.fixed(Instant.parse("2031-05-03T12:00:00Z")));
    private final SlackApp app;

    CoreTest() throws SlackStartException {
        app = SlackApp.start(slack.socketMode(), parley.bot(), parley);
    }

    @BeforeEach
    void isConnected() {
        slack.awaitConnection(1);
    }

    @AfterEach
    void stop() {
        app.close();
        parley.close();
        slack.close();
        assertThat(slack.broken).isEmpty();
    }

    private String seen(int nth) {
        return slack.awaitSize(() -> slack.ephemeral, nth).get(nth - 1).get("text").getAsString();
    }

    @Test
    void what_is_shared_keeps_the_question_who_asked_it_and_how_far_the_sources_reach() {
        slack.shareable.add("@U0ANN");
        slack.command("when did they last meet?");
        JsonObject answer = slack.awaitSize(() -> slack.ephemeral, 1).get(0);

        slack.press(FakeSlack.ANN, answer, "Share to channel");

        assertThat(slack.awaitPosted(1).get(0).text()).contains("when did they last meet?",
                "They last met on 1 May 2031, in Port Ellen.", "Sources reach to 2 May 2031", "Shared by <@U0ANN>");
    }

    @Test
    void an_answer_has_buttons_for_sources_timeline_watch_and_an_opinion() {
        slack.mention(FakeSlack.GENERAL, "when did they last meet?");
        FakeSlack.Posted answer = slack.awaitPosted(1).get(0);

        slack.press(FakeSlack.ANN, answer, "Wrong");
        JsonObject asked = slack.awaitSize(() -> slack.ephemeral, 1).get(0);
        slack.press(FakeSlack.ANN, asked, "Wrong date");
        slack.press(FakeSlack.BOSS, answer, "Watch");

        assertThat(asked.toString()).contains("What is wrong with it?", "Wrong date", "Back");
        assertThat(seen(2)).contains("Thank you");
        assertThat(slack.awaitPosted(2).get(1).text()).contains("when did they last meet?");
    }

    @Test
    void a_digest_of_a_channel_is_its_managers_to_order() {
        slack.command(FakeSlack.GENERAL, FakeSlack.ANN, "digest on 08:00 Europe/Berlin");
        String refused = seen(1);
        slack.command(FakeSlack.GENERAL, FakeSlack.BOSS, "digest on 08:00 Europe/Berlin");
        String ordered = seen(2);

        assertThat(refused).contains("administrators");
        assertThat(ordered).contains("08:00", "Europe/Berlin");
    }

    @Test
    void a_timeline_comes_with_a_picture_that_is_told_in_words() {
        slack.command("timeline");
        JsonObject timeline = slack.awaitSize(() -> slack.ephemeral, 1).get(0);

        List<JsonObject> pictures = timeline.getAsJsonArray("blocks").asList().stream()
                .map(JsonElement::getAsJsonObject)
                .filter(block -> block.get("type").getAsString().equals("image")).toList();
        assertThat(pictures).hasSize(1);
        assertThat(pictures.get(0).get("alt_text").getAsString()).contains("Port Ellen");
        assertThat(timeline.get("text").getAsString()).contains("1 May 2031: The two ministers met in Port Ellen.");
    }

    @Test
    void the_home_tells_what_happened_last_and_what_can_be_typed() {
        slack.openHome(FakeSlack.ANN);

        String home = slack.awaitSize(() -> slack.homes, 1).get(0).toString();
        assertThat(home).contains("The two ministers met in Port Ellen.", "/parley digest", "/parley watch",
                "/parley latest", "Digests in your direct message with me", "How to ask me", "Check this");
    }

    @Test
    void a_direct_message_sets_the_language_of_what_is_said_to_one_person() {
        slack.direct("/settings language de");
        slack.direct("when?");

        assertThat(slack.awaitPosted(2).get(1).text()).contains("Die Quellen reichen bis");
    }

    @Test
    void what_somebody_has_watched_unheard_by_others_is_theirs_wherever_they_said_so_and_listed_in_the_home() {
        slack.command(FakeSlack.DM, FakeSlack.ANN, "watch when do they meet again?");
        slack.awaitSize(() -> slack.ephemeral, 1);
        slack.command(FakeSlack.GENERAL, FakeSlack.ANN, "watch who pays?");
        String told = seen(2);
        slack.command(FakeSlack.GENERAL, FakeSlack.ANN, "when did they last meet?");
        slack.press(FakeSlack.ANN, slack.awaitSize(() -> slack.ephemeral, 3).get(2), "Watch");
        seen(4);
        slack.openHome(FakeSlack.ANN);

        assertThat(told).contains("in a direct message");
        assertThat(slack.awaitSize(() -> slack.homes, 1).get(0).toString()).contains("Questions that I watch for you",
                "when do they meet again?", "who pays?", "when did they last meet?");
    }

    @Test
    void the_claims_of_a_message_are_held_against_the_sources_for_one_person() {
        slack.messageShortcut("check_this", FakeSlack.GENERAL, FakeSlack.message(FakeSlack.GENERAL, "U0BOB",
                "The two ministers met in Port Ellen.", slack.ts()));

        assertThat(seen(1)).contains(": “The two ministers met in Port Ellen.”");
        assertThat(slack.posted).isEmpty();

        slack.shareable.add("@U0ANN");
        slack.press(FakeSlack.ANN, slack.ephemeral.get(0), "Share to channel");

        assertThat(slack.awaitPosted(1).get(0).text()).contains("The two ministers met in Port Ellen.",
                "Shared by <@U0ANN>");
    }
}
