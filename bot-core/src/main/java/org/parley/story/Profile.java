package org.parley.story;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.parley.fact.Mention;
import org.parley.fact.Statement;
import org.parley.lexicon.Tag;
import org.parley.syntax.Frame;
import org.parley.syntax.NounPhrase;
import org.parley.syntax.Word;
import org.parley.time.Period;
import org.parley.time.TemporalExpression;
import org.parley.time.TemporalExpression.Dated;

/** What of a statement is compared with others, worked out once. */
final class Profile {

    /** Verbs of telling and of being: that two statements share one means nothing. */
    private static final Set<String> EMPTY_VERBS = Set.of("say", "tell", "announce", "report", "claim", "add", "state",
            "confirm", "be", "have", "make", "take", "do", "call", "go", "come", "give", "put", "get", "hold", "will",
            "plan", "expect", "set", "due", "first", "last", "next", "second", "third", "new", "day", "week", "month",
            "year", "date", "time", "reporter", "statement");
    private static final Set<String> SPEAKING = Set.of("say", "tell", "announce", "report", "claim", "add", "state",
            "confirm", "insist", "argue", "put", "estimate", "count", "give", "deny", "dispute", "contradict",
            "correct");

    /** What leads to a date that something was to happen on. */
    private static final Pattern FORESEEN = Pattern.compile(
            "\\b(promised|due|planned|set|scheduled|expected|announced)( to [a-z]+)?( for| on| by)?( about)?$");
    /** So many words before a date name the event that it dates. */
    private static final int EVENT_REACH = 10;

    final Statement statement;
    final LocalDate published;
    /** Lemmas of content words outside quotations, dates and numbers, each with its part of speech. */
    final Map<String, Tag> terms = new LinkedHashMap<>();
    /** Ids of the entities that are mentioned. */
    final Set<String> entities = new HashSet<>();
    /** Ids of those whose word the statement is. */
    final Set<String> speakers = new HashSet<>();
    final List<Quantity> quantities;
    final List<Dated> dates = new ArrayList<>();

    Profile(Statement statement) {
        this.statement = statement;
        this.published = statement.fact().source().published().atZone(ZoneOffset.UTC).toLocalDate();
        this.quantities = Quantity.of(statement);
        List<Word> words = statement.sentence().words();
        boolean[] named = new boolean[words.size()];
        for (Mention mention : statement.mentions()) {
            entities.add(mention.entity());
            for (int i = mention.from(); i < mention.to() && !mention.resolved(); i++) {
                named[i] = true;
            }
        }
        for (int i = 0; i < words.size(); i++) {
            Word word = words.get(i);
            boolean dated = statement.times().stream().anyMatch(time -> time.span().overlaps(word.span()));
            if (word.isContent() && word.tag() != Tag.NUM && !named[i] && !word.inQuote() && !dated
                    && !EMPTY_VERBS.contains(word.lemma())) {
                terms.putIfAbsent(word.lemma(), word.tag());
            }
        }
        for (TemporalExpression time : statement.times()) {
            if (time instanceof Dated dated && !quoted(time)) {
                dates.add(dated);
            }
        }
        speakers(words);
    }

    private void speakers(List<Word> words) {
        for (Frame frame : statement.sentence().frames()) {
            if (SPEAKING.contains(frame.lemma()) && !words.get(frame.verb()).inQuote()) {
                for (NounPhrase phrase : frame.subject()) {
                    statement.mentions().stream().filter(m -> m.from() < phrase.to() && m.to() > phrase.from())
                            .forEach(m -> speakers.add(m.entity()));
                }
            }
        }
    }

    boolean quoted(TemporalExpression time) {
        return statement.sentence().words().stream().anyMatch(w -> w.span().overlaps(time.span()) && w.inQuote());
    }

    /** The last verb before {@code time}, which the date belongs to. */
    private java.util.Optional<Frame> frame(TemporalExpression time) {
        return statement.sentence().frames().stream()
                .filter(f -> statement.sentence().words().get(f.verb()).span().from() < time.span().from())
                .reduce((first, second) -> second);
    }

    /** Whether the statement says that it is not, or no longer, on that day. */
    boolean excludes(Dated date) {
        String before = statement.sentence().text().substring(0, date.span().from()).toLowerCase(java.util.Locale.ROOT)
                .stripTrailing();
        return date.relation() == TemporalExpression.Relation.FORMERLY || before.endsWith(" not")
                || before.endsWith("instead of") || before.endsWith("rather than")
                || !date.period().from().isAfter(published) && FORESEEN.matcher(before).find()
                || frame(date).filter(Frame::negated).isPresent();
    }

    /** The days that it expects something on: after its publication, and not excluded by it. */
    List<Period> planned() {
        return dates.stream().filter(d -> !excludes(d) && d.period().from().isAfter(published)).map(Dated::period)
                .toList();
    }

    /** The terms of the few words that lead to a date: the event that it dates. */
    Map<String, Tag> before(LocalDate day) {
        Map<String, Tag> event = new LinkedHashMap<>();
        for (Dated date : dates) {
            if (date.period().from().equals(day)) {
                List<Word> words = statement.sentence().words().stream()
                        .filter(w -> w.span().to() <= date.span().from()).toList();
                words.subList(Math.max(0, words.size() - EVENT_REACH), words.size()).stream()
                        .filter(w -> w.tag() == Tag.NOUN || w.tag() == Tag.VERB)
                        .filter(w -> terms.containsKey(w.lemma())).forEach(w -> event.put(w.lemma(), w.tag()));
            }
        }
        return event;
    }

    String article() {
        return statement.fact().source().article();
    }
}
