package org.parley.retrieval;

import java.util.List;
import java.util.Optional;
import org.parley.embedding.WordVectors;
import org.parley.fact.ExpectedQuestion;

/**
 * What was found for a question.
 *
 * @param passages statements worth reading, by falling BM25 score, then those near in meaning alone
 * @param rival the nearest question that is expected to be corrected or to have no answer
 * @param words vectors of the question's words; none where they are not known
 * @param bestExpected how near the nearest question is that is expected to be answered; 0 where none is expected
 * @param gapVotes the share among the nearest expected questions of those that have no answer or are to be corrected
 */
public record Retrieved(List<Passage> passages, Optional<Near> rival, WordVectors words,
        float bestExpected, float gapVotes) {

    public Retrieved {
        passages = List.copyOf(passages);
    }

    /**
     * An expected question near to the one asked.
     *
     * @param question the expected one
     * @param similarity cosine of the two, and a little for words in common
     * @param overlap the share of words they have in common
     */
    public record Near(ExpectedQuestion question, float similarity, float overlap) {
    }
}
