package org.parley.slack;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/**
 * Slack's own text markup, both ways. {@code &}, {@code <} and {@code >} are its control characters; everything that
 * mentions or links stands between {@code <} and {@code >} (docs.slack.dev/messaging/formatting-message-text).
 */
final class Mrkdwn {

    private static final Pattern TOKEN = Pattern.compile("<([^<>|]*)(?:\\|([^<>]*))?>");

    /** What a reader cannot see: control characters but newline and tab, marks that override the writing direction. */
    private static final Pattern INVISIBLE = Pattern
            .compile("[\\p{Cntrl}&&[^\\n\\t]]|[\\u202A-\\u202E\\u2066-\\u2069\\uFEFF]");

    private Mrkdwn() {
    }

    /** {@code text} such that Slack shows it literally: nothing in it can mention anyone or link anywhere. */
    static String escape(String text) {
        return visible(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** Without characters that a reader cannot see or that no encoding can carry. */
    static String visible(String text) {
        String seen = INVISIBLE.matcher(text).replaceAll("");
        StringBuilder out = new StringBuilder(seen.length());
        seen.codePoints().map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
                .forEach(out::appendCodePoint);
        return out.toString();
    }

    /**
     * A link that shows {@code label} and, so that nobody is led astray by it, the host; empty where {@code url} is not a web address or
     * too long to carry.
     *
     * @param url the address, plain
     * @param label what is shown, escaped, without line breaks
     * @param limit the most characters that the address may have
     */
    static Optional<String> link(String url, String label, int limit) {
        return Optional.ofNullable(HttpUrl.parse(visible(url).strip()))
                .filter(page -> page.username().isEmpty() && page.password().isEmpty())
                .filter(page -> page.toString().length() <= limit).map(page -> {
                    String host = page.host().replaceFirst("^www\\.", "");
                    String shown = host.equalsIgnoreCase(label) ? label : label + " (" + host + ")";
                    return "<" + escape(page.toString().replace("|", "%7C")) + "|" + shown.replace('|', '/') + ">";
                });
    }

    /**
     * {@code text}, whose escaped form may be longer than {@code limit}, in escaped parts that are not. Breaks at the
     * last blank where there is one, never inside a character or an escape.
     */
    static List<String> parts(String text, int limit) {
        List<String> parts = new ArrayList<>();
        String rest = visible(text).strip();
        while (!rest.isEmpty()) {
            int end = fitting(rest, limit);
            if (end < rest.length()) {
                int blank = Math.max(rest.lastIndexOf('\n', end), rest.lastIndexOf(' ', end));
                end = blank > end / 2 ? blank : end;
            }
            parts.add(escape(rest.substring(0, end).strip()));
            rest = rest.substring(end).strip();
        }
        return parts;
    }

    /** How many chars of {@code text} fit into {@code limit} chars once escaped. */
    private static int fitting(String text, int limit) {
        int used = 0;
        int at = 0;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            used += switch (c) {
                case '&' -> 5;
                case '<', '>' -> 4;
                default -> Character.charCount(c);
            };
            if (used > limit) {
                return at;
            }
            at += Character.charCount(c);
        }
        return at;
    }

    /** What a person sees who reads {@code markup}: labels of links and channels, names without ids. */
    static String toPlain(String markup) {
        String shown = TOKEN.matcher(markup).replaceAll(token -> Matcher.quoteReplacement(shown(token)));
        return shown.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    }

    private static String shown(MatchResult token) {
        String target = token.group(1);
        Optional<String> label = Optional.ofNullable(token.group(2)).filter(l -> !l.isBlank());
        if (target.startsWith("@")) {
            return label.map(Mrkdwn::at).orElse("@someone");
        }
        if (target.startsWith("#")) {
            return label.map(name -> "#" + name).orElse("#channel");
        }
        if (target.startsWith("!date^")) {
            return label.orElse("");
        }
        if (target.startsWith("!subteam^")) {
            return label.map(Mrkdwn::at).orElse("@group");
        }
        if (target.startsWith("!")) {
            return "@" + target.substring(1);
        }
        return label.orElse(target);
    }

    private static String at(String name) {
        return name.startsWith("@") ? name : "@" + name;
    }
}
