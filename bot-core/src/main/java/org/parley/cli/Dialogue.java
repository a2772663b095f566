package org.parley.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.parley.bot.Address;
import org.parley.bot.Audience;
import org.parley.bot.Bot;
import org.parley.bot.Incoming;
import org.parley.bot.Press;
import org.parley.bot.Reaction;
import org.parley.bot.Speaker;
import org.parley.reply.Block;
import org.parley.reply.Button;
import org.parley.reply.Reply;
import org.parley.wording.Language;

/** One person's conversation in a terminal, where a button is pressed by its number. Not safe for use by many threads. */
final class Dialogue {

    private final Bot bot;
    private final Speaker speaker;
    private List<Button> buttons = List.of();

    /** @param language the person's, for the fixed phrases */
    Dialogue(Bot bot, Language language) {
        this.bot = bot;
        this.speaker = Speaker.alone(Speaker.TERMINAL, "terminal", "terminal")
                .speaking(Optional.of(language.code()));
    }

    /** What the bot says to a line, or to the press of the button whose number the line is; empty for nothing. */
    Optional<Reply> say(String line) {
        Optional<Button> pressed = pressed(line.strip());
        Optional<Reply> reply = pressed.isPresent()
                ? bot.press(new Press(speaker, pressed.get().id(), Optional.empty(), Audience.CHAT))
                        .flatMap(this::shown)
                : bot.handle(new Incoming(speaker, Address.DIRECT, line));
        reply.map(Reply::buttons).filter(offered -> !offered.isEmpty() || pressed.isEmpty())
                .ifPresent(offered -> buttons = offered);
        return reply.map(Dialogue::numbered);
    }

    private Optional<Button> pressed(String line) {
        return line.matches("[1-9][0-9]?") && Integer.parseInt(line) <= buttons.size()
                ? Optional.of(buttons.get(Integer.parseInt(line) - 1))
                : Optional.empty();
    }

    private Optional<Reply> shown(Reaction reaction) {
        return switch (reaction) {
            case Reaction.Say say -> Optional.of(say.reply());
            case Reaction.Edit edit -> Optional.of(edit.reply());
            case Reaction.Notice notice -> Optional.of(Reply.of(notice.text()));
            case Reaction.Rebutton rebutton -> Optional
                    .of(new Reply(rebutton.notice().<Block>map(Block.Paragraph::new).stream().toList())
                            .with(rebutton.buttons()));
        };
    }

    /** The reply with a line that says which number presses what. */
    private static Reply numbered(Reply reply) {
        if (reply.buttons().isEmpty()) {
            return reply;
        }
        List<String> numbers = new ArrayList<>();
        for (Button button : reply.buttons()) {
            numbers.add("[" + (numbers.size() + 1) + "] " + button.label());
        }
        List<Block> blocks = new ArrayList<>(reply.blocks());
        blocks.add(new Block.Context(String.join("  ", numbers)));
        return new Reply(blocks, reply.picture(), reply.buttons(), reply.language());
    }
}
