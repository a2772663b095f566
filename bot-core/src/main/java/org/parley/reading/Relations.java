package org.parley.reading;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.parley.lexicon.Lexicon;
import org.parley.lexicon.Relation;
import org.parley.lexicon.Tag;

/** How words belong together, remembered: the same statements are read for many questions. Safe for use by many threads. */
final class Relations {

    /** Some ten megabytes; then the memory begins anew. */
    private static final int MOST = 1 << 16;

    private final Lexicon lexicon;
    private final Map<Pair, Relation> known = new ConcurrentHashMap<>();

    private record Pair(String a, Tag tagOfA, String b, Tag tagOfB) {
    }

    Relations(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    /** The lexicon's relation of two lemmas. */
    Relation of(String a, Tag tagOfA, String b, Tag tagOfB) {
        Pair pair = new Pair(a, tagOfA, b, tagOfB);
        Relation relation = known.get(pair);
        if (relation == null) {
            relation = lexicon.relation(a, tagOfA, b, tagOfB);
            if (known.size() >= MOST) {
                known.clear();
            }
            known.put(pair, relation);
        }
        return relation;
    }
}
