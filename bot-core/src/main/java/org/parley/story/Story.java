package org.parley.story;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.parley.article.Article;
import org.parley.article.Source;

/**
 * What was reported once, by whoever carried it.
 *
 * @param reports the copies, in the order in which they came in; at least one
 */
public record Story(List<Report> reports) {

    public Story {
        reports = List.copyOf(reports);
        if (reports.isEmpty()) {
            throw new IllegalArgumentException("a story has at least one report");
        }
    }

    /** When the first copy came in: later ones bring no news. */
    public Instant arrived() {
        return reports.get(0).arrived();
    }

    /** The copy to tell it from: a whole one rather than a lead, then the first. */
    public Article told() {
        return reports.stream().map(Report::article)
                .min(Comparator.comparing((Article article) -> article.extent() == Article.Extent.LEAD)).orElseThrow();
    }

    /** Who carried it, in the order in which the copies came in; one for each address. */
    public List<Source> sources() {
        return reports.stream().map(report -> report.article().source())
                .collect(java.util.stream.Collectors.toMap(source -> source.url().orElse(source.article()),
                        source -> source, (first, again) -> first, java.util.LinkedHashMap::new))
                .values().stream().toList();
    }
}
