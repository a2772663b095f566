package org.parley.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.reply.Block;
import org.parley.reply.Button;
import org.parley.reply.Reply;
import org.parley.wording.Language;

class BlockKitRendererTest {

    private static final Instant NOON = Instant.parse("2031-05-02T12:30:00Z");

    private static Block.Sources.Item item(String text) {
        return new Block.Sources.Item(text, Optional.of("1 May 2031"), "Harbour Wire", "Talks end", NOON,
                Optional.of("https://wire.example/a?x=1&y=2"));
    }

    @Test
    void shows_an_answer_with_its_dates_and_its_sources() throws IOException {
        Reply reply = new Reply(List.of(new Block.Heading("Port talks"),
                new Block.Lead("They met on 1 May 2031, in Port Ellen."),
                new Block.Context("Happened 1 May 2031. Sources reach to 2 May 2031."),
                new Block.Paragraph("Both sides spoke of <progress> & \"patience\"."),
                new Block.Bullets(List.of("fishing", "ferries")),
                new Block.Sources(List.of(item("The two ministers met in Port Ellen."),
                        new Block.Sources.Item("The mayor denied it.", Optional.empty(), "Ellen Post", "",
                                Instant.parse("2031-05-02T00:00:00Z"), Optional.empty())))));

        assertThat(shown(BlockKitRenderer.render(reply))).isEqualTo(golden("answer.json"));
    }

    @Test
    void lets_nothing_in_an_article_mention_link_or_break_out() throws IOException {
        Reply reply = new Reply(
                List.of(new Block.Lead("<!channel> <@U1> <https://evil.example|safe> &lt;!here&gt; @here"),
                        new Block.Sources(List.of(
                                new Block.Sources.Item("<!everyone> a\u202Eb\u0000c\nd \uD800", Optional.of("<!here>"),
                                        "Wire|<!channel>", "", NOON, Optional.of("https://x.example/|y><!channel>")),
                                new Block.Sources.Item("fact", Optional.empty(), "Wire", "", NOON,
                                        Optional.of("javascript:alert(1)"))))));

        assertThat(shown(BlockKitRenderer.render(reply))).isEqualTo(golden("hostile.json"));
    }

    @ParameterizedTest
    @ValueSource(ints = {149, 150, 151, 2_999, 3_000, 3_001, 4_000, 4_001, 13_200, 50_000})
    void keeps_every_limit_and_every_word_at_length(int length) {
        String text = "word ".repeat(length / 5) + "x".repeat(length % 5);
        Reply reply = new Reply(List.of(new Block.Heading(text), new Block.Lead(text), new Block.Paragraph(text),
                new Block.Context(text), new Block.Bullets(List.of(text, text))));

        List<SlackMessage> messages = BlockKitRenderer.render(reply);

        assertRules(messages);
        assertThat(words(messages)).isEqualTo(6L * text.strip().split(" ").length);
    }

    @Test
    void breaks_text_without_blanks_between_characters_and_never_inside_an_escape() {
        String text = "😀&<>".repeat(2_000);

        List<SlackMessage> messages = BlockKitRenderer.render(Reply.of(text));

        assertRules(messages);
        assertThat(messages.stream().map(SlackMessage::text).collect(Collectors.joining()).replace("\n\n", ""))
                .isEqualTo("😀&amp;&lt;&gt;".repeat(2_000));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10, 11, 49, 50, 51, 400})
    void names_every_source_however_many_and_however_long(int count) {
        Reply reply = new Reply(List.of(new Block.Lead("Yes."), new Block.Sources(
                IntStream.range(0, count).mapToObj(i -> item("statement & ".repeat(i % 2 == 0 ? 1 : 500))).toList())));

        List<SlackMessage> messages = BlockKitRenderer.render(reply);

        assertRules(messages);
        String all = shown(messages);
        IntStream.rangeClosed(1, count).forEach(
                i -> assertThat(all)
                        .contains("[" + i + "] <https://wire.example/a?x=1&amp;y=2|Harbour Wire (wire.example)>"));
    }

    @Test
    void leaves_out_an_address_that_no_block_could_hold_and_keeps_the_source() {
        Reply reply = new Reply(List.of(new Block.Sources(List.of(new Block.Sources.Item("It was said. ".repeat(400),
                Optional.of("d".repeat(5_000)), "o".repeat(5_000), "", NOON,
                Optional.of("https://x.example/" + "a".repeat(5_000)))))));

        List<SlackMessage> messages = BlockKitRenderer.render(reply);

        assertRules(messages);
        assertThat(messages).hasSize(1);
        assertThat(messages.get(0).text()).startsWith("[1] ooo")
                .contains("reported 2 May 2031, 12:30 UTC: It was said.");
    }

    @Test
    void starts_another_message_while_there_is_room_for_a_picture_and_a_signature() {
        Reply reply = new Reply(Collections.nCopies(120, new Block.Paragraph("p")));

        List<SlackMessage> messages = BlockKitRenderer.render(reply);

        assertThat(messages).extracting(message -> message.layout().size()).containsExactly(48, 48, 24);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 25, 26, 60})
    void shows_every_button_below_the_last_message_only(int count) {
        Reply reply = new Reply(Collections.nCopies(120, new Block.Paragraph("p"))).with(IntStream.range(0, count)
                .mapToObj(i -> new Button("id-" + i, "Button " + i + " of many".repeat(12))).toList());

        List<SlackMessage> messages = BlockKitRenderer.render(reply);

        assertRules(messages);
        assertThat(messages.getLast().blocks()).contains("\"id-0\"").contains("\"id-" + (count - 1) + "\"");
        assertThat(messages.subList(0, messages.size() - 1)).noneSatisfy(m -> assertThat(m.blocks()).contains("id-0"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ' ', value = {"https://evil.example/bbc <https://evil.example/bbc|BBC_(evil.example)>",
            "https://www.bbc.example <https://www.bbc.example/|BBC_(bbc.example)>",
            "https://bbc.example@evil.example BBC", "javascript:alert(1) BBC",
            "https://müller.example <https://xn--mller-kva.example/|BBC_(xn--mller-kva.example)>"})
    void a_link_shows_where_it_leads_whatever_its_outlet_is_called(String url, String shown) {
        Reply reply = new Reply(List.of(new Block.Sources(List.of(new Block.Sources.Item("They met.",
                Optional.empty(), "BBC", "", NOON, Optional.of(url))))));

        assertThat(BlockKitRenderer.render(reply).get(0).layout().toString())
                .contains("[1] " + shown.replace('_', ' ') + ", reported");
    }

    @Test
    void names_an_article_that_is_its_own_statement_once() {
        Reply reply = new Reply(List.of(new Block.Sources(List.of(new Block.Sources.Item("Harbour Wire",
                Optional.empty(), "Harbour Wire", "", NOON, Optional.empty())))));

        assertThat(BlockKitRenderer.render(reply).get(0).text())
                .isEqualTo("[1] Harbour Wire, reported 2 May 2031, 12:30 UTC");
    }

    @Test
    void dates_its_sources_in_the_replys_language() {
        Reply reply = new Reply(List.of(new Block.Sources(List.of(item("Beide Minister trafen sich.")))))
                .in(Language.GERMAN);

        assertThat(BlockKitRenderer.render(reply).get(0).text()).contains("2. Mai 2031, 12:30 UTC");
    }

    @Test
    void says_nothing_for_nothing() {
        assertThat(BlockKitRenderer.render(new Reply(List.of(new Block.Paragraph(" \n "), new Block.Bullets(List.of()),
                new Block.Sources(List.of()), new Block.Heading("\u0000"))))).isEmpty();
    }

    @Test
    void keeps_the_rules_whatever_the_text() {
        Random random = new Random(7);
        String alphabet = "<>&|@!#*_~`\\\u202E\uFEFF\u0007\uD83D\uDE00 \n\tabc";

        for (int round = 0; round < 200; round++) {
            String text = random.ints(random.nextInt(4_000), 0, alphabet.length())
                    .mapToObj(i -> alphabet.substring(i, i + 1)).collect(Collectors.joining());

            assertRules(BlockKitRenderer.render(new Reply(List.of(new Block.Heading(text), new Block.Lead(text),
                    new Block.Bullets(List.of(text)), new Block.Sources(List.of(new Block.Sources.Item(text,
                            Optional.of(text), text, text, NOON, Optional.of("https://" + text))))))));
        }
    }

    private static void assertRules(List<SlackMessage> messages) {
        for (SlackMessage message : messages) {
            JsonArray blocks = JsonParser.parseString(message.blocks()).getAsJsonArray();
            assertThat(BlockRules.fault(Optional.of(message.text()), Optional.of(blocks))).isEmpty();
            assertThat(BlockRules.mentioned(message.text() + texts(blocks), Set.of())).isEmpty();
            assertThat(message.text().length()).isLessThanOrEqualTo(4_000);
        }
    }

    private static String texts(JsonElement element) {
        if (element.isJsonPrimitive()) {
            return element.getAsString() + "\n";
        }
        StringBuilder all = new StringBuilder();
        if (element.isJsonArray()) {
            element.getAsJsonArray().forEach(each -> all.append(texts(each)));
        } else if (element.isJsonObject()) {
            element.getAsJsonObject().entrySet().forEach(entry -> all.append(texts(entry.getValue())));
        }
        return all.toString();
    }

    private static long words(List<SlackMessage> messages) {
        return messages.stream().flatMap(m -> Stream.of(m.text().split("\\s+"))).filter(w -> !w.equals("•")).count();
    }

    /** As it is sent, to be read. */
    private static String shown(List<SlackMessage> messages) {
        return new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create()
                .toJson(messages.stream().map(BlockKitRendererTest::asSent).toList()) + "\n";
    }

    private static JsonObject asSent(SlackMessage message) {
        JsonObject json = new JsonObject();
        json.add("blocks", JsonParser.parseString(message.blocks()));
        json.addProperty("text", message.text());
        return json;
    }

    private static String golden(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(BlockKitRendererTest.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
