package org.parley.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parley.fact.KnowledgeBase;
import org.parley.fact.Statement;

class LinksTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Seven miners died when a gallery of the Teld mine collapsed on Sunday.    | Five miners died in the Teld mine, not seven, the inspectorate said.                         | FIGURE | Seven miners
            Osk will lend Mora $2.5 billion for the harbour, the fund said.           | The fund lends Mora $2.2 billion for the harbour, $300 million less than first planned.      | FIGURE | $2.5 billion
            Sales of salt to Osk have fallen by 31 percent, the council estimates.    | The council has corrected its estimate of how far salt sales to Osk have fallen, from 31 to 22 percent. | FIGURE | 31 percent
            The ministers of Osk and Mora will meet in Brannock on May 10.            | The ministers of Osk and Mora will not meet in Brannock on May 10 after all.                 | DATE   | 10 May 2032
            A court in Corvo will hear the case of the miners on May 21.              | In Corvo, the court has brought forward the hearing of the miners from May 21 to next Friday. | DATE  | 21 May 2032
            The treaty will be signed in Corvo on May 5.                              | The treaty was signed in Corvo on Friday, two days later than planned.                       | DATE   | 5 May 2032
            The next round is planned for May 12.                                     | The third round, which Osk had asked to put back from May 12 to May 20, will not take place. | DATE   | 12 May 2032
            Osk will open the power house of the dam on June 1.                       | The power house of the dam is now expected to open on July 3.                                | DATE   | 1 June 2032
            Osk will impose a tariff on Moran wine from June 1, Trade Minister Ada Tell said. | Osk dropped its plan for a tariff on Moran wine on Friday.                           | CALLED_OFF |
            """)
    void a_report_that_names_the_value_it_takes_back_supersedes_the_earlier_one(String before, String after,
            Change.What what, String was) {
        KnowledgeBase knowledge = Reports.read(Reports.two("2032-05-03", before, "2032-05-08", after));

        List<Change> changes = Links.of(knowledge, Reports.LEXICON).supersededBy(knowledge.statements().get(0));

        assertThat(changes).singleElement().satisfies(change -> {
            assertThat(change.now()).isEqualTo(knowledge.statements().get(1));
            assertThat(change.what()).isEqualTo(what);
            assertThat(change.was()).isEqualTo(was == null ? "" : was);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Seven miners died when a gallery of the Teld mine collapsed.   | Five sailors drowned off Corvo, not seven, the coast guard said.
            Seven miners died when a gallery of the Teld mine collapsed.   | Five miners of the Teld mine went home on Friday.
            The ministers of Osk and Mora will meet in Brannock on May 10. | The choir of Brannock will not sing on May 10 after all.
            The ministers of Osk and Mora will meet in Brannock on May 10. | The ministers of Osk and Mora said that they would meet in Brannock on May 10.
            Osk will impose a tariff on Moran wine from June 1.            | Ada Tell dropped a glass of wine on Friday.
            """)
    void what_is_about_something_else_or_says_the_same_supersedes_nothing(String before, String after) {
        KnowledgeBase knowledge = Reports.read(Reports.two("2032-05-03", before, "2032-05-08", after));

        assertThat(Links.of(knowledge, Reports.LEXICON).supersededBy(knowledge.statements().get(0))).isEmpty();
    }

    @Test
    void an_earlier_report_never_supersedes_a_later_one() {
        KnowledgeBase knowledge = Reports.read(Reports.two("2032-05-09",
                "The ministers of Osk and Mora will meet in Brannock on May 10.", "2032-05-08",
                "The ministers of Osk and Mora will not meet in Brannock on May 10 after all."));

        assertThat(Links.of(knowledge, Reports.LEXICON).supersededBy(knowledge.statements().get(0))).isEmpty();
    }

    @Test
    void a_figure_that_another_side_denies_is_disputed_and_linked_both_ways() {
        KnowledgeBase knowledge = Reports.read(Reports.two("2032-05-06", "Five miners died in the Teld mine.",
                "2032-05-07",
                "Halden Metals disputed the count on Friday. Four miners died in the Teld mine and not five, it said."));
        Statement first = knowledge.statements().get(0);
        Statement against = knowledge.statements().get(2);
        Links links = Links.of(knowledge, Reports.LEXICON);

        assertThat(links.disputes(first)).containsExactly(new Dispute(first, against));
        assertThat(links.disputes(against)).containsExactly(new Dispute(first, against));
        assertThat(links.disputes(first).get(0).against(first)).isEqualTo(against);
        assertThat(links.supersededBy(first)).isEmpty();
    }

    @Test
    void a_sentence_that_disputes_that_is_against_the_one_before_it() {
        KnowledgeBase knowledge = Reports.read(List.of(Reports.article("Ridge Courier", "2032-05-06T07:00:00Z",
                "The boat had ignored two warnings, Commodore Stef Tell said. Osk disputes that.")));

        assertThat(Links.of(knowledge, Reports.LEXICON).disputes(knowledge.statements().get(0))).hasSize(1);
    }

    @Test
    void a_denial_inside_a_sentence_is_not_taken_to_be_against_the_sentence_before() {
        KnowledgeBase knowledge = Reports.read(List.of(Reports.article("Ridge Courier", "2032-05-06T07:00:00Z",
                "The mine was closed. Two officials said she had learned of it from the radio; her spokeswoman denied it.")));

        assertThat(Links.of(knowledge, Reports.LEXICON).disputes(knowledge.statements().get(0))).isEmpty();
    }

    @Test
    void no_links_are_no_links() {
        KnowledgeBase knowledge = Reports.read(List.of(Reports.article("Ridge Courier", "2032-05-06T07:00:00Z",
                "The mine was closed.")));

        assertThat(Links.NONE.supersededBy(knowledge.statements().get(0))).isEmpty();
        assertThat(Links.NONE.supersedes(knowledge.statements().get(0))).isEmpty();
        assertThat(Links.NONE.disputes(knowledge.statements().get(0))).isEmpty();
    }
}
