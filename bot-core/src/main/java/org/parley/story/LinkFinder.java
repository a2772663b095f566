package org.parley.story;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.parley.fact.Certainty;
import org.parley.fact.Entity;
import org.parley.fact.KnowledgeBase;
import org.parley.fact.Mention;
import org.parley.fact.Statement;
import org.parley.lexicon.Lexicon;
import org.parley.lexicon.Tag;
import org.parley.story.Change.What;
import org.parley.story.Likeness.Degree;
import org.parley.syntax.Frame;
import org.parley.syntax.Word;
import org.parley.text.Numbers;
import org.parley.time.Period;
import org.parley.time.TemporalExpression.Dated;

/** Finds changes and disputes by the values that statements give, and compares only those that name the same value. */
final class LinkFinder {

    private static final Set<String> MOVING = Set.of("postpone", "put off", "put back", "push back", "delay", "move",
            "shift", "reschedule", "bring forward", "bring", "advance", "extend", "prolong", "slip", "change",
            "adjourn", "defer", "cancel", "call off", "suspend");
    private static final Pattern MOVED = Pattern.compile(
            "(?i)\\b(after all|than (first |originally )?(planned|expected|scheduled|announced|promised)|instead|originally|had been (due|planned|set|scheduled|expected|to)|was (due|to have|originally)|were (due|to have)|first (been )?(set|planned|due|announced)|no longer|will not|due to|(days?|weeks?|hours?) late)\\b");
    /** "two days later than planned", "a day late": how far from the plan it happened. */
    private static final Pattern OFF_PLAN = Pattern.compile(
            "(?i)\\b(a|an|one|two|three|four|five|six|seven|eight|nine|ten|\\d{1,2}) (day|week)s? (later than|earlier than|late|early|behind schedule|ahead of schedule)\\b");
    private static final Pattern NOW = Pattern.compile("(?i)\\bnow (expected|due|planned|scheduled|set|to|come|be)\\b");
    private static final Pattern OFF_FIGURE = Pattern
            .compile(
                    "(?i)\\b(less|fewer|more)\\b(?: than (?:first |originally )?(?:planned|promised|announced|expected|reported))");
    private static final Set<String> CORRECTING = Set.of("correct", "revise", "amend", "withdraw", "restate", "retract",
            "update", "admit");
    /** Verbs that correct a figure, and otherwise change the world. */
    private static final Set<String> ADJUSTING = Set.of("lower", "raise", "reduce", "increase", "cut", "change",
            "adjust");
    private static final Set<String> FIGURES = Set.of("number", "figure", "estimate", "count", "toll", "total",
            "tally");
    private static final Set<String> DROPPING = Set.of("cancel", "call off", "scrap", "shelve", "abandon", "drop",
            "axe", "withdraw", "lift", "revoke", "rescind", "give up");
    private static final Set<String> INTENTIONS = Set.of("plan", "threat", "proposal", "idea", "intention", "bid",
            "decision", "demand", "condition", "order");
    private static final Set<String> CONTRADICTING = Set.of("dispute", "contradict", "rebut", "refute", "deny",
            "reject", "dismiss");

    /** From this likeness on, two statements that name the same value speak of the same thing; chosen on the tuning sets. */
    private static final double ALIKE = 0.3;
    /** The same for sums of money: two that are equal are seldom of two things. */
    private static final double ALIKE_IN_MONEY = 0.18;
    /** The weight that a context gives to words of the headline; those of the sentence before in the same paragraph have more. */
    private static final float NEAR = 0.5f;

    private final KnowledgeBase knowledge;
    private final List<Profile> profiles;
    private final Likeness likeness;
    private final Map<LocalDate, List<Profile>> plannedOn = new HashMap<>();
    private final Map<Double, List<Profile>> numbered = new HashMap<>();
    private final Map<String, List<Profile>> plans = new HashMap<>();
    private final Map<String, List<Profile>> denials = new HashMap<>();
    private final List<Change> changes = Collections.synchronizedList(new ArrayList<>());
    private final Set<String> linked = ConcurrentHashMap.newKeySet();
    private final List<Dispute> disputes = Collections.synchronizedList(new ArrayList<>());

    LinkFinder(KnowledgeBase knowledge, Lexicon lexicon) {
        this.knowledge = knowledge;
        this.profiles = knowledge.statements().parallelStream().map(Profile::new).toList();
        this.likeness = new Likeness(lexicon, profiles);
        profiles.forEach(this::index);
        // Each finds what it makes of others by itself, in order; only the order of those that find is lost.
        profiles.parallelStream().forEach(this::link);
        changes.sort(Comparator.comparing((Change c) -> c.now().fact().source().published())
                .thenComparing(c -> c.now().ordinal()).thenComparing(c -> c.old().ordinal()));
        disputes.sort(Comparator.comparing(d -> d.other().ordinal()));
    }

    List<Change> changes() {
        return changes;
    }

    List<Dispute> disputes() {
        return disputes;
    }

    private void index(Profile profile) {
        for (Period day : profile.planned()) {
            plannedOn.computeIfAbsent(day.from(), d -> new ArrayList<>()).add(profile);
        }
        for (Quantity quantity : profile.quantities) {
            numbered.computeIfAbsent(quantity.value(), v -> new ArrayList<>()).add(profile);
        }
        if (profile.statement.fact().certainty() == Certainty.PLANNED || !profile.planned().isEmpty()) {
            profile.terms.keySet().forEach(t -> plans.computeIfAbsent(t, x -> new ArrayList<>()).add(profile));
        }
        if (profile.statement.fact().certainty() == Certainty.DENIED) {
            profile.entities.forEach(e -> denials.computeIfAbsent(e, x -> new ArrayList<>()).add(profile));
        }
    }

    private void link(Profile now) {
        moved(now);
        expectedNow(now);
        figures(now);
        dropped(now);
        borneOut(now);
        contradicted(now);
    }

    /** Whether {@code now} may speak of what {@code old} said: it came later, not too late, in another article, with a word in common. */
    private static boolean earlier(Profile old, Profile now) {
        return precedes(old, now) && Likeness.touch(old, now);
    }

    private static boolean precedes(Profile old, Profile now) {
        return old.statement.fact().source().published().isBefore(now.statement.fact().source().published())
                && !old.published.isBefore(now.published.minusYears(1)) && !old.article().equals(now.article());
    }

    private void add(Profile old, Profile now, What what, String was) {
        if (linked.add(old.statement.ordinal() + " " + now.statement.ordinal() + " " + was)) {
            changes.add(new Change(old.statement, now.statement, what, was));
        }
    }

    // A plan for a day that the later statement names as given up.

    private void moved(Profile now) {
        for (LocalDate day : givenUp(now)) {
            for (Profile old : plannedOn.getOrDefault(day, List.of())) {
                if (earlier(old, now) && sameEvent(old, day, now)) {
                    Period was = old.planned().stream().filter(p -> p.from().equals(day)).findFirst().orElseThrow();
                    add(old, now, What.DATE, was.inWords());
                }
            }
        }
    }

    /** "is now expected to open on 3 November": in place of any other day that was planned for the same and has not come yet. */
    private void expectedNow(Profile now) {
        List<Period> days = now.planned();
        if (days.isEmpty() || !NOW.matcher(now.statement.sentence().text()).find()) {
            return;
        }
        Map<String, Tag> event = now.before(days.get(0).from());
        Set<Profile> candidates = new LinkedHashSet<>();
        event.keySet().forEach(term -> candidates.addAll(plans.getOrDefault(term, List.of())));
        for (Profile old : candidates) {
            for (Period was : old.planned()) {
                boolean open = !days.contains(was) && was.from().isAfter(now.published)
                        && was.precision() == days.get(0).precision();
                long shared = event.entrySet().stream()
                        .filter(term -> old.before(was.from()).containsKey(term.getKey()))
                        .count();
                if (open && earlier(old, now) && shared >= 2) {
                    add(old, now, What.DATE, was.inWords());
                }
            }
        }
    }

    /** The days on which, by the statement, something is not, or was to be and was not. */
    private static Set<LocalDate> givenUp(Profile now) {
        if (now.dates.isEmpty()) {
            return Set.of();
        }
        String text = now.statement.sentence().text();
        Set<LocalDate> days = new LinkedHashSet<>();
        now.dates.stream().filter(now::excludes).forEach(date -> days.add(date.period().from()));
        Matcher off = OFF_PLAN.matcher(text);
        if (off.find()) {
            long shift = count(off.group(1)) * (off.group(2).equalsIgnoreCase("week") ? 7L : 1L);
            boolean later = off.group(3).toLowerCase(Locale.ROOT).matches("(late|behind).*");
            now.dates.forEach(date -> days.add(date.period().from().plusDays(later ? -shift : shift)));
        } else if (MOVED.matcher(text).find() || now.statement.sentence().frames().stream()
                .anyMatch(
                        f -> MOVING.contains(f.lemma()) && !now.statement.sentence().words().get(f.verb()).inQuote())) {
            now.dates.stream().filter(date -> !date.period().from().isAfter(now.published))
                    .forEach(date -> days.add(date.period().from()));
        }
        return days;
    }

    /** Whether both speak of what {@code old} plans for {@code day}; a statement about "it" speaks of what stands before it. */
    private boolean sameEvent(Profile old, LocalDate day, Profile now) {
        Degree degree = likeness.of(now, old);
        if (degree.words() >= 1 && degree.words() + degree.entities() >= 2 && degree.score() >= ALIKE) {
            return true;
        }
        List<Word> words = now.statement.sentence().words();
        boolean goesOn = !words.isEmpty() && words.get(0).tag() == Tag.PRON;
        return old.before(day).entrySet().stream().anyMatch(term -> likeness.isKin(term, now)
                || goesOn && now.statement.context().getOrDefault(term.getKey(), 0f) >= NEAR);
    }

    private static int count(String word) {
        OptionalDouble number = Numbers.valueOf(word.toLowerCase(Locale.ROOT));
        return number.isPresent() ? (int) number.getAsDouble() : 1;
    }

    // A number that the later statement says it is not.

    private void figures(Profile now) {
        for (Quantity not : withdrawn(now)) {
            for (Profile old : numbered.getOrDefault(not.value(), List.of())) {
                // Most of those that name a number in a large collection are ruled out by this, at little cost.
                if (!precedes(old, now)) {
                    continue;
                }
                Optional<Quantity> same = old.quantities.stream()
                        .filter(q -> q.value() == not.value() && q.comparable(not)).findFirst();
                if (same.isEmpty() || !Likeness.touch(old, now)) {
                    continue;
                }
                Degree degree = likeness.of(now, old);
                boolean alike = not.isMoney()
                        ? degree.score() >= ALIKE_IN_MONEY && degree.words() + degree.entities() >= 1
                        : degree.score() >= ALIKE && degree.words() + degree.entities() >= 2;
                if (!alike) {
                    continue;
                }
                boolean others = !now.speakers.isEmpty() && !old.speakers.isEmpty()
                        && now.speakers.stream().noneMatch(old.speakers::contains);
                if (nearby(now, CONTRADICTING) || others && !nearby(now, CORRECTING)) {
                    disputes.add(new Dispute(old.statement, now.statement));
                } else {
                    add(old, now, What.FIGURE, same.get().text(old.statement.sentence()));
                }
            }
        }
    }

    /** The figures that the statement takes back: said not to be so, corrected from, or planned before. */
    private List<Quantity> withdrawn(Profile now) {
        List<Word> words = now.statement.sentence().words();
        List<Quantity> figures = now.quantities.stream().filter(q -> !words.get(q.from()).inQuote()).toList();
        List<Quantity> withdrawn = new ArrayList<>();
        for (int i = 0; i < figures.size(); i++) {
            Quantity figure = figures.get(i);
            boolean from = figure.from() > 0 && words.get(figure.from() - 1).lower().equals("from")
                    && i + 1 < figures.size() && figure.to() < words.size()
                    && words.get(figure.to()).lower().equals("to") && correctsFigure(now.statement);
            if (from) {
                Quantity to = figures.get(i + 1);
                withdrawn.add(figure.unit().isEmpty()
                        ? new Quantity(figure.value(), to.unit(), figure.from(), figure.to())
                        : figure);
            } else if (refused(words, figure.from())
                    || nearby(now, CORRECTING) && follows(words, figure.from(), "than", "the")) {
                withdrawn.add(figure);
            } else if (i > 0 && figures.get(i - 1).unit().equals(figure.unit())) {
                planned(words, figures.get(i - 1), figure).ifPresent(withdrawn::add);
            }
        }
        return withdrawn;
    }

    /** "$2.2 billion, $300 million less than first planned": what was planned, from what it is and how far off. */
    private static Optional<Quantity> planned(List<Word> words, Quantity figure, Quantity difference) {
        String rest = String.join(" ",
                words.subList(difference.to(), Math.min(words.size(), difference.to() + 4)).stream()
                        .map(Word::lower).toList());
        Matcher off = OFF_FIGURE.matcher(rest);
        if (!off.lookingAt()) {
            return Optional.empty();
        }
        double sign = off.group(1).equals("more") ? -1 : 1;
        return Optional.of(new Quantity(figure.value() + sign * difference.value(), figure.unit(), difference.from(),
                difference.to()));
    }

    /** "corrected its estimate", "lowered the number of deaths". */
    private static boolean correctsFigure(Statement statement) {
        List<Word> words = statement.sentence().words();
        return says(statement, CORRECTING) || statement.sentence().frames().stream()
                .anyMatch(f -> ADJUSTING.contains(f.lemma())
                        && f.object().stream().limit(1).anyMatch(o -> FIGURES.contains(words.get(o.head()).lemma())));
    }

    private static boolean follows(List<Word> words, int index, String first, String second) {
        return index >= 2 && words.get(index - 2).lower().equals(first) && words.get(index - 1).lower().equals(second);
    }

    /** "not 13", "rather than nine", "instead of 51", "and not by 31". */
    private static boolean refused(List<Word> words, int from) {
        for (int i = from - 1; i >= Math.max(0, from - 3); i--) {
            String word = words.get(i).lower();
            if (word.equals("not") || word.equals("than") && i > 0 && words.get(i - 1).lower().equals("rather")
                    || word.equals("of") && i > 0 && words.get(i - 1).lower().equals("instead")) {
                return true;
            }
            if (words.get(i).tag() != Tag.ADP && words.get(i).tag() != Tag.DET
                    && words.get(i).tag() != Tag.ADV) {
                return false;
            }
        }
        return false;
    }

    /** Whether the statement or the one before it in its paragraph has one of these verbs. */
    private boolean nearby(Profile now, Set<String> verbs) {
        return says(now.statement, verbs) || before(now)
                .filter(s -> s.fact().place().paragraph() == now.statement.fact().place().paragraph())
                .filter(s -> says(s, verbs)).isPresent();
    }

    private static boolean says(Statement statement, Set<String> verbs) {
        return statement.sentence().frames().stream()
                .anyMatch(f -> verbs.contains(f.lemma()) && !statement.sentence().words().get(f.verb()).inQuote());
    }

    /** The statement before it in the same article. */
    private Optional<Statement> before(Profile profile) {
        int ordinal = profile.statement.ordinal() - 1;
        return ordinal < 0
                ? Optional.empty()
                : Optional.of(knowledge.statements().get(ordinal))
                        .filter(s -> s.fact().source().equals(profile.statement.fact().source()));
    }

    // A plan that is dropped.

    private void dropped(Profile now) {
        List<Word> words = now.statement.sentence().words();
        for (Frame frame : now.statement.sentence().frames()) {
            boolean drops = DROPPING.contains(frame.lemma()) && !frame.negated() && !frame.modal();
            if (!drops || words.get(frame.verb()).inQuote()) {
                continue;
            }
            Set<String> things = new LinkedHashSet<>();
            boolean intention = false;
            for (int i = frame.verb() + 1; i < Math.min(words.size(), frame.verb() + 10); i++) {
                String lemma = words.get(i).lemma();
                intention |= INTENTIONS.contains(lemma);
                if (words.get(i).isNominal() && now.terms.containsKey(lemma) && !INTENTIONS.contains(lemma)) {
                    things.add(lemma);
                }
            }
            Set<Profile> candidates = new LinkedHashSet<>();
            things.forEach(thing -> candidates.addAll(plans.getOrDefault(thing, List.of())));
            for (Profile old : candidates) {
                if (!earlier(old, now)) {
                    continue;
                }
                Degree degree = likeness.of(now, old);
                if (degree.score() >= ALIKE && degree.words() >= (intention ? 1 : 2)
                        && degree.entities() >= 1) {
                    add(old, now, What.CALLED_OFF, "");
                }
            }
        }
    }

    // What somebody denied, and what then happened.

    private void borneOut(Profile now) {
        if (now.statement.fact().certainty() == Certainty.DENIED
                || now.statement.fact().certainty() == Certainty.CANCELLED) {
            return;
        }
        Set<Profile> candidates = new LinkedHashSet<>();
        for (String entity : now.entities) {
            boolean person = knowledge.entities().find(entity).filter(e -> e.kind() == Entity.Kind.PERSON).isPresent();
            if (person) {
                candidates.addAll(denials.getOrDefault(entity, List.of()));
            }
        }
        for (Profile old : candidates) {
            Set<String> verbs = verbs(old);
            verbs.retainAll(verbs(now));
            if (!verbs.isEmpty() && earlier(old, now) && likeness.of(now, old).words() >= 2) {
                add(old, now, What.BORNE_OUT, "");
            }
        }
    }

    private static Set<String> verbs(Profile profile) {
        Set<String> verbs = new HashSet<>();
        for (Frame frame : profile.statement.sentence().frames()) {
            if (!frame.negated() && profile.terms.containsKey(frame.lemma())
                    && !CONTRADICTING.contains(frame.lemma())) {
                verbs.add(frame.lemma());
            }
        }
        return verbs;
    }

    // One side against the other in the same article.

    private void contradicted(Profile now) {
        before(now).filter(previous -> pointsBack(now.statement.sentence().words()))
                .ifPresent(previous -> disputes.add(new Dispute(previous, now.statement)));
    }

    /** "Embria disputes that.", "Sabat contradicted her": its first verb is against what was said just before, whatever it was. */
    private static boolean pointsBack(List<Word> words) {
        for (int i = 0; i + 2 < words.size(); i++) {
            Word word = words.get(i);
            if (CONTRADICTING.contains(word.lemma()) && !word.inQuote()) {
                boolean ends = words.get(i + 2).tag() == Tag.PUNCT;
                return switch (words.get(i + 1).lower()) {
                    case "that", "this", "it" -> ends;
                    case "her", "him", "them" -> ends && word.lemma().equals("contradict");
                    default -> false;
                };
            }
            if (word.tag() == Tag.VERB || word.tag() == Tag.AUX) {
                return false;
            }
        }
        return false;
    }
}
