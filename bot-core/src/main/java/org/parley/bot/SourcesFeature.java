package org.parley.bot;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.parley.article.Source;
import org.parley.bot.Buttons.About;
import org.parley.reply.Reply;
import org.parley.wording.Phrases;

/** What is indexed, in pages, the newest first. */
final class SourcesFeature implements Feature {

    private static final String SOURCES = "sources";
    private static final int PAGE = 10;

    private final Parley parley;
    private final Buttons buttons;

    SourcesFeature(Parley parley, Buttons buttons) {
        this.parley = parley;
        this.buttons = buttons;
    }

    @Override
    public String name() {
        return SOURCES;
    }

    @Override
    public Set<String> commands() {
        return Set.of(SOURCES);
    }

    @Override
    public Optional<Reply> handle(Command command, Incoming incoming, Phrases phrases) {
        if (!command.name().equals(SOURCES)) {
            return Optional.empty();
        }
        Pages<Source> page = Pages.page(parley.sources(), 1, PAGE);
        return Optional.of(ReplyComposer.sources(page, phrases)
                .with(buttons.offer(About.of(incoming.speaker(), name(), ""), page.choices(phrases))));
    }

    @Override
    public Optional<Reaction> press(String action, String subject, Press press, Phrases phrases) {
        OptionalInt number = Pages.turnedTo(action);
        if (number.isEmpty()) {
            return Optional.empty();
        }
        Pages<Source> page = Pages.page(parley.sources(), number.getAsInt(), PAGE);
        return Optional.of(new Reaction.Edit(ReplyComposer.sources(page, phrases)
                .with(Buttons.again(press, page.choices(phrases)))));
    }
}
