package org.parley.cli;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.parley.article.Source;
import org.parley.bot.Parley;
import org.parley.time.Period;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code parley sources}: what is answered from. */
@Command(name = "sources", description = "Lists the indexed articles, newest first.")
final class SourcesCommand implements Callable<Integer> {

    @ParentCommand
    private @Nullable ParleyCommand parley;

    @Override
    public Integer call() {
        ParleyCommand root = Objects.requireNonNull(parley);
        Layout layout = Layout.of(root.streams());
        try (Parley open = root.open(root.config())) {
            List<Source> sources = open.sources();
            for (Source source : sources) {
                String published = Period.day(source.published().atZone(ZoneOffset.UTC).toLocalDate()).inWords();
                root.streams().println(layout.wrap("• ", source.name() + ", " + published
                        + (source.title().isEmpty() ? "" : ": " + source.title())));
                root.streams().println(layout.faint(layout.wrap("  ", source.url().orElse(source.article()))));
            }
            root.streams().println(sources.size() == 1 ? "1 article" : sources.size() + " articles");
        }
        return 0;
    }
}
