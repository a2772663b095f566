package org.parley.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parley.article.Article;
import org.parley.fact.Certainty;
import org.parley.fact.Fact;
import org.parley.fact.KnowledgeBase;
import org.parley.story.Links;
import org.parley.story.Report;
import org.parley.story.Reports;
import org.parley.story.Stories;

class ArticleEventsTest {

    /** Published on a Thursday. */
    private static final String PUBLISHED = "2032-05-06T07:00:00Z";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Five miners died on Sunday.                                                | 2032-05-02
            Ada Mora quit on Monday, two days after a court in Osk had freed Jon Tell. | 2032-05-03, 2032-05-01
            The shoals have been claimed by Osk since 1958.                            | 1958
            The pair will meet in Corvo on May 14, Jon Tell said on Wednesday.         | 2032-05-14, 2032-05-05
            The strike, on March 30 and 31, was against a tax.                         | 2032-03-30
            The truce runs until May 20.                                               | 2032-05-20
            The mine was opened in June 2019.                                          | 2019-06
            Osk has not won there since 2021.                                          | ''
            The bond of 2041 fell. Jon Tell would pay nothing before 2039.             | ''
            "I was there on Monday," he said.                                          | ''
            The court has moved the hearing from May 21 to May 11.                     | 2032-05-11
            The treaty was signed on Tuesday, two days later than planned.             | 2032-05-04
            """)
    void a_sentence_tells_of_an_event_on_each_day_on_which_it_has_something_happen(String text, String dates) {
        List<Fact> events = events(Reports.article("Courier", PUBLISHED, text));

        assertThat(String.join(", ", events.stream().map(e -> e.when().orElseThrow().iso()).toList()))
                .isEqualTo(dates);
    }

    @Test
    void who_said_so_is_left_out_unless_the_saying_is_the_event() {
        List<Fact> events = events(Reports.article("Courier", PUBLISHED,
                "The pair will meet in Corvo on May 14, mediator Jon Tell said on Wednesday."));

        assertThat(events).extracting(Fact::text).containsExactly("The pair will meet in Corvo on May 14.",
                "The pair will meet in Corvo on May 14, mediator Jon Tell said on Wednesday.");
        assertThat(events.get(0).certainty()).isEqualTo(Certainty.PLANNED);
    }

    @Test
    void a_plan_that_was_put_off_is_marked_and_so_is_a_figure_that_was_corrected() {
        List<Fact> events = events(
                Reports.article("Courier", "2032-05-03T07:00:00Z",
                        "Seven miners died in the Teld mine on Sunday.\nThe ministers of Osk and Mora will meet in Brannock on May 10."),
                Reports.article("Courier", PUBLISHED,
                        "Five miners died in the Teld mine, not seven.\nThe ministers of Osk and Mora will not meet in Brannock on May 10 after all."));

        assertThat(events).extracting(Fact::text, Fact::certainty).containsExactly(
                org.assertj.core.groups.Tuple.tuple(
                        "Seven miners died in the Teld mine on Sunday. (Corrected on 6 May 2032.)", Certainty.ASSERTED),
                org.assertj.core.groups.Tuple.tuple("The ministers of Osk and Mora will meet in Brannock on May 10.",
                        Certainty.POSTPONED));
    }

    @Test
    void copies_and_what_was_planned_and_then_happened_are_one_event() {
        String text = "Seven miners died when a gallery of the Teld mine collapsed on Sunday, the mine inspectorate said, and forty others were brought up unhurt after six hours.";
        List<Fact> events = events(Reports.article("Courier", "2032-05-03T07:00:00Z", text),
                Reports.article("Wire", "2032-05-03T08:00:00Z", text),
                Reports.article("Courier", "2032-05-04T08:00:00Z",
                        "The ministers of Osk and Mora will meet in Corvo on Wednesday."),
                Reports.article("Courier", PUBLISHED, "The ministers of Osk and Mora met in Corvo on Wednesday."));

        assertThat(Timeline.of(events, List.of()).select(TimelineQuery.ALL)).extracting(TimelineEvent::event)
                .containsExactly(text, "The ministers of Osk and Mora met in Corvo on Wednesday.");
    }

    @Test
    void a_sentence_about_it_says_in_which_story() {
        Article article = Reports.article("Courier", PUBLISHED, "It takes effect on June 1.");
        Article titled = new Article(new org.parley.article.Source("Courier", "Ceiling on fuel aid agreed",
                article.source().published(), article.source().url(), "ceiling.txt"), "en", article.paragraphs());

        assertThat(events(titled)).extracting(Fact::text)
                .containsExactly("It takes effect on June 1. (“Ceiling on fuel aid agreed”)");
    }

    private static List<Fact> events(Article... articles) {
        KnowledgeBase knowledge = Reports.read(List.of(articles));
        return ArticleEvents.of(knowledge, Links.of(knowledge, Reports.LEXICON),
                Stories.of(List.of(articles).stream().map(Report::published).toList()));
    }
}
