package org.parley.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parley.article.Article;
import org.parley.article.Source;
import org.parley.digest.DigestItem.Kind;
import org.parley.fact.KnowledgeBase;
import org.parley.story.Links;
import org.parley.story.Report;
import org.parley.story.Reports;
import org.parley.wording.Language;
import org.parley.wording.Phrases;

class DigestsTest {

    private static final Digests MINE = Mine.digests();
    private static final Phrases ENGLISH = Phrases.in(Language.ENGLISH);

    @Test
    void copies_are_one_story_with_all_of_their_sources() {
        Digest digest = MINE.of(window("2032-05-03T00:00:00Z", "2032-05-04T00:00:00Z"), Optional.empty());

        assertThat(digest.stories()).singleElement().satisfies(item -> {
            assertThat(item.kind()).isEqualTo(Kind.NEW);
            assertThat(item.sources()).extracting(Source::name).containsExactly("Ridge Courier", "Northern Wire");
            assertThat(item.date().iso()).isEqualTo("2032-05-02");
        });
    }

    @Test
    void a_copy_of_what_was_told_before_is_no_news() {
        Digest digest = MINE.of(window("2032-05-03T08:00:00Z", "2032-05-04T00:00:00Z"), Optional.empty());

        assertThat(digest.isEmpty()).isTrue();
    }

    @Test
    void what_is_to_come_is_announced_by_day_the_nearest_first() {
        Digest digest = MINE.of(window("2032-05-03T00:00:00Z", "2032-05-04T00:00:00Z"), Optional.empty());

        assertThat(digest.coming()).extracting(item -> item.date().iso()).containsExactly("2032-05-10", "2032-06-01");
        assertThat(digest.coming()).allMatch(item -> item.kind() == Kind.UPCOMING);
    }

    @Test
    void a_correction_is_flagged_and_the_old_plan_not_told_as_if_it_held() {
        Digest digest = MINE.of(window("2032-05-06T00:00:00Z", "2032-05-07T00:00:00Z"), Optional.empty());

        DigestItem item = digest.stories().get(0);
        assertThat(item.kind()).isEqualTo(Kind.UPDATED);
        assertThat(item.text()).contains("Five miners died in the Teld mine, not seven", "after all")
                .doesNotContain("will meet in Brannock");
        assertThat(digest.coming()).extracting(coming -> coming.date().iso()).containsExactly("2032-05-14");
    }

    @Test
    void a_correction_that_does_not_name_the_old_value_gets_it_from_the_earlier_report() {
        Digests digests = digests(
                Reports.article("Courier", "2032-05-03T07:00:00Z",
                        "The ministers of Osk and Mora will meet in Brannock on May 14."),
                Reports.article("Courier", "2032-05-08T07:00:00Z",
                        "The ministers of Osk and Mora will not meet in Brannock next Friday after all."));

        assertThat(digests.of(window("2032-05-08T00:00:00Z", "2032-05-09T00:00:00Z"), Optional.empty()).stories())
                .singleElement().satisfies(item -> assertThat(item.text()).contains("14 May 2032"));
    }

    @Test
    void a_plan_that_was_dropped_is_named_by_its_report_and_not_repeated() {
        Digest digest = MINE.of(window("2032-05-15T00:00:00Z", "2032-05-16T00:00:00Z"), Optional.empty());

        assertThat(digest.stories().get(0).kind()).isEqualTo(Kind.UPDATED);
        assertThat(digest.stories().get(0).text()).contains("dropped its plan", "reported on 3 May 2032")
                .doesNotContain("will close");
    }

    @Test
    void a_dispute_is_told_with_both_sides_and_both_sources() {
        Digest digest = MINE.of(window("2032-05-07T00:00:00Z", "2032-05-08T00:00:00Z"), Optional.empty());

        DigestItem item = digest.stories().get(0);
        assertThat(item.kind()).isEqualTo(Kind.DISPUTED);
        assertThat(item.text()).contains("Four miners died", "Against that: Five miners died");
        assertThat(item.sources()).extracting(Source::name).containsExactly("Coast Gazette", "Ridge Courier");
    }

    @Test
    void what_came_in_after_the_window_is_not_known_in_it() {
        Digest then = MINE.of(window("2032-05-03T00:00:00Z", "2032-05-04T00:00:00Z"), Optional.empty());
        Digest later = MINE.of(window("2032-05-03T00:00:00Z", "2032-05-31T00:00:00Z"), Optional.empty());

        assertThat(then.stories().get(0).text()).doesNotContain("Changed since");
        assertThat(later.stories().get(0).text())
                .contains("Seven miners died", "(Changed since, as Ridge Courier reported on 6 May 2032.)");
    }

    @Test
    void a_window_has_its_beginning_and_not_its_end() {
        Instant published = Instant.parse("2032-05-15T05:30:00Z");

        assertThat(MINE.of(new Window(published, published.plusMillis(1)), Optional.empty()).stories()).hasSize(1);
        assertThat(MINE.of(new Window(published.minusSeconds(1), published), Optional.empty()).isEmpty()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"America/New_York, 2032-03-13T08:00, 2032-03-14T08:00, PT23H",
            "America/New_York, 2032-11-06T08:00, 2032-11-07T08:00, PT25H",
            "Europe/Berlin, 2032-03-27T08:00, 2032-03-28T08:00, PT23H",
            "Europe/Berlin, 2032-10-30T08:00, 2032-10-31T08:00, PT25H",
            "Asia/Tokyo, 2032-03-27T08:00, 2032-03-28T08:00, PT24H"})
    void a_report_in_the_hour_of_a_clock_change_is_in_one_window_of_two(ZoneId zone, LocalDateTime from,
            LocalDateTime to, Duration length) {
        Window first = new Window(from.atZone(zone).toInstant(), to.atZone(zone).toInstant());
        Window second = new Window(first.to(), to.plusDays(1).atZone(zone).toInstant());
        Article last = Reports.article("Courier", first.to().minusSeconds(1).toString(), "A mine was closed in Osk.");
        Article next = Reports.article("Gazette", first.to().toString(), "The harbour of Mora was opened to ships.");
        Digests digests = digests(last, next);

        assertThat(Duration.between(first.from(), first.to())).isEqualTo(length);
        assertThat(digests.of(first, Optional.empty()).stories()).singleElement()
                .satisfies(item -> assertThat(item.sources()).containsExactly(last.source()));
        assertThat(digests.of(second, Optional.empty()).stories()).singleElement()
                .satisfies(item -> assertThat(item.sources()).containsExactly(next.source()));
    }

    @Test
    void an_empty_window_is_told_in_one_line_in_the_readers_zone() {
        Digest digest = MINE.of(window("2032-05-20T06:00:00Z", "2032-05-21T06:00:00Z"), Optional.empty());

        assertThat(DigestReply.of(digest, ZoneId.of("Europe/Berlin"), ENGLISH).plainText())
                .isEqualTo("No new reports between 20 May 2032, 08:00 and 21 May 2032, 08:00 (Europe/Berlin).");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            RUSSIAN   | Нового нет: 20 мая 2032 г., 08:00 – 21 мая 2032 г., 08:00 (Europe/Berlin).
            UKRAINIAN | Нового немає: 20 травня 2032 р., 08:00 – 21 травня 2032 р., 08:00 (Europe/Berlin).
            SPANISH   | Sin novedades entre el 20 de mayo de 2032, 08:00 y el 21 de mayo de 2032, 08:00 (Europe/Berlin).
            GERMAN    | Nichts Neues zwischen 20. Mai 2032, 08:00 und 21. Mai 2032, 08:00 (Europe/Berlin).
            FRENCH    | Rien de nouveau entre le 20 mai 2032, 08:00 et le 21 mai 2032, 08:00 (Europe/Berlin).
            """)
    void its_fixed_phrases_are_in_the_readers_language(Language language, String line) {
        Digest digest = MINE.of(window("2032-05-20T06:00:00Z", "2032-05-21T06:00:00Z"), Optional.empty());

        assertThat(DigestReply.of(digest, ZoneId.of("Europe/Berlin"), Phrases.in(language)).plainText())
                .isEqualToNormalizingWhitespace(line);
    }

    @Test
    void a_topic_narrows_it_to_stories_about_a_name_or_with_its_words() {
        Window may = window("2032-05-01T00:00:00Z", "2032-05-31T00:00:00Z");

        assertThat(MINE.of(may, Optional.of("lena ostby")).stories()).hasSize(1);
        assertThat(MINE.of(may, Optional.of("props gallery")).stories()).hasSize(2);
        assertThat(MINE.of(may, Optional.of("wine")).isEmpty()).isTrue();
        assertThat(DigestReply.summary(MINE.of(may, Optional.of("wine")), ZoneOffset.UTC, ENGLISH))
                .startsWith("No new reports about wine between ");
    }

    @Test
    void more_stories_than_anybody_reads_are_counted() {
        List<Article> articles = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            articles.add(Reports.article("Outlet" + i, "2032-05-03T07:00:00Z",
                    "Village number " + i + " has a new bridge " + "x".repeat(i) + "."));
        }

        Digest digest = digests(articles.toArray(Article[]::new)).of(window("2032-05-03T00:00:00Z",
                "2032-05-04T00:00:00Z"), Optional.empty());

        assertThat(digest.stories()).hasSize(10);
        assertThat(digest.untold()).isEqualTo(2);
        assertThat(DigestReply.summary(digest, ZoneOffset.UTC, ENGLISH)).startsWith("12 stories between ")
                .endsWith("the first 10 of them here.");
    }

    @Test
    void a_window_that_ends_before_it_begins_is_refused() {
        assertThatThrownBy(() -> window("2032-05-04T00:00:00Z", "2032-05-03T00:00:00Z"))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("begins before it ends");
    }

    private static Digests digests(Article... articles) {
        KnowledgeBase knowledge = Reports.read(List.of(articles));
        return new Digests(knowledge, Links.of(knowledge, Reports.LEXICON),
                List.of(articles).stream().map(Report::published).toList());
    }

    private static Window window(String from, String to) {
        return new Window(Instant.parse(from), Instant.parse(to));
    }
}
