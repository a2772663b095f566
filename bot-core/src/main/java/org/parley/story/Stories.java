package org.parley.story;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.parley.article.Article;
import org.parley.text.Shingles;
import org.parley.text.TextCleaner;

/** Puts copies of one report together: wire copies with the edits of each desk, and the same page from a feed and a file. Pure. */
public final class Stories {

    /** Copies come out within days; what is alike over a longer time is a form that is filled in again. */
    private static final Duration COPIED_WITHIN = Duration.ofDays(7);
    /**
     * A text of which so much stands in another is its beginning, an excerpt, or the same report written up by another desk. Of two
     * independent reports of one event less than a third of either stands in the other.
     */
    private static final double EXCERPT = 0.5;
    /** So many words at the beginning are a mark of copies: desks cut from the end. */
    private static final int OPENING = 8;

    private Stories() {
    }

    /** Copies that were found so far, and the marks by which another may be found. */
    private static final class Group {
        private final List<Report> reports = new ArrayList<>();
        private final List<Shingles> shingles = new ArrayList<>();
    }

    /** The stories that {@code reports} tell, in the order in which they came in. */
    public static List<Story> of(List<Report> reports) {
        List<Group> groups = new ArrayList<>();
        Map<Object, List<Group>> byMark = new HashMap<>();
        List<Report> ordered = reports.stream()
                .sorted(Comparator.comparing(Report::arrived).thenComparing(r -> r.article().source().published())
                        .thenComparing(r -> r.article().source().article()))
                .toList();
        for (Report report : ordered) {
            Shingles shingles = Shingles.of(report.article().paragraphs());
            Set<Object> marks = marks(report.article(), shingles);
            Set<Group> near = new LinkedHashSet<>();
            marks.forEach(mark -> near.addAll(byMark.getOrDefault(mark, List.of())));
            Optional<Group> same = near.stream().filter(group -> isCopy(report, shingles, group)).findFirst();
            Group group = same.orElseGet(() -> {
                Group first = new Group();
                groups.add(first);
                return first;
            });
            group.reports.add(report);
            group.shingles.add(shingles);
            marks.forEach(mark -> byMark.computeIfAbsent(mark, m -> new ArrayList<>()).add(group));
        }
        return groups.stream().map(group -> new Story(group.reports)).toList();
    }

    private static Set<Object> marks(Article article, Shingles shingles) {
        Set<Object> marks = new LinkedHashSet<>(shingles.buckets());
        article.source().url().ifPresent(marks::add);
        if (!article.source().title().isBlank()) {
            marks.add(TextCleaner.fold(article.source().title()));
        }
        article.paragraphs().stream().findFirst().map(TextCleaner::fold).map(first -> first.split(" ", OPENING + 1))
                .filter(words -> words.length > OPENING)
                .ifPresent(words -> marks.add(List.of(words).subList(0, OPENING)));
        return marks;
    }

    private static boolean isCopy(Report report, Shingles shingles, Group group) {
        for (int i = 0; i < group.reports.size(); i++) {
            Report other = group.reports.get(i);
            if (report.article().source().url().isPresent()
                    && report.article().source().url().equals(other.article().source().url())) {
                return true;
            }
            Shingles known = group.shingles.get(i);
            boolean excerpt = shingles.size() < known.size()
                    ? shingles.containedIn(known) >= EXCERPT
                    : known.containedIn(shingles) >= EXCERPT;
            Duration apart = Duration
                    .between(other.article().source().published(), report.article().source().published()).abs();
            if (apart.compareTo(COPIED_WITHIN) <= 0 && (shingles.isCopyOf(known) || excerpt)) {
                return true;
            }
        }
        return false;
    }
}
