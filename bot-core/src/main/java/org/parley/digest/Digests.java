package org.parley.digest;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.parley.article.Source;
import org.parley.fact.EntityTable;
import org.parley.fact.KnowledgeBase;
import org.parley.fact.Statement;
import org.parley.story.Report;
import org.parley.story.Stories;
import org.parley.story.Story;
import org.parley.time.Period;

/** Composes digests from what the articles state. Immutable; safe for use by many threads. */
public final class Digests {

    /** More than this nobody reads in the morning. */
    private static final int MOST_ITEMS = 10;
    private static final int MOST_COMING = 4;

    private final EntityTable entities;
    private final List<Report> reports;
    private final Map<Source, List<Statement>> statements = new HashMap<>();

    /**
     * @param knowledge what the articles state
     * @param reports the articles, and when each came in
     */
    public Digests(KnowledgeBase knowledge, List<Report> reports) {
        this.entities = knowledge.entities();
        this.reports = List.copyOf(reports);
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
        List<Story> known = Stories.of(reports.stream().filter(r -> r.arrived().isBefore(window.to())).toList());
        List<Story> told = known.stream().filter(story -> window.contains(story.arrived()))
                .filter(story -> topic.map(t -> t.isIn(story.told().source().title(), statements(story))).orElse(true))
                .sorted(importance(known)).toList();
        List<DigestItem> coming = coming(window, told).stream().limit(MOST_COMING).toList();
        int room = MOST_ITEMS - coming.size();
        List<DigestItem> stories = told.stream().limit(room).map(this::item).toList();
        return new Digest(window, about, stories, coming, told.size() - stories.size());
    }

    private List<Statement> statements(Story story) {
        return statements.getOrDefault(story.told().source(), List.of());
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

    private DigestItem item(Story story) {
        List<Statement> all = statements(story);
        String text = all.isEmpty() ? story.told().source().title() : Wording.join(Summary.of(all), entities);
        Optional<Period> date = all.stream().findFirst().flatMap(lead -> lead.fact().when());
        return new DigestItem(DigestItem.Kind.NEW, text, date, story.sources());
    }

    private List<DigestItem> coming(Window window, List<Story> stories) {
        LocalDate end = window.to().atZone(ZoneOffset.UTC).toLocalDate();
        List<DigestItem> coming = new ArrayList<>();
        Set<String> texts = new LinkedHashSet<>();
        for (Story story : stories) {
            for (Statement statement : statements(story)) {
                Optional<Period> date = Plans.date(statement).filter(day -> !day.from().isBefore(end));
                String text = Wording.of(statement, entities);
                if (date.isPresent() && texts.add(text)) {
                    coming.add(new DigestItem(DigestItem.Kind.UPCOMING, text, date, story.sources()));
                }
            }
        }
        coming.sort(Comparator.comparing(item -> item.date().orElseThrow()));
        return coming;
    }
}
