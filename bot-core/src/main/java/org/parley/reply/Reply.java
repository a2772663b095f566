package org.parley.reply;

import java.util.List;
import java.util.Optional;
import org.parley.wording.Language;

/**
 * What is said in one message, free of any platform.
 *
 * @param blocks what it says, in order
 * @param picture a picture that shows it, if there is one; a platform that cannot take it leaves it out
 * @param buttons what can be pressed under it, the most important first
 * @param language what the words that a renderer adds, such as "reported", are to be in
 */
public record Reply(List<Block> blocks, Optional<Picture> picture, List<Button> buttons, Language language) {

    public Reply {
        blocks = List.copyOf(blocks);
        buttons = List.copyOf(buttons);
    }

    /** Blocks alone, in English. */
    public Reply(List<Block> blocks) {
        this(blocks, Optional.empty(), List.of(), Language.ENGLISH);
    }

    /** A reply of one paragraph. */
    public static Reply of(String text) {
        return new Reply(List.of(new Block.Paragraph(text)));
    }

    /** The same with these buttons. */
    public Reply with(List<Button> others) {
        return new Reply(blocks, picture, others, language);
    }

    /** The same with a picture. */
    public Reply with(Picture shown) {
        return new Reply(blocks, Optional.of(shown), buttons, language);
    }

    /** The same with the renderer's words in {@code other}. */
    public Reply in(Language other) {
        return new Reply(blocks, picture, buttons, other);
    }

    /** The whole reply as plain text: notifications, screen readers and platforms without layout show this. */
    public String plainText() {
        return PlainText.render(this);
    }
}
