package org.parley.reply;

import java.time.ZoneOffset;
import java.util.StringJoiner;
import org.parley.wording.Phrases;

/** Renders a reply as plain text. */
final class PlainText {

    private PlainText() {
    }

    static String render(Reply reply) {
        StringJoiner out = new StringJoiner("\n\n");
        for (Block block : reply.blocks()) {
            out.add(render(block, Phrases.in(reply.language())));
        }
        return out.toString();
    }

    private static String render(Block block, Phrases phrases) {
        return switch (block) {
            case Block.Heading h -> h.text();
            case Block.Paragraph p -> p.text();
            case Block.Lead l -> l.text();
            case Block.Context c -> c.text();
            case Block.Bullets b -> bullets(b);
            case Block.Sources s -> sources(s, phrases);
        };
    }

    private static String bullets(Block.Bullets bullets) {
        StringJoiner out = new StringJoiner("\n");
        bullets.items().forEach(item -> out.add("• " + item));
        return out.toString();
    }

    private static String sources(Block.Sources sources, Phrases phrases) {
        StringJoiner out = new StringJoiner("\n");
        int number = 1;
        for (Block.Sources.Item item : sources.items()) {
            String day = item.published().atZone(ZoneOffset.UTC).toLocalDate().toString();
            out.add("[" + number++ + "] " + item.text() + item.date().map(d -> " (" + d + ")").orElse("") + "\n    "
                    + item.outlet() + ", " + phrases.text("source.reported", day)
                    + item.url().map(u -> ", " + u).orElse(""));
        }
        return out.toString();
    }
}
