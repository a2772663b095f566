package org.parley.answer;

import java.time.LocalDate;
import java.util.List;
import org.parley.question.QuestionAnalysis.SmallTalk;

/**
 * What the bot says to a question. The short answer is plain text without markup: at most 300 characters, at most 1,500 for
 * a list or a timeline.
 */
public sealed interface Answer {

    /** The short answer alone, in the question's language where that can be done, else in English. */
    String text();

    /** Statements it rests on, the most important first; for {@link Unknown} the nearest facts. */
    List<Evidence> evidence();

    /** An estimate in [0, 1] of its being right. */
    double confidence();

    /** The day up to which the indexed sources reach. */
    LocalDate asOf();

    /** The sources say so. */
    record Answered(String text, List<Evidence> evidence, double confidence, LocalDate asOf) implements Answer {
        public Answered {
            evidence = List.copyOf(evidence);
        }
    }

    /** The question rests on something that the sources contradict; the text says what is so. */
    record Corrected(String text, List<Evidence> evidence, double confidence, LocalDate asOf) implements Answer {
        public Corrected {
            evidence = List.copyOf(evidence);
        }
    }

    /** Sources disagree; the text gives both sides, each with its source. */
    record Disputed(String text, List<Evidence> evidence, double confidence, LocalDate asOf) implements Answer {
        public Disputed {
            evidence = List.copyOf(evidence);
        }
    }

    /** The sources do not say; the evidence holds the nearest facts. */
    record Unknown(String text, List<Evidence> evidence, double confidence, LocalDate asOf) implements Answer {
        public Unknown {
            evidence = List.copyOf(evidence);
        }
    }

    /**
     * Greeting, thanks, help: not a question about the sources.
     *
     * @param kind what was said, so that it can be replied to in another language than the text's
     */
    record Chat(SmallTalk kind, String text, LocalDate asOf) implements Answer {

        /** A reply to nothing in particular. */
        public Chat(String text, LocalDate asOf) {
            this(SmallTalk.ACKNOWLEDGEMENT, text, asOf);
        }

        @Override
        public List<Evidence> evidence() {
            return List.of();
        }

        @Override
        public double confidence() {
            return 1;
        }
    }

    /** The status word of the JSON contract. */
    default String status() {
        return switch (this) {
            case Answered a -> "ANSWERED";
            case Corrected c -> "CORRECTED";
            case Disputed d -> "DISPUTED";
            case Unknown u -> "UNKNOWN";
            case Chat c -> "CHAT";
        };
    }
}
