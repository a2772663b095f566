package org.parley.digest;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Optional;
import org.parley.fact.Statement;
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
