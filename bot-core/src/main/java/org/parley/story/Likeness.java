package org.parley.story;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.parley.lexicon.Lexicon;
import org.parley.lexicon.Relation;
import org.parley.lexicon.Tag;

/** How much two statements speak of the same, by the words and entities that they share, rare ones counting more. */
final class Likeness {

    /** What stands around a statement tells less of it than its own words. */
    private static final double CONTEXT = 0.35;
    private static final double KIN = 0.7;

    private final Lexicon lexicon;
    private final Map<String, Integer> frequency = new HashMap<>();
    private final int statements;

    Likeness(Lexicon lexicon, List<Profile> profiles) {
        this.lexicon = lexicon;
        this.statements = profiles.size();
        for (Profile profile : profiles) {
            profile.terms.keySet().forEach(term -> frequency.merge(term, 1, Integer::sum));
            profile.entities.forEach(entity -> frequency.merge("@" + entity, 1, Integer::sum));
        }
    }

    private double weight(String key) {
        return Math.log(1 + (double) statements / (1 + frequency.getOrDefault(key, 0)));
    }

    /**
     * How the two compare.
     *
     * @param score shared weight as a share of what the lesser of the two has, from 0 to 1
     * @param words how many content words they share, kin such as "sign" and "signing" included
     * @param entities how many entities both mention
     */
    record Degree(double score, int words, int entities) {
    }

    /** Whether they share a word or an entity, or one stands in what is around the other: quickly told, and false of most. */
    static boolean touch(Profile a, Profile b) {
        return !Collections.disjoint(a.terms.keySet(), b.terms.keySet())
                || !Collections.disjoint(a.entities, b.entities)
                || !Collections.disjoint(a.terms.keySet(), b.statement.context().keySet());
    }

    Degree of(Profile a, Profile b) {
        double shared = 0;
        int words = 0;
        for (Map.Entry<String, Tag> term : a.terms.entrySet()) {
            double kinship = kinship(term, b);
            if (kinship > 0) {
                words++;
                shared += kinship * weight(term.getKey());
            } else {
                shared += around(term.getKey(), b) * weight(term.getKey());
            }
        }
        for (String term : b.terms.keySet()) {
            if (!a.terms.containsKey(term)) {
                shared += around(term, a) * weight(term) / 2;
            }
        }
        int entities = 0;
        for (String entity : a.entities) {
            if (b.entities.contains(entity)) {
                entities++;
                shared += weight("@" + entity);
            }
        }
        double least = Math.min(total(a), total(b));
        return new Degree(least == 0 ? 0 : Math.min(1, shared / least), words, entities);
    }

    /** How near a word of {@code other} comes to {@code term}: 1 for the same, 0 for none. */
    double kinship(Map.Entry<String, Tag> term, Profile other) {
        if (other.terms.containsKey(term.getKey())) {
            return 1;
        }
        for (Map.Entry<String, Tag> word : other.terms.entrySet()) {
            if (stem(word.getKey()).equals(stem(term.getKey()))) {
                return KIN;
            }
            Relation relation = lexicon.relation(term.getKey(), term.getValue(), word.getKey(), word.getValue());
            if (relation == Relation.SAME || relation == Relation.DERIVED || relation == Relation.SYNONYM) {
                return KIN;
            }
        }
        return 0;
    }

    /** Whether {@code other} has the term, or a word made from it. */
    boolean isKin(Map.Entry<String, Tag> term, Profile other) {
        return other.terms.entrySet().stream()
                .anyMatch(word -> stem(word.getKey()).equals(stem(term.getKey())) || lexicon.relation(term.getKey(),
                        term.getValue(), word.getKey(), word.getValue()) == Relation.DERIVED);
    }

    /** Without the ending that makes a noun of a verb, and without a particle: "signing" and "sign", "bring down" and "bring out". */
    private static String stem(String lemma) {
        String first = lemma.indexOf(' ') > 0 ? lemma.substring(0, lemma.indexOf(' ')) : lemma;
        return first.length() > 6 && first.endsWith("ing") ? first.substring(0, first.length() - 3) : first;
    }

    private static double around(String term, Profile other) {
        return CONTEXT * other.statement.context().getOrDefault(term, 0f);
    }

    private double total(Profile profile) {
        double total = 0;
        for (String term : profile.terms.keySet()) {
            total += weight(term);
        }
        for (String entity : profile.entities) {
            total += weight("@" + entity);
        }
        return total;
    }
}
