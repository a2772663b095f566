package org.parley.answer;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.parley.question.Question;

/** Answers questions from indexed facts. Safe for use by many threads. */
@FunctionalInterface
public interface Answerer {

    /** Answers {@code question}, whatever its text holds; never throws for bad input. */
    Answer answer(Question question);

    /**
     * Holds {@code claim}, one sentence, against the sources. What only answers finds no claim in its sources.
     *
     * @param asOf what relative words in it are read against
     */
    default ClaimCheck check(String claim, Instant asOf) {
        return new ClaimCheck.NotInSources(LocalDate.EPOCH);
    }

    /**
     * Questions about what happened last, each of which it answers; at most {@code most}, and fewer where it finds no more. Takes as
     * long as some dozens of answers. What only answers has none.
     *
     * @param language what they are asked in, by its ISO 639-1 code; English where the sources expect no question in it
     * @param asOf what relative words are read against
     */
    default List<String> suggestions(int most, String language, Instant asOf) {
        return List.of();
    }
}
