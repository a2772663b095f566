package org.parley.reading;

/**
 * Words of a statement that could fill what a question asks for.
 *
 * @param text what to show: the words themselves, or what they stand for
 * @param from index of the first word
 * @param to index after the last
 * @param fit how well they are of the kind sought, from 0 to 1
 */
record Slot(String text, int from, int to, float fit) {
}
