package org.parley.retrieval;

import org.parley.embedding.WordVectors;
import org.parley.fact.Statement;

/**
 * A retrieved statement and why it was retrieved.
 *
 * @param statement the statement
 * @param score BM25 over the statement and its surroundings, 0 where only its meaning is near; comparable within one question
 * @param similarity cosine of meanings, of the statement or another wording of it and the question; 0 without vectors
 * @param standing how that compares with other statements
 * @param expected what the questions that the dossier expects say of it
 * @param words vectors of the statement's words; none where they are not known
 */
public record Passage(Statement statement, float score, float similarity, Standing standing, Expectation expected,
        WordVectors words) {

    /**
     * How the question compares with those that the dossier expects.
     *
     * @param similarity to the nearest that the statement answers, by meaning and by words; 0 where none is
     * @param overlap the share of words the two have in common, from 0 to 1
     * @param votes the statement's share among the nearest expected questions, from 0 to 1
     * @param corrected the similarity to the nearest that the statement corrects; 0 where none is
     */
    public record Expectation(float similarity, float overlap, float votes, float corrected) {

        /** Where nothing is expected of the statement. */
        public static final Expectation NONE = new Expectation(0, 0, 0, 0);
    }

    /**
     * How a statement's similarity compares with others'.
     *
     * @param deviation how far it is above the mean over all statements, in standard deviations
     * @param before the similarity of the sentence before it in its article; 0 where there is none
     * @param after the same of the sentence after it
     * @param article the largest similarity of another sentence of its article
     */
    public record Standing(float deviation, float before, float after, float article) {
    }
}
