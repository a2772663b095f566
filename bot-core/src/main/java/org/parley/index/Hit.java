package org.parley.index;

/**
 * One statement that a search found.
 *
 * @param ordinal the statement's number
 * @param score BM25 summed over fields; comparable within one search only
 */
public record Hit(int ordinal, float score) {
}
