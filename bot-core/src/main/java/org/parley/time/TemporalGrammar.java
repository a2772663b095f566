package org.parley.time;

import static org.parley.time.TimeWords.Role.ABOUT;
import static org.parley.time.TimeWords.Role.AGO;
import static org.parley.time.TimeWords.Role.AND;
import static org.parley.time.TimeWords.Role.ARTICLE_NUMBER;
import static org.parley.time.TimeWords.Role.DAY_PART;
import static org.parley.time.TimeWords.Role.DAY_WORD;
import static org.parley.time.TimeWords.Role.EVERY;
import static org.parley.time.TimeWords.Role.FILLER;
import static org.parley.time.TimeWords.Role.MODIFIER;
import static org.parley.time.TimeWords.Role.MONTH;
import static org.parley.time.TimeWords.Role.MONTH_AMBIGUOUS;
import static org.parley.time.TimeWords.Role.MONTH_SHORT;
import static org.parley.time.TimeWords.Role.NEIGHBOUR;
import static org.parley.time.TimeWords.Role.NUMBER;
import static org.parley.time.TimeWords.Role.OF;
import static org.parley.time.TimeWords.Role.ORDINAL;
import static org.parley.time.TimeWords.Role.PART;
import static org.parley.time.TimeWords.Role.PREPOSITION;
import static org.parley.time.TimeWords.Role.SEASON;
import static org.parley.time.TimeWords.Role.SHIFT;
import static org.parley.time.TimeWords.Role.TO;
import static org.parley.time.TimeWords.Role.UNIT;
import static org.parley.time.TimeWords.Role.WEEKDAY;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.parley.text.Span;
import org.parley.time.Pieces.Piece;
import org.parley.time.Pieces.Type;
import org.parley.time.TemporalExpression.Relation;

/**
 * The grammar of temporal expressions. Every rule looks a bounded number of pieces ahead of where it stands and answers with where it
 * ended, or null: so the whole takes linear time.
 */
final class TemporalGrammar {

    private static final int FIRST_YEAR = 1000;
    private static final int LAST_YEAR = 2150;

    /** What is counted rather than dated: "in 2000 tonnes", "July 10, 2000 people". */
    private static final Set<String> MEASURED = Set.of("people", "men", "women", "children", "tonnes", "tons", "km",
            "kilometres",
            "kilometers", "miles", "metres", "meters", "dollars", "euros", "pounds", "troops", "soldiers", "jobs",
            "cases", "homes",
            "years", "months", "days", "hours", "minutes", "weeks", "pages", "feet", "percent", "per", "million",
            "billion", "thousand",
            "hundred", "seats", "votes", "times", "words", "copies", "units", "barrels", "workers", "villages",
            "houses", "schools", "of",
            "shells", "rockets", "missiles", "drones", "prisoners", "students", "families", "inhabitants", "members",
            "ships", "tanks",
            "bc", "bce", "hectares", "acres", "litres", "kg", "mw", "men's", "others", "guests", "delegates", "deaths",
            "voters");
    /** Words after which a bare number is a year. */
    private static final Set<String> BEFORE_YEAR = Set.of("in", "since", "during", "before", "after", "until", "till",
            "by", "from", "of", "year", "early", "late", "mid", "for", "between", "around", "circa", "about", "and",
            "to", "than", "the", "a", "its", "(", "-", "–", "or", "en", "im", "jahr", "desde", "hasta", "seit", "bis",
            "depuis", "в", "у", "с", "до", "после", "з", "año", "de", "through", "throughout");
    private static final Set<String> FUNCTION_WORDS = Set.of("and", "or", "but", "to", "in", "at", "on", "with", "when",
            "after", "before", "as", "by", "for", "from", "the", "a", "an", "was", "were", "is", "are", "had", "has",
            "have", "will", "would", "without", "that", "who", "which", "until", "since", "while", "because", "if",
            "he", "she", "it", "they", "we", "his", "her", "its", "their", "between", "during", "under", "over", "than",
            "about", "of", "ad", "ce", "did", "do", "does", "not", "there", "near", "last", "this", "next", "года",
            "году", "год", "г", "року", "р", "de", "del", "en", "im", "am", "und", "y", "et", "и", "і", "hours",
            "where", "against", "into", "onwards", "amid", "following", "said", "through", "alone", "so");
    /** Words before a bare month name that may also be a verb or a person's name. */
    private static final Set<String> BEFORE_AMBIGUOUS = Set.of("in", "since", "until", "till", "by", "from", "to", "of",
            "for", "during", "before", "after", "last", "this", "next", "early", "late", "mid", "earlier", "the", "a",
            "an", "its", "their", "his", "her", "between", "through", "and", "or", "-", "en", "im", "em", "в", "у", "с",
            "до", "desde", "seit", "depuis", "de", "around", "about", "throughout", "past", "end", "every");
    /** Verbs after which "from one day to another" is a change of date, not a stretch. */
    private static final Set<String> MOVED = Set.of("moved", "move", "moves", "moving", "put", "postponed", "postpone",
            "brought", "shifted",
            "shift", "delayed", "delay", "changed", "rescheduled", "advanced", "extended", "extend", "pushed",
            "slipped");
    /** Words that begin an expression though they mean nothing in themselves. */
    private static final Set<String> BEGINNINGS = Set.of("between", "prior", "ahead", "that", "exactly", "just", "more",
            "less", "lasted",
            "to");
    /** "to last 60 days". */
    private static final Set<String> VERB_FOLLOWS = Set.of("to", "will", "would", "should", "could", "can", "may",
            "might", "must", "not",
            "ll");
    private static final int MOVED_REACH = 14;

    /** A period and the piece after its last. {@code year} tells whether the words themselves settle the year. */
    private record Parsed(int end, Period period, boolean year) {

        Parsed(int end, Period period) {
            this(end, period, true);
        }
    }

    private record Count(int end, int value, boolean exact) {
    }

    private record Unit(ChronoUnit unit, int times) {
    }

    private record Found(int end, TemporalExpression expression, @Nullable TemporalExpression second) {

        Found(int end, TemporalExpression expression) {
            this(end, expression, null);
        }
    }

    private final Pieces pieces;
    private final ReferenceCalendar calendar;
    private final @Nullable Direction otherwise;

    TemporalGrammar(Pieces pieces, ReferenceCalendar calendar, @Nullable Direction otherwise) {
        this.pieces = pieces;
        this.calendar = calendar;
        this.otherwise = otherwise;
    }

    List<TemporalExpression> expressions() {
        List<TemporalExpression> found = new ArrayList<>();
        for (int i = 0; i < pieces.size();) {
            Found here = at(i);
            if (here == null) {
                i++;
                continue;
            }
            found.add(here.expression());
            if (here.second() != null) {
                found.add(here.second());
            }
            i = here.end();
        }
        return List.copyOf(found);
    }

    private @Nullable Found at(int i) {
        if (!canBegin(get(i))) {
            return null;
        }
        Found found = frequency(i);
        found = found == null ? dated(i) : found;
        found = found == null ? anchored(i) : found;
        found = found == null ? lasting(i) : found;
        return found == null ? clock(i) : found;
    }

    /** A quick look that spares the grammar most words of a text. */
    private static boolean canBegin(Piece piece) {
        return switch (piece.type()) {
            case WORD -> !piece.roles().isEmpty() || BEGINNINGS.contains(piece.word());
            case NUMBER, ORDINAL, DATE, YEAR_MONTH, YEAR_RANGE, DAY_RANGE, DECADE, CLOCK -> true;
            case OTHER -> piece.word().length() == 2;
            case MARK, END -> false;
        };
    }

    // What each kind of expression is made of.

    private @Nullable Found frequency(int i) {
        if (as(EVERY, i) == null) {
            return null;
        }
        int j = i + 1;
        if (get(j).is("other")) {
            j++;
        }
        Count count = count(j);
        j = count == null ? j : count.end();
        boolean named = as(UNIT, j) != null || as(WEEKDAY, j) != null || month(j) != null;
        return named ? new Found(j + 1, new TemporalExpression.Frequency(span(i, j + 1))) : null;
    }

    private @Nullable Found dated(int i) {
        Relation relation = relation(i);
        if (get(i).is("between")) {
            return between(i);
        }
        int j = i;
        if (relation != null) {
            j = preposition(i);
        }
        int start = j;
        Parsed date = date(start, i, relation);
        if (date == null) {
            return null;
        }
        if (relation == Relation.FROM || relation == Relation.SINCE && get(i).word().length() == 1 || relation == null
                || relation == Relation.AT) {
            Found range = range(i, date, relation);
            if (range != null) {
                return range;
            }
        }
        int from = relation == null ? firstContent(start, date.end()) : i;
        Relation stated = relation == null ? Relation.AT : relation;
        if (stated == Relation.UNTIL && moved(i)) {
            stated = Relation.AT;
        }
        return new Found(date.end(), expression(from, date.end(), date.period(), stated));
    }

    private int firstContent(int from, int end) {
        int j = from;
        while (j < end - 1 && (as(FILLER, j) != null && as(UNIT, j) == null)) {
            j++;
        }
        return j;
    }

    private @Nullable Relation relation(int i) {
        Integer value = as(PREPOSITION, i);
        if (value == null) {
            boolean phrase = get(i).is("prior") && get(i + 1).is("to") || get(i).is("ahead") && get(i + 1).is("of");
            return phrase ? Relation.BEFORE : get(i).is("to") ? Relation.AT : null;
        }
        return Relation.values()[value];
    }

    /** Past the preposition at {@code i} and what may stand between it and the date: "by about", "until noon on", "early on". */
    private int preposition(int i) {
        int j = i + 1;
        if (get(i).is("prior") || get(i).is("ahead") || get(i).is("starting") || get(i).is("beginning")) {
            j += get(j).is("on") || get(j).is("from") || get(j).is("in") || get(j).is("to") || get(j).is("of") ? 1 : 0;
        }
        if (clockTime(j) != null) {
            int k = j + 1;
            k += get(k).is(",") ? 1 : 0;
            k += get(k).is("on") || get(k).is("of") ? 1 : 0;
            return k;
        }
        return j;
    }

    private @Nullable Found between(int i) {
        Parsed first = date(i + 1, i, Relation.AT);
        if (first == null) {
            return null;
        }
        if (as(AND, first.end()) == null) {
            // "between July 3 and 5" has been read as one date already
            return first.period().precision() == Precision.RANGE
                    ? new Found(first.end(), expression(i, first.end(), first.period(), Relation.AT))
                    : null;
        }
        Parsed second = date(first.end() + 1, i, Relation.AT);
        return second == null ? null : joined(i, first, second);
    }

    private @Nullable Found range(int i, Parsed first, @Nullable Relation relation) {
        if (as(TO, first.end()) == null && !(get(first.end()).is("until") || get(first.end()).is("to"))) {
            return null;
        }
        Parsed second = date(first.end() + 1, i, Relation.AT);
        if (second == null) {
            return null;
        }
        boolean change = relation == Relation.FROM && moved(i);
        if (change) {
            Parsed now = date(first.end() + 1, first.end(), Relation.UNTIL);
            Period target = now == null ? second.period() : now.period();
            Period was = first.year() ? first.period() : nearest(first.period(), target);
            TemporalExpression formerly = expression(i, first.end(), was, Relation.FORMERLY);
            return new Found(second.end(), formerly, expression(first.end(), second.end(), target, Relation.AT));
        }
        return joined(i, first, second);
    }

    private @Nullable Found joined(int i, Parsed first, Parsed second) {
        Period a = first.period();
        Period b = second.period();
        if (!first.year() && second.year()) {
            a = inYear(a,
                    a.from().getMonthValue() > b.from().getMonthValue() ? b.from().getYear() - 1 : b.from().getYear());
        } else if (!second.year() && (first.year() || b.from().isBefore(a.from()))) {
            b = inYear(b,
                    a.from().getMonthValue() > b.from().getMonthValue() ? a.from().getYear() + 1 : a.from().getYear());
        }
        if (b.precision() == Precision.DAY && a.precision() == Precision.DAY && b.from().isBefore(a.from())
                && ChronoUnit.DAYS.between(b.from(), a.from()) < 7) {
            b = Period.day(b.from().plusDays(7));
        }
        if (!a.from().isBefore(b.to())) {
            return null;
        }
        return new Found(second.end(), expression(i, second.end(), Period.range(a.from(), b.to()), Relation.AT));
    }

    /** Of the same day in several years the one nearest to {@code other}: what is moved is not moved by a year. */
    private static Period nearest(Period period, Period other) {
        Period best = period;
        for (int years = -1; years <= 1; years++) {
            Period moved = inYear(period, period.from().getYear() + years);
            if (Math.abs(ChronoUnit.DAYS.between(moved.from(), other.from())) < Math
                    .abs(ChronoUnit.DAYS.between(best.from(), other.from()))) {
                best = moved;
            }
        }
        return best;
    }

    private static Period inYear(Period period, int year) {
        LocalDate from = period.from().withYear(year);
        return new Period(from, from.plusDays(ChronoUnit.DAYS.between(period.from(), period.to())), period.precision());
    }

    private boolean moved(int i) {
        for (int j = i - 1; j >= Math.max(0, i - MOVED_REACH) && !get(j).is("."); j--) {
            if (MOVED.contains(get(j).word())) {
                return true;
            }
        }
        return false;
    }

    private TemporalExpression expression(int from, int end, Period period, Relation relation) {
        LocalDate today = calendar.today();
        Period covered = switch (relation) {
            case AT, FORMERLY -> period;
            case SINCE -> Period.range(period.from(), later(period.to(), today.plusDays(1)));
            case FROM -> Period.range(period.from(), TemporalParser.DISTANT_FUTURE);
            case UNTIL, BY -> Period.range(TemporalParser.DISTANT_PAST, period.to());
            case BEFORE -> Period.range(TemporalParser.DISTANT_PAST,
                    later(period.from(), TemporalParser.DISTANT_PAST.plusDays(1)));
            case AFTER -> Period.range(period.to(), TemporalParser.DISTANT_FUTURE);
        };
        return new TemporalExpression.Dated(span(from, end), period, relation, covered);
    }

    private static LocalDate later(LocalDate a, LocalDate b) {
        return a.isAfter(b) ? a : b;
    }

    private @Nullable Found anchored(int i) {
        int j = i;
        if (get(j).is("on") || get(j).is("in") || get(j).is("until")) {
            j++;
        }
        boolean the = get(j).is("the") || get(j).is("that");
        int noun = the ? j + 1 : j;
        Integer neighbour = as(NEIGHBOUR, noun);
        if (neighbour == null && the && get(noun).is("next")) {
            neighbour = 1;
        }
        if (neighbour == null && get(j).is("that") && as(UNIT, noun) != null) {
            return dayOrMore(noun) ? shift(i, noun + 1, 0, ChronoUnit.DAYS, true) : null;
        }
        if (neighbour != null) {
            return neighbour(i, noun + 1, neighbour);
        }
        if (the && (as(UNIT, noun) != null || as(DAY_PART, noun) != null) && as(SHIFT, noun + 1) != null
                && !get(noun + 1).is("on")) {
            Unit unit = unit(noun);
            ChronoUnit step = unit == null ? ChronoUnit.DAYS : unit.unit();
            return dayOrMore(noun) || unit == null ? shift(i, noun + 2, value(SHIFT, noun + 1), step, true) : null;
        }
        return countedShift(i, j);
    }

    private boolean dayOrMore(int i) {
        Integer unit = as(UNIT, i);
        return unit != null && unit >= TimeWords.DAY && unit <= TimeWords.YEAR;
    }

    private @Nullable Found neighbour(int i, int noun, int direction) {
        Integer weekday = as(WEEKDAY, noun);
        if (weekday != null && direction != 0) {
            Offset offset = new Offset.ToWeekday(DayOfWeek.of(weekday), direction > 0);
            return new Found(noun + 1, new TemporalExpression.Anchored(span(i, noun + 1), offset));
        }
        Unit unit = unit(noun);
        if (unit != null && dayOrMore(noun)) {
            return shift(i, noun + 1, direction * unit.times(), unit.unit(), true);
        }
        return as(DAY_PART, noun) == null ? null : shift(i, noun + 1, direction, ChronoUnit.DAYS, true);
    }

    private @Nullable Found countedShift(int i, int from) {
        int j = from;
        boolean exact = true;
        while (as(ABOUT, j) != null || get(j).is("exactly") || get(j).is("just") || get(j).is("more")
                || get(j).is("less")
                || get(j).is("nearly")) {
            exact &= get(j).is("exactly") || get(j).is("just");
            j++;
        }
        Count count = count(j);
        if (count == null) {
            return null;
        }
        Unit unit = unit(count.end());
        int after = count.end() + 1;
        after += get(after).is("to") && get(after + 1).is("the") && get(after + 2).is("day") ? 3 : 0;
        after += get(after).is("plus") || get(after).is("más") ? 1 : 0;
        Integer direction = as(SHIFT, after);
        boolean place = get(after).is("on") && get(after + 1).type() == Type.WORD;
        if (unit == null || direction == null || place || unit.unit().compareTo(ChronoUnit.HOURS) < 0) {
            return null;
        }
        if (get(after).is("after") || get(after).is("before")) {
            Parsed date = date(after + 1, i, Relation.AT);
            if (date != null && date.period().precision() == Precision.DAY) {
                Period moved = new Offset.Shift(direction * count.value() * unit.times(), unit.unit(),
                        exact && count.exact())
                        .from(date.period());
                return new Found(date.end(), expression(i, date.end(), moved, Relation.AT));
            }
        }
        return shift(i, after + 1, direction * count.value() * unit.times(), unit.unit(), exact && count.exact());
    }

    private Found shift(int from, int end, int count, ChronoUnit unit, boolean exact) {
        return new Found(end, new TemporalExpression.Anchored(span(from, end), new Offset.Shift(count, unit, exact)));
    }

    private @Nullable Found lasting(int i) {
        int j = i;
        boolean introduced = false;
        boolean exact = true;
        while (get(j).is("for") || get(j).is("within") || get(j).is("in") || get(j).is("after") || get(j).is("of")
                || get(j).is("lasted")
                || get(j).is("more") || get(j).is("less") || as(ABOUT, j) != null) {
            exact &= as(ABOUT, j) == null;
            introduced = true;
            j++;
        }
        Count count = count(j);
        if (count == null || as(ARTICLE_NUMBER, j) != null && !introduced && count.exact()) {
            return null;
        }
        int noun = get(count.end()).is("-") ? count.end() + 1 : count.end();
        Unit unit = unit(noun);
        if (unit == null || isAge(noun + 1)) {
            return null;
        }
        Amount amount = new Amount(count.value() * unit.times(), unit.unit(), exact && count.exact());
        return new Found(noun + 1, new TemporalExpression.Lasting(span(i, noun + 1), amount));
    }

    private boolean isAge(int i) {
        return get(i).is("old") || get(i).is("-") && get(i + 1).is("old") || get(i).is("of") && get(i + 1).is("age");
    }

    private @Nullable Found clock(int i) {
        int j = get(i).is("at") || get(i).is("by") || get(i).is("until") || get(i).is("around") ? i + 1 : i;
        LocalTime time = clockTime(j);
        return time == null ? null : new Found(j + 1, new TemporalExpression.ClockTime(span(i, j + 1), time));
    }

    private @Nullable LocalTime clockTime(int i) {
        Piece piece = get(i);
        if (piece.type() == Type.CLOCK) {
            return Pieces.time(piece);
        }
        Integer hour = as(TimeWords.Role.CLOCK, i);
        return hour == null ? null : LocalTime.of(hour, 0);
    }

    // What can be found on the calendar. Parameter i is where the whole expression began; its clause gives the direction.

    private @Nullable Parsed date(int start, int i, @Nullable Relation relation) {
        int j = start;
        while (j < start + 4 && as(FILLER, j) != null && as(UNIT, j) == null && as(DAY_WORD, j) == null) {
            j++;
        }
        Parsed parsed = exactDate(j);
        parsed = parsed == null ? weekday(j, i, relation) : parsed;
        parsed = parsed == null ? modified(j, start) : parsed;
        parsed = parsed == null ? part(j, i, relation) : parsed;
        parsed = parsed == null ? monthFirst(j, i, relation) : parsed;
        parsed = parsed == null ? dayMonth(j, i, relation) : parsed;
        parsed = parsed == null ? dayWord(j) : parsed;
        parsed = parsed == null ? season(j, start, i, relation) : parsed;
        parsed = parsed == null ? quarter(j) : parsed;
        parsed = parsed == null ? century(j) : parsed;
        parsed = parsed == null ? year(j, relation) : parsed;
        parsed = parsed == null ? ago(j) : parsed;
        parsed = parsed == null ? ahead(j, i, relation) : parsed;
        parsed = parsed == null ? dayAlone(j, i, relation) : parsed;
        return parsed == null ? weekend(j, i, relation) : parsed;
    }

    private @Nullable Parsed exactDate(int j) {
        Piece piece = get(j);
        return switch (piece.type()) {
            case DATE -> parsed(j + 1, ReferenceCalendar.date(piece.a(), piece.b(), piece.c()).map(Period::day));
            case YEAR_MONTH -> new Parsed(j + 1, Period.month(YearMonth.of(piece.a(), piece.b())));
            case YEAR_RANGE -> new Parsed(j + 1, ReferenceCalendar.years(piece.a(), piece.b() - piece.a() + 1));
            case DECADE -> new Parsed(j + 1, ReferenceCalendar.years(piece.a(), 10));
            case WORD, NUMBER, ORDINAL, DAY_RANGE, CLOCK, MARK, OTHER, END -> null;
        };
    }

    private static @Nullable Parsed parsed(int end, Optional<Period> period) {
        return period.map(found -> new Parsed(end, found)).orElse(null);
    }

    private @Nullable Parsed weekday(int j, int i, @Nullable Relation relation) {
        Integer day = as(WEEKDAY, j);
        if (day == null) {
            return null;
        }
        int k = dayParts(j + 1);
        int date = get(k).is(",") ? k + 1 : k;
        date += get(date).is("the") || get(date).is("den") || get(date).is("el") ? 1 : 0;
        Parsed full = monthFirst(date, i, relation);
        full = full == null ? dayMonth(date, i, relation) : full;
        full = full == null ? exactDate(date) : full;
        if (full != null && full.period().precision() == Precision.DAY) {
            return full;
        }
        DayOfWeek name = DayOfWeek.of(day);
        int week = get(k).is("of") ? k + 1 : k;
        Integer modifier = as(MODIFIER, week);
        if (modifier != null && isUnit(week + 1, TimeWords.WEEK)) {
            return new Parsed(week + 2, calendar.weekdayOfWeek(name, modifier));
        }
        if (modifier != null && week == k) {
            return new Parsed(week + 1, calendar.weekday(name, modifier));
        }
        return new Parsed(k, calendar.weekday(name, direction(i, k, relation)));
    }

    private int dayParts(int j) {
        return as(DAY_PART, j) == null ? j : j + 1;
    }

    private @Nullable Parsed modified(int j, int start) {
        Integer modifier = as(MODIFIER, j);
        if (modifier == null) {
            return trailingModifier(j);
        }
        if (get(j).is("last") && VERB_FOLLOWS.contains(get(j - 1).word())) {
            return null;
        }
        boolean the = j > start && get(j - 1).is("the");
        int k = j + 1;
        if (as(MODIFIER, k) != null) {
            modifier = value(MODIFIER, k);
            k++;
        }
        Count count = count(k);
        if (count != null && as(ARTICLE_NUMBER, k) == null && modifier != 0) {
            Unit unit = unit(count.end());
            return unit == null || unit.unit().compareTo(ChronoUnit.DAYS) < 0
                    ? null
                    : new Parsed(count.end() + 1,
                            calendar.stretch(count.value() * unit.times(), unit.unit(), modifier));
        }
        Integer weekday = as(WEEKDAY, k);
        if (weekday != null) {
            return new Parsed(dayParts(k + 1), calendar.weekday(DayOfWeek.of(weekday), modifier));
        }
        Integer month = month(k);
        if (month != null && (unmistakable(k) || !get(k + 1).lowerCaseWord())) {
            return new Parsed(k + 1, calendar.month(month, modifier));
        }
        Integer season = as(SEASON, k);
        if (season != null) {
            return new Parsed(k + 1, calendar.season(season, modifier));
        }
        if (as(DAY_PART, k) != null && !the && modifier <= 0) {
            return new Parsed(k + 1, calendar.day(modifier));
        }
        boolean trailing = the && modifier < 0 || get(j).is("past");
        return unitOf(k, modifier, trailing, the && modifier > 0);
    }

    /** Romance languages put it last: "la semana pasada", "vendredi dernier". */
    private @Nullable Parsed trailingModifier(int j) {
        Integer modifier = as(MODIFIER, j + 1);
        return modifier == null || get(j).is("a") || get(j + 1).is("this") || as(UNIT, j) == null
                || get(j + 1).is("last")
                || get(j + 1).is("next") ? null : withEnd(j + 2, unitOf(j, modifier, false, false));
    }

    private static @Nullable Parsed withEnd(int end, @Nullable Parsed parsed) {
        return parsed == null ? null : new Parsed(end, parsed.period());
    }

    /** {@code trailing}: "the past year" is twelve months up to now; {@code anchored}: "the next day" counts from another event. */
    private @Nullable Parsed unitOf(int k, int modifier, boolean trailing, boolean anchored) {
        Integer unit = as(UNIT, k);
        if (unit == null || anchored) {
            return null;
        }
        Unit step = unit(k);
        if (trailing && step != null && step.unit().compareTo(ChronoUnit.DAYS) > 0 && unit != TimeWords.CENTURY) {
            return new Parsed(k + 1, calendar.stretch(step.times(), step.unit(), -1));
        }
        Period period = switch (unit) {
            case TimeWords.WEEK -> calendar.week(modifier);
            case TimeWords.MONTH -> calendar.month(modifier);
            case TimeWords.YEAR -> calendar.year(modifier);
            case TimeWords.DECADE -> calendar.decade(modifier);
            case TimeWords.QUARTER -> calendar.quarter(modifier);
            case TimeWords.CENTURY -> ReferenceCalendar.century((calendar.today().getYear() - 1) / 100 + 1 + modifier);
            case TimeWords.WEEKEND -> modifier < 0 ? calendar.weekend(Direction.PAST) : calendar.weekend(modifier);
            default -> null;
        };
        return period == null ? null : new Parsed(k + 1, period);
    }

    /** "early this year", "mid-October", "the end of the month", "the beginning of August", "earlier this week". */
    private @Nullable Parsed part(int j, int i, @Nullable Relation relation) {
        Integer part = as(PART, j);
        if (part == null) {
            return null;
        }
        int k = j + 1;
        while (k < j + 5
                && (as(OF, k) != null || as(FILLER, k) != null || get(k).is("-") || get(k).is("in") || get(k).is("on")
                        || get(k).is("von"))) {
            k++;
        }
        Integer unit = as(UNIT, k);
        boolean ofThis = unit != null && get(k - 1).is("the") && unit >= TimeWords.WEEK;
        Parsed whole = ofThis ? unitOf(k, 0, false, false) : modified(k, k);
        whole = whole == null ? monthFirst(k, i, relation) : whole;
        whole = whole == null ? exactDate(k) : whole;
        whole = whole == null ? century(k) : whole;
        whole = whole == null ? yearAfter(k) : whole;
        whole = whole == null ? weekday(k, i, relation) : whole;
        whole = whole == null ? dayWord(k) : whole;
        if (whole == null) {
            return null;
        }
        boolean lastDay = part == 2 && (relation == Relation.BY || relation == Relation.UNTIL);
        Optional<Period> period = lastDay
                ? Optional.of(Period.day(whole.period().to().minusDays(1)))
                : calendar.part(whole.period(), part);
        return parsed(whole.end(), period);
    }

    private @Nullable Parsed yearAfter(int k) {
        return isYear(k) ? new Parsed(k + 1, Period.year(get(k).a())) : null;
    }

    /** "July 10, 2025", "July 14 and 15", "October 2025", "in February". */
    private @Nullable Parsed monthFirst(int j, int i, @Nullable Relation relation) {
        Integer month = month(j);
        if (month == null) {
            return null;
        }
        int k = get(j + 1).is(".") && as(MONTH_SHORT, j) != null ? j + 2 : j + 1;
        if (get(k).is("the") && get(k + 1).type() == Type.ORDINAL) {
            k++;
        }
        Days days = days(k, true);
        if (days != null && (unmistakable(j) || !get(days.end()).lowerCaseWord() || functionWord(days.end()))) {
            return onDays(month, days, i, relation);
        }
        Parsed year = yearFrom(k);
        if (year != null) {
            return new Parsed(year.end(), Period.month(YearMonth.of(year.period().from().getYear(), month)));
        }
        if (!monthAlone(j, i)) {
            return null;
        }
        return new Parsed(k, calendar.month(month, direction(i, k, relation)), false);
    }

    /** "10 July 2025", "the 10th of July", "14-15 July", "14 and 15 July", "10 de julio", "10. Juli". */
    private @Nullable Parsed dayMonth(int j, int i, @Nullable Relation relation) {
        Days days = days(j, false);
        if (days == null) {
            return null;
        }
        int k = days.end();
        k += get(k).is(".") || as(OF, k) != null ? 1 : 0;
        Integer month = month(k);
        if (month == null
                || !unmistakable(k) && get(k).lowerCaseWord() && get(k + 1).lowerCaseWord() && !functionWord(k + 1)) {
            return null;
        }
        int end = get(k + 1).is(".") && as(MONTH_SHORT, k) != null ? k + 2 : k + 1;
        return onDays(month, new Days(end, days.first(), days.last()), i, relation);
    }

    private record Days(int end, int first, int last) {
    }

    /** One day of a month, or days that follow each other. */
    private @Nullable Days days(int j, boolean afterMonth) {
        Piece piece = get(j);
        if (piece.type() == Type.DAY_RANGE) {
            return piece.a() >= 1 && piece.a() < piece.b() && piece.b() <= 31
                    ? new Days(j + 1, piece.a(), piece.b())
                    : null;
        }
        int first = dayNumber(j);
        if (first == 0 || afterMonth && MEASURED.contains(get(j + 1).word()) && piece.type() == Type.NUMBER
                && !get(j + 1).is("of")) {
            return null;
        }
        int last = first;
        int end = j + 1;
        while (true) {
            int k = end;
            k += get(k).is(",") && dayNumber(k + 1) == last + 1 && (as(AND, k + 2) != null || get(k + 2).is(","))
                    ? 1
                    : 0;
            boolean comma = k > end;
            boolean and = !comma && as(AND, k) != null && dayNumber(k + 1) == last + 1;
            boolean to = !comma && as(TO, k) != null && dayNumber(k + 1) > last;
            boolean betweenDays = !comma && (get(j - 2).is("between") || get(j - 1).is("between")) && as(AND, k) != null
                    && dayNumber(k + 1) > last;
            int next = comma ? k : k + 1;
            if (!comma && !and && !to && !betweenDays || month(next + 1) != null && afterMonth
                    || get(next + 1).lowerCaseWord() && !functionWord(next + 1) && afterMonth) {
                return new Days(end, first, last);
            }
            last = dayNumber(next);
            end = next + 1;
        }
    }

    private int dayNumber(int j) {
        Piece piece = get(j);
        boolean number = piece.type() == Type.NUMBER && piece.text().length() <= 2 || piece.type() == Type.ORDINAL;
        return number && piece.a() >= 1 && piece.a() <= 31 ? piece.a() : 0;
    }

    private @Nullable Parsed onDays(int month, Days days, int i, @Nullable Relation relation) {
        Parsed year = yearFrom(days.end());
        int end = year == null ? days.end() : year.end();
        Optional<LocalDate> first = year == null
                ? calendar.dayOfMonth(month, days.first(), statedDirection(i, end, relation))
                : ReferenceCalendar.date(year.period().from().getYear(), month, days.first());
        if (first.isEmpty() || days.last() > first.get().lengthOfMonth()) {
            return null;
        }
        Period period = days.first() == days.last()
                ? Period.day(first.get())
                : Period.range(first.get(), first.get().withDayOfMonth(days.last()).plusDays(1));
        return new Parsed(end, period, year != null);
    }

    /** The year after a month or day: "2025", ", 2025", "of 2025", "last year", "de 2025". */
    private @Nullable Parsed yearFrom(int j) {
        int k = j;
        boolean comma = get(k).is(",");
        k += comma || as(OF, k) != null ? 1 : 0;
        if (isYear(k) && get(k).text().length() == 4 && (!comma || !MEASURED.contains(get(k + 1).word()))) {
            Integer word = as(UNIT, k + 1);
            boolean named = word != null && word == TimeWords.YEAR || get(k + 1).is("г") || get(k + 1).is("р");
            return new Parsed(named ? k + 2 : k + 1, Period.year(get(k).a()));
        }
        Integer modifier = comma ? null : as(MODIFIER, k);
        if (modifier != null && isUnit(k + 1, TimeWords.YEAR)) {
            return new Parsed(k + 2, calendar.year(modifier));
        }
        return null;
    }

    private boolean isYear(int j) {
        Piece piece = get(j);
        return piece.type() == Type.NUMBER && piece.text().length() == 4 && piece.a() >= FIRST_YEAR
                && piece.a() <= LAST_YEAR;
    }

    private @Nullable Parsed year(int j, @Nullable Relation relation) {
        if (!isYear(j)) {
            return null;
        }
        Piece next = get(j + 1);
        boolean modern = get(j).a() >= 1800;
        String before = get(j - 1).word();
        boolean stands = next.type() == Type.END || next.type() == Type.MARK && !"%$€£°".contains(next.word());
        boolean followed = next.type() == Type.WORD && (next.capital() || functionWord(j + 1));
        boolean introduced = relation != null && relation != Relation.FROM && modern && !MEASURED.contains(next.word())
                || modern && (before.equals("the") || before.equals("its") || before.equals("year"))
                        && !MEASURED.contains(next.word());
        boolean clear = (stands || followed) && !MEASURED.contains(next.word())
                && (modern && (stands || get(j - 1).type() == Type.WORD) || relation != null
                        || BEFORE_YEAR.contains(before));
        if (!introduced && !clear) {
            return null;
        }
        Integer unit = as(UNIT, j + 1);
        boolean named = unit != null && unit == TimeWords.YEAR && !next.is("years") && !next.is("year");
        return new Parsed(named ? j + 2 : j + 1, Period.year(get(j).a()));
    }

    private @Nullable Parsed dayWord(int j) {
        if (get(j).is("day") && get(j + 2).type() == Type.WORD && as(DAY_WORD, j + 2) != null
                && Math.abs(value(DAY_WORD, j + 2)) == 1) {
            return new Parsed(j + 3, calendar.day(2 * value(DAY_WORD, j + 2)));
        }
        Integer offset = as(DAY_WORD, j);
        return offset == null ? null : new Parsed(dayParts(j + 1), calendar.day(offset));
    }

    private @Nullable Parsed season(int j, int start, int i, @Nullable Relation relation) {
        Integer first = as(SEASON, j);
        if (first == null) {
            return null;
        }
        Parsed year = yearFrom(j + 1);
        if (year != null) {
            return new Parsed(year.end(), ReferenceCalendar.seasonOf(first, year.period().from().getYear()));
        }
        boolean adverb = get(j).word().charAt(0) >= 'а';
        boolean inThe = relation != null && j > start || adverb;
        return inThe ? new Parsed(j + 1, calendar.season(first, direction(i, j + 1, relation))) : null;
    }

    /** "Q3 2024", "third quarter of 2024", "first half of the year". */
    private @Nullable Parsed quarter(int j) {
        String word = get(j).word();
        boolean coded = word.length() == 2 && (word.charAt(0) == 'q' || word.charAt(0) == 'h') && word.charAt(1) >= '1'
                && word.charAt(1) <= '4';
        int number = coded ? word.charAt(1) - '0' : ordinal(j);
        boolean half = coded ? word.charAt(0) == 'h' : get(j + 1).is("half");
        if (!coded && !half && !isUnit(j + 1, TimeWords.QUARTER) || number < 1 || number > (half ? 2 : 4)) {
            return null;
        }
        int k = coded ? j + 1 : j + 2;
        Parsed year = yearFrom(k);
        if (year == null && as(OF, k) != null && get(k + 1).is("the") && isUnit(k + 2, TimeWords.YEAR)) {
            year = new Parsed(k + 3, calendar.year(0));
        }
        if (year == null) {
            return null;
        }
        int months = half ? 6 : 3;
        YearMonth first = YearMonth.of(year.period().from().getYear(), (number - 1) * months + 1);
        return new Parsed(year.end(), ReferenceCalendar.months(first, months));
    }

    private int ordinal(int j) {
        Integer word = as(ORDINAL, j);
        return word != null ? word : get(j).type() == Type.ORDINAL ? get(j).a() : 0;
    }

    /** "14th century", "10th and 11th centuries". */
    private @Nullable Parsed century(int j) {
        int first = ordinal(j);
        if (first == 0 || first > 21) {
            return null;
        }
        if (isUnit(j + 1, TimeWords.CENTURY)) {
            return new Parsed(j + 2, ReferenceCalendar.century(first));
        }
        int last = as(AND, j + 1) != null || as(TO, j + 1) != null ? ordinal(j + 2) : 0;
        return last > first && last <= 21 && isUnit(j + 3, TimeWords.CENTURY)
                ? new Parsed(j + 4, ReferenceCalendar.years((first - 1) * 100 + 1, (last - first + 1) * 100))
                : null;
    }

    private @Nullable Parsed ago(int j) {
        Count count = count(j);
        Unit unit = count == null ? null : unit(count.end());
        if (count == null || unit == null || as(AGO, count.end() + 1) == null
                || unit.unit().compareTo(ChronoUnit.DAYS) < 0) {
            return null;
        }
        return new Parsed(count.end() + 2, calendar.ago(count.value() * unit.times(), unit.unit(), count.exact()));
    }

    /** "in two weeks" is a date only of what is to come; else it is how long something took. */
    private @Nullable Parsed ahead(int j, int i, @Nullable Relation relation) {
        Count count = relation == Relation.AT && get(i).is("in") ? count(j) : null;
        Unit unit = count == null ? null : unit(count.end());
        if (count == null || unit == null || unit.unit().compareTo(ChronoUnit.DAYS) < 0) {
            return null;
        }
        int end = count.end() + 1;
        boolean time = get(end).is("time") || get(end + 1).is("time");
        if (time) {
            end = get(end).is("time") ? end + 1 : end + 2;
        } else if (Tense.of(pieces, i, end) != Direction.FUTURE) {
            return null;
        }
        return new Parsed(end,
                new Offset.Shift(count.value() * unit.times(), unit.unit(), count.exact()).from(calendar.day(0)));
    }

    /** "on the 21st". */
    private @Nullable Parsed dayAlone(int j, int i, @Nullable Relation relation) {
        boolean alone = get(j).type() == Type.ORDINAL && relation != null && get(j - 1).is("the")
                && !get(j + 1).lowerCaseWord();
        return !alone || dayNumber(j) == 0
                ? null
                : parsed(j + 1, calendar.dayOfSomeMonth(dayNumber(j), direction(i, j + 1, relation)).map(Period::day));
    }

    private @Nullable Parsed weekend(int j, int i, @Nullable Relation relation) {
        return relation != null && isUnit(j, TimeWords.WEEKEND)
                ? new Parsed(j + 1, calendar.weekend(direction(i, j + 1, relation)))
                : null;
    }

    // Words and numbers.

    /** The month named at {@code j}, whether or not it can stand alone there. */
    private @Nullable Integer month(int j) {
        Integer month = as(MONTH, j);
        month = month == null ? as(MONTH_AMBIGUOUS, j) : month;
        return month == null ? as(MONTH_SHORT, j) : month;
    }

    private boolean unmistakable(int j) {
        return as(MONTH, j) != null || get(j).capital();
    }

    /** Whether the month name at {@code j}, without day and year, is one: "may" and "march" are verbs, "June" and "Jan" are people. */
    private boolean monthAlone(int j, int i) {
        if (as(MONTH, j) != null) {
            return true;
        }
        Piece before = get(j - 1);
        boolean introduced = BEFORE_AMBIGUOUS.contains(before.word())
                && (get(j).capital() || i < j || before.is("mid"));
        boolean byPerson = get(j + 1).capital() && !before.is("in");
        boolean shown = as(MONTH_SHORT, j) == null || before.is("in") || before.is("since");
        return introduced && !byPerson && shown && !(before.is("to") && !get(j).capital())
                && !(before.is("the") && !get(j).capital());
    }

    private boolean functionWord(int j) {
        return FUNCTION_WORDS.contains(get(j).word());
    }

    private @Nullable Count count(int j) {
        Piece piece = get(j);
        if (piece.type() == Type.NUMBER) {
            return piece.a() <= 1000 ? new Count(j + 1, piece.a(), true) : null;
        }
        Integer number = as(NUMBER, j);
        if (number != null) {
            int units = get(j + 1).is("-") ? j + 2 : j + 1;
            Integer more = number >= 20 ? as(NUMBER, units) : null;
            return more != null && more < 10
                    ? new Count(units + 1, number + more, true)
                    : new Count(j + 1, number, true);
        }
        int vague = as(ARTICLE_NUMBER, j) != null ? j + 1 : j;
        Integer few = as(TimeWords.Role.VAGUE_NUMBER, vague);
        if (few != null) {
            return new Count(get(vague + 1).is("of") ? vague + 2 : vague + 1, few, false);
        }
        return as(ARTICLE_NUMBER, j) != null ? new Count(j + 1, 1, true) : null;
    }

    private @Nullable Unit unit(int j) {
        Integer value = as(UNIT, j);
        if (value == null) {
            return null;
        }
        return switch (value) {
            case TimeWords.SECOND -> new Unit(ChronoUnit.SECONDS, 1);
            case TimeWords.MINUTE -> new Unit(ChronoUnit.MINUTES, 1);
            case TimeWords.HOUR -> new Unit(ChronoUnit.HOURS, 1);
            case TimeWords.DAY -> new Unit(ChronoUnit.DAYS, 1);
            case TimeWords.WEEK -> new Unit(ChronoUnit.WEEKS, 1);
            case TimeWords.FORTNIGHT -> new Unit(ChronoUnit.WEEKS, 2);
            case TimeWords.MONTH -> new Unit(ChronoUnit.MONTHS, 1);
            case TimeWords.QUARTER -> new Unit(ChronoUnit.MONTHS, 3);
            case TimeWords.YEAR -> new Unit(ChronoUnit.YEARS, 1);
            case TimeWords.DECADE -> new Unit(ChronoUnit.DECADES, 1);
            case TimeWords.CENTURY -> new Unit(ChronoUnit.CENTURIES, 1);
            default -> null;
        };
    }

    private boolean isUnit(int j, int unit) {
        Integer value = as(UNIT, j);
        return value != null && value == unit;
    }

    /** Where to look for a date without a year. "Until", "by" and "for" point ahead, "since" back, if the clause does not tell. */
    private Direction direction(int i, int end, @Nullable Relation relation) {
        Direction stated = statedDirection(i, end, relation);
        return stated == null ? Direction.PAST : stated;
    }

    private @Nullable Direction statedDirection(int i, int end, @Nullable Relation relation) {
        if (relation == Relation.SINCE) {
            return Direction.PAST;
        }
        String word = get(i).word();
        if (word.equals("for") || word.equals("to") || relation == Relation.UNTIL && moved(i)) {
            Direction direction = Tense.of(pieces, i, i);
            boolean had = get(i - 2).is("had") || get(i - 3).is("had");
            return direction == Direction.PAST && had ? Direction.PAST : Direction.FUTURE;
        }
        Direction direction = Tense.of(pieces, i, end);
        if (direction != null) {
            return direction;
        }
        return relation == Relation.UNTIL || relation == Relation.BY ? Direction.FUTURE : otherwise;
    }

    private Piece get(int index) {
        return pieces.get(index);
    }

    private @Nullable Integer as(TimeWords.Role role, int index) {
        return pieces.get(index).as(role);
    }

    private int value(TimeWords.Role role, int index) {
        Integer value = as(role, index);
        if (value == null) {
            throw new IllegalStateException("no " + role + " at piece " + index);
        }
        return value;
    }

    private Span span(int from, int end) {
        return new Span(get(from).from(), get(end - 1).to());
    }
}
