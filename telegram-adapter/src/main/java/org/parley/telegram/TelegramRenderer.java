package org.parley.telegram;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.parley.reply.Block;
import org.parley.reply.Reply;
import org.parley.wording.Phrases;
import org.telegram.telegrambots.meta.api.objects.MessageEntity;

/**
 * Shows a reply in Telegram. Formatting goes out as entities beside plain text, not as HTML or Markdown in it: there is
 * nothing to escape, so that no article can break the markup, and what Telegram counts against its limits is exactly the
 * text. Pure.
 */
final class TelegramRenderer {

    /** UTF-16 units of a message's text after its entities are parsed, https://core.telegram.org/bots/api#sendmessage. */
    private static final int MAX_TEXT = 4096;

    /** Entities of a message. The documentation names no number; Telegram was seen to drop those after the hundredth. */
    private static final int MAX_ENTITIES = 100;

    /** What a source's statement is shortened to, by turns, so that the whole reply fits one message. */
    private static final int[] STATEMENT_LENGTHS = {1000, 300, 200, 120, 80};

    /** What it is shortened to where one message cannot hold the reply in any case. */
    private static final int SPLIT_STATEMENT_LENGTH = 300;

    private static final int MAX_NAME = 100;
    private static final int MAX_TITLE = 160;
    private static final int MAX_URL = 2000;

    /** The reply's text in as few messages as hold it, split between blocks where one is too small. Never an empty message. */
    List<Rendered> render(Reply reply) {
        for (int length : STATEMENT_LENGTHS) {
            List<Rendered> messages = pack(lines(reply, length));
            if (messages.size() <= 1) {
                return messages;
            }
        }
        return pack(lines(reply, SPLIT_STATEMENT_LENGTH));
    }

    /** Formatting of {@code [from, to)} in a line; {@code url} is empty but for links. */
    private record Style(String type, int from, int to, String url) {
    }

    /**
     * What stays together in one message.
     *
     * @param gap whether an empty line goes before it
     * @param quoted whether it belongs to an expandable quotation
     */
    private record Line(String text, List<Style> styles, boolean gap, boolean quoted) {
    }

    private static List<Line> lines(Reply reply, int statementLength) {
        List<Line> lines = new ArrayList<>();
        for (Block block : reply.blocks()) {
            switch (block) {
                case Block.Heading heading -> addText(lines, heading.text(), "bold");
                case Block.Lead lead -> addText(lines, lead.text(), "bold");
                case Block.Context context -> addText(lines, context.text(), "italic");
                case Block.Paragraph paragraph -> addText(lines, paragraph.text(), "");
                case Block.Bullets bullets -> addBullets(lines, bullets.items());
                case Block.Sources sources -> addSources(lines, sources.items(), statementLength,
                        Phrases.in(reply.language()));
            }
        }
        return lines;
    }

    private static void addText(List<Line> lines, String text, String style) {
        String rest = Wording.clean(text);
        boolean first = true;
        while (!rest.isEmpty()) {
            int cut = Wording.cut(rest, MAX_TEXT);
            String part = rest.substring(0, cut).strip();
            List<Style> styles = style.isEmpty() ? List.of() : List.of(new Style(style, 0, part.length(), ""));
            if (!part.isEmpty()) {
                lines.add(new Line(part, styles, first, false));
            }
            rest = rest.substring(cut).strip();
            first = false;
        }
    }

    private static void addBullets(List<Line> lines, List<String> items) {
        boolean first = true;
        for (String item : items) {
            String rest = "• " + Wording.line(item);
            while (!rest.isEmpty()) {
                int cut = Wording.cut(rest, MAX_TEXT);
                lines.add(new Line(rest.substring(0, cut).strip(), List.of(), first, false));
                rest = rest.substring(cut).strip();
                first = false;
            }
        }
    }

    private static void addSources(List<Line> lines, List<Block.Sources.Item> items, int statementLength,
            Phrases phrases) {
        int number = 1;
        for (Block.Sources.Item item : items) {
            StringBuilder text = new StringBuilder();
            List<Style> styles = new ArrayList<>();
            if (number == 1) {
                text.append(phrases.text("telegram.sources", items.size()));
                styles.add(new Style("bold", 0, text.length(), ""));
                text.append('\n');
            }
            text.append('[').append(number).append("] ");
            // An article as a whole has its headline, or its publisher, for a statement; those follow anyway.
            if (!item.text().equals(item.title()) && !item.text().equals(item.outlet())) {
                text.append(statement(item, statementLength)).append('\n');
            }
            appendOutlet(text, styles, item, phrases);
            lines.add(new Line(text.toString(), styles, number == 1, true));
            number++;
        }
    }

    private static String statement(Block.Sources.Item item, int length) {
        String date = item.date().map(Wording::line).filter(d -> !d.isEmpty())
                .map(d -> " (" + Wording.shorten(d, MAX_NAME) + ")").orElse("");
        return isolated(Wording.shorten(Wording.line(item.text()), length)) + date;
    }

    private static void appendOutlet(StringBuilder text, List<Style> styles, Block.Sources.Item item,
            Phrases phrases) {
        Optional<HttpUrl> page = item.url().flatMap(TelegramRenderer::page);
        String outlet = Wording.shorten(Wording.line(item.outlet()), MAX_NAME);
        // A link asks "open this link?" with its full address, so the reader should have seen where it leads.
        String domain = page.map(p -> p.host().replaceFirst("^www\\.", "")).filter(d -> !d.equalsIgnoreCase(outlet))
                .map(d -> " (" + d + ")").orElse("");
        int from = text.length();
        text.append(isolated(outlet)).append(domain);
        page.ifPresent(p -> styles.add(new Style("text_link", from, text.length(), p.toString())));
        String title = Wording.shorten(Wording.line(item.title()), MAX_TITLE);
        if (!title.isEmpty()) {
            text.append(", “").append(isolated(title)).append('”');
        }
        text.append(", ").append(phrases.text("source.reported", phrases.date(item.published())));
    }

    /** Right-to-left text between isolates, so that what follows it keeps its place. */
    private static String isolated(String text) {
        boolean rightToLeft = text.codePoints().anyMatch(c -> switch (Character.getDirectionality(c)) {
            case Character.DIRECTIONALITY_RIGHT_TO_LEFT, Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC -> true;
            default -> false;
        });
        return rightToLeft ? "\u2068" + text + "\u2069" : text;
    }

    /** Only what is plainly a web page becomes a link: Telegram refuses a whole message for one bad address. */
    private static Optional<HttpUrl> page(String url) {
        return Optional.ofNullable(HttpUrl.parse(url)).filter(page -> page.host().contains(".")
                && page.username().isEmpty() && page.password().isEmpty() && page.toString().length() <= MAX_URL);
    }

    private static List<Rendered> pack(List<Line> lines) {
        List<Rendered> messages = new ArrayList<>();
        List<Line> current = new ArrayList<>();
        int length = 0;
        int entities = 0;
        for (Line line : lines) {
            boolean opensQuote = line.quoted() && (current.isEmpty() || line.gap() || !current.getLast().quoted());
            int moreLength = line.text().length() + (line.gap() ? 2 : 1);
            int moreEntities = line.styles().size() + (opensQuote ? 1 : 0);
            if (!current.isEmpty() && (length + moreLength > MAX_TEXT || entities + moreEntities > MAX_ENTITIES)) {
                messages.add(message(current));
                current.clear();
                length = 0;
                entities = line.quoted() && !opensQuote ? 1 : 0;
            }
            length += current.isEmpty() ? line.text().length() : moreLength;
            entities += moreEntities;
            current.add(line);
        }
        if (!current.isEmpty()) {
            messages.add(message(current));
        }
        return messages;
    }

    private static Rendered message(List<Line> lines) {
        StringBuilder text = new StringBuilder();
        List<MessageEntity> entities = new ArrayList<>();
        int quoteAt = -1;
        for (Line line : lines) {
            boolean continuesQuote = quoteAt >= 0 && line.quoted() && !line.gap();
            if (quoteAt >= 0 && !continuesQuote) {
                entities.add(entity("expandable_blockquote", quoteAt, text.length(), ""));
                quoteAt = -1;
            }
            if (!text.isEmpty()) {
                text.append(line.gap() ? "\n\n" : "\n");
            }
            int from = text.length();
            if (line.quoted() && quoteAt < 0) {
                quoteAt = from;
            }
            text.append(line.text());
            line.styles().forEach(s -> entities.add(entity(s.type(), from + s.from(), from + s.to(), s.url())));
        }
        if (quoteAt >= 0) {
            entities.add(entity("expandable_blockquote", quoteAt, text.length(), ""));
        }
        return new Rendered(text.toString(), entities);
    }

    private static MessageEntity entity(String type, int from, int to, String url) {
        MessageEntity entity = new MessageEntity(type, from, to - from);
        if (!url.isEmpty()) {
            entity.setUrl(url);
        }
        return entity;
    }
}
