package org.parley.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.parley.article.Article;
import org.parley.article.Source;

class StoriesTest {

    private static final List<String> TEXT = List.of(
            "Seven miners died when a gallery of the Teld mine collapsed on Sunday, the mine inspectorate said.",
            "Forty others were brought up unhurt after six hours, and the inspectorate blamed water in the roof.",
            "The company and the miners' union will meet in Brannock on May 10 to speak about work for the men.");

    @Test
    void a_wire_copy_with_the_edits_of_a_desk_is_the_same_story_told_by_the_first() {
        Report first = report("courier", "2032-05-03T07:00:00Z", TEXT);
        Report copy = report("wire", "2032-05-03T08:30:00Z",
                List.of(TEXT.get(0), TEXT.get(1).replace("brought up unhurt", "saved"), TEXT.get(2)));

        List<Story> stories = Stories.of(List.of(copy, first));

        assertThat(stories).singleElement().satisfies(story -> {
            assertThat(story.told()).isEqualTo(first.article());
            assertThat(story.arrived()).isEqualTo(first.arrived());
            assertThat(story.sources()).extracting(Source::article).containsExactly("courier", "wire");
        });
    }

    @Test
    void the_lead_of_a_feed_belongs_to_the_whole_article_which_is_told() {
        Report lead = new Report(new Article(source("feed", "2032-05-03T07:00:00Z"), "en", TEXT.subList(0, 1),
                Optional.empty(), Article.Extent.LEAD), Instant.parse("2032-05-03T07:00:00Z"));
        Report whole = report("page", "2032-05-03T07:00:00Z", TEXT);

        assertThat(Stories.of(List.of(lead, whole))).singleElement()
                .satisfies(story -> assertThat(story.told()).isEqualTo(whole.article()));
    }

    @Test
    void two_reports_of_one_event_in_their_own_words_are_two_stories() {
        Report other = report("gazette", "2032-05-03T09:00:00Z",
                List.of("A roof gave way at Teld on Sunday morning and buried seven men, of whom none was found alive.",
                        "Rescuers from three towns dug for half a day. The mine's owner has not spoken yet."));

        assertThat(Stories.of(List.of(report("courier", "2032-05-03T07:00:00Z", TEXT), other))).hasSize(2);
    }

    @Test
    void the_same_form_filled_in_again_a_month_later_is_another_story() {
        assertThat(Stories.of(List.of(report("may", "2032-05-03T07:00:00Z", TEXT),
                report("june", "2032-06-03T07:00:00Z", TEXT)))).hasSize(2);
    }

    @Test
    void a_report_fetched_late_came_in_late_and_one_out_of_an_archive_when_it_was_published() {
        Article article = report("courier", "2032-05-03T07:59:00Z", TEXT).article();

        assertThat(Report.fetched(article, Instant.parse("2032-05-03T08:01:00Z")).arrived())
                .isEqualTo("2032-05-03T08:01:00Z");
        assertThat(Report.fetched(article, Instant.parse("2032-05-10T07:59:00Z")).arrived())
                .isEqualTo("2032-05-10T07:59:00Z");
        assertThat(Report.fetched(article, Instant.parse("2033-01-01T00:00:00Z")).arrived())
                .isEqualTo("2032-05-03T07:59:00Z");
    }

    private static Report report(String identity, String published, List<String> paragraphs) {
        return Report.published(new Article(source(identity, published), "en", paragraphs));
    }

    private static Source source(String identity, String published) {
        return new Source("Courier", "", Instant.parse(published), Optional.empty(), identity);
    }
}
