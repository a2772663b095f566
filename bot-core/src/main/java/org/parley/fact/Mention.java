package org.parley.fact;

/**
 * Words of a sentence that stand for an entity.
 *
 * @param from index of the first word
 * @param to index after the last
 * @param entity the entity's id
 * @param resolved whether the words name it only through what was said before ("he", "the minister")
 */
public record Mention(int from, int to, String entity, boolean resolved) {
}
