package org.parley.digest;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.parley.article.Source;
import org.parley.reply.Block;
import org.parley.reply.Reply;
import org.parley.wording.Phrases;

/** Puts a digest into blocks that any platform can show. Pure. */
public final class DigestReply {

    private DigestReply() {
    }

    /**
     * The digest, its stories first, then what is coming up, then its sources; one line where there is nothing.
     *
     * @param zone where it is read: the times of its window are told in it
     */
    public static Reply of(Digest digest, ZoneId zone, Phrases phrases) {
        String summary = summary(digest, zone, phrases);
        if (digest.isEmpty()) {
            return Reply.of(summary).in(phrases.language());
        }
        List<Source> sources = new ArrayList<>(new LinkedHashSet<>(digest.stories().stream()
                .flatMap(item -> item.sources().stream()).toList()));
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Lead(summary));
        if (!digest.stories().isEmpty()) {
            blocks.add(new Block.Bullets(digest.stories().stream()
                    .map(item -> marked(item, phrases) + numbers(item, sources)).toList()));
        }
        Set<String> told = digest.stories().stream().map(DigestItem::text).collect(Collectors.toSet());
        List<DigestItem> coming = digest.coming().stream()
                .filter(item -> told.stream().noneMatch(text -> text.contains(item.text()))).toList();
        if (!coming.isEmpty()) {
            blocks.add(new Block.Heading(phrases.text("digest.coming")));
            blocks.add(new Block.Bullets(coming.stream()
                    .map(item -> phrases.date(item.date()) + ": " + item.text() + numbers(item, sources)).toList()));
        }
        blocks.add(new Block.Sources(sources.stream().map(DigestReply::cited).toList()));
        return new Reply(blocks).in(phrases.language());
    }

    /** One line: how much there is to tell and of which stretch of time, or that there is nothing. */
    public static String summary(Digest digest, ZoneId zone, Phrases phrases) {
        int stories = digest.stories().size() + digest.untold();
        String key = (digest.isEmpty() ? "digest.nothing" : "digest.stories")
                + (digest.about().isPresent() ? "-about" : "");
        String more = digest.untold() == 0 ? "" : phrases.text("digest.first", digest.stories().size());
        return phrases.text(key, time(digest.window().from(), zone, phrases),
                time(digest.window().to(), zone, phrases), zoneName(zone), stories, digest.about().orElse("")) + more
                + ".";
    }

    private static String time(Instant instant, ZoneId zone, Phrases phrases) {
        LocalDateTime local = LocalDateTime.ofInstant(instant, zone);
        return phrases.date(local.toLocalDate()) + ", " + local.toLocalTime().truncatedTo(ChronoUnit.MINUTES);
    }

    private static String zoneName(ZoneId zone) {
        return zone.normalized().getId().equals("Z") ? "UTC" : zone.getId();
    }

    private static String marked(DigestItem item, Phrases phrases) {
        return switch (item.kind()) {
            case NEW, UPCOMING -> item.text();
            case UPDATED -> phrases.text("digest.updated", item.text());
            case DISPUTED -> phrases.text("digest.disputed", item.text());
        };
    }

    private static String numbers(DigestItem item, List<Source> sources) {
        StringJoiner numbers = new StringJoiner(", ", " [", "]").setEmptyValue("");
        item.sources().stream().map(sources::indexOf).filter(index -> index >= 0)
                .forEach(index -> numbers.add(Integer.toString(index + 1)));
        return numbers.toString();
    }

    /** An article as a source of more than one statement: its headline stands for them, or its publisher, where it has none. */
    public static Block.Sources.Item cited(Source source) {
        return new Block.Sources.Item(source.title().isEmpty() ? source.name() : source.title(), Optional.empty(),
                source.name(), source.title(), source.published(), source.url());
    }
}
