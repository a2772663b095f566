package org.parley.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.parley.answer.Answer;
import org.parley.delivery.FakeMessenger;
import org.parley.delivery.Outbox.Claim;
import org.parley.delivery.Outbox.Settlement;
import org.parley.delivery.Recipient;
import org.parley.delivery.WatchDispatcher;
import org.parley.delivery.WatchSource;
import org.parley.delivery.Watches.Watch;
import org.parley.reply.Reply;
import org.parley.store.Database;
import org.parley.wording.Language;
import org.parley.wording.Phrases;

/** From {@code /watch} in a chat to the message that tells of a change, on a real store. */
class WatchFeatureTest {

    private static final Phrases ENGLISH = Phrases.in(Language.ENGLISH);
    private static final Instant NOW = Instant.parse("2031-03-06T09:00:00Z");
    private static final LocalDate TODAY = LocalDate.parse("2031-03-06");
    private static final Speaker ANNA = Speaker.alone("telegram", "7", "anna");
    private static final Answer NOT_YET = new Answer.Unknown("The sources do not say when they met.", List.of(), 0.9,
            TODAY);

    private final Database database = Database.inMemory();
    private Answer answer = NOT_YET;
    private long sequence;
    private int watched;
    private final Parley parley = Parley.of(Harbour.KNOWLEDGE, question -> answer, List.of(), InstantSource.fixed(NOW));
    private final Buttons buttons = new Buttons(database.conversations(), InstantSource.fixed(NOW));
    private final WatchFeature feature = new WatchFeature(parley, database.watches(), buttons,
            () -> NOW.plusMillis(watched++));

    @AfterEach
    void close() {
        parley.close();
        database.close();
    }

    /** As if the store's changes had gone on. */
    private final WatchSource source = new WatchSource() {
        @Override
        public long sequence() {
            return sequence;
        }

        @Override
        public Looked look(Watch watch) {
            Looked looked = feature.look(watch);
            return new Looked(looked.answer(), sequence, looked.change());
        }
    };

    private Reply say(Speaker speaker, String text) {
        return feature.handle(Command.parse(text), new Incoming(speaker, Address.DIRECT, text), ENGLISH).orElseThrow();
    }

    private List<String> told() throws InterruptedException {
        database.replicas().alive("test", NOW.plusSeconds(60));
        new WatchDispatcher(database.watches(), source, new FakeMessenger("telegram"), InstantSource.fixed(NOW))
                .run("test", NOW);
        Optional<Claim> claim = database.outbox().claim("telegram", "7", "test", NOW);
        claim.ifPresent(c -> database.outbox().settle(c, new Settlement.Sent("1", NOW), NOW));
        return claim.map(Claim::message).stream().toList();
    }

    @Test
    void what_is_watched_unheard_by_the_others_is_told_in_ones_own_chat_and_listed_there() throws Exception {
        Speaker aside = Speaker.among("telegram", "group", "anna").aside("7");
        assertThat(say(aside, "/watch When did they meet?").plainText()).contains("in a direct message");
        assertThat(say(ANNA, "/watches").plainText()).contains("When did they meet?");
        assertThat(say(aside, "/watches").plainText()).contains("I watch for you", "When did they meet?");
        assertThat(say(Speaker.among("telegram", "group", "anna"), "/watches").plainText())
                .doesNotContain("When did they meet?");

        sequence = 1;
        answer = Harbour.met();
        assertThat(told()).hasSize(1);

        assertThat(say(aside, "/unwatch 1").plainText()).contains("No longer watched");
        assertThat(say(ANNA, "/watches").plainText()).doesNotContain("When did they meet?");
    }

    @Test
    void tells_of_a_change_once_with_the_old_answer_the_new_one_and_its_sources() throws Exception {
        say(ANNA, "/watch When did they meet?");
        sequence = 1;
        assertThat(told()).isEmpty();

        answer = Harbour.met();
        sequence = 2;

        assertThat(told()).singleElement().isEqualTo("""
                The answer to “When did they meet?” has changed. They met on 2 March 2031.

                Before: The sources do not say when they met.

                Event: 2 March 2031 · Reported: 5 March 2031 · Sources reach to 5 March 2031

                [1] Ada Mora and Jon Tell met at the harbour. (2 March 2031)
                    Harbour Times, reported 2031-03-05, https://harbour.example/ministers""");
        assertThat(told()).isEmpty();
        sequence = 3;
        assertThat(told()).isEmpty();
    }

    @Test
    void an_answer_that_only_knows_of_more_sources_has_not_changed() throws Exception {
        say(ANNA, "/watch When did they meet?");

        answer = new Answer.Unknown("The sources, which now reach to May, do not say.", List.of(), 0.7,
                TODAY.plusDays(60));
        sequence = 1;

        assertThat(told()).isEmpty();
    }

    @Test
    void says_what_it_watches_and_what_the_answer_is_now() {
        answer = Harbour.met();

        Reply reply = say(ANNA, "/watch  When did\nthey meet? ");

        assertThat(reply.plainText()).startsWith("I am watching: “When did they meet?”")
                .endsWith("They met on 2 March 2031.");
        assertThat(reply.buttons()).singleElement()
                .satisfies(button -> assertThat(button.label()).isEqualTo("Stop watching"));
        assertThat(say(ANNA, "/watches").plainText()).contains("1. When did they meet? — They met on 2 March 2031.");
    }

    @Test
    void a_watch_is_ended_by_its_button_by_its_number_or_by_its_question() {
        Reply first = say(ANNA, "/watch When did they meet?");
        Press press = new Press(ANNA, first.buttons().getFirst().id(), Optional.empty(), Audience.CHAT);
        Buttons.Found.Here here = (Buttons.Found.Here) buttons.find(press);

        assertThat(feature.press(here.pressed().action(), here.pressed().subject(), press, ENGLISH))
                .containsInstanceOf(Reaction.Say.class);
        assertThat(feature.press(here.pressed().action(), here.pressed().subject(), press, ENGLISH))
                .containsInstanceOf(Reaction.Notice.class);
        say(ANNA, "/watch One?");
        say(ANNA, "/watch Two?");
        assertThat(say(ANNA, "/unwatch 2").plainText()).isEqualTo("No longer watched: “Two?”");
        assertThat(say(ANNA, "/unwatch one?").plainText()).isEqualTo("No longer watched: “One?”");
        assertThat(say(ANNA, "/unwatch").plainText()).startsWith("Nothing is being watched here.");
    }

    @Test
    void in_a_shared_chat_a_watch_is_its_beginners_or_an_administrators_to_end() {
        Speaker anna = Speaker.among("telegram", "7", "anna").with(Authority.MEMBER);
        say(anna, "/watch When did they meet?");

        assertThat(say(Speaker.among("telegram", "7", "ben").with(Authority.MEMBER), "/unwatch 1").plainText())
                .startsWith("Only whoever began");
        assertThat(say(Speaker.among("telegram", "7", "ben").with(Authority.ADMINISTRATOR), "/unwatch 1").plainText())
                .startsWith("No longer watched");
        say(anna, "/watch When did they meet?");
        assertThat(say(anna, "/unwatch 1").plainText()).startsWith("No longer watched");
    }

    @Test
    void small_talk_and_nothing_at_all_are_not_watched() {
        answer = new Answer.Chat("Hello!", TODAY);

        assertThat(say(ANNA, "/watch hello").plainText()).startsWith("Which question");
        assertThat(say(ANNA, "/watch").plainText()).startsWith("Which question");
        assertThat(say(ANNA, "/watch " + "why ".repeat(500)).plainText()).contains("at most 500");
        assertThat(database.watches().in(new Recipient("telegram", "7", Optional.empty()))).isEmpty();
    }
}
