package org.parley.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.parley.article.Source;
import org.parley.fact.Certainty;
import org.parley.fact.Entity;
import org.parley.fact.Fact;
import org.parley.text.Span;
import org.parley.time.Period;

class TimelineTest {

    private static final Entity MORA = new Entity("mora", Entity.Kind.PERSON, "Ada Mora", List.of("Мора"),
            List.of("minister of Osk"), Map.of(), "");

    @Test
    void is_in_order_with_the_precision_that_the_source_gives() {
        Timeline timeline = timeline(fact("a", Period.day(LocalDate.of(2031, 3, 2)), "", "Met."),
                fact("b", Period.year(2029), "", "Began."),
                fact("c", Period.month(YearMonth.of(2031, 3)), "", "Paused."));

        assertThat(timeline.select(TimelineQuery.ALL)).extracting(event -> event.date().iso() + " " + event.event())
                .containsExactly("2029 Began.", "2031-03 Paused.", "2031-03-02 Met.");
    }

    @Test
    void leaves_out_facts_without_a_date() {
        Fact undated = new Fact("a", "Hopes rose.", Optional.empty(), List.of(), List.of(), List.of(), Optional.empty(),
                Optional.empty(), Certainty.ASSERTED, "", List.of(), Map.of(), source(), place());

        assertThat(timeline(undated).select(TimelineQuery.ALL)).isEmpty();
    }

    @Test
    void tells_an_event_once_by_the_fact_that_says_it_happened() {
        Period day = Period.day(LocalDate.of(2031, 3, 2));
        Fact planned = fact("a", day, "meeting", "They are to meet.", Certainty.PLANNED);
        Fact happened = fact("b", day, "meeting", "They met.", Certainty.ASSERTED);
        Fact otherDay = fact("c", Period.day(LocalDate.of(2031, 3, 9)), "meeting", "They met again.",
                Certainty.ASSERTED);

        assertThat(timeline(planned, happened, otherDay).select(TimelineQuery.ALL)).extracting(TimelineEvent::event)
                .containsExactly("They met.", "They met again.");
    }

    @Test
    void finds_the_events_of_an_entity_by_any_of_its_names_and_by_words_of_the_text() {
        Fact byId = new Fact("a", "The minister arrived.", Optional.of(Period.year(2031)), List.of(), List.of("mora"),
                List.of(),
                Optional.empty(), Optional.empty(), Certainty.ASSERTED, "", List.of(), Map.of(), source(), place());
        Fact byText = fact("b", Period.year(2032), "", "Reporters waited for Ada Mora.");
        Fact other = fact("c", Period.year(2033), "", "Moraine fell into the harbour.");
        Timeline timeline = timeline(byId, byText, other);

        assertThat(timeline.select(TimelineQuery.about("мора"))).hasSize(2);
        assertThat(timeline.select(TimelineQuery.about("Minister of Osk"))).hasSize(2);
        assertThat(timeline.select(TimelineQuery.about("harbour"))).hasSize(1);
        assertThat(timeline.select(TimelineQuery.about("Nobody"))).isEmpty();
        assertThat(timeline.select(TimelineQuery.about("?!"))).isEmpty();
    }

    @Test
    void a_role_that_others_have_as_well_brings_in_none_of_their_events() {
        Entity tell = new Entity("tell", Entity.Kind.PERSON, "Jon Tell", List.of(), List.of("minister"), Map.of(), "");
        Fact ofTell = fact("a", Period.year(2031), "", "The minister Jon Tell arrived.");
        Fact ofMora = fact("b", Period.year(2032), "", "The minister of Osk waited.");

        Timeline timeline = Timeline.of(List.of(ofTell, ofMora), List.of(MORA, tell));

        assertThat(timeline.select(TimelineQuery.about("Jon Tell"))).extracting(TimelineEvent::event)
                .containsExactly("The minister Jon Tell arrived.");
    }

    @Test
    void keeps_to_a_window_that_is_open_at_its_end() {
        Timeline timeline = timeline(fact("a", Period.day(LocalDate.of(2031, 2, 28)), "", "Before."),
                fact("b", Period.day(LocalDate.of(2031, 3, 1)), "", "First."),
                fact("c", Period.day(LocalDate.of(2031, 4, 1)), "", "After."),
                fact("d", Period.month(YearMonth.of(2031, 3)), "", "Month."));

        assertThat(timeline.select(window("2031-03-01", "2031-04-01"))).extracting(TimelineEvent::event)
                .containsExactly("First.", "Month.");
        assertThatThrownBy(() -> window("2031-04-01", "2031-04-01")).hasMessageContaining("2031-04-01");
    }

    private static TimelineQuery window(String from, String to) {
        return new TimelineQuery(Optional.empty(), Optional.of(LocalDate.parse(from)),
                Optional.of(LocalDate.parse(to)));
    }

    private static Timeline timeline(Fact... facts) {
        return Timeline.of(List.of(facts), List.of(MORA));
    }

    private static Fact fact(String id, Period when, String event, String text) {
        return fact(id, when, event, text, Certainty.ASSERTED);
    }

    private static Fact fact(String id, Period when, String event, String text, Certainty certainty) {
        return new Fact(id, text, Optional.of(when), List.of(), List.of(), List.of(), Optional.empty(),
                Optional.empty(), certainty,
                event, List.of(), Map.of(), source(), place());
    }

    private static Source source() {
        return new Source("Harbour Times", "", Instant.parse("2031-03-05T08:00:00Z"), Optional.empty(), "a.txt");
    }

    private static Fact.Place place() {
        return new Fact.Place(0, new Span(0, 1));
    }
}
