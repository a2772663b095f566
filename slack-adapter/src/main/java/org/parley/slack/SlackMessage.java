package org.parley.slack;

import com.slack.api.model.block.LayoutBlock;
import java.util.List;

/**
 * One message as Slack takes it.
 *
 * @param blocks what is seen, at most 50
 * @param text the same in words, in Slack's markup: what notifications show and screen readers read
 */
record SlackMessage(List<LayoutBlock> blocks, String text) {

    SlackMessage {
        blocks = List.copyOf(blocks);
    }
}
