package org.parley.timeline;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.parley.answer.StatementWording;
import org.parley.article.Source;
import org.parley.fact.Certainty;
import org.parley.fact.Fact;
import org.parley.fact.KnowledgeBase;
import org.parley.fact.Statement;
import org.parley.lexicon.Tag;
import org.parley.story.Change;
import org.parley.story.Links;
import org.parley.story.Story;
import org.parley.syntax.Frame;
import org.parley.syntax.Word;
import org.parley.text.Span;
import org.parley.time.Period;
import org.parley.time.Precision;
import org.parley.time.TemporalExpression;
import org.parley.time.TemporalExpression.Dated;

/**
 * The dated events that articles tell of: one for each date of each sentence, told once however many copies carry it, marked where it
 * is still a plan or was one and has been put off. Pure.
 */
public final class ArticleEvents {

    private static final Pattern DIGIT = Pattern.compile("\\d");
    private static final Pattern IN_YEAR = Pattern
            .compile("(?i)(in|since|during|early|late|mid|at the end of)\\b.*|.*\\bago|to \\d+");
    /** A month that is named, or that lies ahead: "last month" says less than what else dates the event. */
    private static final Pattern NAMED_MONTH = Pattern.compile(
            "(?i).*(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|\\d).*|.*\\bnext\\b.*");
    /** Leads to a date that only says for how long something has not been. */
    private static final Pattern NOT_SINCE = Pattern
            .compile("(?i)\\b(no|not|never|first|only|nobody|none)( [^ ]+){0,6}$");
    /** Leads to a date that was given up, where the sentence goes on to name another. */
    private static final Pattern FORESEEN = Pattern
            .compile("(?i)\\b(promised|set|due|planned|scheduled|expected|announced)( to [a-z]+)?$");
    private static final Set<String> REPORTING = Set.of("say", "tell", "announce", "report", "state", "confirm", "add",
            "estimate", "warn", "claim");
    /** Two sentences with so much in common that are dated alike tell of one event. */
    private static final double SAME = 0.5;
    /** The same for a plan and what was then reported of that day. */
    private static final double FULFILLED = 0.3;
    /** A stretch of so many days is one event; the end of a longer one is another. */
    private static final int SHORT_STRETCH = 7;
    private static final Pattern POSSESSIVE = Pattern.compile("['’]s\\b");
    /** Words between a comma and the verb of saying that a speaker with title and office may take. */
    private static final int LONGEST_SPEAKER = 12;
    private static final Set<String> SENTENCE_ENDS = Set.of(".", "!", "?", "\"", "”");

    private final KnowledgeBase knowledge;
    private final Links links;
    private final Map<Period, List<Told>> byDate = new HashMap<>();
    private final List<Fact> events = new ArrayList<>();

    private record Told(Set<String> words, String event, boolean planned) {
    }

    private ArticleEvents(KnowledgeBase knowledge, Links links) {
        this.knowledge = knowledge;
        this.links = links;
    }

    /**
     * The facts that make a timeline: curated ones as they are, of articles one for each event.
     *
     * @param links what later statements make of earlier ones
     * @param stories the articles, copies put together
     */
    public static List<Fact> of(KnowledgeBase knowledge, Links links, List<Story> stories) {
        ArticleEvents found = new ArticleEvents(knowledge, links);
        Set<Source> told = new HashSet<>();
        Set<Source> copies = new HashSet<>();
        for (Story story : stories) {
            told.add(story.told().source());
            story.reports().forEach(report -> copies.add(report.article().source()));
        }
        for (Statement statement : knowledge.statements()) {
            if (told.contains(statement.fact().source())) {
                found.add(statement);
            } else if (!copies.contains(statement.fact().source())) {
                found.events.add(statement.fact());
            }
        }
        return found.events;
    }

    private void add(Statement statement) {
        LocalDate published = day(statement.fact().source().published());
        Set<Period> days = new HashSet<>();
        for (TemporalExpression time : statement.times()) {
            if (time instanceof Dated dated && !quoted(statement, dated) && !denied(statement, dated)) {
                dates(statement, dated, published).stream().filter(days::add)
                        .forEach(date -> add(statement, dated, date, published));
            }
        }
    }

    private void add(Statement statement, Dated dated, Period date, LocalDate published) {
        Span part = part(statement, dated);
        String text = sentence(StatementWording.named(statement, knowledge.entities(), part))
                + StatementWording.subject(statement) + corrected(statement);
        Set<String> words = words(statement, part);
        List<Told> others = byDate.computeIfAbsent(date, d -> new ArrayList<>());
        Fact fact = statement.fact();
        Certainty certainty = certainty(statement, date, published);
        boolean planned = certainty == Certainty.PLANNED;
        String event = others.stream()
                .filter(other -> alike(words, other.words(), other.planned() == planned ? SAME : FULFILLED))
                .map(Told::event).findFirst().orElse(fact.id() + "@" + date.iso());
        others.add(new Told(words, event, planned));
        events.add(new Fact(fact.id() + "@" + date.iso(), text, Optional.of(date), fact.where(),
                statement.mentions().stream().map(m -> m.entity()).distinct().toList(), fact.whom(), fact.saidBy(),
                fact.quote(), certainty, event, fact.wordings(), fact.translations(),
                fact.source(), fact.place()));
    }

    /** The day, month or year of the event; of a stretch both ends; none for a bound, a name or a vague stretch. */
    private static List<Period> dates(Statement statement, Dated dated, LocalDate published) {
        Period period = dated.period();
        String words = dated.span().of(statement.sentence().text());
        if (isBound(statement, dated)) {
            return List.of();
        }
        boolean digits = DIGIT.matcher(words).find();
        boolean wanted = switch (period.precision()) {
            case DAY -> true;
            case MONTH -> NAMED_MONTH.matcher(words).matches();
            case YEAR -> digits && IN_YEAR.matcher(words).matches() && period.from().getYear() <= published.getYear();
            case RANGE -> digits;
        };
        if (!wanted) {
            return List.of();
        }
        return period.precision() == Precision.RANGE ? ends(period) : List.of(period);
    }

    private static List<Period> ends(Period range) {
        LocalDate last = range.to().minusDays(1);
        if (range.from().getDayOfYear() == 1 && range.to().getDayOfYear() == 1) {
            return List.of(Period.year(range.from().getYear()), Period.year(last.getYear()));
        }
        return range.from().plusDays(SHORT_STRETCH).isAfter(last)
                ? List.of(Period.day(range.from()))
                : List.of(Period.day(range.from()), Period.day(last));
    }

    /** Whether the date only says until or since when something is not, which event is meant, or what was planned before. */
    private static boolean isBound(Statement statement, Dated dated) {
        String text = statement.sentence().text();
        String before = text.substring(0, dated.span().from()).stripTrailing();
        String after = text.substring(dated.span().to());
        boolean bound = switch (dated.relation()) {
            case AT, FROM, BY -> false;
            case SINCE -> NOT_SINCE.matcher(before).find();
            case UNTIL -> dated.period().precision() != Precision.DAY;
            case BEFORE, AFTER, FORMERLY -> true;
        };
        boolean replaced = FORESEEN.matcher(before).find() && statement.times().stream()
                .anyMatch(time -> time instanceof Dated && time.span().from() > dated.span().to());
        boolean named = dated.period().precision() != Precision.DAY && POSSESSIVE.matcher(after).lookingAt();
        return bound || replaced || named;
    }

    private static boolean quoted(Statement statement, Dated dated) {
        return statement.sentence().words().stream().anyMatch(w -> w.span().overlaps(dated.span()) && w.inQuote());
    }

    private static Optional<Frame> frame(Statement statement, Dated dated) {
        return statement.sentence().frames().stream()
                .filter(f -> statement.sentence().words().get(f.verb()).span().from() < dated.span().from())
                .reduce((first, second) -> second);
    }

    private static boolean denied(Statement statement, Dated dated) {
        String before = statement.sentence().text().substring(0, dated.span().from()).stripTrailing();
        return before.endsWith(" not") || frame(statement, dated)
                .filter(f -> f.negated() && dated.period().precision() == Precision.DAY).isPresent();
    }

    private Certainty certainty(Statement statement, Period date, LocalDate published) {
        Optional<Change> change = links.supersededBy(statement).stream()
                .filter(c -> c.what() == Change.What.DATE || c.what() == Change.What.CALLED_OFF).findFirst();
        boolean moved = change.filter(c -> c.what() == Change.What.CALLED_OFF || c.was().equals(date.inWords()))
                .isPresent();
        if (moved) {
            return change.orElseThrow().what() == Change.What.DATE ? Certainty.POSTPONED : Certainty.CANCELLED;
        }
        Certainty stated = statement.fact().certainty();
        if (date.from().isAfter(published)) {
            return Certainty.PLANNED;
        }
        return stated == Certainty.PLANNED || stated == Certainty.CANCELLED ? Certainty.REPORTED : stated;
    }

    /**
     * The part of the sentence that tells the event: without who said so at its end, unless it is the saying that is dated or the
     * sentence goes on after it.
     */
    private static Span part(Statement statement, Dated dated) {
        String text = statement.sentence().text();
        List<Word> words = statement.sentence().words();
        for (Frame frame : statement.sentence().frames()) {
            Word verb = words.get(frame.verb());
            if (!REPORTING.contains(frame.lemma()) || verb.inQuote() || verb.span().from() < dated.span().from()) {
                continue;
            }
            int comma = text.lastIndexOf(", ", verb.span().from());
            boolean follows = comma >= dated.span().to()
                    && text.substring(comma, verb.span().from()).split(" ").length <= LONGEST_SPEAKER
                    && text.indexOf(',', verb.span().to()) < 0;
            if (follows) {
                return new Span(0, comma);
            }
        }
        return new Span(0, text.length());
    }

    private static String sentence(String text) {
        return SENTENCE_ENDS.stream().anyMatch(text::endsWith) ? text : text + ".";
    }

    /** That a figure in it no longer holds; empty where nothing corrected it. */
    private String corrected(Statement statement) {
        return links.supersededBy(statement).stream().filter(change -> change.what() == Change.What.FIGURE).findFirst()
                .map(change -> " (Corrected on "
                        + Period.day(day(change.now().fact().source().published())).inWords() + ".)")
                .orElse("");
    }

    private static LocalDate day(Instant instant) {
        return instant.atZone(ZoneOffset.UTC).toLocalDate();
    }

    private static Set<String> words(Statement statement, Span part) {
        Set<String> words = new HashSet<>();
        for (Word word : statement.sentence().words()) {
            boolean dated = statement.times().stream().anyMatch(time -> time.span().overlaps(word.span()));
            if ((word.isContent() || word.tag() == Tag.PROPN) && !dated && part.overlaps(word.span())) {
                words.add(word.lemma());
            }
        }
        return words;
    }

    private static boolean alike(Set<String> words, Set<String> others, double share) {
        Set<String> shared = new HashSet<>(words);
        shared.retainAll(others);
        return shared.size() >= share * Math.min(words.size(), others.size());
    }
}
