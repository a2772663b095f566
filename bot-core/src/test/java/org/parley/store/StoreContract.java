package org.parley.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.parley.article.Article;
import org.parley.article.Source;

/** What every database has to keep of its promises. */
abstract class StoreContract {

    private static final Instant NOON = Instant.parse("2031-03-05T12:00:00.123Z");
    private static final String STORY = "The two ministers met at the harbour on Monday and spoke for seven hours about the pilots,"
            + " the tugs and the lease, which has sixteen months to run. Nobody from the port was invited to the table, and the"
            + " mediator said that she had never seen so many maps in one room. They will meet again in a fortnight.";

    private static final ConversationStore.Chat CHAT = new ConversationStore.Chat("telegram", "1");

    private Database database;
    private ArticleStore store;

    /** Opens the same, empty database at the first call and again at a later one. */
    abstract Database open();

    @BeforeEach
    void openDatabase() {
        database = open();
        store = database.articles();
    }

    @AfterEach
    void closeDatabase() {
        database.close();
    }

    @Test
    void gives_back_an_article_as_it_was_taken_in() {
        Article article = new Article(
                new Source("Harbour Times", "Ministers “meet” — Встреча", NOON.minusSeconds(60),
                        Optional.of("https://harbour.example/a?b=c"), "/articles/a.txt"),
                "en", List.of("One.", "Two \"quoted\"\nwith a break, 'and' \u0001 an emoji 🛟."), Optional.of("Osk"),
                Article.Extent.LEAD);

        assertThat(store.add(new Arrival(article, NOON, true))).isEqualTo(new Addition.Added());

        assertThat(store.all()).containsExactly(new StoredArticle(article, "/articles/a.txt", NOON, 1));
    }

    @Test
    void survives_being_closed_and_opened_again() {
        store.add(arrival("a", "One."));

        try (Database again = open()) {
            assertThat(again.articles().all()).hasSize(1);
            assertThat(again.articles().sequence()).isEqualTo(1);
        }
    }

    @Test
    void taking_in_the_same_article_again_changes_nothing() {
        store.add(arrival("a", "One."));

        assertThat(store.add(arrival("a", "One."))).isEqualTo(new Addition.Unchanged());

        assertThat(store.sequence()).isEqualTo(1);
        assertThat(store.all()).extracting(StoredArticle::sequence).containsExactly(1L);
    }

    @Test
    void an_article_without_a_date_is_not_new_because_it_was_fetched_later() {
        Instant later = NOON.plusSeconds(5);
        store.add(arrival("a", Optional.empty(), NOON, "One.", NOON));

        assertThat(store.add(arrival("a", Optional.empty(), later, "One.", later))).isEqualTo(new Addition.Unchanged());
        assertThat(store.all()).extracting(stored -> stored.article().source().published()).containsExactly(NOON);
        assertThat(store.add(arrival("a", Optional.empty(), NOON, "One.", later))).isEqualTo(new Addition.Replaced());
    }

    @Test
    void a_changed_article_takes_the_place_of_the_old_one() {
        store.add(arrival("a", "One."));
        store.add(arrival("b", "Two."));

        assertThat(store.add(arrival("a", "One, corrected.")))
                .isEqualTo(new Addition.Replaced());

        assertThat(store.all()).extracting(stored -> stored.article().paragraphs().get(0), StoredArticle::sequence)
                .containsExactly(tuple("Two.", 2L),
                        tuple("One, corrected.", 3L));
    }

    @Test
    void the_beginning_of_a_story_does_not_take_the_place_of_the_whole() {
        store.add(arrival("a", STORY));
        String lead = STORY.substring(0, STORY.indexOf("the tugs"));
        String withoutLastSentence = STORY.substring(0, STORY.indexOf(" They will meet"));

        assertThat(store.add(arrival("a", lead))).isEqualTo(new Addition.Unchanged());
        assertThat(store.add(arrival("a", withoutLastSentence))).isEqualTo(new Addition.Replaced());
        assertThat(store.add(arrival("a", STORY))).isEqualTo(new Addition.Replaced());
    }

    @Test
    void a_copy_with_edits_is_kept_as_a_further_source_of_the_same_story() {
        store.add(arrival("other", STORY.replaceAll("\\b(the|a|in|of|and)\\b", "no")));
        store.add(arrival("first", STORY));

        Addition copy = store.add(arrival("copy", "OSK (Agency) " + STORY.replace("on Monday", "this week")));
        Addition copyOfCopy = store.add(arrival("third", "OSK (Agency) " + STORY.replace("on Monday", "this week")));

        assertThat(copy).isEqualTo(new Addition.NearDuplicate("first"));
        assertThat(copyOfCopy).isEqualTo(new Addition.NearDuplicate("copy"));
        assertThat(store.all()).extracting(StoredArticle::story).containsExactly("other", "first", "first", "first");
    }

    @Test
    void two_announcements_of_one_form_are_two_stories() {
        store.add(arrival("a", "The talks resume on Monday in Osk."));

        assertThat(store.add(arrival("b", "The talks resume on Friday in Osk.")))
                .isEqualTo(new Addition.Added());
    }

    @Test
    void a_withdrawn_article_is_gone_and_comes_back_only_when_it_is_added_again() {
        store.add(arrival("a", STORY));

        assertThat(store.withdraw("a")).containsExactly("a");
        assertThat(store.withdraw("a")).isEmpty();
        assertThat(store.withdraw("never there")).isEmpty();
        assertThat(store.all()).isEmpty();
        assertThat(store.add(arrival("a", STORY + " More."))).isEqualTo(new Addition.Withdrawn());
        assertThat(store.add(arrival("b", STORY))).isEqualTo(new Addition.Added());

        assertThat(store.addAgain(arrival("a", STORY))).isEqualTo(new Addition.NearDuplicate("b"));
        assertThat(store.all()).extracting(stored -> stored.article().source().article()).containsExactly("b", "a");
    }

    @Test
    void articles_can_be_withdrawn_by_the_address_where_they_can_be_read() {
        Optional<String> url = Optional.of("https://harbour.example/a");
        store.add(arrival("/one.txt", url, NOON.minusSeconds(9), "One.", NOON));
        store.add(arrival("/two.txt", url, NOON.minusSeconds(9), "Two.", NOON));

        assertThat(store.withdraw("https://harbour.example/a")).containsExactlyInAnyOrder("/one.txt", "/two.txt");
        assertThat(store.changesSince(2)).hasSize(2);
    }

    @Test
    void tells_what_changed_in_order_and_of_each_article_only_the_last() {
        store.add(arrival("a", "One."));
        store.add(arrival("b", "Two."));
        store.add(arrival("c", "Three."));
        long seen = store.sequence();
        store.withdraw("b");
        store.add(arrival("a", "One, corrected."));
        store.add(arrival("a", "One, corrected again."));

        assertThat(store.changesSince(seen)).extracting(Change::sequence).containsExactly(4L, 6L);
        assertThat(store.changesSince(seen)).first().isEqualTo(new Change.Withdrawn("b", 4));
        assertThat(store.changesSince(0)).hasSize(3);
        assertThat(store.changesSince(store.sequence())).isEmpty();
    }

    @Test
    void two_processes_that_write_at_once_lose_nothing_and_agree_on_the_order() throws Exception {
        try (Database other = open(); ExecutorService writers = Executors.newFixedThreadPool(4)) {
            List<Future<?>> written = new ArrayList<>();
            for (int writer = 0; writer < 4; writer++) {
                int name = writer;
                ArticleStore own = writer % 2 == 0 ? store : other.articles();
                written.add(writers.submit(() -> {
                    for (int i = 0; i < 10; i++) {
                        own.add(arrival(name + "-" + i, "Text " + name + " " + i));
                    }
                }));
            }
            for (Future<?> future : written) {
                future.get();
            }

            assertThat(other.articles().all()).hasSize(40);
            assertThat(store.changesSince(0)).extracting(Change::sequence)
                    .containsExactlyElementsOf(LongStream.rangeClosed(1, 40).boxed().toList());
        }
    }

    @Test
    void remembers_what_is_known_of_a_feed() {
        FeedLedger feeds = database.feeds();
        FeedLedger.Feed feed = new FeedLedger.Feed("https://harbour.example/feed", Optional.of("\"v1\""),
                Optional.of("Wed, 05 Mar 2031 12:00:00 GMT"), NOON, 2);

        assertThat(feeds.find(feed.url())).isEqualTo(FeedLedger.Feed.unknown(feed.url()));
        feeds.save(feed);

        assertThat(feeds.find(feed.url())).isEqualTo(feed);
    }

    @Test
    void only_one_of_many_takes_on_a_poll_and_only_when_it_is_due() {
        FeedLedger feeds = database.feeds();
        String url = "https://harbour.example/feed";
        Instant later = NOON.plus(Duration.ofMinutes(5)).truncatedTo(ChronoUnit.MILLIS);

        assertThat(feeds.claim(url, NOON, later)).isTrue();
        assertThat(feeds.claim(url, NOON.plusSeconds(1), later)).isFalse();
        assertThat(feeds.claim(url, later, later.plusSeconds(60))).isTrue();
    }

    @Test
    void a_withdrawal_makes_every_address_be_read_anew() {
        FeedLedger feeds = database.feeds();
        store.add(arrival("a", "One."));
        feeds.save(new FeedLedger.Feed("https://harbour.example/a", Optional.of("\"v1\""), Optional.empty(), NOON, 0));

        store.withdraw("a");

        assertThat(feeds.find("https://harbour.example/a").etag()).isEmpty();
    }

    @Test
    void a_conversation_keeps_its_last_turns_in_order_whoever_writes_them() throws Exception {
        ConversationStore store = database.conversations();
        try (Database other = open(); ExecutorService writers = Executors.newFixedThreadPool(4)) {
            List<Future<?>> written = new ArrayList<>();
            for (int writer = 0; writer < 4; writer++) {
                ConversationStore own = writer % 2 == 0 ? store : other.conversations();
                written.add(writers.submit(() -> {
                    for (int i = 0; i < 5; i++) {
                        own.remember(turn("", "ann", "question " + i), 6, NOON);
                    }
                }));
            }
            for (Future<?> future : written) {
                future.get();
            }

            assertThat(other.conversations().questions(CHAT, Optional.empty())).hasSize(6);
        }
        store.remember(turn("", "ann", "the last \u0000 one"), 6, NOON);
        store.remember(turn("thread", "ann", "another conversation"), 6, NOON);

        assertThat(store.questions(CHAT, Optional.empty())).hasSize(6).last().isEqualTo("the last  one");
        assertThat(store.questions(CHAT, Optional.of("thread"))).containsExactly("another conversation");
        assertThat(store.hasAsked(CHAT, Optional.of("thread"), "ann")).isTrue();
        assertThat(store.hasAsked(CHAT, Optional.of("thread"), "ben")).isFalse();
        assertThat(store.hasAsked(CHAT, Optional.of("other"), "ann")).isFalse();
    }

    @Test
    void settings_are_one_chats_own_and_can_be_taken_back() {
        ConversationStore store = database.conversations();
        store.set(CHAT, "language", Optional.of("de"));
        store.set(CHAT, "language", Optional.of("fr"));
        store.set(CHAT, "quiet", Optional.of("skip"));
        store.set(CHAT, "quiet", Optional.empty());

        assertThat(store.settings(CHAT)).containsExactly(Map.entry("language", "fr"));
        assertThat(store.settings(new ConversationStore.Chat("slack", "1"))).isEmpty();
    }

    @Test
    void a_card_is_there_until_it_expires() {
        ConversationStore store = database.conversations();
        ConversationStore.Card card = card("abc", Optional.of("ann"));
        store.keep(card);

        assertThat(store.card("abc", NOON)).contains(card);
        assertThat(store.card("abc", card.expires())).isEmpty();
        assertThat(store.card("ABC", NOON)).isEmpty();
    }

    @Test
    void what_a_person_said_is_forgotten_and_what_others_said_is_not() {
        ConversationStore store = database.conversations();
        ConversationStore.Opinion bens = opinion("card", "ben", "wrong");
        store.remember(turn("", "ann", "Ann's"), 6, NOON);
        store.remember(turn("", "ben", "Ben's"), 6, NOON);
        store.keep(card("anns", Optional.of("ann")));
        store.keep(card("nobodys", Optional.empty()));
        store.note(opinion("card", "ann", "wrong"));
        store.note(opinion("card", "ben", "helpful"));
        store.note(bens);
        store.set(CHAT, "language", Optional.of("de"));

        store.forgetPerson("telegram", "ann");

        assertThat(store.questions(CHAT, Optional.empty())).containsExactly("Ben's");
        assertThat(store.card("anns", NOON)).isEmpty();
        assertThat(store.card("nobodys", NOON)).isPresent();
        assertThat(store.opinions(NOON)).containsExactly(bens);
        assertThat(store.opinions(NOON.plusSeconds(1))).isEmpty();
        assertThat(store.settings(CHAT)).isNotEmpty();

        store.forgetChat(CHAT);
        assertThat(store.questions(CHAT, Optional.empty())).isEmpty();
        assertThat(store.settings(CHAT)).isEmpty();
        assertThat(store.opinions(NOON)).isEmpty();
    }

    @Test
    void what_is_kept_of_a_chat_follows_it_to_its_new_id_but_replaces_nothing_there() {
        ConversationStore store = database.conversations();
        ConversationStore.Chat moved = new ConversationStore.Chat("telegram", "-100");
        store.remember(turn("", "ann", "before"), 6, NOON);
        store.keep(card("abc", Optional.of("ann")));
        store.set(CHAT, "language", Optional.of("de"));
        store.set(CHAT, "quiet", Optional.of("skip"));
        store.set(moved, "language", Optional.of("fr"));

        store.move(CHAT, moved);

        assertThat(store.settings(moved)).containsOnly(Map.entry("language", "fr"), Map.entry("quiet", "skip"));
        assertThat(store.questions(moved, Optional.empty())).containsExactly("before");
        assertThat(store.card("abc", NOON)).map(ConversationStore.Card::chat).contains(moved);
        store.remember(turn("", "ann", "still before"), 6, NOON);
        store.move(CHAT, moved);
        assertThat(store.questions(moved, Optional.empty())).containsExactly("before");
    }

    @Test
    void what_has_expired_or_fallen_silent_is_tidied_away() {
        ConversationStore store = database.conversations();
        store.remember(turn("", "ann", "old"), 6, NOON.minusSeconds(60));
        store.remember(turn("new", "ann", "new"), 6, NOON);
        ConversationStore.Card card = card("abc", Optional.empty());
        store.keep(card);

        store.tidy(card.expires(), NOON.minusSeconds(1));

        assertThat(store.questions(CHAT, Optional.empty())).isEmpty();
        assertThat(store.questions(CHAT, Optional.of("new"))).containsExactly("new");
        assertThat(store.card("abc", NOON)).isEmpty();
    }

    private static ConversationStore.Turn turn(String thread, String person, String question) {
        return new ConversationStore.Turn(CHAT, Optional.of(thread).filter(t -> !t.isEmpty()), person, question);
    }

    private static ConversationStore.Card card(String id, Optional<String> person) {
        return new ConversationStore.Card(id, CHAT, person, person.isPresent(), "answer", "{\"a\":\"Встреча\"}",
                NOON.plusSeconds(60).truncatedTo(ChronoUnit.MILLIS));
    }

    private static ConversationStore.Opinion opinion(String card, String person, String verdict) {
        return new ConversationStore.Opinion(card, CHAT, person, "When?", "Then.", verdict, NOON);
    }

    private static Arrival arrival(String identity, String text) {
        return arrival(identity, Optional.empty(), NOON.minusSeconds(3600), text, NOON);
    }

    private static Arrival arrival(String identity, Optional<String> url, Instant published, String text,
            Instant fetched) {
        return new Arrival(new Article(new Source("Harbour Times", "A title", published, url, identity), "en",
                List.of(text)), fetched, !published.equals(fetched));
    }
}
