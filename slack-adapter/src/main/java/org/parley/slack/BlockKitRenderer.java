package org.parley.slack;

import com.slack.api.model.block.ActionsBlock;
import com.slack.api.model.block.ContextBlock;
import com.slack.api.model.block.HeaderBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.block.composition.MarkdownTextObject;
import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.ButtonElement;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.parley.reply.Block;
import org.parley.reply.Button;
import org.parley.reply.Reply;
import org.parley.wording.Phrases;

/**
 * Shows a reply as Block Kit. Pure. Nothing is cut off but a source's statement that is too long for a block of its
 * own: what does not fit into one message goes on in the next. Buttons stand below the last.
 */
final class BlockKitRenderer {

    /** Characters in a section's text (docs.slack.dev/reference/block-kit/blocks/section-block). */
    static final int SECTION = 3_000;

    /** Characters in a header (docs.slack.dev/reference/block-kit/blocks/header-block). */
    static final int HEADER = 150;

    /** Blocks in a message (docs.slack.dev/reference/block-kit/blocks). */
    static final int BLOCKS = 50;

    /** Blocks that may be added to a message: a picture, and who shared it. */
    private static final int ADDED = 2;

    /** Characters in all blocks of a message together; undocumented, msg_blocks_too_long was seen from about 13,200. */
    static final int MESSAGE = 13_000;

    /** Characters in a message's text that Slack advises (docs.slack.dev/reference/methods/chat.postMessage). */
    static final int TEXT = 4_000;

    /** Buttons in an actions block (docs.slack.dev/reference/block-kit/blocks/actions-block). */
    static final int BUTTONS = 25;

    /** Characters on a button (docs.slack.dev/reference/block-kit/block-elements/button-element). */
    static final int LABEL = 75;

    /** What a button's action_id begins with; its place among the others follows, as no two of a block may share one. */
    static final String ACTION = "parley.";

    /** What the action_id of a button begins with that stands in a message of its own, {@link #menu}. */
    static final String MENU = ACTION + "menu.";

    /** Longer addresses are left out, so that the statement keeps the larger part of its block. */
    private static final int URL = 1_000;

    /** What a source's statement may always have, whatever stands beside it. */
    private static final int STATEMENT = 1_500;

    private static final String GAP = "\n\n";

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm 'UTC'", Locale.ROOT);

    private BlockKitRenderer() {
    }

    /** A block and what it says in words. */
    private record Piece(LayoutBlock block, int size, String text) {
    }

    /** A line of a block, as it is shown and in words; both escaped. */
    private record Line(String shown, String text) {
    }

    /** The messages that say {@code reply}, in order; empty if it says nothing. */
    static List<SlackMessage> render(Reply reply) {
        List<LayoutBlock> buttons = buttons(reply.buttons());
        Room room = new Room(BLOCKS - ADDED - buttons.size(),
                MESSAGE - reply.buttons().stream().mapToInt(button -> Math.min(button.label().length(), LABEL)).sum());
        List<List<Piece>> pages = new ArrayList<>();
        for (Piece piece : pieces(reply)) {
            if (pages.isEmpty() || !room.holds(pages.getLast(), piece)) {
                pages.add(new ArrayList<>());
            }
            pages.getLast().add(piece);
        }
        List<SlackMessage> messages = new ArrayList<>();
        for (int i = 0; i < pages.size(); i++) {
            messages.add(message(pages.get(i), i == pages.size() - 1 ? buttons : List.of()));
        }
        return messages;
    }

    /** What one message can hold beside its buttons. */
    private record Room(int blocks, int size) {

        boolean holds(List<Piece> page, Piece next) {
            int sizes = page.stream().mapToInt(Piece::size).sum() + next.size();
            int text = page.stream().mapToInt(p -> p.text().length() + GAP.length()).sum() + next.text().length();
            return page.size() < blocks && sizes <= size && text <= TEXT;
        }
    }

    /** All blocks of {@code reply} with its buttons, for a view, which has other limits than a message. */
    static List<LayoutBlock> blocks(Reply reply) {
        return Stream.concat(pieces(reply).stream().map(Piece::block), buttons(reply.buttons()).stream()).toList();
    }

    /** The blocks that show {@code buttons}. */
    static List<LayoutBlock> buttons(List<Button> buttons) {
        return buttons(buttons, ACTION);
    }

    /** The same in a message of their own, which is of no use once one of them is pressed. */
    static List<LayoutBlock> menu(List<Button> buttons) {
        return buttons(buttons, MENU);
    }

    private static List<LayoutBlock> buttons(List<Button> buttons, String action) {
        List<LayoutBlock> blocks = new ArrayList<>();
        for (int from = 0; from < buttons.size(); from += BUTTONS) {
            List<BlockElement> elements = new ArrayList<>();
            for (int i = from; i < Math.min(from + BUTTONS, buttons.size()); i++) {
                elements.add(button(action + i, buttons.get(i)));
            }
            blocks.add(ActionsBlock.builder().elements(elements).build());
        }
        return blocks;
    }

    private static BlockElement button(String action, Button button) {
        String label = cut(Mrkdwn.visible(button.label()).replace('\n', ' '), LABEL);
        return ButtonElement.builder().actionId(action).value(button.id())
                .text(PlainTextObject.builder().text(label).emoji(false).build())
                .style(switch (button.style()) {
                    case PLAIN -> null;
                    case PRIMARY -> "primary";
                    case DANGER -> "danger";
                }).build();
    }

    private static String cut(String text, int limit) {
        if (text.length() <= limit) {
            return text;
        }
        int end = limit - 1;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
    }

    private static List<Piece> pieces(Reply reply) {
        Phrases phrases = Phrases.in(reply.language());
        return reply.blocks().stream().flatMap(block -> pieces(block, phrases).stream()).toList();
    }

    private static SlackMessage message(List<Piece> page, List<LayoutBlock> buttons) {
        return SlackMessage.of(Stream.concat(page.stream().map(Piece::block), buttons.stream()).toList(),
                String.join(GAP, page.stream().map(Piece::text).toList()));
    }

    private static List<Piece> pieces(Block block, Phrases phrases) {
        return switch (block) {
            case Block.Heading h -> heading(h.text());
            case Block.Paragraph p -> sections(CommandText.typed(p.text()));
            case Block.Lead l -> sections(CommandText.typed(l.text()));
            case Block.Context c ->
                Mrkdwn.parts(CommandText.typed(c.text()), SECTION).stream().map(part -> context(part, part)).toList();
            case Block.Bullets b -> bullets(b.items());
            case Block.Sources s -> sources(s.items(), phrases);
        };
    }

    private static List<Piece> heading(String text) {
        List<String> parts = Mrkdwn.parts(text.replace('\n', ' '), HEADER);
        if (parts.size() != 1) {
            return sections(text);
        }
        String line = parts.get(0);
        PlainTextObject shown = PlainTextObject.builder().text(line).emoji(false).build();
        return List.of(new Piece(HeaderBlock.builder().text(shown).build(), line.length(), line));
    }

    private static List<Piece> sections(String text) {
        return Mrkdwn.parts(text, SECTION).stream().map(part -> section(part, part)).toList();
    }

    private static List<Piece> bullets(List<String> items) {
        List<Line> lines = items.stream()
                .flatMap(item -> Mrkdwn.parts("• " + CommandText.typed(item), SECTION).stream())
                .map(part -> new Line(part, part)).toList();
        return packed(lines).stream().map(line -> section(line.shown(), line.text())).toList();
    }

    private static List<Piece> sources(List<Block.Sources.Item> items, Phrases phrases) {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            lines.add(source(i + 1, items.get(i), phrases));
        }
        return packed(lines).stream().map(line -> context(line.shown(), line.text())).toList();
    }

    /** As many lines together as a block holds. */
    private static List<Line> packed(List<Line> lines) {
        List<Line> blocks = new ArrayList<>();
        for (Line line : lines) {
            Line joined = blocks.isEmpty()
                    ? line
                    : new Line(blocks.getLast().shown() + "\n" + line.shown(),
                            blocks.getLast().text() + "\n" + line.text());
            if (!blocks.isEmpty() && joined.shown().length() <= SECTION && joined.text().length() <= SECTION) {
                blocks.set(blocks.size() - 1, joined);
            } else {
                blocks.add(line);
            }
        }
        return blocks;
    }

    /** The citation stands before the statement, so that no mark in an article's text can reach it. */
    private static Line source(int number, Block.Sources.Item item, Phrases phrases) {
        String name = item.outlet().isBlank() ? item.title() : item.outlet();
        String outlet = shortened(name, HEADER);
        Optional<String> link = item.url().flatMap(url -> Mrkdwn.link(url, outlet, URL));
        String address = link.isPresent() ? item.url().map(url -> " " + Mrkdwn.escape(url.strip())).orElse("") : "";
        String date = item.date().map(d -> " (" + shortened(d, HEADER) + ")").orElse("");
        // An article as a whole may have its name for a statement.
        String statement = item.text().equals(name) ? "" : ": " + shortened(item.text(), STATEMENT) + date;
        String before = "[" + number + "] ";
        return new Line(
                before + link.orElse(outlet) + ", "
                        + phrases.text("source.reported", localDate(item.published(), phrases)) + statement,
                before + outlet + ", " + phrases.text("source.reported", date(item.published(), phrases)) + statement
                        + address);
    }

    private static String shortened(String text, int limit) {
        List<String> parts = Mrkdwn.parts(text.replace('\n', ' '), limit - 1);
        return switch (parts.size()) {
            case 0 -> "";
            case 1 -> parts.get(0);
            default -> parts.get(0) + "…";
        };
    }

    /** The reader's own zone, with the absolute date for clients that cannot tell. A bare date has no zone to move it. */
    private static String localDate(Instant instant, Phrases phrases) {
        return isBareDate(instant)
                ? date(instant, phrases)
                : "<!date^" + instant.getEpochSecond() + "^{date_short}, {time}|" + date(instant, phrases) + ">";
    }

    private static String date(Instant instant, Phrases phrases) {
        return phrases.date(instant)
                + (isBareDate(instant) ? "" : ", " + MINUTE.format(instant.atZone(ZoneOffset.UTC)));
    }

    /** An article that is dated to the day alone is kept as midnight UTC. */
    private static boolean isBareDate(Instant instant) {
        return instant.atZone(ZoneOffset.UTC).toLocalTime().equals(LocalTime.MIDNIGHT);
    }

    /** Expanded: an answer that one has to open to read is none. */
    private static Piece section(String shown, String text) {
        return new Piece(SectionBlock.builder().text(mrkdwn(shown)).expand(true).build(), shown.length(), text);
    }

    private static Piece context(String shown, String text) {
        return new Piece(ContextBlock.builder().elements(List.of(mrkdwn(shown))).build(), shown.length(), text);
    }

    /** Verbatim: Slack makes no links of names or addresses that it finds in the text. */
    private static MarkdownTextObject mrkdwn(String text) {
        return MarkdownTextObject.builder().text(text).verbatim(true).build();
    }
}
