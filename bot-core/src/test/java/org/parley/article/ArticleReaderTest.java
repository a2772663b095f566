package org.parley.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArticleReaderTest {

    private static final Instant FETCHED = Instant.parse("2031-03-09T12:00:00Z");

    private static List<Article> read(String name, String content) {
        return read(name, content.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Article> read(String name, byte[] content) {
        return switch (ArticleReader.read(name, content, FETCHED)) {
            case ReadResult.Read read -> read.articles();
            case ReadResult.Rejected rejected -> throw new AssertionError(rejected.reason());
        };
    }

    private static Article readOne(String name, String content) {
        List<Article> articles = read(name, content);
        assertThat(articles).hasSize(1);
        return articles.get(0);
    }

    private static String rejected(byte[] content) {
        return switch (ArticleReader.read("x", content, FETCHED)) {
            case ReadResult.Read read -> throw new AssertionError("read " + read.articles());
            case ReadResult.Rejected rejected -> rejected.reason();
        };
    }

    @Test
    void a_text_file_gives_its_headers_dateline_and_paragraphs() {
        Article article = readOne("ferry.txt", """
                Title: Ferry line to reopen
                Published: 2031-03-05T08:00:00Z
                Source: Tidewater Post
                Url: https://example.org/ferry
                Language: en

                PORT ELLERY (TPA) — The ferry line will reopen in May,
                its owners said.

                “We are late,” they said.
                """);

        assertThat(article.source().title()).isEqualTo("Ferry line to reopen");
        assertThat(article.source().name()).isEqualTo("Tidewater Post");
        assertThat(article.source().published()).isEqualTo("2031-03-05T08:00:00Z");
        assertThat(article.source().url()).contains("https://example.org/ferry");
        assertThat(article.source().article()).isEqualTo("ferry.txt");
        assertThat(article.dateline()).contains("Port Ellery");
        assertThat(article.extent()).isEqualTo(Article.Extent.WHOLE);
        assertThat(article.paragraphs()).containsExactly(
                "The ferry line will reopen in May, its owners said.", "“We are late,” they said.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Mill reopens", "# Mill reopens"})
    void a_headline_right_before_the_headers_is_the_title(String headline) {
        Article article = readOne("mill.txt", headline
                + "\nPublished: 2031-03-05\nSource: Sound Gazette\n\nThe mill opened on Monday.\n");

        assertThat(article.source().title()).isEqualTo("Mill reopens");
        assertThat(article.source().published()).isEqualTo(Instant.parse("2031-03-05T00:00:00Z"));
        assertThat(article.source().name()).isEqualTo("Sound Gazette");
        assertThat(article.paragraphs()).containsExactly("The mill opened on Monday.");
    }

    @Test
    void a_first_line_that_no_header_follows_is_prose() {
        Article article = readOne("mill.txt", "The mill opened on Monday.\nReaction: none so far.\n");

        assertThat(article.source().title()).isEmpty();
        assertThat(article.paragraphs()).containsExactly("The mill opened on Monday. Reaction: none so far.");
    }

    @Test
    void a_text_without_headers_falls_back_to_file_name_and_fetch_time() {
        Article article = readOne("notes/bridge.txt", "The bridge was closed. Note: it stays so.\n");

        assertThat(article.source()).isEqualTo(new Source("bridge", "", FETCHED, Optional.empty(), "notes/bridge.txt"));
        assertThat(article.language()).isEqualTo("en");
        assertThat(article.dateline()).isEmpty();
    }

    @Test
    void markdown_marks_are_stripped_from_the_prose() {
        Article article = readOne("mill.md", """
                # Mill *reopens*

                The **mill** in [Ostby](https://example.org/ostby) opened _again_. ![plan](plan.png)

                ## Background

                > It was shut
                > in a storm.

                - First the roof was mended.
                - Then the snake_case wheel turned.

                ---
                """);

        assertThat(article.source().title()).isEqualTo("Mill reopens");
        assertThat(article.paragraphs()).containsExactly("The mill in Ostby opened again.", "It was shut in a storm.",
                "First the roof was mended.", "Then the snake_case wheel turned.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            OSTBY - The mill opened.                     | Ostby
            ST. HALWARD, March 5 (TPA) -- It was shut.   | St. Halward
            Ostby (TPA) – It was shut.                   | Ostby
            NEW VELL/OSTBY, Norland (TPA) - It was shut. | New Vell/Ostby
            """)
    void the_dateline_is_kept_apart_from_the_prose(String text, String place) {
        Article article = readOne("a.txt", text);

        assertThat(article.dateline()).contains(place);
        assertThat(article.paragraphs().get(0)).matches("(The|It) .*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"The mill - long shut - opened.", "NATO-led troops left. They went - home.",
            "A well-known mill (old) - opened."})
    void a_dash_in_the_first_sentence_is_no_dateline(String text) {
        assertThat(readOne("a.txt", text).paragraphs()).containsExactly(text);
    }

    @Test
    void a_text_that_says_it_is_cut_off_is_a_lead() {
        Article article = readOne("a.txt", "The mill opened. Its owner was glad. [...]");

        assertThat(article.extent()).isEqualTo(Article.Extent.LEAD);
        assertThat(article.paragraphs()).containsExactly("The mill opened. Its owner was glad.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Встреча прошла в Осло, и стороны не договорились. | ru
            Зустріч відбулася в Осло, і сторони не домовилися. | uk
            La reunión se celebró en Oslo y los ministros hablaron. | es
            Das Treffen fand in Oslo statt und die Minister sprachen. | de
            La réunion a eu lieu à Oslo et les ministres ont parlé. | fr
            The meeting was held in Oslo. | en
            """)
    void the_language_is_told_by_the_prose_where_it_is_not_stated(String text, String language) {
        assertThat(readOne("a.txt", text).language()).isEqualTo(language);
    }

    @Test
    void bytes_that_are_not_utf_8_are_read_as_windows_1252_or_by_their_mark() {
        String text = "The café’s owner was glad.";

        assertThat(read("a.txt", text.getBytes(Charset.forName("windows-1252"))).get(0).paragraphs())
                .containsExactly(text);
        assertThat(read("a.txt", ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE)).get(0).paragraphs())
                .containsExactly(text);
        assertThat(read("a.txt", ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8)).get(0).paragraphs())
                .containsExactly(text);
    }

    @Test
    void the_story_of_a_page_is_found_among_what_surrounds_it() {
        Article article = readOne("page.html",
                """
                        <!doctype html><html lang="en-GB"><head><title>Mill reopens after storm - Tidewater Post</title>
                        <link rel="canonical" href="https://example.org/mill"><meta property="og:site_name" content="Tidewater Post">
                        <script>var x = "The script said nothing.";</script></head><body class="has-sidebar">
                        <nav><p>Front page. World. Money. All of the news in one place, every single day.</p></nav>
                        <div class="content"><h1>Mill reopens after storm</h1><time datetime="2031-03-05T08:00:00+01:00">5 March</time>
                        <p>OSTBY (TPA) &mdash; The mill opened again on Monday, two years after the storm.</p>
                        <div class="promo-box"><p>Read our cookery pages. They are the best in the land.</p></div>
                        <p>&ldquo;It turns,&rdquo; said Ada Brun, who <a href="/owner">owns the mill</a>.</p>
                        <ul class="related"><li><a href="/1">Ten ways with flour</a></li></ul>
                        <p>Advertisement</p>
                        <p>The wheel was made in Vell.</p></div>
                        <aside><p>Last year: the mill burns down, and everybody in the whole village weeps for a week.</p></aside>
                        <section id="comments"><p>I never liked that mill, nor its owner, and I say so whenever I can.</p></section>
                        <footer><p>Copyright Tidewater Post. All rights reserved.</p></footer></body></html>
                        """);

        assertThat(article.paragraphs()).containsExactly("The mill opened again on Monday, two years after the storm.",
                "“It turns,” said Ada Brun, who owns the mill.", "The wheel was made in Vell.");
        assertThat(article.source()).isEqualTo(new Source("Tidewater Post", "Mill reopens after storm",
                Instant.parse("2031-03-05T07:00:00Z"), Optional.of("https://example.org/mill"), "page.html"));
        assertThat(article.dateline()).contains("Ostby");
        assertThat(article.language()).isEqualTo("en");
    }

    @Test
    void what_a_page_tells_machines_comes_first() {
        Article article = readOne("https://www.example.org/mill",
                """
                        <html><head><script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"x"},
                        {"@type":["NewsArticle"],"headline":"Mill reopens","datePublished":"2031-03-05T08:00:00+0000",
                        "publisher":{"@type":"Organization","name":"Tidewater Post"},
                        "articleBody":"The mill opened again on Monday.\\nThe wheel was made in Vell.\\nAda Brun owns it."}]}</script>
                        <script type="application/ld+json">{broken</script></head>
                        <body><h1>Mill</h1><p>The mill opened again on Monday.</p></body></html>
                        """);

        assertThat(article.paragraphs()).containsExactly("The mill opened again on Monday.",
                "The wheel was made in Vell.",
                "Ada Brun owns it.");
        assertThat(article.source())
                .isEqualTo(new Source("Tidewater Post", "Mill reopens", Instant.parse("2031-03-05T08:00:00Z"),
                        Optional.of("https://www.example.org/mill"), "https://www.example.org/mill"));
    }

    @Test
    void a_page_without_metadata_is_named_after_its_host() {
        Article article = readOne("https://www.example.org/a", "<p>The mill opened again.</p><p>It turns.</p>");

        assertThat(article.source().name()).isEqualTo("example.org");
        assertThat(article.source().published()).isEqualTo(FETCHED);
    }

    @Test
    void a_page_whose_prose_stands_in_sections_is_read_whole() {
        Article article = readOne("a.html", """
                <html><body><main><section><p>The mill opened again on Monday morning.</p></section>
                <section><p>The wheel was made in Vell by hand.</p></section>
                <section><p>Ada Brun owns it all by herself.</p></section></main></body></html>
                """);

        assertThat(article.paragraphs()).hasSize(3);
    }

    @Test
    void an_rss_feed_gives_an_article_an_item() {
        List<Article> articles = read("https://example.org/feed",
                """
                        <?xml version="1.0" encoding="UTF-8"?>
                        <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
                        <channel><title>Tidewater Post: world</title><link>https://example.org</link><description>x</description>
                        <language>en</language>
                        <item><title>Mill &amp;amp; wheel</title><link>https://example.org/mill</link><dc:creator>Tidewater Post</dc:creator>
                        <pubDate>Wed, 05 Mar 2031 08:00:00 +0000</pubDate><description>Short.</description>
                        <content:encoded><![CDATA[<p>OSTBY - The mill opened.</p><p>It turns &amp; turns.</p>]]></content:encoded></item>
                        <item><title>Lead</title><guid>urn:2</guid><description>&lt;p&gt;The ferry sank. Nobody was hurt. [...]&lt;/p&gt;</description></item>
                        <item><title>Empty</title></item>
                        </channel></rss>
                        """);

        assertThat(articles).hasSize(2);
        assertThat(articles.get(0).paragraphs()).containsExactly("The mill opened.", "It turns & turns.");
        assertThat(articles.get(0).source()).isEqualTo(new Source("Tidewater Post", "Mill & wheel",
                Instant.parse("2031-03-05T08:00:00Z"), Optional.of("https://example.org/mill"),
                "https://example.org/mill"));
        assertThat(articles.get(1).paragraphs()).containsExactly("The ferry sank. Nobody was hurt.");
        assertThat(articles.get(1).extent()).isEqualTo(Article.Extent.LEAD);
        assertThat(articles.get(1).source().published()).isEqualTo(FETCHED);
        assertThat(articles.get(1).source().article()).isEqualTo("urn:2");
    }

    @Test
    void an_atom_entry_without_a_publication_date_has_that_of_its_update() {
        Article article = readOne("feed.xml",
                """
                        <feed xmlns="http://www.w3.org/2005/Atom"><title>Tidewater Post</title><id>urn:f</id>
                        <updated>2031-03-06T00:00:00Z</updated>
                        <entry><title>Mill</title><id>urn:1</id><link href="https://example.org/mill"/><updated>2031-03-05T08:00:00Z</updated>
                        <content type="html">&lt;p&gt;The mill opened.&lt;/p&gt;</content></entry></feed>
                        """);

        assertThat(article.source().published()).isEqualTo("2031-03-05T08:00:00Z");
        assertThat(article.paragraphs()).containsExactly("The mill opened.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <rss version="2.0"><channel><title>x</title><item><title>cut o | broken or cut off
            <?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><rss version="2.0"><channel><title>&b;</title></channel></rss> | document type
            <?xml version="1.0"?><!DOCTYPE rss SYSTEM "file:///etc/passwd"><rss version="2.0"></rss> | document type
            <?xml version="1.0"?><invoice><p2>x</p2></invoice> | neither a page nor
            <html><body><nav>Home</nav></body></html> | no prose
            Title: Only a title | no prose
            %PDF-1.7 something | not text
            {"id": "q1", "q": "Who met whom?"} | JSON
            """)
    void what_cannot_be_read_is_rejected_with_its_reason(String content, String reason) {
        assertThat(rejected(content.getBytes(StandardCharsets.UTF_8))).contains(reason);
    }

    @Test
    void empty_binary_and_huge_files_are_rejected() {
        assertThat(rejected(new byte[0])).isEqualTo("It is empty.");
        assertThat(rejected(" \n ".getBytes(StandardCharsets.UTF_8))).isEqualTo("It is empty.");
        assertThat(rejected(new byte[]{'a', 0, 1, 2, 3, 'b'})).contains("not text");
        assertThat(rejected(new byte[ArticleReader.MOST_BYTES + 1])).contains("larger than 5 MB");
    }

    @Test
    void a_date_that_is_none_is_named_in_the_reason() {
        byte[] content = "Published: last Tuesday\n\nThe mill opened.".getBytes(StandardCharsets.UTF_8);

        assertThat(rejected(content)).contains("last Tuesday").contains("2025-07-10");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<p>", "<div><p>x", "<", "A - ", "**", "[", "[a](", "> ", "<a href=x>", "Title: x\n", "{\"",
            "<!--", "_a ", "...", "(("})
    void hostile_repetition_is_read_or_rejected(String unit) {
        byte[] content = unit.repeat(200_000 / unit.length()).getBytes(StandardCharsets.UTF_8);

        assertThat(ArticleReader.read("x", content, FETCHED)).isNotNull();
    }
}
