package org.parley.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.parley.article.Article;
import org.parley.article.Source;
import org.parley.delivery.DigestDispatcher;
import org.parley.delivery.DigestLedger.State;
import org.parley.delivery.FakeMessenger;
import org.parley.delivery.Outbox.Claim;
import org.parley.delivery.Outbox.Settlement;
import org.parley.fact.Knowledge;
import org.parley.reply.Button;
import org.parley.reply.Reply;
import org.parley.store.Database;
import org.parley.wording.Language;
import org.parley.wording.Phrases;

/** From {@code /digest} in a chat to the digest that comes, on a real store. */
class DigestFeatureTest {

    private static final Phrases ENGLISH = Phrases.in(Language.ENGLISH);
    private static final Speaker ANNA = Speaker.alone("telegram", "7", "anna");

    private final Database database = Database.inMemory();
    /** A Thursday; ten in the morning in Berlin. */
    private Instant now = Instant.parse("2031-03-06T09:00:00Z");
    private final InstantSource clock = () -> now;
    private final Parley parley = Parley.of(new Knowledge("the harbour", List.of(), List.of(),
            List.of(article("Pilots strike", "2031-03-05T12:00:00Z"),
                    article("Ministers sign", "2031-03-06T20:00:00Z"))),
            question -> Harbour.met(), List.of(), clock);
    private final Buttons buttons = new Buttons(database.conversations(), clock);
    private final DigestFeature feature = new DigestFeature(parley, database.subscriptions(), database.conversations(),
            buttons, clock);

    @AfterEach
    void close() {
        parley.close();
        database.close();
    }

    private static Article article(String title, String published) {
        return new Article(new Source("Harbour Times", title, Instant.parse(published), Optional.empty(), title), "en",
                List.of(title + " in the harbour."), Optional.empty(), Article.Extent.WHOLE);
    }

    private Reply say(Speaker speaker, String text) {
        return feature.handle(Command.parse(text), new Incoming(speaker, Address.DIRECT, text), ENGLISH).orElseThrow();
    }

    private String told(String text) {
        return say(ANNA, text).plainText();
    }

    private Optional<Reaction> press(Speaker speaker, Button button) {
        Press press = new Press(speaker, button.id(), Optional.empty(), Audience.CHAT);
        return buttons.find(press) instanceof Buttons.Found.Here here
                ? feature.press(here.pressed().action(), here.pressed().subject(), press, ENGLISH)
                : Optional.empty();
    }

    private String undo(Reply reply) {
        return press(ANNA, reply.buttons().getFirst()).map(Reaction.Edit.class::cast).orElseThrow().reply().plainText();
    }

    /** What goes out within a minute from now. */
    private List<String> dispatch(Settlement settlement) throws InterruptedException {
        FakeMessenger telegram = new FakeMessenger("telegram");
        database.replicas().alive("test", now.plus(Duration.ofHours(1)));
        now = now.plusSeconds(10);
        new DigestDispatcher(database.digests(), feature, telegram, clock).run("test", now);
        Optional<Claim> claim = database.outbox().claim("telegram", "7", "test", now);
        claim.ifPresent(c -> database.outbox().settle(c, settlement, now));
        return claim.map(Claim::message).stream().toList();
    }

    @Test
    void names_the_next_delivery_in_local_time() {
        assertThat(told("/digest on 08:00 Europe/Berlin")).startsWith(
                "Digest: every day at 08:00. Next: Friday, 7 March 2031, 08:00 (Europe/Berlin).");
        assertThat(told("/digest 18:30")).startsWith(
                "Digest: every day at 18:30. Next: Thursday, 6 March 2031, 18:30 (Europe/Berlin).");
        assertThat(told("/digest weekdays")).startsWith("Digest: Mon–Fri at 18:30.");
        assertThat(told("send me the digest every weekday at 8")).startsWith(
                "Digest: Mon–Fri at 08:00. Next: Friday, 7 March 2031, 08:00 (Europe/Berlin).");
    }

    @Test
    void says_that_the_zone_is_not_known() {
        assertThat(told("/digest 8am")).contains(", 08:00 (UTC)").contains("/digest 08:00 Berlin");
        assertThat(told("/digest Berlin")).contains(", 08:00 (Europe/Berlin)").doesNotContain("do not know");
    }

    @Test
    void on_the_day_on_which_the_clocks_change_names_the_time_that_they_will_show() {
        now = Instant.parse("2031-03-29T12:00:00Z");

        assertThat(told("/digest 02:30 Berlin")).contains("Sunday, 30 March 2031, 03:30 (Europe/Berlin)");
    }

    @Test
    void a_change_can_be_undone() {
        Reply first = say(ANNA, "/digest on 08:00 Berlin");
        Reply second = say(ANNA, "/digest 18:30 weekdays, skip quiet days");
        Reply off = say(ANNA, "/digest off");

        assertThat(undo(off)).contains("Mon–Fri at 18:30");
        assertThat(undo(second)).contains("every day at 08:00").contains("Europe/Berlin");
        assertThat(undo(first)).isEqualTo("Undone.\n\nNo digest comes here.");
    }

    @Test
    void a_topic_has_a_digest_of_its_own() {
        told("/digest on 08:00 Berlin");
        assertThat(told("/digest on 09:00 about Ada Mora")).contains("Digest about “Ada Mora”: every day at 09:00");

        assertThat(told("/digest")).contains("• Digest: every day at 08:00").contains("• Digest about “Ada Mora”");
        assertThat(told("/digest off about ada mora")).contains("Stopped: Digest about “Ada Mora”");
        assertThat(told("/digest")).contains("Digest: every day at 08:00").doesNotContain("Ada");
    }

    @ParameterizedTest
    @EnumSource(value = Authority.Standing.class, names = {"MEMBER", "UNKNOWN"})
    void in_a_shared_chat_only_administrators_change_anything(Authority.Standing standing) {
        Speaker boss = Speaker.among("telegram", "7", "boss").with(Authority.ADMINISTRATOR);
        Speaker other = Speaker.among("telegram", "7", "other").with(() -> standing);
        Reply set = say(boss, "/digest on 08:00 Berlin");

        assertThat(say(other, "/digest off").plainText()).containsAnyOf("administrators", "could not find out");
        assertThat(say(other, "/digest 09:00").plainText()).containsAnyOf("administrators", "could not find out");
        assertThat(press(other, set.buttons().getFirst())).containsInstanceOf(Reaction.Notice.class);
        assertThat(say(other, "/digest").plainText()).contains("every day at 08:00");
    }

    @Test
    void what_it_does_not_understand_it_answers_with_what_works() {
        assertThat(told("/digest tomorow")).startsWith("I did not understand “tomorow”.")
                .contains("/digest since yesterday 18:00");
        assertThat(told("/digest " + "x".repeat(5000)).length()).isLessThan(600);
    }

    @Test
    void leaves_a_question_to_others() {
        assertThat(feature.handle(new Command(Command.ASK, "When did they meet?"),
                new Incoming(ANNA, Address.DIRECT, "When did they meet?"), ENGLISH)).isEmpty();
    }

    @Test
    void shows_what_is_new_now_or_since_a_time() {
        assertThat(told("/digest now")).contains("Pilots strike").doesNotContain("Ministers sign");
        assertThat(told("/digest since yesterday 15:00")).startsWith("No new reports");
        assertThat(told("/digest since 2031-03-05")).contains("Pilots strike");
    }

    @Test
    void the_digest_comes_once_with_what_came_in_since_the_last() throws Exception {
        told("/digest on 08:00 Berlin");
        now = Instant.parse("2031-03-07T07:00:00Z");

        List<String> first = dispatch(new Settlement.Sent("1", now));
        List<String> again = dispatch(new Settlement.Sent("1", now));
        now = Instant.parse("2031-03-08T07:00:00Z");
        List<String> next = dispatch(new Settlement.Sent("1", now));

        assertThat(first).singleElement().asString().contains("Ministers sign").doesNotContain("Pilots strike");
        assertThat(again).isEmpty();
        assertThat(next).singleElement().asString().startsWith("No new reports");
        assertThat(database.digests().counts("telegram")).containsOnlyKeys(State.SENT);
    }

    @Test
    void a_quiet_day_is_skipped_where_it_is_wished() throws Exception {
        told("/digest on 08:00 Berlin, skip quiet days");
        now = Instant.parse("2031-03-07T07:00:00Z");
        dispatch(new Settlement.Sent("1", now));
        now = Instant.parse("2031-03-08T07:00:00Z");

        assertThat(dispatch(new Settlement.Sent("1", now))).isEmpty();

        assertThat(database.digests().counts("telegram")).containsEntry(State.QUIET, 1L);
    }

    @Test
    void after_one_that_may_not_have_arrived_the_next_says_how_to_see_it() throws Exception {
        told("/digest on 08:00 Berlin");
        now = Instant.parse("2031-03-07T07:00:00Z");
        dispatch(new Settlement.Uncertain(now));
        now = Instant.parse("2031-03-08T07:00:00Z");

        assertThat(dispatch(new Settlement.Sent("1", now))).singleElement().asString().endsWith(
                "The digest of 7 March 2031 may not have arrived. To see it: /digest since 2031-03-06 08:00");
    }

    @Test
    void days_on_which_the_bot_was_down_are_one_digest() throws Exception {
        told("/digest on 08:00 Berlin");
        now = Instant.parse("2031-03-11T10:00:00Z");

        assertThat(dispatch(new Settlement.Sent("1", now))).singleElement().asString().contains("Ministers sign");

        assertThat(told("/digest")).contains("Wednesday, 12 March 2031, 08:00");
    }
}
