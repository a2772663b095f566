package org.parley.reading;

import java.util.List;
import java.util.Locale;

/**
 * What is known of a question and a statement taken together, as numbers. The order of {@link #values()} is that of {@link Name};
 * a model is tied to it by the names.
 */
public final class Features {

    /** The features in order. Shares lie in [0, 1]; weights are inverse document frequencies. */
    public enum Name {
        /** BM25 as a share of the best hit's. */
        SCORE_SHARE,
        /** 1 / (1 + rank). */
        RANK,
        /** Share of the question's weight that the statement itself accounts for. */
        COVERAGE,
        /** The same, with its surroundings. */
        COVERAGE_IN_CONTEXT,
        /** Share of the terms that stand in the statement word for word. */
        EXACT,
        /** Coverage of names alone, with surroundings; 1 where the question has none. */
        NAMES,
        /** Names that neither the statement nor its surroundings account for. */
        NAMES_MISSING,
        /** Coverage of names in the statement itself. */
        NAMES_IN_SENTENCE,
        /** Numbers of the question that are not there. */
        NUMBERS_MISSING,
        /** Coverage of verbs; 1 where there are none. */
        VERBS,
        /** Coverage of nouns in the statement itself. */
        NOUNS,
        /** Coverage of nouns, with surroundings. */
        NOUNS_IN_CONTEXT,
        /** Coverage of adjectives and adverbs. */
        MODIFIERS,
        /** Coverage of the focus noun; 1 where there is none. */
        FOCUS,
        /** The largest weight among terms that are not accounted for, as a share of the largest possible. */
        HEAVIEST_MISSING,
        /** Terms not accounted for. */
        MISSING,
        /** Terms that the whole index does not know. */
        UNKNOWN_TO_INDEX,
        /** Coverage of terms carried over from earlier turns; 1 where there are none. */
        CARRIED,
        /** Fit of the best slot; -1 where the type has no slots. */
        SLOT,
        /** Slots found, at most 5. */
        SLOTS,
        /** Words between the best slot and the nearest term accounted for, at most 20. */
        SLOT_DISTANCE,
        /** How well the best frame's verb fits the question's. */
        FRAME_VERB,
        /** How well that frame's subject fits the question's. */
        FRAME_SUBJECT,
        /** How well its object fits. */
        FRAME_OBJECT,
        /** 1 where the subject is somebody else. */
        SUBJECT_CONFLICT,
        /** 1 where subject and object have changed places. */
        SWAPPED,
        /** 1 where the slot sought is filled by the frame's matching part. */
        FRAME_SLOT,
        /** 1 where that frame is only planned, possible or wished for, and the question takes it as a fact. */
        FRAME_UNREAL,
        /** Opposites of the question's words. */
        OPPOSITES,
        /** 1 where one of the two is negated and the other not. */
        NEGATION,
        /** 1 where the question's dates agree with the statement's, -1 where they exclude each other, else 0. */
        TIME,
        /** Neighbouring terms of the question that are neighbours in the statement too, as a share. */
        NEIGHBOURS,
        /** Words from the first term accounted for to the last, per term. */
        SPREAD,
        /** Terms in the question. */
        QUESTION_LENGTH,
        /** Words in the statement. */
        STATEMENT_LENGTH,
        /** Similarity of meaning, from the embeddings' cosine; 0 without embeddings. */
        SIMILARITY,
        /** The same as a difference to the best candidate's. */
        SIMILARITY_GAP,
        /** How far the similarity is above the mean over all statements, in standard deviations. */
        SIMILARITY_DEVIATION,
        /** The similarity of the sentences before and after it; 0 where there are none. */
        SIMILARITY_BEFORE, SIMILARITY_AFTER,
        /** The largest similarity of another sentence of its article. */
        SIMILARITY_OF_ARTICLE,
        /** The mean over the question's terms, by weight, of their likeness to the likest word of the statement; 0 without vectors. */
        ALIKE,
        /** The same over all words of the question, each of the same weight. */
        ALIKE_ALL,
        /** The least of these likenesses. */
        ALIKE_LEAST,
        /** The likeness of the term whose weight times unlikeness is largest. */
        ALIKE_HEAVIEST,
        /** That weight times unlikeness. */
        UNLIKE_HEAVIEST,
        /** The least likeness of a verb; 1 where there is none. */
        ALIKE_VERBS,
        /** The likeness of the focus noun; 1 where there is none. */
        ALIKE_FOCUS,
        /** The least likeness of a name; 1 where there is none. */
        ALIKE_NAMES,
        /** The likeness of the question's first word: a question word is somewhat like what answers it. */
        ALIKE_FIRST,
        /** The mean over the statement's content words of their likeness to the likest content word of the question. */
        ALIKE_BACK,
        /** How much more alike than any other candidate this is, by {@link #ALIKE} and by {@link #ALIKE_ALL}. */
        ALIKE_LEAD, ALIKE_ALL_LEAD,
        /** Similarity to a question that the statement is expected to answer; 0 where none is. */
        EXPECTED,
        /** Words shared with that question. */
        EXPECTED_OVERLAP,
        /** How much nearer this is than the nearest question that is expected to have no answer; 0 where none is. */
        EXPECTED_LEAD,
        /** The same for the words in common. */
        EXPECTED_OVERLAP_LEAD,
        /** How much nearer than this the best candidate is. */
        EXPECTED_GAP,
        /** The statement's share among the nearest expected questions; 0 where none is expected. */
        EXPECTED_VOTES,
        /** The share of those among them that have no answer or are to be corrected. */
        EXPECTED_GAP_VOTES,
        /** How much nearer a question is that the statement answers than one that it corrects. */
        EXPECTED_OVER_CORRECTED,
        /** Whether the statement is about something cancelled, denied or rumoured. */
        UNCERTAIN,
        /** 1 for a curated fact. */
        CURATED,
        /** The answer type's number. */
        ASKS_AGENT, ASKS_PLACE, ASKS_DATE, ASKS_NUMBER, ASKS_REASON, ASKS_MANNER, ASKS_SPEECH, ASKS_THING, ASKS_DEFINITION, ASKS_YES_NO,
        /** 1 for a question without a question word. */
        FRAGMENT,
        /** What the estimate is multiplied by for reasons that examples do not teach, in (0, 1]. */
        TRUST,
        /** The logarithm of the odds that the statement answers, as the first reading has it; 0 before. */
        FIRST,
        /** The same as it is read together with the question; 0 before. */
        READ,
        /** How much larger that is than any other statement's that was read so. */
        READ_LEAD
    }

    private final float[] values = new float[Name.values().length];

    /** Sets one feature. */
    void set(Name name, double value) {
        values[name.ordinal()] = (float) value;
    }

    /** One feature. */
    public float get(Name name) {
        return values[name.ordinal()];
    }

    /** All features in order; the array is this object's own. */
    public float[] values() {
        return values;
    }

    /** The same, to be changed. */
    Features copy() {
        Features copy = new Features();
        System.arraycopy(values, 0, copy.values, 0, values.length);
        return copy;
    }

    /** The same, as they are where no vectors can be made. */
    public Features withoutVectors() {
        Features without = new Features();
        for (Name name : Name.values()) {
            String word = name.name();
            boolean byVector = word.startsWith("SIMILARITY") || word.startsWith("ALIKE") || word.startsWith("UNLIKE");
            without.set(name, byVector ? 0 : get(name));
        }
        return without;
    }

    /** The features' names in order, as a model file has them. */
    public static List<String> names() {
        return java.util.Arrays.stream(Name.values()).map(n -> n.name().toLowerCase(Locale.ROOT)).toList();
    }
}
