package org.parley.question;

import java.util.List;
import java.util.Optional;
import org.parley.fact.Mention;
import org.parley.syntax.Sentence;
import org.parley.syntax.Word;
import org.parley.time.TemporalExpression;

/**
 * What a question asks.
 *
 * @param text the question, cleaned and repaired
 * @param language ISO 639-1 code of the language it is asked in
 * @param sentence the question, analysed
 * @param type the kind of thing sought
 * @param focus the noun that says what is sought, as in "which town"
 * @param operator what to do with the facts that fit
 * @param terms the words that evidence has to account for
 * @param mentions entities it names
 * @param times its temporal expressions
 * @param smallTalk what kind of small talk it is, if it is not a question at all
 * @param earlier the questions of earlier turns that it leans on, oldest first; empty where it stands by itself
 */
public record QuestionAnalysis(String text, String language, Sentence sentence, AnswerType type, Optional<Word> focus,
        Operator operator, List<Term> terms, List<Mention> mentions, List<TemporalExpression> times,
        Optional<SmallTalk> smallTalk,
        List<String> earlier) {

    public QuestionAnalysis {
        terms = List.copyOf(terms);
        mentions = List.copyOf(mentions);
        times = List.copyOf(times);
        earlier = List.copyOf(earlier);
    }

    /** Whether it leans on earlier turns. */
    public boolean followUp() {
        return !earlier.isEmpty();
    }

    /** What people say that is not a question about the sources. */
    public enum SmallTalk {
        GREETING, THANKS, FAREWELL, ABOUT_THE_BOT, ACKNOWLEDGEMENT
    }
}
