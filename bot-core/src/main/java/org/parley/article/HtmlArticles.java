package org.parley.article;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * The story of an HTML page: of all places in the page, the one under which most prose lies, once navigation, advertisements and the
 * like are gone; what the page tells machines about itself (JSON-LD, OpenGraph) comes before what it shows.
 */
final class HtmlArticles {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NEVER_PROSE = "script, style, noscript, template, iframe, svg, form, button, select, nav, aside, footer, "
            + "figure, figcaption, dialog, menu, [hidden], [aria-hidden=true], [role=navigation], [role=complementary], [role=banner], "
            + "[role=contentinfo], [role=search]";
    private static final Pattern BESIDE_THE_STORY = Pattern.compile(
            "(?:^|[\\s_-])(?:ads?|advert\\w*|promo\\w*|sponsor\\w*|related|recommend\\w*|newsletter|shar(?:e|ing)|social|comments?|sidebar|"
                    + "cookies?|consent|breadcrumbs?|teasers?|ticker|subscri\\w*|paywall|popup|modal|menu|nav|navbar|navigation|footer|"
                    + "trending|mostread|popular|outbrain|taboola|captions?|credits?|tags|signup|login|topbar|toolbar)(?:$|[\\s_-])",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern NOTICE = Pattern.compile(
            "^(?:advertisement|read (?:also|more|next)|see also|sign up|subscribe|follow us|share this|copyright|©|all rights reserved|"
                    + "related:|photo:|click here)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ENDS_LIKE_PROSE = Pattern.compile(".*[.!?…\\]][\"'”’»)]*$", Pattern.DOTALL);
    private static final Pattern ESCAPED_MARKUP = Pattern.compile(
            "^\\s*<(?:p|div|br|a|b|i|strong|em|span|ul|h\\d)\\b[^>]*>",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern LINE_BREAKS = Pattern.compile("\\s*\\n\\s*");
    private static final Pattern TITLE_AND_SITE = Pattern
            .compile("\\s+[|\\u2013\\u2014-]\\s+[^|\\u2013\\u2014]{2,40}$");
    /** The least prose, in characters, that a paragraph without a final stop has. */
    private static final int UNSTOPPED_PROSE = 80;
    /** How much fuller the text in the metadata must be to be preferred; it often lacks its paragraphs. */
    private static final double FULLER = 1.2;
    /** A place that holds this share of the page's prose is the story, whatever its class is called. */
    private static final double MOST_OF_THE_PAGE = 0.5;
    /** How many levels up a paragraph still counts, and how deep a page is read; real pages are 20 to 40 deep. */
    private static final int DEEPEST = 200;
    /** Long pages with comments have some 10,000. */
    private static final int MOST_ELEMENTS = 30_000;
    /** More paragraphs than any story has. */
    private static final int MOST_PARAGRAPHS = 2_000;

    private HtmlArticles() {
    }

    static Draft read(String name, String html) throws UnreadableException {
        Document page = Jsoup.parse(html, Draft.webAddress(name).orElse(""));
        if (page.stream().limit(MOST_ELEMENTS + 1L).count() > MOST_ELEMENTS) {
            throw new UnreadableException(
                    "The page has more than " + MOST_ELEMENTS + " elements, which no article needs.");
        }
        JsonNode data = structuredData(page);
        String title = first(Stream.of(string(data, "headline"), meta(page, "og:title"), textOf(page, "h1"),
                TITLE_AND_SITE.matcher(page.title()).replaceFirst("")));
        String source = first(Stream.of(meta(page, "og:site_name"), string(data.path("publisher"), "name"),
                meta(page, "application-name")));
        Optional<Instant> published = Stream.of(string(data, "datePublished"), meta(page, "article:published_time"),
                meta(page, "datePublished"), meta(page, "date"), meta(page, "DC.date.issued"),
                attribute(page, "time[datetime]", "datetime"))
                .flatMap(date -> Draft.instant(date).stream()).findFirst();
        String url = first(Stream.of(attribute(page, "link[rel=canonical]", "abs:href"),
                attribute(page, "link[rel=canonical]", "href"),
                meta(page, "og:url"), string(data, "url")));
        String language = first(Stream.of(attribute(page, "html[lang]", "lang"), string(data, "inLanguage")));
        return new Draft(name, title, published, source, url, language, story(page, string(data, "articleBody")));
    }

    /** The paragraphs of a piece of HTML that is all story, such as the content of a feed's entry. */
    static List<String> fragment(String html) {
        Element body = Jsoup.parseBodyFragment(html).body();
        if (ESCAPED_MARKUP.matcher(body.text()).find()) {
            body = Jsoup.parseBodyFragment(body.wholeText()).body();
        }
        body.select(NEVER_PROSE).remove();
        List<String> paragraphs = paragraphs(body);
        return paragraphs.isEmpty() ? lines(body) : paragraphs;
    }

    /** The text of a string that may hold markup. */
    static String text(String html) {
        return Jsoup.parseBodyFragment(html).text();
    }

    private static List<String> story(Document page, String articleBody) {
        removeWhatIsBeside(page);
        Element place = densest(page);
        List<String> shown = paragraphs(place);
        shown = shown.isEmpty() ? lines(place) : shown;
        int length = shown.stream().mapToInt(String::length).sum();
        if (articleBody.length() <= length * FULLER) {
            return shown;
        }
        return LINE_BREAKS.splitAsStream(articleBody).map(HtmlArticles::text).filter(paragraph -> !paragraph.isBlank())
                .toList();
    }

    private static void removeWhatIsBeside(Document page) {
        page.select(NEVER_PROSE).remove();
        Map<Element, Integer> prose = proseLengths(page);
        int whole = prose.getOrDefault(page.body(), 0);
        page.body().select("*[class], *[id]").stream()
                .filter(element -> !element.nameIs("body") && !element.nameIs("article") && !element.nameIs("main"))
                .filter(element -> prose.getOrDefault(element, 0) <= whole * MOST_OF_THE_PAGE)
                .filter(element -> BESIDE_THE_STORY.matcher(element.className() + " " + element.id()).find())
                .toList()
                .forEach(Element::remove);
    }

    /** The characters of the paragraphs inside each element. */
    private static Map<Element, Integer> proseLengths(Document page) {
        Map<Element, Integer> lengths = new IdentityHashMap<>();
        for (Element paragraph : page.select("p")) {
            int length = paragraph.text().length();
            Element place = paragraph;
            for (int depth = 0; place != null && depth < DEEPEST; depth++, place = place.parent()) {
                lengths.merge(place, length, Integer::sum);
            }
        }
        return lengths;
    }

    /** Every paragraph speaks for its parent, and half as much for its grandparent, where a story comes in sections. */
    private static Element densest(Document page) {
        Map<Element, Double> scores = new HashMap<>();
        Element best = page.body();
        double most = 0;
        for (Element paragraph : page.body().select("p")) {
            if (!isProse(paragraph)) {
                continue;
            }
            double weight = paragraph.text().length();
            for (Element place = paragraph.parent(); place != null
                    && weight * 2 > paragraph.text().length(); place = place.parent()) {
                double score = scores.merge(place, weight, Double::sum);
                if (score > most) {
                    most = score;
                    best = place;
                }
                weight = weight * 2 / 3;
            }
        }
        return best;
    }

    private static List<String> paragraphs(Element place) {
        List<String> found = new ArrayList<>();
        for (Element element : place.select("p, li, blockquote")) {
            if (found.size() >= MOST_PARAGRAPHS) {
                break;
            }
            boolean holdsParagraphs = element.select("p, li, blockquote").size() > 1;
            if (!holdsParagraphs && isProse(element)) {
                found.addAll(element.nameIs("p") ? lines(element) : List.of(element.text()));
            }
        }
        return found;
    }

    /** Text broken where the page breaks it: at {@code <br>} and between blocks. */
    private static List<String> lines(Element element) {
        element.select("br").forEach(lineBreak -> lineBreak.after("\n"));
        element.select("div, section, h1, h2, h3, h4, li, tr, p").forEach(block -> block.appendText("\n"));
        return LINE_BREAKS.splitAsStream(element.wholeText().strip()).filter(line -> !line.isBlank())
                .filter(line -> !NOTICE.matcher(line).find()).limit(MOST_PARAGRAPHS).toList();
    }

    private static boolean isProse(Element paragraph) {
        String text = paragraph.text();
        if (text.isBlank() || NOTICE.matcher(text).find()) {
            return false;
        }
        int linked = paragraph.select("a").stream().mapToInt(link -> link.text().length()).sum();
        return linked * 2 <= text.length()
                && (text.length() >= UNSTOPPED_PROSE || ENDS_LIKE_PROSE.matcher(text).matches());
    }

    private static JsonNode structuredData(Document page) {
        for (Element script : page.select("script[type=application/ld+json]")) {
            try {
                Optional<JsonNode> article = article(JSON.readTree(script.data()), 0);
                if (article.isPresent()) {
                    return article.get();
                }
            } catch (JsonProcessingException broken) {
                // Pages carry broken JSON-LD often enough; the page itself still tells.
            }
        }
        return MissingNode.getInstance();
    }

    private static Optional<JsonNode> article(JsonNode node, int depth) {
        if (depth > 4) {
            return Optional.empty();
        }
        if (node.isObject() && (node.path("@type").toString().contains("Article")
                || node.path("@type").toString().contains("Posting"))) {
            return Optional.of(node);
        }
        Stream<JsonNode> inside = node.isArray() ? node.valueStream() : node.path("@graph").valueStream();
        return inside.flatMap(child -> article(child, depth + 1).stream()).findFirst();
    }

    private static String string(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isTextual() ? value.textValue() : "";
    }

    private static String meta(Document page, String key) {
        return first(Stream.of("property", "name", "itemprop")
                .map(attribute -> attribute(page, "meta[" + attribute + "=\"" + key + "\"]", "content")));
    }

    private static String textOf(Document page, String selector) {
        Element element = page.selectFirst(selector);
        return element == null ? "" : element.text();
    }

    private static String attribute(Document page, String selector, String attribute) {
        Element element = page.selectFirst(selector);
        return element == null ? "" : element.attr(attribute);
    }

    private static String first(Stream<String> values) {
        return values.filter(value -> !value.isBlank()).findFirst().orElse("");
    }
}
