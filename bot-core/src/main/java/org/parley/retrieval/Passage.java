package org.parley.retrieval;

import org.parley.fact.Statement;

/**
 * A retrieved statement and why it was retrieved.
 *
 * @param statement the statement
 * @param score BM25 over the statement and its surroundings, 0 where only its meaning is near; comparable within one question
 * @param similarity cosine of meanings, of the statement or another wording of it and the question; 0 without vectors
 * @param expected how near the question is to one that the statement is expected to answer, by meaning and by words; 0 where none is
 * @param expectedOverlap the share of words the two have in common, from 0 to 1
 */
public record Passage(Statement statement, float score, float similarity, float expected, float expectedOverlap) {
}
