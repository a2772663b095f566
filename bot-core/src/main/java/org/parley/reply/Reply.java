package org.parley.reply;

import java.util.List;

/** What is said in one message, free of any platform. */
public record Reply(List<Block> blocks) {

    public Reply {
        blocks = List.copyOf(blocks);
    }

    /** A reply of one paragraph. */
    public static Reply of(String text) {
        return new Reply(List.of(new Block.Paragraph(text)));
    }

    /** The whole reply as plain text: notifications, screen readers and platforms without layout show this. */
    public String plainText() {
        return PlainText.render(this);
    }
}
