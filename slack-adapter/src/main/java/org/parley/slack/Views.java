package org.parley.slack;

import com.slack.api.model.block.DividerBlock;
import com.slack.api.model.block.InputBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.model.block.element.PlainTextInputElement;
import com.slack.api.model.view.View;
import com.slack.api.model.view.ViewClose;
import com.slack.api.model.view.ViewState;
import com.slack.api.model.view.ViewSubmit;
import com.slack.api.model.view.ViewTitle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.parley.reply.Block;
import org.parley.reply.Reply;
import org.parley.wording.Phrases;

/** What is shown beside messages: the app's Home, and the modal to ask in. Pure. */
final class Views {

    /** Blocks in a view (docs.slack.dev/reference/views/home-tab-views). */
    static final int BLOCKS = 100;

    /** Characters that can be typed into a field (docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element). */
    private static final int TYPED = 3_000;

    private static final String QUESTION = "question";

    private Views() {
    }

    /**
     * The Home.
     *
     * @param parts what it says, one below the other
     * @param channel the direct message that its buttons belong to
     */
    static View home(List<Reply> parts, String channel, Phrases phrases) {
        List<LayoutBlock> blocks = new ArrayList<>();
        for (Reply part : parts) {
            if (!blocks.isEmpty()) {
                blocks.add(DividerBlock.builder().build());
            }
            blocks.addAll(BlockKitRenderer.blocks(part));
        }
        if (blocks.size() > BLOCKS) {
            blocks.subList(BLOCKS - 1, blocks.size()).clear();
            blocks.addAll(BlockKitRenderer.blocks(new Reply(List.of(new Block.Context(phrases.text("slack.more"))))));
        }
        return View.builder().type("home").blocks(blocks).privateMetadata(channel).build();
    }

    /**
     * The modal with one field for a question.
     *
     * @param callbackId by which what is sent with it is known
     */
    static View question(String callbackId, Phrases phrases) {
        return View.builder().type("modal").callbackId(callbackId)
                .title(ViewTitle.builder().type(PlainTextObject.TYPE).text(phrases.text("slack.ask.title")).build())
                .submit(ViewSubmit.builder().type(PlainTextObject.TYPE).text(phrases.text("slack.ask.submit")).build())
                .close(ViewClose.builder().type(PlainTextObject.TYPE).text(phrases.text("slack.ask.close")).build())
                .blocks(List.of(InputBlock.builder().blockId(QUESTION).label(plain(phrases.text("slack.ask.label")))
                        .hint(plain(phrases.text("slack.ask.hint")))
                        .element(PlainTextInputElement.builder().actionId(QUESTION).maxLength(TYPED).focusOnLoad(true)
                                .build())
                        .build()))
                .build();
    }

    /** What was typed into the modal. */
    static Optional<String> typed(@Nullable ViewState state) {
        return Optional.ofNullable(state).map(ViewState::getValues).map(values -> values.get(QUESTION))
                .map(block -> block.get(QUESTION)).map(ViewState.Value::getValue).map(String::strip)
                .filter(text -> !text.isEmpty());
    }

    private static PlainTextObject plain(String text) {
        return PlainTextObject.builder().text(text).emoji(false).build();
    }
}
