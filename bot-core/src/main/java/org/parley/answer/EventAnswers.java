package org.parley.answer;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.parley.fact.Entity;
import org.parley.fact.KnowledgeBase;
import org.parley.fact.Mention;
import org.parley.fact.Statement;
import org.parley.lexicon.Lexicon;
import org.parley.lexicon.Relation;
import org.parley.lexicon.SemanticType;
import org.parley.lexicon.Tag;
import org.parley.question.AnswerType;
import org.parley.question.Operator;
import org.parley.question.QuestionAnalysis;
import org.parley.question.Term;
import org.parley.reading.Candidate;
import org.parley.reading.Features;
import org.parley.syntax.Word;
import org.parley.time.Period;
import org.parley.time.Precision;
import org.parley.time.TemporalExpression;
import org.parley.time.TemporalParser;

/** Answers questions about several dated events at once: which came first, what lay between, lists and timelines. Pure. */
final class EventAnswers {

    private static final Pattern ALTERNATIVES = Pattern.compile("\\s*(?:,|;|\\bor\\b|\\band\\b)\\s*",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern EXCEPTION = Pattern.compile(
            "\\b(except|excluding|besides|apart from|other than|leaving|not counting|without)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final int LONGEST_LIST = 8;
    private static final double ABOUT_AS_WELL = 0.8;

    private final KnowledgeBase knowledge;
    private final Lexicon lexicon;
    private final AnswerComposer composer;
    private final LocalDate reachesTo;
    private final IntervalAnswers intervals;

    EventAnswers(KnowledgeBase knowledge, Lexicon lexicon, AnswerComposer composer, LocalDate reachesTo) {
        this.knowledge = knowledge;
        this.lexicon = lexicon;
        this.composer = composer;
        this.reachesTo = reachesTo;
        this.intervals = new IntervalAnswers(composer, reachesTo);
    }

    /**
     * The answer, where the question asks for more than one statement.
     *
     * @param read reads a part of the question by itself, the likeliest statement first
     */
    Optional<Answer> answer(QuestionAnalysis question, List<String> history, Function<String, List<Candidate>> read) {
        return switch (question.operator()) {
            case SUMMARY -> summary();
            case TIMELINE -> timeline(question);
            case LIST -> list(question);
            case ORDER -> order(question, read);
            case BETWEEN -> between(question, read);
            case BEFORE -> neighbour(question, history, read, true);
            case AFTER -> neighbour(question, history, read, false);
            case INTERVAL -> intervals.answer(question, read);
            case FIRST, LATEST -> Optional.empty();
            case NONE -> happened(question).or(() -> next(question, read));
        };
    }

    private Optional<Answer> summary() {
        return knowledge.statements().stream().findFirst()
                .map(first -> answered(AnswerComposer.shorten(composer.wording(first), Optional.empty()),
                        List.of(first), 0.7));
    }

    private Answer answered(String text, List<Statement> statements, double confidence) {
        return new Answer.Answered(text, statements.stream().limit(LONGEST_LIST).map(composer::evidence).toList(),
                confidence, reachesTo);
    }

    private Optional<Answer> timeline(QuestionAnalysis question) {
        List<Statement> events = events(s -> inWindow(question, s) && concerns(question, s));
        return events.isEmpty()
                ? Optional.empty()
                : Optional.of(answered(composer.timeline(events, AnswerComposer.LONGEST_LIST), events, 0.7));
    }

    /** "What happened in May?": all that the days named hold, where the question says no more than that. */
    private Optional<Answer> happened(QuestionAnalysis question) {
        boolean daysAlone = question.terms().isEmpty() && question.times().stream()
                .anyMatch(t -> t instanceof TemporalExpression.Dated dated
                        && dated.period().precision() != Precision.DAY);
        if (!daysAlone || question.type() != AnswerType.THING && question.type() != AnswerType.ANY) {
            return Optional.empty();
        }
        List<Statement> events = events(s -> inWindow(question, s));
        return events.isEmpty()
                ? Optional.empty()
                : Optional.of(answered(composer.timeline(events, AnswerComposer.LONGEST_LIST), events, 0.65));
    }

    private static final Pattern NEXT = Pattern.compile(
            "(?i)^what (?:else )?(?:happened|took place|followed|came) (?:next |right |just |shortly |immediately )*(?<side>after|before) (?<event>.+?)[?.!]*$");

    /** "What happened after the vote?": the event next to the one that is named. */
    private Optional<Answer> next(QuestionAnalysis question, Function<String, List<Candidate>> read) {
        var matcher = NEXT.matcher(question.text());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        boolean before = matcher.group("side").equalsIgnoreCase("before");
        return dated(read.apply(matcher.group("event"))).flatMap(anchor -> beside(anchor, before, s -> true));
    }

    private Optional<Answer> list(QuestionAnalysis question) {
        List<Term> others = question.terms().stream().filter(t -> t.kind() != Term.Kind.FOCUS && !excluded(question, t))
                .toList();
        if (question.type() == AnswerType.DATE && others.isEmpty()) {
            List<Statement> events = events(
                    s -> s.fact().when().filter(w -> w.precision() == Precision.DAY).isPresent());
            return events.isEmpty()
                    ? Optional.empty()
                    : Optional.of(answered(composer.timeline(events, AnswerComposer.LONGEST_LIST), events, 0.6));
        }
        if (question.focus().isEmpty()) {
            return Optional.empty();
        }
        Word focus = question.focus().get();
        if (question.type() == AnswerType.PLACE && others.isEmpty()) {
            return places(question, focus);
        }
        Set<SemanticType> types = lexicon.mainTypes(focus.lemma());
        boolean happens = types.contains(SemanticType.EVENT) || types.contains(SemanticType.ACT)
                || types.contains(SemanticType.GROUP)
                || types.contains(SemanticType.COMMUNICATION);
        boolean namesOnly = others.stream().allMatch(t -> t.kind() == Term.Kind.NAME || t.kind() == Term.Kind.NOUN);
        if (happens && namesOnly && focus.lower().endsWith("s")) {
            List<Term> nouns = others.stream().filter(t -> t.kind() == Term.Kind.NOUN
                    && !lexicon.mainTypes(t.lemma()).contains(SemanticType.LOCATION)).toList();
            List<Statement> events = events(s -> inWindow(question, s) && says(s, focus)
                    && nouns.stream().allMatch(t -> says(s, t.word()) || s.context().containsKey(t.lemma())));
            return events.size() < 2
                    ? Optional.empty()
                    : Optional.of(answered(composer.timeline(events, AnswerComposer.LONGEST_LIST), events, 0.6));
        }
        return Optional.empty();
    }

    private static boolean excluded(QuestionAnalysis question, Term term) {
        var matcher = EXCEPTION.matcher(question.text());
        return matcher.find() && term.index() >= 0 && term.word().span().from() >= matcher.start();
    }

    private Optional<Answer> places(QuestionAnalysis question, Word focus) {
        Set<String> asked = new HashSet<>();
        question.mentions().forEach(m -> asked.add(m.entity()));
        List<Entity> found = new ArrayList<>();
        List<Statement> where = new ArrayList<>();
        for (Entity entity : knowledge.entities().entities()) {
            boolean kind = entity.kind() == Entity.Kind.PLACE
                    && (entity.description().contains(focus.lemma()) || entity.roles().stream()
                            .anyMatch(r -> r.contains(focus.lemma())));
            Optional<Statement> named = knowledge.statements().stream().filter(s -> names(s, entity.id())).findFirst();
            if (kind && !asked.contains(entity.id()) && named.isPresent()) {
                found.add(entity);
                where.add(named.get());
            }
        }
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(answered(String.join(", ", found.stream().map(Entity::name).toList()) + ".", where, 0.6));
    }

    private static boolean names(Statement statement, String entity) {
        return statement.mentions().stream().anyMatch(m -> m.entity().equals(entity));
    }

    private boolean says(Statement statement, Word noun) {
        for (Word word : statement.sentence().words()) {
            Relation relation = word.isContent()
                    ? lexicon.relation(word.lemma(), word.tag(), noun.lemma(), Tag.NOUN)
                    : Relation.NONE;
            if (relation == Relation.SAME || relation == Relation.DERIVED || relation == Relation.SYNONYM) {
                return true;
            }
        }
        return false;
    }

    private boolean concerns(QuestionAnalysis question, Statement statement) {
        List<String> asked = question.mentions().stream().map(Mention::entity)
                .filter(id -> knowledge.entities().find(id).filter(e -> e.kind() != Entity.Kind.EVENT).isPresent())
                .toList();
        return asked.isEmpty() || asked.stream().anyMatch(id -> names(statement, id));
    }

    private static boolean inWindow(QuestionAnalysis question, Statement statement) {
        LocalDate from = null;
        LocalDate to = null;
        for (TemporalExpression time : question.times()) {
            if (time instanceof TemporalExpression.Dated dated) {
                boolean opens = switch (dated.relation()) {
                    case AT, SINCE, FROM, AFTER, FORMERLY -> true;
                    case UNTIL, BY, BEFORE -> false;
                };
                boolean closes = switch (dated.relation()) {
                    case AT, UNTIL, BY, BEFORE, FORMERLY -> true;
                    case SINCE, FROM, AFTER -> false;
                };
                from = opens && (from == null || dated.period().from().isBefore(from)) ? dated.period().from() : from;
                to = closes && (to == null || dated.period().to().isAfter(to)) ? dated.period().to() : to;
            }
        }
        from = from == null && to != null ? TemporalParser.DISTANT_PAST : from;
        to = to == null && from != null ? TemporalParser.DISTANT_FUTURE : to;
        if (from == null || to == null) {
            return true;
        }
        Period window = new Period(from, to, Precision.RANGE);
        return statement.fact().when().filter(window::overlaps).isPresent();
    }

    /** One statement for each dated event, in order; ranges that only bound an unknown day are no dates. */
    private List<Statement> events(java.util.function.Predicate<Statement> wanted) {
        Map<String, Statement> events = new LinkedHashMap<>();
        for (Statement statement : knowledge.statements()) {
            Optional<Period> when = statement.fact().when()
                    .filter(w -> w.precision() != Precision.RANGE && w.precision() != Precision.YEAR);
            if (when.isPresent() && wanted.test(statement)) {
                String event = statement.fact().event().isEmpty() ? statement.fact().id() : statement.fact().event();
                events.putIfAbsent(event + "@" + when.get().iso(), statement);
            }
        }
        List<Statement> ordered = new ArrayList<>(events.values());
        ordered.sort(Comparator.comparing(s -> s.fact().when().orElseThrow()));
        return ordered;
    }

    private record Option(String words, Statement statement, Period when) {
    }

    private Optional<Answer> order(QuestionAnalysis question, Function<String, List<Candidate>> read) {
        List<Option> options = new ArrayList<>();
        for (String words : alternatives(question.text())) {
            read.apply(words).stream().limit(4).filter(c -> c.statement().fact().when().isPresent()).findFirst()
                    .ifPresent(c -> options.add(new Option(words, c.statement(), c.statement().fact().when().get())));
        }
        if (options.size() < 2 || options.size() != alternatives(question.text()).size()) {
            return Optional.empty();
        }
        options.sort(Comparator.comparing(Option::when));
        String lower = question.text().toLowerCase(java.util.Locale.ROOT);
        boolean last = lower.contains("last") || lower.contains("latest") || lower.contains("later");
        Option chosen = last ? options.get(options.size() - 1) : options.get(0);
        List<Option> rest = new ArrayList<>(options);
        rest.remove(chosen);
        StringBuilder text = new StringBuilder(capitalized(chosen.words())).append(", on ")
                .append(chosen.when().inWords()).append(". ");
        text.append(last ? "Before it: " : "After it: ");
        text.append(String.join("; ", rest.stream().map(o -> o.words() + ", " + o.when().inWords()).toList()))
                .append('.');
        List<Statement> statements = options.stream().map(Option::statement).toList();
        return Optional.of(answered(text.toString(), statements, 0.75));
    }

    private static List<String> alternatives(String text) {
        String part = text.contains(":") ? text.substring(text.indexOf(':') + 1) : text;
        List<String> found = new ArrayList<>();
        for (String piece : ALTERNATIVES.split(part.replace("?", ""))) {
            if (!piece.isBlank()) {
                found.add(piece.strip());
            }
        }
        return found;
    }

    private static String capitalized(String text) {
        return text.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + text.substring(1);
    }

    private static final Pattern BOUNDS = Pattern.compile(
            "(?i)(?:\\bafter (?<after>.+?) (?:and|but) before (?<before>.+?)|\\bbetween (?<from>.+?) and (?<to>.+?))[?.]?$");

    private Optional<Answer> between(QuestionAnalysis question, Function<String, List<Candidate>> read) {
        var matcher = BOUNDS.matcher(question.text());
        if (!matcher.find()) {
            return Optional.empty();
        }
        String first = matcher.group("after") != null ? matcher.group("after") : matcher.group("from");
        String second = matcher.group("before") != null ? matcher.group("before") : matcher.group("to");
        Optional<Period> from = dated(read.apply(first));
        Optional<Period> to = dated(read.apply(second));
        if (from.isEmpty() || to.isEmpty()) {
            return Optional.empty();
        }
        List<Statement> events = events(s -> {
            Period when = s.fact().when().orElseThrow();
            return !when.from().isBefore(from.get().to()) && !when.to().isAfter(to.get().from());
        });
        return events.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        answered(AnswerComposer.shorten(composer.timeline(events, AnswerComposer.LONGEST_LIST),
                                Optional.empty()), events, 0.65));
    }

    private static Optional<Period> dated(List<Candidate> candidates) {
        return candidates.stream().limit(3).flatMap(c -> c.statement().fact().when().stream()).findFirst();
    }

    /** The event before or after the one that the conversation or the question means. */
    private Optional<Answer> neighbour(QuestionAnalysis question, List<String> history,
            Function<String, List<Candidate>> read, boolean before) {
        Optional<Period> anchor = history.isEmpty()
                ? Optional.empty()
                : dated(read.apply(history.get(history.size() - 1)));
        if (anchor.isEmpty()) {
            return Optional.empty();
        }
        return beside(anchor.get(), before, s -> question.terms().stream().filter(t -> t.kind() == Term.Kind.NOUN)
                .allMatch(t -> says(s, t.word())));
    }

    private Optional<Answer> beside(Period anchor, boolean before, java.util.function.Predicate<Statement> wanted) {
        List<Statement> events = events(s -> {
            Period when = s.fact().when().orElseThrow();
            boolean placed = before ? !when.to().isAfter(anchor.from()) : !when.from().isBefore(anchor.to());
            return placed && wanted.test(s);
        });
        if (events.isEmpty()) {
            return Optional.empty();
        }
        Statement nearest = before ? events.get(events.size() - 1) : events.get(0);
        String text = nearest.fact().when().orElseThrow().inWords() + ": " + composer.wording(nearest);
        return Optional.of(answered(AnswerComposer.shorten(text, Optional.empty()), List.of(nearest), 0.65));
    }

    /** Of candidates that answer about as well, the earliest or the latest. */
    Candidate pick(QuestionAnalysis question, List<Candidate> candidates) {
        Candidate best = candidates.get(0);
        if (question.operator() != Operator.FIRST && question.operator() != Operator.LATEST) {
            return best;
        }
        Comparator<Candidate> byDate = Comparator
                .comparing((Candidate c) -> c.statement().fact().when().map(Period::from).orElse(LocalDate.MIN))
                .thenComparing(c -> c.statement().fact().source().published());
        List<Candidate> close = candidates.stream()
                .filter(c -> c.probability() >= best.probability() * ABOUT_AS_WELL
                        && c.statement().fact().when().isPresent()
                        && c.features().get(Features.Name.FRAME_UNREAL) == 0)
                .toList();
        if (close.isEmpty()) {
            return best;
        }
        return question.operator() == Operator.LATEST
                ? close.stream().max(byDate).orElse(best)
                : close.stream().min(byDate).orElse(best);
    }
}
