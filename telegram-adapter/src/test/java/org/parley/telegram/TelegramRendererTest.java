package org.parley.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.reply.Block;
import org.parley.reply.Reply;
import org.telegram.telegrambots.meta.api.objects.MessageEntity;

/** What readers see, as golden files with the entities written out as tags, and the limits at their edges. */
class TelegramRendererTest {

    private static final Instant PUBLISHED = Instant.parse("2025-03-04T22:10:00Z");

    private final TelegramRenderer renderer = new TelegramRenderer();

    @Test
    void an_answer_stands_first_then_its_dates_then_the_evidence_to_unfold() throws IOException {
        Reply reply = new Reply(List.of(new Block.Lead("The ministers last met on 3 March 2025, in Geneva."),
                new Block.Context("Event: 3 March 2025 · Reported: 4 March 2025"),
                new Block.Sources(List.of(
                        item("The two ministers met in Geneva on Monday.", "The Daily Wire",
                                "https://www.wire.example/talks/1?a=1&b=2"),
                        item("It was their second meeting this year.", "agency.example",
                                "https://agency.example/2"),
                        new Block.Sources.Item("Nobody knows the third.", Optional.empty(), "Radio", "", PUBLISHED,
                                Optional.empty())))));

        assertThat(shown(renderer.render(reply))).isEqualTo(golden("answer"));
    }

    @Test
    void a_timeline_is_a_heading_and_its_items() throws IOException {
        Reply reply = new Reply(List.of(new Block.Heading("Timeline: Geneva"),
                new Block.Bullets(List.of("3 March 2025: first round", "5 March 2025: second round")),
                new Block.Paragraph("Two of seven events.")));

        assertThat(shown(renderer.render(reply))).isEqualTo(golden("timeline"));
    }

    @Test
    void markup_mentions_and_control_characters_in_a_text_are_only_text() throws IOException {
        Reply reply = new Reply(List.of(new Block.Lead("<b>5 > 3</b> & *so* _on_ [x](tg://user?id=1) </blockquote>"),
                new Block.Paragraph("Ask @everyone or @channel\u0000\u202E now"),
                new Block.Sources(List.of(item("<a href='x'>&amp;</a> \uD800 `code`", "<Outlet> & Co",
                        "javascript:alert(1)")))));

        assertThat(shown(renderer.render(reply))).isEqualTo(golden("hostile"));
    }

    @Test
    void right_to_left_names_keep_their_place_in_the_line() throws IOException {
        Reply reply = new Reply(List.of(new Block.Lead("اجتمع الوزراء في جنيف."),
                new Block.Sources(List.of(new Block.Sources.Item("اجتمع الوزراء", Optional.of("3 March 2025"),
                        "الجريدة", "محادثات", PUBLISHED, Optional.of("https://news.example/1"))))));

        assertThat(shown(renderer.render(reply))).isEqualTo(golden("right-to-left"));
    }

    @Test
    void nothing_to_say_is_no_message() {
        assertThat(renderer.render(new Reply(List.of()))).isEmpty();
        assertThat(renderer.render(Reply.of(" \n\t "))).isEmpty();
    }

    @Test
    void a_text_at_the_limit_is_one_message_and_one_more_unit_makes_two() {
        assertThat(renderer.render(Reply.of("x".repeat(4096)))).hasSize(1);
        assertThat(renderer.render(Reply.of("x".repeat(4097)))).hasSize(2);
    }

    @Test
    void emoji_count_as_two_units_and_are_never_cut_in_half() {
        List<Rendered> messages = renderer.render(Reply.of("x" + "😀".repeat(2048)));

        assertThat(messages).hasSize(2).allSatisfy(TelegramRendererTest::keepsTheRules);
        assertThat(messages.get(0).text() + messages.get(1).text()).isEqualTo("x" + "😀".repeat(2048));
    }

    @Test
    void statements_are_shortened_before_a_reply_is_split() {
        Reply reply = new Reply(List.of(new Block.Lead("Yes."), new Block.Sources(items(20, "word ".repeat(150)))));

        List<Rendered> messages = renderer.render(reply);

        assertThat(messages).hasSize(1).allSatisfy(TelegramRendererTest::keepsTheRules);
        assertThat(messages.getFirst().text()).contains("[20] word").contains("…");
    }

    @Test
    void no_source_is_ever_left_out_however_many_there_are() {
        Reply reply = new Reply(List.of(new Block.Lead("Yes."), new Block.Sources(items(150, "word ".repeat(100)))));

        List<Rendered> messages = renderer.render(reply);

        assertThat(messages).allSatisfy(TelegramRendererTest::keepsTheRules);
        String all = String.join("\n", messages.stream().map(Rendered::text).toList());
        assertThat(IntStream.rangeClosed(1, 150).mapToObj(n -> "[" + n + "] word")).allSatisfy(
                source -> assertThat(all).contains(source));
        assertThat(messages.stream().flatMap(m -> m.entities().stream()).filter(e -> e.getType().equals("text_link")))
                .hasSize(150);
    }

    @Test
    void short_sources_are_split_where_their_links_reach_the_limit_of_entities() {
        List<Block.Sources.Item> items = IntStream.range(0, 110).mapToObj(n -> new Block.Sources.Item("a",
                Optional.empty(), "b", "", PUBLISHED, Optional.of("https://b.co/" + n))).toList();

        List<Rendered> messages = renderer.render(new Reply(List.of(new Block.Sources(items))));

        assertThat(messages).hasSizeGreaterThan(1).allSatisfy(TelegramRendererTest::keepsTheRules);
    }

    @Test
    void a_long_reply_is_split_between_its_blocks() {
        Reply reply = new Reply(List.of(new Block.Lead("a".repeat(3000)), new Block.Paragraph("b".repeat(2000))));

        assertThat(renderer.render(reply)).extracting(Rendered::text).containsExactly("a".repeat(3000),
                "b".repeat(2000));
    }

    @Test
    void an_address_with_characters_that_ought_to_be_escaped_is_a_link_all_the_same() {
        Reply reply = new Reply(List.of(new Block.Sources(
                List.of(item("text", "Wire", "https://wire.example/a b?q=<x>|ü")))));

        assertThat(renderer.render(reply).getFirst().entities()).extracting(MessageEntity::getUrl)
                .contains("https://wire.example/a%20b?q=%3Cx%3E|%C3%BC");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://wire.example/1", "https://localhost/1", "https://bank.example@evil.example/",
            "wire.example/1", "javascript:alert(1)", "tg://user?id=1"})
    void what_is_not_plainly_a_web_page_is_no_link(String url) {
        Reply reply = new Reply(List.of(new Block.Sources(List.of(item("text", "Wire", url)))));

        assertThat(renderer.render(reply).getFirst().entities()).extracting(MessageEntity::getType)
                .doesNotContain("text_link");
    }

    @Test
    void an_article_that_is_a_source_as_a_whole_is_named_once() {
        Block.Sources.Item titled = new Block.Sources.Item("Ministers meet", Optional.empty(), "Wire",
                "Ministers meet", PUBLISHED, Optional.empty());
        Block.Sources.Item untitled = new Block.Sources.Item("Radio", Optional.empty(), "Radio", "", PUBLISHED,
                Optional.empty());

        String text = renderer.render(new Reply(List.of(new Block.Sources(List.of(titled, untitled))))).getFirst()
                .text();

        assertThat(text).isEqualTo("""
                Sources
                [1] Wire, “Ministers meet”, reported 4 March 2025
                [2] Radio, reported 4 March 2025""");
    }

    @Test
    void an_address_of_absurd_length_is_shown_as_no_link() {
        Reply reply = new Reply(
                List.of(new Block.Sources(List.of(item("text", "Wire", "https://wire.example/" + "a".repeat(3000))))));

        assertThat(renderer.render(reply).getFirst().entities()).extracting(MessageEntity::getType)
                .doesNotContain("text_link");
    }

    private static Block.Sources.Item item(String text, String outlet, String url) {
        return new Block.Sources.Item(text, Optional.of("3 March 2025"), outlet, "Ministers meet", PUBLISHED,
                Optional.of(url));
    }

    private static List<Block.Sources.Item> items(int count, String text) {
        return IntStream.range(0, count).mapToObj(n -> item(text, "Wire", "https://wire.example/" + n)).toList();
    }

    private static void keepsTheRules(Rendered message) {
        assertThat(message.text()).isNotBlank().hasSizeLessThanOrEqualTo(4096);
        assertThat(message.text()).isEqualTo(new String(message.text().getBytes(StandardCharsets.UTF_8),
                StandardCharsets.UTF_8));
        assertThat(message.entities()).hasSizeLessThanOrEqualTo(100).allSatisfy(entity -> {
            assertThat(entity.getOffset()).isNotNegative();
            assertThat(entity.getLength()).isPositive();
            assertThat(entity.getOffset() + entity.getLength()).isLessThanOrEqualTo(message.text().length());
        });
    }

    /** The messages with their entities as tags, and a line between two messages. */
    private static String shown(List<Rendered> messages) {
        return String.join("\n--------\n", messages.stream().map(TelegramRendererTest::shown).toList()) + "\n";
    }

    private static String shown(Rendered message) {
        record Tag(int at, int order, String tag) {
        }
        List<Tag> tags = new ArrayList<>();
        for (MessageEntity e : message.entities()) {
            String href = e.getUrl() == null ? "" : " " + e.getUrl();
            tags.add(new Tag(e.getOffset(), -e.getLength(), "⟨" + e.getType() + href + "⟩"));
            tags.add(new Tag(e.getOffset() + e.getLength(), -100_000 + e.getLength(), "⟨/" + e.getType() + "⟩"));
        }
        tags.sort(Comparator.comparingInt(Tag::at).thenComparingInt(Tag::order));
        StringBuilder shown = new StringBuilder();
        int at = 0;
        for (Tag tag : tags) {
            shown.append(message.text(), at, tag.at()).append(tag.tag());
            at = tag.at();
        }
        return shown.append(message.text().substring(at)).toString();
    }

    private static String golden(String name) throws IOException {
        try (InputStream in = TelegramRendererTest.class.getResourceAsStream("golden/" + name + ".txt")) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
