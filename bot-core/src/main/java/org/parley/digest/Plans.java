package org.parley.digest;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.parley.fact.Statement;
import org.parley.lexicon.Tag;
import org.parley.syntax.Frame;
import org.parley.syntax.Word;
import org.parley.time.Period;
import org.parley.time.Precision;
import org.parley.time.TemporalExpression;
import org.parley.time.TemporalExpression.Dated;
import org.parley.time.TemporalExpression.Relation;

/** Finds what a statement expects of the days after its publication. Pure. */
final class Plans {

    private Plans() {
    }

    /** The day or month after publication on which something is to happen by the statement; the nearest where there are several. */
    static Optional<Period> date(Statement statement) {
        LocalDate published = statement.fact().source().published().atZone(ZoneOffset.UTC).toLocalDate();
        return statement.times().stream().filter(Dated.class::isInstance).map(Dated.class::cast)
                .filter(time -> time.period().from().isAfter(published))
                .filter(time -> time.period().precision() == Precision.DAY
                        || time.period().precision() == Precision.MONTH)
                .filter(time -> time.relation() != Relation.FORMERLY && time.relation() != Relation.SINCE)
                .filter(time -> !quoted(statement, time) && !denied(statement, time)).map(Dated::period)
                .min(Comparator.naturalOrder());
    }

    /** When what the statement says happened or is to happen; empty where it only says when something is not. */
    static Optional<Period> event(Statement statement) {
        return statement.fact().when()
                .filter(when -> statement.times().stream().anyMatch(time -> time instanceof Dated dated
                        && dated.period().equals(when) && !denied(statement, dated)));
    }

    /** Whether two statements that plan for the same day plan the same: they share a third of their words. */
    static boolean sameEvent(Statement one, Statement other) {
        Set<String> words = words(one);
        Set<String> others = words(other);
        int least = Math.min(words.size(), others.size());
        words.retainAll(others);
        return words.size() * 3 >= least;
    }

    private static Set<String> words(Statement statement) {
        return statement.sentence().words().stream().filter(w -> w.isContent() || w.tag() == Tag.PROPN).map(Word::lemma)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static boolean quoted(Statement statement, TemporalExpression time) {
        return statement.sentence().words().stream().anyMatch(w -> w.span().overlaps(time.span()) && w.inQuote());
    }

    /** Whether the verb that the date belongs to, the last before it, says that it is not to be. */
    private static boolean denied(Statement statement, TemporalExpression time) {
        Frame last = null;
        for (Frame frame : statement.sentence().frames()) {
            Word verb = statement.sentence().words().get(frame.verb());
            if (verb.span().from() < time.span().from()) {
                last = frame;
            }
        }
        return last != null && last.negated();
    }
}
