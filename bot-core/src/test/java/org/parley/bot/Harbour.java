package org.parley.bot;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.parley.answer.Answer;
import org.parley.answer.Evidence;
import org.parley.article.Source;
import org.parley.fact.Certainty;
import org.parley.fact.Entity;
import org.parley.fact.Fact;
import org.parley.fact.Knowledge;
import org.parley.text.Span;
import org.parley.time.Period;

/** A small made-up world for tests: two ministers, a harbour, three events. */
public final class Harbour {

    /** The one article. */
    public static final Source SOURCE = new Source("Harbour Times", "Ministers meet",
            Instant.parse("2031-03-05T08:00:00Z"),
            Optional.of("https://harbour.example/ministers"), "ministers.txt");

    /** Entities and facts of the world. */
    public static final Knowledge KNOWLEDGE = new Knowledge("the harbour talks",
            List.of(new Entity("mora", Entity.Kind.PERSON, "Ada Mora", List.of("Mora", "Мора"),
                    List.of("minister of Osk"), Map.of(), ""),
                    new Entity("tell", Entity.Kind.PERSON, "Jon Tell", List.of("Tell"), List.of(), Map.of(), "")),
            List.of(fact("f3", "2031-03-20", Certainty.PLANNED, "Ada Mora is to visit the harbour.", "mora"),
                    fact("f1", "2031-03-02", Certainty.ASSERTED, "Ada Mora and Jon Tell met at the harbour.", "mora",
                            "tell"),
                    fact("f2", "2031-03-04", Certainty.REPORTED, "Jon Tell signed the pilot treaty.", "tell")),
            List.of());

    private Harbour() {
    }

    /** An answer that rests on the first meeting. */
    public static Answer.Answered met() {
        return new Answer.Answered("They met on 2 March 2031.",
                List.of(new Evidence("f1", "Ada Mora and Jon Tell met at the harbour.",
                        Optional.of(Period.day(LocalDate.of(2031, 3, 2))), SOURCE)),
                0.9, LocalDate.of(2031, 3, 5));
    }

    private static Fact fact(String id, String date, Certainty certainty, String text, String... who) {
        return new Fact(id, text, Optional.of(Period.day(LocalDate.parse(date))), List.of(), List.of(who), List.of(),
                Optional.empty(),
                Optional.empty(), certainty, "", List.of(), Map.of(), SOURCE,
                new Fact.Place(0, new Span(0, text.length())));
    }
}
