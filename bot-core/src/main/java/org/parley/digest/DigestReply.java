package org.parley.digest;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.parley.article.Source;
import org.parley.reply.Block;
import org.parley.reply.Reply;

/** Puts a digest into blocks that any platform can show. Pure. */
public final class DigestReply {

    private DigestReply() {
    }

    /**
     * The digest, its stories first, then what is coming up, then its sources; one line where there is nothing.
     *
     * @param zone where it is read: the times of its window are told in it
     */
    public static Reply of(Digest digest, ZoneId zone) {
        String summary = summary(digest, zone);
        if (digest.isEmpty()) {
            return Reply.of(summary);
        }
        List<Source> sources = new ArrayList<>(new LinkedHashSet<>(digest.stories().stream()
                .flatMap(item -> item.sources().stream()).toList()));
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Lead(summary));
        if (!digest.stories().isEmpty()) {
            blocks.add(new Block.Bullets(
                    digest.stories().stream().map(item -> mark(item) + item.text() + numbers(item, sources)).toList()));
        }
        Set<String> told = digest.stories().stream().map(DigestItem::text).collect(Collectors.toSet());
        List<DigestItem> coming = digest.coming().stream()
                .filter(item -> told.stream().noneMatch(text -> text.contains(item.text()))).toList();
        if (!coming.isEmpty()) {
            blocks.add(new Block.Heading("Coming up"));
            blocks.add(new Block.Bullets(coming.stream()
                    .map(item -> item.date().inWords() + ": " + item.text()
                            + numbers(item, sources))
                    .toList()));
        }
        blocks.add(new Block.Sources(sources.stream().map(DigestReply::source).toList()));
        return new Reply(blocks);
    }

    /** One line: how much there is to tell and of which stretch of time, or that there is nothing. */
    public static String summary(Digest digest, ZoneId zone) {
        String about = digest.about().map(topic -> " about " + topic).orElse("");
        String between = " between " + time(digest.window().from(), zone, digest.window().to()) + " and "
                + time(digest.window().to(), zone, digest.window().to()) + " (" + zoneName(zone) + ")";
        if (digest.isEmpty()) {
            return "No new reports" + about + between + ".";
        }
        int stories = digest.stories().size() + digest.untold();
        String more = digest.untold() == 0 ? "" : ", the first " + digest.stories().size() + " of them here";
        return (stories == 1 ? "1 story" : stories + " stories") + about + between + more + ".";
    }

    private static String time(Instant instant, ZoneId zone, Instant other) {
        ZonedDateTime local = instant.atZone(zone);
        return DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm", Locale.ENGLISH).format(local);
    }

    private static String zoneName(ZoneId zone) {
        return zone.normalized().getId().equals("Z") ? "UTC" : zone.getId();
    }

    private static String mark(DigestItem item) {
        return switch (item.kind()) {
            case NEW, UPCOMING -> "";
            case UPDATED -> "Updated: ";
            case DISPUTED -> "Disputed: ";
        };
    }

    private static String numbers(DigestItem item, List<Source> sources) {
        StringJoiner numbers = new StringJoiner(", ", " [", "]").setEmptyValue("");
        item.sources().stream().map(sources::indexOf).filter(index -> index >= 0)
                .forEach(index -> numbers.add(Integer.toString(index + 1)));
        return numbers.toString();
    }

    private static Block.Sources.Item source(Source source) {
        return new Block.Sources.Item(source.title().isEmpty() ? source.article() : source.title(), Optional.empty(),
                source.name(), source.title(), source.published(), source.url());
    }
}
