package org.parley.embedding;

/**
 * What a model makes of a text.
 *
 * @param vector the text's vector, of about length 1
 * @param words the vectors of its words; none where the model gives none
 */
public record Encoded(SmallVector vector, WordVectors words) {
}
