package org.parley.fact;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.parley.syntax.Sentence;
import org.parley.syntax.Word;
import org.parley.time.Offset;
import org.parley.time.Period;
import org.parley.time.Precision;
import org.parley.time.TemporalExpression;
import org.parley.time.TemporalExpression.Anchored;
import org.parley.time.TemporalExpression.Dated;
import org.parley.time.TemporalExpression.Relation;

/** Dates sentences: relative expressions against the event before, and the one that dates what the sentence states. */
final class TemporalResolution {

    private static final Set<String> ONGOING = Set.of("it", "this", "that");

    private TemporalResolution() {
    }

    /**
     * {@code expressions} with those such as "two days later" resolved against what was dated before them. In "quit on Monday, two days
     * after the letter appeared" it is the letter that is dated: two days before that Monday.
     */
    static List<TemporalExpression> resolve(Sentence sentence, List<TemporalExpression> expressions,
            Optional<Period> anchor) {
        List<TemporalExpression> resolved = new ArrayList<>();
        Period last = anchor.orElse(null);
        boolean mainDated = goesOn(sentence) && anchor.isPresent();
        for (TemporalExpression expression : expressions) {
            if (expression instanceof Anchored anchored && last != null && !isMeasure(sentence, anchored)) {
                boolean other = mainDated && countsFromAnother(sentence, anchored);
                Period period = (other ? reversed(anchored.offset()) : anchored.offset()).from(last);
                resolved.add(new Dated(anchored.span(), period, Relation.AT, period));
                continue;
            }
            mainDated |= expression instanceof Dated at && at.relation() == Relation.AT;
            resolved.add(expression);
            if (expression instanceof Dated dated && dated.period().precision() == Precision.DAY
                    && dated.relation() == Relation.AT) {
                last = dated.period();
            }
        }
        return resolved;
    }

    /** "It came two days after ...": the sentence goes on about what was dated before it. */
    private static boolean goesOn(Sentence sentence) {
        return !sentence.words().isEmpty() && ONGOING.contains(sentence.words().get(0).lower());
    }

    /** "two days after the vote", unlike "two days later": what follows the words is another event than the one told. */
    private static boolean countsFromAnother(Sentence sentence, TemporalExpression expression) {
        String words = expression.span().of(sentence.text()).toLowerCase(Locale.ROOT);
        return (words.endsWith(" after") || words.endsWith(" before"))
                && sentence.text().startsWith(" ", expression.span().to());
    }

    /** "two days later than planned": how far apart two dates are, which dates nothing. */
    private static boolean isMeasure(Sentence sentence, TemporalExpression expression) {
        return sentence.text().startsWith(" than ", expression.span().to());
    }

    private static Offset reversed(Offset offset) {
        return switch (offset) {
            case Offset.Shift shift -> new Offset.Shift(-shift.count(), shift.unit(), shift.exact());
            case Offset.ToWeekday weekday -> new Offset.ToWeekday(weekday.day(), !weekday.later());
        };
    }

    /** The date that a sentence following may count from: the last day on which it has something happen, else what was there before. */
    static Optional<Period> anchor(Sentence sentence, List<TemporalExpression> times, Optional<Period> before) {
        Optional<Period> last = before;
        for (TemporalExpression time : times) {
            if (time instanceof Dated dated && dated.period().precision() == Precision.DAY
                    && !countsFromAnother(sentence, time)) {
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
