package org.parley.slack;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.parley.bot.Bot;
import org.parley.bot.Incoming;
import org.parley.bot.Press;
import org.parley.bot.Reaction;
import org.parley.bot.Speaker;
import org.parley.reply.Block;
import org.parley.reply.Reply;
import org.parley.wording.Phrases;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the core says to people in Slack, and what it does not know of Slack; where it fails, that it did. Thread-safe. */
final class Answering {

    private static final Logger LOG = LoggerFactory.getLogger(Answering.class);

    private static final String HELP = "/help";
    private static final String CHECK = "/check";

    private final Bot bot;

    Answering(Bot bot) {
        this.bot = bot;
    }

    /** The reply to {@code incoming}; empty for silence. Whoever asked is owed an outcome. */
    Optional<Reply> to(Incoming incoming) throws InterruptedException {
        Phrases phrases = phrases(incoming.speaker());
        if (incoming.text().equals(CHECK) && incoming.quoted().isEmpty()) {
            return Optional.of(Reply.of(phrases.text("slack.check")));
        }
        try {
            Optional<Reply> reply = bot.handle(incoming);
            return incoming.text().equals(HELP)
                    ? reply.map(help -> with(help, new Block.Context(phrases.text("slack.help"))))
                    : reply;
        } catch (RuntimeException e) {
            stopIfTold();
            // The exception's message might quote the question.
            LOG.error("a message in {} could not be answered: {}", incoming.chat(), e.getClass().getName());
            return Optional.of(Reply.of(phrases.text("slack.failed")));
        }
    }

    private static Reply with(Reply reply, Block last) {
        List<Block> blocks = new ArrayList<>(reply.blocks());
        blocks.add(last);
        return new Reply(blocks, reply.picture(), reply.buttons(), reply.language());
    }

    /** What a press leads to; empty for nothing. */
    Optional<Reaction> to(Press press) throws InterruptedException {
        try {
            return bot.press(press);
        } catch (RuntimeException e) {
            stopIfTold();
            LOG.error("a button in {} led nowhere: {}", press.speaker().chat(), e.getClass().getName());
            return Optional.of(new Reaction.Notice(phrases(press.speaker()).text("slack.failed")));
        }
    }

    /** What failed because Parley is being stopped is done after the next start. */
    private static void stopIfTold() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    /** Questions that can be answered now, at most {@code most}, in the language of {@code speaker}. */
    List<String> prompts(int most, Speaker speaker) {
        return bot.prompts(most, bot.language(speaker));
    }

    Phrases phrases(Speaker speaker) {
        return Phrases.in(bot.language(speaker));
    }
}
