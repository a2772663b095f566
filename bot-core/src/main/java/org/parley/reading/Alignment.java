package org.parley.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.parley.embedding.WordVectors;
import org.parley.lexicon.Tag;
import org.parley.question.Term;
import org.parley.reading.Features.Name;
import org.parley.syntax.Word;

/** Aligns the words of a question with those of a statement by the likeness of their vectors: what no dictionary links. */
final class Alignment {

    private final List<Word> asked;
    private final WordVectors askedVectors;
    private final List<Word> stated;
    private final WordVectors statedVectors;

    private Alignment(List<Word> asked, WordVectors askedVectors, List<Word> stated, WordVectors statedVectors) {
        this.asked = asked;
        this.askedVectors = askedVectors;
        this.stated = stated;
        this.statedVectors = statedVectors;
    }

    /** A term of the question and what it counts. */
    record Weighted(Term term, double weight) {
    }

    /** Sets the features of likeness; none where one of the two has no vectors. */
    static void align(List<Word> asked, WordVectors askedVectors, List<Word> stated, WordVectors statedVectors,
            List<Weighted> terms, Features features) {
        boolean known = askedVectors.size() >= asked.size() && statedVectors.size() == stated.size()
                && !asked.isEmpty() && !stated.isEmpty();
        if (known) {
            new Alignment(asked, askedVectors, stated, statedVectors).align(terms, features);
        }
    }

    private void align(List<Weighted> terms, Features features) {
        List<Integer> bearing = indexes(stated, w -> w.isContent() || w.tag() == Tag.NUM || w.tag() == Tag.PROPN);
        double total = 0;
        double alike = 0;
        float least = 1;
        double heaviest = 0;
        float heaviestAlike = 1;
        float verbs = 1;
        float focus = 1;
        float names = 1;
        for (Weighted weighted : terms) {
            Term term = weighted.term();
            if (term.index() < 0) {
                continue;
            }
            float likeness = likest(term.index(), bearing);
            total += weighted.weight();
            alike += weighted.weight() * likeness;
            least = Math.min(least, likeness);
            if (weighted.weight() * (1 - likeness) > heaviest) {
                heaviest = weighted.weight() * (1 - likeness);
                heaviestAlike = likeness;
            }
            switch (term.kind()) {
                case VERB -> verbs = Math.min(verbs, likeness);
                case FOCUS -> focus = likeness;
                case NAME -> names = Math.min(names, likeness);
                case NUMBER, NOUN, MODIFIER, CARRIED -> {
                }
            }
        }
        features.set(Name.ALIKE, total == 0 ? 0 : alike / total);
        features.set(Name.ALIKE_LEAST, least);
        features.set(Name.ALIKE_HEAVIEST, heaviestAlike);
        features.set(Name.UNLIKE_HEAVIEST, heaviest);
        features.set(Name.ALIKE_VERBS, verbs);
        features.set(Name.ALIKE_FOCUS, focus);
        features.set(Name.ALIKE_NAMES, names);
        List<Integer> everything = indexes(stated, w -> true);
        double all = 0;
        for (int i = 0; i < asked.size(); i++) {
            float likeness = likest(i, everything);
            all += likeness;
            if (i == 0) {
                features.set(Name.ALIKE_FIRST, likeness);
            }
        }
        features.set(Name.ALIKE_ALL, all / asked.size());
        features.set(Name.ALIKE_BACK, back());
    }

    private double back() {
        List<Integer> content = indexes(asked, Word::isContent);
        double sum = 0;
        int count = 0;
        for (int i : indexes(stated, Word::isContent)) {
            float best = 0;
            for (int j : content) {
                best = Math.max(best, askedVectors.similarity(j, statedVectors, i));
            }
            sum += best;
            count++;
        }
        return count == 0 ? 0 : sum / count;
    }

    private float likest(int word, List<Integer> among) {
        float best = 0;
        for (int other : among) {
            best = Math.max(best, askedVectors.similarity(word, statedVectors, other));
        }
        return best;
    }

    private static List<Integer> indexes(List<Word> words, Predicate<Word> chosen) {
        List<Integer> indexes = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            if (chosen.test(words.get(i))) {
                indexes.add(i);
            }
        }
        return indexes;
    }
}
