package org.parley.article;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes articles of bytes: plain text and Markdown with header lines, HTML pages, RSS and Atom feeds. What they are is told by their
 * content, not by their name. Pure: reads nothing but its arguments, and resolves nothing that they refer to.
 */
public final class ArticleReader {

    /** The most that is read as one file, page or feed: 5 MB; a long article has 50 kB of prose. */
    public static final int MOST_BYTES = 5_000_000;

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    /** How far into the text its kind and its charset are looked for. */
    private static final int HEAD = 4_096;
    private static final Pattern CHARSET = Pattern.compile("(?:encoding|charset)\\s*=\\s*[\"']?([A-Za-z0-9._-]{2,20})");
    private static final Pattern ROOT = Pattern.compile("<(rss|feed|rdf:RDF|html|head|body)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern JSON = Pattern.compile("^\\s*(?:\\{\\s*\"|\\[\\s*[\\[{\"])");
    private static final Pattern HTML = Pattern.compile(
            "^\\s*<(?:!doctype html|!--|(?:main|article|section|div|p|h1|title|meta)\\b)",
            Pattern.CASE_INSENSITIVE);

    private ArticleReader() {
    }

    /**
     * Reads one file, page or feed.
     *
     * @param name the file's name or the address it was fetched from; becomes the identity of the article
     * @param fetched when it was fetched: the publication date of what gives none
     */
    public static ReadResult read(String name, byte[] content, Instant fetched) {
        try {
            return new ReadResult.Read(articles(name, content, fetched));
        } catch (UnreadableException unreadable) {
            return new ReadResult.Rejected(unreadable.reason());
        }
    }

    private static List<Article> articles(String name, byte[] content, Instant fetched) throws UnreadableException {
        if (content.length == 0) {
            throw new UnreadableException("It is empty.");
        }
        if (content.length > MOST_BYTES) {
            throw new UnreadableException(
                    "It is larger than " + MOST_BYTES / 1_000_000 + " MB, the most that is read as one article.");
        }
        String text = decode(content);
        if (binary(text)) {
            throw new UnreadableException("It is not text; plain text, Markdown, HTML, RSS and Atom can be read.");
        }
        if (text.isBlank()) {
            throw new UnreadableException("It is empty.");
        }
        String head = text.substring(0, Math.min(HEAD, text.length()));
        if (JSON.matcher(head).find()) {
            throw new UnreadableException(
                    "It is JSON, not prose; plain text, Markdown, HTML, RSS and Atom can be read.");
        }
        if (!head.stripLeading().startsWith("<")) {
            return List.of(TextArticles.read(name, text).article(fetched));
        }
        Matcher root = ROOT.matcher(text);
        String kind = root.find() ? root.group(1).toLowerCase(Locale.ROOT) : "";
        return switch (kind) {
            case "rss", "feed", "rdf:rdf" -> FeedArticles.read(name, text, fetched);
            case "html", "head", "body" -> List.of(HtmlArticles.read(name, text).article(fetched));
            default -> {
                if (!HTML.matcher(head).find()) {
                    throw new UnreadableException("It is XML, but neither a page nor an RSS or Atom feed.");
                }
                yield List.of(HtmlArticles.read(name, text).article(fetched));
            }
        };
    }

    /** By its byte order mark, else as UTF-8 if it is valid, else as it declares, else as windows-1252, which reads any bytes. */
    private static String decode(byte[] content) {
        if (startsWith(content, 0xFE, 0xFF)) {
            return new String(content, 2, content.length - 2, StandardCharsets.UTF_16BE);
        }
        if (startsWith(content, 0xFF, 0xFE)) {
            return new String(content, 2, content.length - 2, StandardCharsets.UTF_16LE);
        }
        int from = startsWith(content, 0xEF, 0xBB, 0xBF) ? 3 : 0;
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content, from, content.length - from))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return new String(content, declared(content));
        }
    }

    private static Charset declared(byte[] content) {
        String head = new String(content, 0, Math.min(HEAD, content.length), StandardCharsets.ISO_8859_1);
        Matcher matcher = CHARSET.matcher(head);
        boolean usable = matcher.find() && Charset.isSupported(matcher.group(1))
                && !matcher.group(1).equalsIgnoreCase("utf-8");
        return usable ? Charset.forName(matcher.group(1)) : WINDOWS_1252;
    }

    private static boolean startsWith(byte[] content, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= content.length || (content[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean binary(String text) {
        String head = text.substring(0, Math.min(HEAD, text.length()));
        long strange = head.chars().filter(c -> (c < ' ' && !Character.isWhitespace(c)) || c == 0xFFFD).count();
        return head.indexOf('\0') >= 0 || head.startsWith("%PDF-") || strange * 20 > head.length();
    }
}
