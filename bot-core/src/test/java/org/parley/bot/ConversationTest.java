package org.parley.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.answer.Answer;
import org.parley.answer.Engine;
import org.parley.embedding.E5Embedder;
import org.parley.fact.DossierReader;
import org.parley.fact.Knowledge;
import org.parley.question.Question;
import org.parley.reply.Block;
import org.parley.reply.Button;
import org.parley.reply.Reply;
import org.parley.store.ConversationStore.Opinion;
import org.parley.store.Database;
import org.parley.wording.Language;
import org.parley.wording.Phrases;

/** Conversations with the real engine on a small dossier and with a real database, which outlives the bot. */
class ConversationTest {

    private static final String DOSSIER = "/org/parley/fact/pay-talks.json";
    private static final Speaker ANN = Speaker.alone("telegram", "10", "ann");
    private static final Speaker MEMBER = Speaker.among("telegram", "-20", "ben").with(Authority.MEMBER);
    private static final Speaker ADMIN = Speaker.among("telegram", "-20", "cleo").with(Authority.ADMINISTRATOR);
    private static final String QUESTION = "When did the set builders walk out?";
    private static final String CLAIM = "Otto Ferrin offered the guild a pay rise of 4 per cent.";

    @TempDir
    static Path engineFolder;
    private static Engine engine;
    private static Parley parley;
    private static final SettableClock CLOCK = new SettableClock(Instant.parse("2031-06-20T09:00:00Z"));

    @TempDir
    Path folder;
    private Database database;
    private Bot bot;
    private final List<String> watched = new ArrayList<>();

    @BeforeAll
    static void openEngine() throws IOException {
        try (InputStream in = Objects.requireNonNull(ConversationTest.class.getResourceAsStream(DOSSIER))) {
            Knowledge knowledge = DossierReader.read(DOSSIER, in);
            engine = Engine.open(knowledge, engineFolder.resolve("vectors"),
                    E5Embedder.open(engineFolder.resolve("unpacked")));
            parley = Parley.of(knowledge, engine, engine.facts(), CLOCK);
        }
    }

    @AfterAll
    static void closeEngine() throws IOException {
        parley.close();
        engine.close();
    }

    @BeforeEach
    void start() {
        CLOCK.set(Instant.parse("2031-06-20T09:00:00Z"));
        database = Database.embedded(folder);
        bot = bot();
    }

    @AfterEach
    void stop() {
        database.close();
    }

    private void restart() {
        database.close();
        start();
    }

    private Bot bot() {
        return new ConversationBot(parley, database.conversations(), new Buttons(database.conversations(), CLOCK),
                List.of(new Watches()), CLOCK, CLOCK);
    }

    /** A feature that notes what it is to watch. */
    private final class Watches implements Feature {

        @Override
        public String name() {
            return "watches";
        }

        @Override
        public Set<String> commands() {
            return Set.of("watch");
        }

        @Override
        public Optional<Reply> handle(Command command, Incoming incoming, Phrases phrases) {
            boolean asked = command.name().equals("watch");
            boolean meant = command.argument().startsWith("tell me when");
            if (!asked && !meant) {
                return Optional.empty();
            }
            watched.add(command.argument());
            return Optional.of(Reply.of("Watching."));
        }

        @Override
        public Optional<Reaction> press(String action, String subject, Press press, Phrases phrases) {
            return Optional.empty();
        }

        @Override
        public void forget(Speaker speaker) {
            watched.clear();
        }

        @Override
        public Optional<String> keeps(Phrases phrases) {
            return Optional.of("What you watch.");
        }
    }

    // Buttons.

    @Test
    void an_answer_offers_what_one_may_want_next() {
        Reply reply = ask(ANN, QUESTION);

        assertThat(reply.blocks()).first().isInstanceOfSatisfying(Block.Lead.class,
                lead -> assertThat(lead.text()).contains("20 April 2031"));
        assertThat(labels(reply.buttons())).containsExactly("Sources", "Timeline", "Watch", "Helpful", "Wrong");
        assertThat(reply.buttons()).extracting(Button::id).allSatisfy(id -> assertThat(id.length()).isLessThan(64))
                .noneMatch(id -> id.contains("walk"));
    }

    @Test
    void sources_are_shown_to_whoever_asks_for_them() {
        Reaction reaction = press(ANN, ask(ANN, QUESTION), "Sources").orElseThrow();

        assertThat(reaction).isInstanceOfSatisfying(Reaction.Say.class, say -> {
            assertThat(say.audience()).isEqualTo(Audience.ASKER);
            assertThat(say.reply().plainText()).contains("20 April 2031", "Reel Daily");
            // The answer stands above them already.
            assertThat(say.reply().blocks()).hasSize(2).first().isEqualTo(new Block.Heading(QUESTION));
        });
    }

    @Test
    void the_timeline_under_an_answer_is_about_whom_the_question_names() {
        Reaction reaction = press(ANN, ask(ANN, "What did Otto Ferrin offer?"), "Timeline").orElseThrow();

        assertThat(reaction).isInstanceOfSatisfying(Reaction.Say.class,
                say -> assertThat(say.reply().plainText()).startsWith("Timeline: Otto Ferrin").contains("14 March 2031")
                        .doesNotContain("Stage Nine on 26 May"));
    }

    @Test
    void watching_an_answer_is_the_command_watch_with_its_question() {
        press(ANN, ask(ANN, QUESTION), "Watch");

        assertThat(watched).containsExactly(QUESTION);
    }

    @Test
    void an_opinion_is_kept_with_its_question_and_a_second_thought_replaces_it() {
        Reply reply = ask(ANN, QUESTION);

        assertThat(press(ANN, reply, "Helpful")).get().isInstanceOf(Reaction.Notice.class);
        Reaction.Rebutton reasons = (Reaction.Rebutton) press(ANN, reply, "Wrong").orElseThrow();
        assertThat(labels(reasons.buttons())).contains("Wrong date", "Out of date", "Back");
        Reaction.Rebutton noted = (Reaction.Rebutton) press(ANN, named(reasons.buttons(), "Wrong date")).orElseThrow();

        assertThat(noted.buttons()).isEqualTo(reply.buttons());
        assertThat(database.conversations().opinions(Instant.EPOCH)).singleElement()
                .satisfies(opinion -> assertThat(opinion).extracting(Opinion::question, Opinion::verdict,
                        Opinion::person).containsExactly(QUESTION, "wrong-date", "ann"));
    }

    @Test
    void buttons_work_after_a_restart_and_on_another_replica() {
        Reply reply = ask(ANN, QUESTION);

        restart();

        assertThat(press(ANN, reply, "Sources")).get().isInstanceOf(Reaction.Say.class);
        try (Database other = Database.embedded(folder)) {
            Bot replica = new ConversationBot(parley, other.conversations(),
                    new Buttons(other.conversations(), CLOCK), List.of(), CLOCK, CLOCK);
            assertThat(replica.press(pressOf(ANN, reply.buttons().get(0).id()))).get()
                    .isInstanceOf(Reaction.Say.class);
        }
    }

    @Test
    void buttons_stop_working_after_thirty_days() {
        Reply reply = ask(ANN, QUESTION);

        CLOCK.tick(Duration.ofDays(30));

        assertThat(press(ANN, reply, "Sources")).contains(new Reaction.Notice(
                "This button no longer works. Please ask again."));
    }

    @Test
    void a_button_of_one_chat_does_nothing_in_another() {
        Reply settings = ask(ADMIN, "/settings");
        Speaker stranger = Speaker.alone("telegram", "66", "eve");

        assertThat(press(stranger, settings, "Deutsch")).get().isInstanceOf(Reaction.Notice.class);

        assertThat(bot.language(ADMIN)).isEqualTo(Language.ENGLISH);
        assertThat(bot.language(stranger)).isEqualTo(Language.ENGLISH);
    }

    @ParameterizedTest
    @CsvSource(value = {"''", "x", "..", "a.b.c", "AAAAAAAAAAAAAAAAAAAAAA.lang-de", "' .sources'",
            "'; DROP TABLE card.sources'"})
    void a_made_up_button_does_nothing(String id) {
        assertThat(bot.press(pressOf(ANN, id))).get().isInstanceOf(Reaction.Notice.class);
    }

    @Test
    void an_action_that_was_never_offered_does_nothing() {
        String card = ask(ANN, QUESTION).buttons().get(0).id().replaceFirst("\\..*", "");

        assertThat(bot.press(pressOf(ANN, card + ".lang-de"))).isEmpty();
        assertThat(bot.press(pressOf(ANN, card + ".forget"))).isEmpty();
    }

    @Test
    void long_lists_are_turned_by_buttons() {
        Reply first = ask(ANN, "/timeline");
        assertThat(first.plainText()).contains("3 March 2031", "1–10 of 11").doesNotContain("January 2032");
        assertThat(labels(first.buttons())).containsExactly("More ›");

        Reaction.Edit second = (Reaction.Edit) press(ANN, first, "More ›").orElseThrow();

        assertThat(second.reply().plainText()).contains("11–11 of 11", "January 2032 (planned)");
        assertThat(labels(second.reply().buttons())).containsExactly("‹ Back");
        assertThat(press(ANN, second.reply(), "‹ Back")).get().isInstanceOfSatisfying(Reaction.Edit.class,
                edit -> assertThat(edit.reply().blocks()).isEqualTo(first.blocks()));
    }

    @Test
    void dated_events_come_with_their_sources() {
        assertThat(List.of(ask(ANN, "/timeline"), ask(ANN, "/latest"))).allSatisfy(reply -> assertThat(reply.blocks())
                .last().isInstanceOfSatisfying(Block.Sources.class, sources -> assertThat(sources.items()).isNotEmpty()
                        .extracting(Block.Sources.Item::outlet).doesNotHaveDuplicates().doesNotContain("")));
    }

    @Test
    void a_timeline_comes_as_a_picture_too_except_to_a_terminal() {
        assertThat(ask(ANN, "/timeline").picture()).hasValueSatisfying(picture -> {
            assertThat(picture.png()).startsWith(0x89, 'P', 'N', 'G');
            assertThat(picture.altText()).contains("Set Builders");
        });
        assertThat(ask(Speaker.alone(Speaker.TERMINAL, "t", "t"), "/timeline").picture()).isEmpty();
    }

    @Test
    void what_only_the_asker_saw_can_be_shared() {
        Incoming privately = new Incoming(MEMBER, Address.COMMAND, QUESTION).before(Audience.ASKER);
        Reply reply = bot.handle(privately).orElseThrow();
        assertThat(reply.buttons()).first()
                .isEqualTo(new Button(reply.buttons().get(0).id(), "Share to channel", Button.Style.PRIMARY));

        assertThat(press(MEMBER, reply, "Share to channel")).get().isInstanceOfSatisfying(Reaction.Say.class, share -> {
            assertThat(share.audience()).isEqualTo(Audience.CHAT);
            assertThat(share.reply().blocks()).first().isInstanceOf(Block.Lead.class);
            assertThat(share.reply().plainText()).contains("20 April 2031", "Question: " + QUESTION,
                    "Sources reach to");
            assertThat(labels(share.reply().buttons())).doesNotContain("Share to channel").contains("Sources");
        });
    }

    // Claims.

    @Test
    void claims_under_somebodys_message_are_held_against_the_sources_one_by_one() {
        Reply reply = bot.handle(new Incoming(MEMBER, Address.COMMAND, "/check").quoting(
                "Otto Ferrin offered the guild a pay rise of 4 per cent. The arbitration hearing was not cancelled."
                        + " The mayor resigned over it. Is that so?"))
                .orElseThrow();

        assertThat(reply.plainText()).startsWith("3 claims checked: 1 supported, 1 contradicted, 1 not in the sources.")
                .contains("Supported: “Otto Ferrin offered the guild a pay rise of 4 per cent.” [1]",
                        "Contradicted: “The arbitration hearing was not cancelled.” [2]",
                        "Not in the sources: “The mayor resigned over it.”", "[1] On 14 March 2031", "Sources reach to")
                .doesNotContain("Is that so");
    }

    @Test
    void what_was_checked_for_one_person_can_be_shared_and_elsewhere_needs_no_sharing() {
        Incoming check = new Incoming(MEMBER, Address.COMMAND, "/check")
                .quoting("Otto Ferrin offered the guild a pay rise of 4 per cent.");
        Reply reply = bot.handle(check.before(Audience.ASKER)).orElseThrow();

        assertThat(press(MEMBER, reply, "Share to channel")).contains(
                new Reaction.Say(reply.with(List.of()), Audience.CHAT));
        assertThat(bot.handle(check).orElseThrow().buttons()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"Otto Ferrin demanded a pay rise of 9 per cent. | NOT",
            "Nadia Brandt demanded a pay rise of 9 per cent. | SUPPORTED",
            "Nadia Brandt demanded a pay rise of 12 per cent. | NOT",
            "Ida Corso cancelled the arbitration hearing. | SUPPORTED",
            "Otto Ferrin cancelled the arbitration hearing. | NOT",
            "Nadia Brandt and Otto Ferrin signed a settlement on 9 June 2031. | SUPPORTED",
            "Nadia Brandt and Otto Ferrin signed a settlement on 19 June 2031. | CONTRADICTED",
            "Nadia Brandt and Otto Ferrin signed a settlement in 2029. | NOT",
            "The guild and Halvik Pictures reviewed the settlement. | NOT",
            "Nadia Brandt met Otto Ferrin in secret. | CONTRADICTED", "Stage Nine burnt down in April 2031. | NOT"})
    void a_verdict_is_given_only_where_the_sources_are_clear(String claim, String verdict) {
        String said = bot.handle(new Incoming(ANN, Address.DIRECT, "/check " + claim)).orElseThrow().plainText();

        assertThat(said).startsWith(switch (verdict) {
            case "SUPPORTED" -> "Supported: ";
            case "CONTRADICTED" -> "Contradicted: ";
            default -> "Not in the sources: ";
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "is this true?", "Really?!", "stimmt das?", "¿Es verdad?", "c'est vrai ?",
            "это правда?"})
    void the_name_of_the_bot_under_somebodys_claim_has_it_checked(String said) {
        Incoming mention = new Incoming(MEMBER, Address.MENTION, said).quoting(CLAIM);

        assertThat(bot.handle(mention).orElseThrow().plainText()).startsWith("Supported: “" + CLAIM);
    }

    @Test
    void a_question_under_somebodys_claim_is_answered() {
        Incoming mention = new Incoming(MEMBER, Address.MENTION, QUESTION).quoting(CLAIM);

        assertThat(bot.handle(mention).orElseThrow().plainText()).contains("20 April 2031")
                .doesNotContain("checked:");
    }

    @Test
    void a_check_of_nothing_says_how_it_is_used() {
        assertThat(say(ANN, "/check")).contains("Reply with /check");
        assertThat(say(ANN, "/check Really?")).contains("no claim");
    }

    // Memory, settings, privacy.

    @Test
    void in_a_thread_only_who_asked_there_before_is_told_that_the_sources_do_not_say() {
        Speaker asker = MEMBER.inThread(Optional.of("thread"));
        Speaker other = Speaker.among(MEMBER.platform(), MEMBER.chat(), "somebody-else").inThread(asker.thread());
        bot.handle(new Incoming(asker, Address.MENTION, QUESTION));

        assertThat(bot.handle(new Incoming(other, Address.THREAD_FOLLOW_UP, "Is lunch ready?"))).isEmpty();
        assertThat(bot.handle(new Incoming(other, Address.THREAD_FOLLOW_UP, QUESTION))).isPresent();
        assertThat(bot.handle(new Incoming(other, Address.THREAD_FOLLOW_UP, "Is lunch ready?"))).isPresent();
        assertThat(bot.handle(new Incoming(asker, Address.THREAD_FOLLOW_UP, "Is lunch ready?"))).isPresent();
    }

    @Test
    void a_follow_up_leans_on_what_was_asked_before_a_restart() {
        ask(ANN, "Who offered the guild a pay rise?");

        restart();

        assertThat(database.conversations().questions(Conversations.chat(ANN), Optional.empty()))
                .containsExactly("Who offered the guild a pay rise?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/who Ferrin", "Who is Ferrin?", "Who is Otto Ferrin?"})
    void who_somebody_is_does_not_lean_on_what_was_asked_before(String question) {
        say(ANN, "When did the set builders walk out?");
        String who = say(ANN, question);

        assertThat(who).isEqualTo(say(Speaker.alone("telegram", "11", "new"), question));
    }

    @Test
    void how_far_the_sources_reach_is_said_once() {
        assertThat(say(ANN, "Who won the football match?").split("do not say|Sources reach to", -1)).hasSize(2);
    }

    @Test
    void fixed_phrases_are_in_the_persons_language_unless_the_chat_has_its_own() {
        Speaker german = ANN.speaking(Optional.of("de-AT"));
        assertThat(say(german, "/privacy")).isEqualTo(phrases(Language.GERMAN, "/privacy"));

        say(german, "/settings language fr");

        assertThat(bot.language(german)).isEqualTo(Language.FRENCH);
        assertThat(ask(german, QUESTION).language()).isEqualTo(Language.FRENCH);
        say(german, "/settings language own");
        assertThat(bot.language(german)).isEqualTo(Language.GERMAN);
        assertThat(bot.language(ANN.speaking(Optional.of("tlh")))).isEqualTo(Language.ENGLISH);
    }

    private String phrases(Language language, String command) {
        return bot.handle(new Incoming(Speaker.alone("telegram", "other", "other")
                .speaking(Optional.of(language.code())), Address.DIRECT, command)).orElseThrow().plainText();
    }

    @Test
    void settings_of_a_shared_chat_are_for_its_administrators() {
        Speaker unknown = MEMBER.with(Authority.UNKNOWN);

        assertThat(say(MEMBER, "/settings language de")).contains("only its administrators");
        assertThat(say(unknown, "/settings language de")).contains("could not find out");
        assertThat(press(MEMBER, ask(ADMIN, "/settings"), "Deutsch")).get().isInstanceOf(Reaction.Notice.class);
        assertThat(bot.language(MEMBER)).isEqualTo(Language.ENGLISH);

        assertThat(press(ADMIN, ask(MEMBER, "/settings"), "Deutsch")).get().isInstanceOf(Reaction.Edit.class);
        assertThat(bot.language(MEMBER)).isEqualTo(Language.GERMAN);
    }

    @Test
    void whether_somebody_is_an_administrator_is_asked_only_when_it_matters() {
        List<String> calls = new ArrayList<>();
        Speaker costly = MEMBER.with(() -> {
            calls.add("asked");
            return Authority.Standing.ADMINISTRATOR;
        });

        ask(costly, QUESTION);
        ask(costly, "/settings");
        assertThat(calls).isEmpty();

        say(costly, "/settings quiet skip");
        assertThat(calls).hasSize(1);
        assertThat(ChatSettings.read(database.conversations(), "telegram", "-20").skipsQuietDays()).isTrue();
    }

    @Test
    void settings_that_make_no_sense_are_explained() {
        assertThat(say(ANN, "/settings language klingon")).contains("/settings language en");
        assertThat(say(ANN, "/settings brightness 7")).contains("/settings language en");
    }

    @Test
    void privacy_tells_what_is_kept_and_forget_deletes_it_after_a_second_thought() {
        ask(ANN, QUESTION);
        press(ANN, ask(ANN, "Who leads the Guild of Set Builders?"), "Helpful");
        say(ANN, "tell me when it changes");
        assertThat(say(ANN, "/privacy")).contains("30 days", "What you watch.", "No message text goes into a log");

        Reply sure = ask(ANN, "/forget");
        assertThat(press(ANN, sure, "Keep it")).get().isInstanceOf(Reaction.Edit.class);
        assertThat(database.conversations().opinions(Instant.EPOCH)).hasSize(1);
        press(ANN, sure, "Delete it");

        assertThat(database.conversations().opinions(Instant.EPOCH)).isEmpty();
        assertThat(database.conversations().questions(Conversations.chat(ANN), Optional.empty())).isEmpty();
        assertThat(watched).isEmpty();
    }

    @Test
    void only_whoever_asked_to_be_forgotten_can_confirm_it() {
        ask(MEMBER, QUESTION);
        Reply sure = ask(MEMBER, "/forget");

        assertThat(press(ADMIN, sure, "Delete it"))
                .contains(new Reaction.Notice("This button is for the person who asked."));

        assertThat(database.conversations().questions(Conversations.chat(MEMBER), Optional.empty())).hasSize(1);
    }

    @Test
    void what_is_kept_of_a_chat_follows_it_to_its_new_id() {
        say(ADMIN, "/settings language de");

        bot.chatMoved("telegram", "-20", "-100");

        assertThat(bot.language(Speaker.among("telegram", "-100", "ben"))).isEqualTo(Language.GERMAN);
    }

    // What people type.

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"/timline | Did you mean /timeline?", "/hlep | Did you mean /help?",
            "/sorces@parley_bot | Did you mean /sources?", "/dance | /help lists what I can do"})
    void a_mistyped_command_is_met_with_the_nearest_one(String typed, String reply) {
        assertThat(say(ANN, typed)).contains(reply);
    }

    @Test
    void somebody_new_is_greeted_whatever_brought_them() {
        assertThat(say(ANN, "/start")).startsWith("Hello!").contains("the Halvik pay talks of 2031", "/check",
                "/watch");
        assertThat(say(ANN, "/start from-a-link")).startsWith("Hello!");
    }

    @Test
    void no_question_is_met_with_some_that_work_and_too_long_a_one_with_the_limit() {
        assertThat(say(ANN, "/ask")).contains("What would you like to know?", "•");
        assertThat(say(ANN, "why ".repeat(300))).contains("1,199", "1,000", "/check");
    }

    @Test
    void the_name_of_the_bot_under_somebodys_question_has_that_one_answered() {
        Incoming mention = new Incoming(MEMBER, Address.MENTION, "").quoting(QUESTION);

        assertThat(bot.handle(mention).orElseThrow().plainText()).contains("20 April 2031");
    }

    @Test
    void suggested_questions_are_answered_from_what_is_indexed() {
        List<String> prompts = bot.prompts(4, Language.ENGLISH);

        assertThat(prompts).hasSizeBetween(3, 4).doesNotHaveDuplicates().allSatisfy(prompt -> assertThat(
                parley.ask(new Question(prompt, List.of(), CLOCK.instant()))).isInstanceOf(Answer.Answered.class));
        assertThat(say(ANN, "/help")).contains(prompts.get(0));
        assertThat(bot.prompts(2, Language.ENGLISH)).hasSize(2);
    }

    @Test
    void an_answer_without_a_conversation_stands_alone_or_is_not_given() {
        assertThat(bot.standalone(QUESTION, Language.ENGLISH)).hasValueSatisfying(reply -> {
            assertThat(reply.buttons()).isEmpty();
            assertThat(reply.plainText()).contains("20 April 2031", "Reel Daily", "Question: " + QUESTION);
        });
        assertThat(bot.standalone("Who won the football match?", Language.ENGLISH)).isEmpty();
        assertThat(bot.standalone("hello", Language.ENGLISH)).isEmpty();
        assertThat(bot.standalone(" ", Language.ENGLISH)).isEmpty();
    }

    @Test
    void a_store_that_fails_costs_the_buttons_and_not_the_answer() {
        database.close();

        Reply reply = ask(ANN, QUESTION);

        assertThat(reply.plainText()).contains("20 April 2031");
        assertThat(reply.buttons()).isEmpty();
    }

    private Reply ask(Speaker speaker, String text) {
        return bot.handle(new Incoming(speaker, Address.COMMAND, text)).orElseThrow();
    }

    private String say(Speaker speaker, String text) {
        return ask(speaker, text).plainText();
    }

    private Optional<Reaction> press(Speaker speaker, Reply reply, String label) {
        return press(speaker, named(reply.buttons(), label));
    }

    private Optional<Reaction> press(Speaker speaker, Button button) {
        return bot.press(pressOf(speaker, button.id()));
    }

    private static Press pressOf(Speaker speaker, String id) {
        return new Press(speaker, id, Optional.empty(), Audience.CHAT);
    }

    private static Button named(List<Button> buttons, String label) {
        return buttons.stream().filter(button -> button.label().equals(label)).findFirst().orElseThrow();
    }

    private static List<String> labels(List<Button> buttons) {
        return buttons.stream().map(Button::label).toList();
    }
}
