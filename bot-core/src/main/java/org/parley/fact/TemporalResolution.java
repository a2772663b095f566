package org.parley.fact;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.parley.syntax.Sentence;
import org.parley.syntax.Word;
import org.parley.time.Period;
import org.parley.time.Precision;
import org.parley.time.TemporalExpression;
import org.parley.time.TemporalExpression.Anchored;
import org.parley.time.TemporalExpression.Dated;
import org.parley.time.TemporalExpression.Relation;

/** Dates sentences: relative expressions against the event before, and the one that dates what the sentence states. */
final class TemporalResolution {

    private TemporalResolution() {
    }

    /** {@code expressions} with those such as "two days later" resolved against what was dated before them. */
    static List<TemporalExpression> resolve(List<TemporalExpression> expressions, Optional<Period> anchor) {
        List<TemporalExpression> resolved = new ArrayList<>();
        Period last = anchor.orElse(null);
        for (TemporalExpression expression : expressions) {
            if (expression instanceof Anchored anchored && last != null) {
                Period period = anchored.offset().from(last);
                resolved.add(new Dated(anchored.span(), period, Relation.AT, period));
                continue;
            }
            resolved.add(expression);
            if (expression instanceof Dated dated && dated.period().precision() == Precision.DAY
                    && dated.relation() == Relation.AT) {
                last = dated.period();
            }
        }
        return resolved;
    }

    /** The date that a sentence following {@code times} may count from: the last day named, else what was there before. */
    static Optional<Period> anchor(List<TemporalExpression> times, Optional<Period> before) {
        Optional<Period> last = before;
        for (TemporalExpression time : times) {
            if (time instanceof Dated dated && dated.period().precision() == Precision.DAY) {
                last = Optional.of(dated.period());
            }
        }
        return last;
    }

    /** The most precise date outside quotations that says when, not since or until when; the earliest in the sentence among equals. */
    static Optional<Period> eventDate(Sentence sentence, List<TemporalExpression> times) {
        Period best = null;
        for (TemporalExpression time : times) {
            if (!(time instanceof Dated dated) || dated.relation() == Relation.FORMERLY
                    || dated.relation() == Relation.SINCE) {
                continue;
            }
            boolean quoted = sentence.words().stream().filter(w -> w.span().overlaps(time.span()))
                    .anyMatch(Word::inQuote);
            if (!quoted && (best == null || dated.period().precision().ordinal() < best.precision().ordinal())) {
                best = dated.period();
            }
        }
        return Optional.ofNullable(best);
    }
}
