package org.parley.retrieval;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.parley.fact.Statement;
import org.parley.index.VectorIndex.Nearness;

/** Compares the similarity of statements to one question with that of others. Safe for use by many threads. */
final class Standings {

    /** The number of the article that each statement stands in, by the statements' ordinals. */
    private final int[] articles;
    /** The ordinals of each article's statements. */
    private final List<List<Integer>> members = new ArrayList<>();

    Standings(List<Statement> statements) {
        this.articles = new int[statements.size()];
        Map<String, Integer> numbers = new HashMap<>();
        for (Statement statement : statements) {
            int number = numbers.computeIfAbsent(statement.fact().source().article(), article -> {
                members.add(new ArrayList<>());
                return members.size() - 1;
            });
            articles[statement.ordinal()] = number;
            members.get(number).add(statement.ordinal());
        }
    }

    /** @param nearness of statements to the question; empty where there are no vectors */
    Passage.Standing of(int ordinal, Optional<Nearness> nearness) {
        if (nearness.isEmpty()) {
            return new Passage.Standing(0, 0, 0, 0);
        }
        Nearness near = nearness.get();
        float best = 0;
        for (int other : members.get(articles[ordinal])) {
            best = other == ordinal ? best : Math.max(best, near.of(other));
        }
        return new Passage.Standing(near.deviation(near.of(ordinal)), neighbour(ordinal, -1, near),
                neighbour(ordinal, 1, near), best);
    }

    private float neighbour(int ordinal, int step, Nearness near) {
        int other = ordinal + step;
        boolean same = other >= 0 && other < articles.length && articles[other] == articles[ordinal];
        return same ? near.of(other) : 0;
    }
}
