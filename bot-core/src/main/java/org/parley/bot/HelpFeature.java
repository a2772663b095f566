package org.parley.bot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.parley.reply.Block;
import org.parley.reply.Reply;
import org.parley.wording.Phrases;

/** A first word to somebody new, and what can be asked. */
final class HelpFeature implements Feature {

    private static final String START = "start";
    private static final String HELP = "help";
    private static final int SUGGESTED = 3;

    private final Parley parley;
    private final List<String> commands;

    /** @param commands those that work, in the order of a menu */
    HelpFeature(Parley parley, List<String> commands) {
        this.parley = parley;
        this.commands = List.copyOf(commands);
    }

    @Override
    public String name() {
        return HELP;
    }

    @Override
    public Set<String> commands() {
        return Set.of(START, HELP);
    }

    @Override
    public Optional<Reply> handle(Command command, Incoming incoming, Phrases phrases) {
        return switch (command.name()) {
            case START -> Optional.of(help(phrases.text("help.hello") + " ", phrases));
            case HELP -> Optional.of(help("", phrases));
            default -> Optional.empty();
        };
    }

    private Reply help(String greeting, Phrases phrases) {
        String topic = parley.knowledge().name();
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Lead(greeting + (topic.isEmpty()
                ? phrases.text("help.lead-articles")
                : phrases.text("help.lead", topic))));
        List<String> prompts = parley.prompts(SUGGESTED, phrases.language());
        if (!prompts.isEmpty()) {
            blocks.add(new Block.Paragraph(phrases.text("help.prompts")));
            blocks.add(new Block.Bullets(prompts));
        }
        blocks.add(new Block.Paragraph(phrases.text("help.commands")));
        blocks.add(new Block.Bullets(commands.stream().map(name -> line(name, phrases)).toList()));
        return ReplyComposer.reply(blocks, phrases);
    }

    private String line(String command, Phrases phrases) {
        String example = command.equals("who") ? " " + Examples.name(parley.knowledge(), phrases.language()) : "";
        return "/" + command + example + ": " + phrases.text("command." + command);
    }

    @Override
    public Optional<Reaction> press(String action, String subject, Press press, Phrases phrases) {
        return Optional.empty();
    }
}
