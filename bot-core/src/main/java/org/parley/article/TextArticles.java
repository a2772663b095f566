package org.parley.article;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Plain text and Markdown: header lines, a blank line, prose in paragraphs. */
final class TextArticles {

    private static final Set<String> HEADERS = Set.of("title", "published", "source", "url", "language");
    private static final Pattern HEADER = Pattern.compile("^([A-Za-z][A-Za-z-]{1,20}):(?:\\s+(.*))?$");
    private static final Pattern HEADING = Pattern.compile("^#{1,6}\\s+(.*?)\\s*#*$");
    private static final Pattern RULE = Pattern.compile("^[-*_=][-*_=\\s]{2,}$");
    private static final Pattern LIST_OR_QUOTE = Pattern
            .compile("^\\s*>[>\\s]*|^\\s*(?:[-*+]|\\d{1,2}[.)])\\s+(?=\\S)");
    private static final Pattern IMAGE = Pattern.compile("!\\[[^\\[\\]\\n]{0,300}\\]\\([^()\\n]{0,2000}\\)");
    private static final Pattern LINK = Pattern.compile("\\[([^\\[\\]\\n]{1,300})\\]\\([^()\\n]{0,2000}\\)");
    private static final Pattern STRONG = Pattern.compile("(\\*\\*|__)(?=\\S)([^*_\\n]{1,2000})(?<=\\S)\\1");
    private static final Pattern EMPHASIS = Pattern
            .compile("(?<![\\p{L}\\d*_])([*_])(?=\\S)([^*_\\n]{1,2000})(?<=\\S)\\1(?![\\p{L}\\d*_])");
    private static final Pattern CODE = Pattern.compile("`([^`\\n]{1,500})`");

    private TextArticles() {
    }

    static Draft read(String name, String text) throws UnreadableException {
        List<String> lines = text.lines().toList();
        Map<String, String> headers = new HashMap<>();
        int body = headers(lines, headers);
        String stated = headers.getOrDefault("published", "");
        Optional<Instant> published = Draft.instant(stated);
        if (!stated.isBlank() && published.isEmpty()) {
            throw new UnreadableException("Its line \"Published: " + shortened(stated)
                    + "\" is no ISO 8601 date; 2025-07-10 or 2025-07-10T09:00:00Z would do.");
        }
        List<String> paragraphs = new ArrayList<>();
        String heading = prose(lines.subList(body, lines.size()), paragraphs);
        return new Draft(name, headers.getOrDefault("title", heading), published, headers.getOrDefault("source", ""),
                headers.getOrDefault("url", ""), headers.getOrDefault("language", ""), paragraphs);
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }

    /**
     * Fills in the headers; the index of the first line after them. Front matter between lines of three hyphens is the same, and a
     * headline may stand right before the headers without saying that it is one.
     */
    private static int headers(List<String> lines, Map<String, String> headers) {
        int i = 0;
        while (i < lines.size() && (lines.get(i).isBlank() || lines.get(i).strip().equals("---"))) {
            i++;
        }
        if (i + 1 < lines.size() && !isHeader(lines.get(i)) && isHeader(lines.get(i + 1))) {
            Matcher heading = HEADING.matcher(lines.get(i).strip());
            headers.put("title", plain(heading.matches() ? heading.group(1) : lines.get(i).strip()));
            i++;
        }
        int start = i;
        for (; i < lines.size() && !lines.get(i).isBlank() && !lines.get(i).strip().equals("---"); i++) {
            Matcher header = HEADER.matcher(lines.get(i).strip());
            if (!header.matches() || (i == start && !isHeader(lines.get(i)))) {
                return i;
            }
            String value = header.group(2) == null ? "" : header.group(2).strip();
            headers.putIfAbsent(header.group(1).toLowerCase(Locale.ROOT), value);
        }
        return i;
    }

    private static boolean isHeader(String line) {
        Matcher header = HEADER.matcher(line.strip());
        return header.matches() && HEADERS.contains(header.group(1).toLowerCase(Locale.ROOT));
    }

    /** Fills in the paragraphs; the first heading, or empty if there is none. */
    private static String prose(List<String> lines, List<String> paragraphs) {
        String heading = "";
        boolean code = false;
        StringBuilder paragraph = new StringBuilder();
        for (String line : lines) {
            String stripped = line.strip();
            if (stripped.startsWith("```")) {
                code = !code;
                continue;
            }
            Matcher title = HEADING.matcher(stripped);
            if (code || stripped.isEmpty() || RULE.matcher(stripped).matches()) {
                end(paragraph, paragraphs);
            } else if (title.matches()) {
                end(paragraph, paragraphs);
                heading = heading.isEmpty() ? plain(title.group(1)) : heading;
            } else {
                Matcher mark = LIST_OR_QUOTE.matcher(line);
                if (mark.find()) {
                    if (!line.stripLeading().startsWith(">")) {
                        end(paragraph, paragraphs);
                    }
                    stripped = line.substring(mark.end()).strip();
                }
                paragraph.append(stripped).append(' ');
            }
        }
        end(paragraph, paragraphs);
        return heading;
    }

    private static void end(StringBuilder paragraph, List<String> paragraphs) {
        String text = plain(paragraph.toString());
        if (!text.isBlank()) {
            paragraphs.add(text);
        }
        paragraph.setLength(0);
    }

    private static String plain(String markdown) {
        String text = IMAGE.matcher(markdown).replaceAll("");
        text = LINK.matcher(text).replaceAll("$1");
        text = STRONG.matcher(text).replaceAll("$2");
        text = EMPHASIS.matcher(text).replaceAll("$2");
        return CODE.matcher(text).replaceAll("$1");
    }
}
