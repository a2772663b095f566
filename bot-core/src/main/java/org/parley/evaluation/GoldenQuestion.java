package org.parley.evaluation;

import java.util.List;

/**
 * One question whose right outcome is known.
 *
 * @param id unique in its set
 * @param text what is asked
 * @param history earlier questions of the same conversation, oldest first
 * @param kind what sort of question it is, such as {@code when}, {@code falsepremise} or {@code span}
 * @param answerable whether the sources answer it
 * @param must groups of forms; a right answer holds one form of every group
 * @param mustNot forms that no right answer holds
 */
public record GoldenQuestion(String id, String text, List<String> history, String kind, boolean answerable,
        List<List<String>> must, List<String> mustNot) {

    public GoldenQuestion {
        history = List.copyOf(history);
        must = must.stream().map(List::copyOf).toList();
        mustNot = List.copyOf(mustNot);
    }
}
