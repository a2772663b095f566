package org.parley.training;

import java.util.List;
import java.util.Map;
import org.parley.evaluation.GoldenQuestion;
import org.parley.fact.Knowledge;

/**
 * Questions about one body of knowledge.
 *
 * @param name as reports have it
 * @param use what may be done with it
 * @param weight what one of its questions counts in learning, compared with those of other sets; 0 where nothing is learnt on it
 * @param knowledge what is asked about
 * @param questions what is asked
 * @param paragraphs where the answer to a question must stand, by its id, as {@code article-nnn}; a question that is missing
 *     may be answered from anywhere
 * @param passages the passages that decide a question, by its id; where it is missing, any statement may
 * @param facts the fact that answers a question, by the question's id; where a question is missing, the forms it holds tell
 */
record QuestionSet(String name, Use use, float weight, Knowledge knowledge, List<GoldenQuestion> questions,
        Map<String, String> paragraphs, Map<String, List<String>> passages, Map<String, String> facts) {

    QuestionSet {
        questions = List.copyOf(questions);
        paragraphs = Map.copyOf(paragraphs);
        passages = Map.copyOf(passages);
        facts = Map.copyOf(facts);
    }

    /** A set whose right answers are told by the forms they hold. */
    QuestionSet(String name, Use use, float weight, Knowledge knowledge, List<GoldenQuestion> questions,
            Map<String, String> paragraphs) {
        this(name, use, weight, knowledge, questions, paragraphs, Map.of(), Map.of());
    }

    /** What may be done with a set. */
    enum Use {
        /** Read, tuned on, learnt on. */
        TUNED,
        /** Read, but kept out of what is learnt on. */
        HELD_OUT,
        /** Never read, only measured. */
        BLIND;

        /** The word for it in a report. */
        String word() {
            return switch (this) {
                case TUNED -> "tuned";
                case HELD_OUT -> "held out";
                case BLIND -> "blind";
            };
        }
    }
}
