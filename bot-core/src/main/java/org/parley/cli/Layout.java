package org.parley.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.parley.reply.Block;
import org.parley.reply.Reply;
import org.parley.wording.Phrases;

/** Lays replies out for a terminal: wrapped to its width, the answer bold, what stands beside it faint. Pure. */
final class Layout {

    /** Longer lines are tiring to read, however wide the window. */
    private static final int MAX_WIDTH = 100;
    private static final int MIN_WIDTH = 20;

    private final int width;
    private final boolean styled;

    /** @param width columns of the terminal; 0 for text that is never wrapped */
    Layout(int width, boolean styled) {
        this.width = width <= 0 ? Integer.MAX_VALUE : Math.clamp(width, MIN_WIDTH, MAX_WIDTH);
        this.styled = styled;
    }

    static Layout of(Streams streams) {
        return new Layout(streams.width(), streams.styled());
    }

    String render(Reply reply) {
        StringJoiner blocks = new StringJoiner("\n\n");
        Phrases phrases = Phrases.in(reply.language());
        reply.blocks().forEach(block -> blocks.add(render(block, phrases)));
        return blocks.toString();
    }

    private String render(Block block, Phrases phrases) {
        return switch (block) {
            case Block.Heading h -> bold(wrap("", h.text()));
            case Block.Lead l -> bold(wrap("", l.text()));
            case Block.Paragraph p -> wrap("", p.text());
            case Block.Context c -> faint(wrap("", c.text()));
            case Block.Bullets b -> bullets(b);
            case Block.Sources s -> sources(s, phrases);
        };
    }

    private String bullets(Block.Bullets bullets) {
        StringJoiner lines = new StringJoiner("\n");
        bullets.items().forEach(item -> lines.add(wrap("• ", item)));
        return lines.toString();
    }

    private String sources(Block.Sources sources, Phrases phrases) {
        StringJoiner lines = new StringJoiner("\n");
        int number = 1;
        for (Block.Sources.Item item : sources.items()) {
            String label = "[" + number++ + "] ";
            String reported = phrases.text("source.reported", phrases.date(item.published()));
            lines.add(wrap(label, item.text() + item.date().map(date -> " (" + date + ")").orElse("")));
            lines.add(faint(wrap(" ".repeat(label.length()), item.outlet() + ", " + reported
                    + item.url().map(url -> ", " + url).orElse(""))));
        }
        return lines.toString();
    }

    /** {@code text} after {@code label}, its later lines indented as far as the label is long. */
    String wrap(String label, String text) {
        StringJoiner lines = new StringJoiner("\n");
        String indent = label;
        for (String paragraph : printable(text).split("\n", -1)) {
            for (String line : fill(paragraph, width - label.length())) {
                lines.add((indent + line).stripTrailing());
                indent = " ".repeat(label.length());
            }
        }
        return lines.toString();
    }

    private static List<String> fill(String paragraph, int room) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : paragraph.split(" ")) {
            if (!line.isEmpty() && columns(line) + 1 + columns(word) > room) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    private static int columns(CharSequence text) {
        return (int) text.codePoints().filter(c -> Character.getType(c) != Character.NON_SPACING_MARK).count();
    }

    String bold(String text) {
        return style("1", text);
    }

    String faint(String text) {
        return style("2", text);
    }

    private String style(String code, String text) {
        return styled ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }

    /** Control characters in an article must not steer the terminal, nor may direction marks turn the lines that follow. */
    static String printable(String text) {
        return text.replace("\r\n", "\n").replace('\t', ' ')
                .replaceAll("[\\p{Cc}&&[^\\n]]|[\\u202a-\\u202e\\u2066-\\u2069]", "");
    }
}
