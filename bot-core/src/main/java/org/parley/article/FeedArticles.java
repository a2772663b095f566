package org.parley.article;

import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import java.io.StringReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** RSS and Atom feeds. Entries without any text are left out. */
final class FeedArticles {

    private FeedArticles() {
    }

    static List<Article> read(String name, String xml, Instant fetched) throws UnreadableException {
        SyndFeed feed = parse(xml);
        List<Article> articles = new ArrayList<>();
        int number = 0;
        for (SyndEntry entry : feed.getEntries()) {
            number++;
            Draft draft = draft(name + "#" + number, feed, entry);
            if (!draft.paragraphs().isEmpty()) {
                articles.add(draft.article(fetched));
            }
        }
        return articles;
    }

    private static SyndFeed parse(String xml) throws UnreadableException {
        if (xml.contains("<!DOCTYPE")) {
            throw new UnreadableException(
                    "The feed declares a document type, which is not read because it can hide other files.");
        }
        try {
            SyndFeedInput input = new SyndFeedInput();
            input.setAllowDoctypes(false);
            return input.build(new StringReader(xml.stripLeading()));
        } catch (FeedException | IllegalArgumentException broken) {
            throw new UnreadableException("The feed is broken or cut off: its XML cannot be read to the end.");
        }
    }

    private static Draft draft(String fallbackId, SyndFeed feed, SyndEntry entry) {
        String link = text(entry.getLink()).strip();
        String id = Draft.webAddress(link)
                .orElse(text(entry.getUri()).isBlank() ? fallbackId : text(entry.getUri()).strip());
        Optional<Instant> published = instant(entry.getPublishedDate()).or(() -> instant(entry.getUpdatedDate()));
        return new Draft(id, HtmlArticles.text(text(entry.getTitle())), published, outlet(feed, entry), link,
                text(feed.getLanguage()),
                HtmlArticles.fragment(body(entry)));
    }

    /** The author where the feed's title begins with it ("Harbour Times: world" by "Harbour Times"); else that title. */
    private static String outlet(SyndFeed feed, SyndEntry entry) {
        String title = HtmlArticles.text(text(feed.getTitle()));
        String author = text(entry.getAuthor()).strip();
        boolean part = !author.isEmpty() && title.toLowerCase(Locale.ROOT).startsWith(author.toLowerCase(Locale.ROOT));
        return part ? author : title;
    }

    private static String body(SyndEntry entry) {
        Optional<String> content = entry.getContents().stream().map(found -> text(found.getValue()))
                .max(Comparator.comparingInt(String::length));
        SyndContent summary = entry.getDescription();
        return content.filter(found -> !found.isBlank()).orElse(summary == null ? "" : text(summary.getValue()));
    }

    private static Optional<Instant> instant(@Nullable Date date) {
        return Optional.ofNullable(date).map(Date::toInstant);
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
