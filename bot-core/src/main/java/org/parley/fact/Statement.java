package org.parley.fact;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.parley.syntax.Sentence;
import org.parley.time.TemporalExpression;

/**
 * A fact with everything that reading it needs, worked out once.
 *
 * @param fact the fact
 * @param sentence its text, analysed
 * @param mentions entities it names, and those it refers to by pronoun or description
 * @param times its temporal expressions, resolved against the article's publication
 * @param context lemmas that stand around it: the headline, the paragraph, what resolved mentions stand for
 * @param wordings the words of other ways to put it
 * @param ordinal its number among all statements; neighbours in an article have neighbouring numbers
 */
public record Statement(Fact fact, Sentence sentence, List<Mention> mentions, List<TemporalExpression> times,
        Map<String, Float> context, Set<String> wordings, int ordinal) {

    public Statement {
        mentions = List.copyOf(mentions);
        times = List.copyOf(times);
        context = Map.copyOf(context);
        wordings = Set.copyOf(wordings);
    }
}
