package org.parley.reading;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.parley.fact.Demonyms;
import org.parley.fact.EntityTable;
import org.parley.fact.Mention;
import org.parley.fact.Statement;
import org.parley.lexicon.Lexicon;
import org.parley.lexicon.Relation;
import org.parley.lexicon.Tag;
import org.parley.question.Term;
import org.parley.syntax.Word;
import org.parley.text.Numbers;

/** Says how well a statement accounts for one word of a question. Safe for use by many threads. */
final class TermMatcher {

    private final Relations relations;

    TermMatcher(Lexicon lexicon) {
        this.relations = new Relations(lexicon);
    }

    /**
     * How a word of the question is accounted for.
     *
     * @param level from 0 (not at all) to 1 (the same word in the statement)
     * @param index the statement's word that does so; -1 where its surroundings do
     * @param inSentence whether the statement itself does so, by its words or another wording of it
     * @param opposite whether an opposite of the word stands in the statement
     */
    record Match(float level, int index, boolean inSentence, boolean opposite) {
        static final Match NONE = new Match(0, -1, false, false);
    }

    Match match(Term term, Statement statement) {
        Match best = Match.NONE;
        boolean opposite = false;
        List<Word> words = statement.sentence().words();
        if (term.entity().isPresent()) {
            for (Mention mention : statement.mentions()) {
                if (mention.entity().equals(term.entity().get())) {
                    float level = mention.resolved() ? 0.95f : 1f;
                    best = better(best, new Match(level, mention.to() - 1, true, false));
                }
            }
        }
        OptionalDouble number = Numbers.valueOf(term.word().lower());
        for (int i = 0; i < words.size(); i++) {
            Word word = words.get(i);
            if (!word.isContent() && word.tag() != Tag.NUM && word.tag() != Tag.PROPN) {
                continue;
            }
            float level = level(term, word, number);
            if (level < 0) {
                opposite = true;
            } else if (level > best.level()) {
                best = new Match(level, i, true, false);
            }
        }
        if (best.level() < 0.9f && statement.wordings().contains(term.lemma())) {
            best = better(best, new Match(0.9f, -1, true, false));
        }
        if (best.level() < 0.75f) {
            best = better(best, new Match(contextLevel(term, statement), -1, false, false));
        }
        return opposite && best.level() < 0.5f ? new Match(best.level(), best.index(), best.inSentence(), true) : best;
    }

    private static Match better(Match a, Match b) {
        return b.level() > a.level() ? b : a;
    }

    private float level(Term term, Word word, OptionalDouble number) {
        String lemma = term.lemma();
        if (lemma.equals(word.lemma()) || term.word().lower().equals(word.lower())) {
            return 1f;
        }
        if (number.isPresent()) {
            OptionalDouble other = Numbers.valueOf(word.lower());
            return other.isPresent() && other.getAsDouble() == number.getAsDouble() ? 1f : 0f;
        }
        boolean name = term.kind() == Term.Kind.NAME || term.word().tag() == Tag.PROPN;
        if ((name || term.word().isCapitalized()) && word.isCapitalized()
                && Demonyms.related(EntityTable.key(term.word().lower()), EntityTable.key(word.lower()))) {
            return 0.9f;
        }
        if (word.lower().indexOf('-') > 0) {
            for (String part : word.lower().split("-")) {
                if (part.equals(lemma) || part.equals(term.word().lower())) {
                    return 0.9f;
                }
            }
        }
        if (word.tag() == Tag.NUM) {
            return 0f;
        }
        return switch (relations.of(term.word().lemma(), term.word().tag(), word.lemma(), word.tag())) {
            case SAME -> 1f;
            case DERIVED -> 0.85f;
            case SYNONYM -> 0.75f;
            case NARROWER, BROADER -> 0.5f;
            case RELATED -> 0.45f;
            case SIBLING -> 0.15f;
            case ANTONYM -> -1f;
            case NONE -> 0f;
        };
    }

    Relation relation(String a, String b, Tag tag) {
        return relations.of(a, tag, b, tag);
    }

    private static float contextLevel(Term term, Statement statement) {
        Map<String, Float> context = statement.context();
        float best = Math.max(context.getOrDefault(term.lemma(), 0f),
                context.getOrDefault(EntityTable.key(term.word().lower()), 0f));
        if (best == 0f && (term.kind() == Term.Kind.NAME || term.word().isCapitalized())) {
            String key = EntityTable.key(term.word().lower());
            Optional<Float> related = context.entrySet().stream().filter(e -> Demonyms.related(e.getKey(), key))
                    .map(Map.Entry::getValue)
                    .max(Float::compare);
            best = related.orElse(0f) * 0.95f;
        }
        return best;
    }
}
