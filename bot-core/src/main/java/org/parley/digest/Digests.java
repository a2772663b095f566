package org.parley.digest;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.parley.answer.StatementWording;
import org.parley.article.Source;
import org.parley.fact.EntityTable;
import org.parley.fact.KnowledgeBase;
import org.parley.fact.Statement;
import org.parley.story.Change;
import org.parley.story.Dispute;
import org.parley.story.Links;
import org.parley.story.Report;
import org.parley.story.Stories;
import org.parley.story.Story;
import org.parley.time.Period;

/** Composes digests from what the articles state. Safe for use by many threads. */
public final class Digests {

    /** More than this nobody reads in the morning. */
    private static final int MOST_ITEMS = 10;
    private static final int MOST_COMING = 4;
    /** How far before a window copies of its reports are looked for; with what an article may be late, longer than copies come out. */
    private static final Duration REACH = Duration.ofDays(21);

    private final EntityTable entities;
    private final Links links;
    private final List<Report> reports;
    private final Map<Source, List<Statement>> statements = new HashMap<>();
    private final Map<Source, Instant> arrivals = new HashMap<>();

    /**
     * @param knowledge what the articles state
     * @param links what later statements make of earlier ones
     * @param reports the articles, and when each came in
     */
    public Digests(KnowledgeBase knowledge, Links links, List<Report> reports) {
        this.entities = knowledge.entities();
        this.links = links;
        this.reports = List.copyOf(reports);
        reports.forEach(report -> arrivals.put(report.article().source(), report.arrived()));
        knowledge.statements().forEach(
                s -> statements.computeIfAbsent(s.fact().source(), source -> new ArrayList<>()).add(s));
    }

    /**
     * What came in during {@code window}, told as one knew it at its end: what came in later is not looked at. A copy of a story that
     * was there before is no news.
     *
     * @param about an entity by any of its names, or words that a story must hold; empty for everything
     */
    public Digest of(Window window, Optional<String> about) {
        Optional<Topic> topic = about.map(words -> new Topic(words, entities));
        Instant reachesBack = window.from().minus(REACH);
        List<Story> known = Stories.of(reports.stream().filter(r -> r.arrived().isBefore(window.to()))
                .filter(r -> r.arrived().isAfter(reachesBack)).toList());
        List<Story> told = known.stream().filter(story -> window.contains(story.arrived()))
                .filter(story -> topic.map(t -> t.isIn(story.told().source().title(), statements(story))).orElse(true))
                .sorted(importance(known)).toList();
        List<Plan> plans = plans(window, told);
        List<DigestItem> coming = plans.stream().limit(MOST_COMING).map(this::item).toList();
        Set<Statement> announced = new HashSet<>();
        plans.stream().limit(MOST_COMING).forEach(plan -> announced.add(plan.statement()));
        int room = MOST_ITEMS - coming.size();
        List<DigestItem> stories = told.stream().limit(room).map(story -> item(window, story, announced)).toList();
        return new Digest(window, about, stories, coming, told.size() - stories.size());
    }

    private List<Statement> statements(Story story) {
        return statements.getOrDefault(story.told().source(), List.of());
    }

    private boolean isKnown(Statement statement, Window window) {
        Instant arrived = arrivals.get(statement.fact().source());
        return arrived == null || arrived.isBefore(window.to());
    }

    /** What many carry comes first, then what is about those that the other reports are about, then what is newest. */
    private Comparator<Story> importance(List<Story> known) {
        Map<String, Integer> spread = new HashMap<>();
        Map<Story, Set<String>> named = new HashMap<>();
        for (Story story : known) {
            Set<String> names = new LinkedHashSet<>();
            statements(story).forEach(s -> s.mentions().forEach(m -> names.add(m.entity())));
            names.forEach(name -> spread.merge(name, 1, Integer::sum));
            named.put(story, names);
        }
        return Comparator.comparing((Story story) -> story.sources().size())
                .thenComparing(story -> named.getOrDefault(story, Set.of()).stream()
                        .mapToInt(name -> spread.getOrDefault(name, 0)).max().orElse(0))
                .thenComparing(Story::arrived).reversed()
                .thenComparing(story -> story.told().source().article());
    }

    private DigestItem item(Window window, Story story, Set<Statement> announced) {
        List<Statement> all = statements(story);
        String title = story.told().source().title();
        if (all.isEmpty()) {
            return new DigestItem(DigestItem.Kind.NEW, title, reported(story), story.sources());
        }
        List<Statement> chosen = Summary.of(title, all, s -> !changes(s, window).isEmpty(), announced::contains);
        Set<Source> sources = new LinkedHashSet<>(story.sources());
        List<String> sentences = new ArrayList<>();
        List<String> against = new ArrayList<>();
        for (Statement statement : chosen) {
            StringBuilder sentence = new StringBuilder(Wording.of(statement, entities));
            changes(statement, window).stream()
                    .max(Comparator.comparing(change -> change.old().fact().source().published()))
                    .ifPresent(change -> sentence.append(Wording.before(change, sentence.toString())));
            links.supersededBy(statement).stream().filter(change -> isKnown(change.now(), window)).findFirst()
                    .ifPresent(change -> sentence.append(Wording.since(change)));
            for (Dispute dispute : links.disputes(statement)) {
                Statement other = dispute.against(statement);
                boolean told = !isKnown(other, window) || chosen.contains(other);
                if (!told && other.fact().source().equals(statement.fact().source())) {
                    sentence.append(' ').append(Wording.of(other, entities));
                } else if (!told) {
                    against.add(Wording.against(other, entities));
                    sources.add(other.fact().source());
                }
            }
            sentences.add(sentence.toString());
        }
        sentences.addAll(against);
        boolean updated = all.stream().anyMatch(s -> !changes(s, window).isEmpty());
        DigestItem.Kind kind = updated
                ? DigestItem.Kind.UPDATED
                : !against.isEmpty() ? DigestItem.Kind.DISPUTED : DigestItem.Kind.NEW;
        return new DigestItem(kind, String.join(" ", sentences),
                Plans.event(all.get(0)).orElseGet(() -> reported(story)), List.copyOf(sources));
    }

    private static Period reported(Story story) {
        return Period.day(story.told().source().published().atZone(ZoneOffset.UTC).toLocalDate());
    }

    /** What of the earlier reports the statement takes the place of; one for each value. */
    private List<Change> changes(Statement statement, Window window) {
        return links.supersedes(statement).stream().filter(change -> isKnown(change.old(), window)).toList();
    }

    /** Something that is to happen. */
    private record Plan(Statement statement, Period date, Set<Source> sources) {
    }

    private DigestItem item(Plan plan) {
        String text = Wording.of(plan.statement(), entities) + StatementWording.subject(plan.statement());
        return new DigestItem(DigestItem.Kind.UPCOMING, text,
                plan.date(), List.copyOf(plan.sources()));
    }

    /** What the stories expect of the days after the window and no report has taken back, the nearest first. */
    private List<Plan> plans(Window window, List<Story> stories) {
        LocalDate end = window.to().atZone(ZoneOffset.UTC).toLocalDate();
        List<Plan> plans = new ArrayList<>();
        for (Story story : stories) {
            Set<Period> days = new HashSet<>();
            for (Statement statement : statements(story)) {
                boolean open = links.supersededBy(statement).stream().noneMatch(c -> isKnown(c.now(), window));
                Optional<Period> date = Plans.date(statement).filter(day -> open && !day.from().isBefore(end));
                if (date.isPresent() && days.add(date.get())) {
                    plans.stream().filter(plan -> plan.date().equals(date.get()))
                            .filter(plan -> Plans.sameEvent(plan.statement(), statement)).findFirst()
                            .ifPresentOrElse(plan -> plan.sources().addAll(story.sources()),
                                    () -> plans.add(new Plan(statement, date.get(),
                                            new LinkedHashSet<>(story.sources()))));
                }
            }
        }
        plans.sort(Comparator.comparing(Plan::date).thenComparing(plan -> plan.statement().ordinal()));
        return plans;
    }
}
