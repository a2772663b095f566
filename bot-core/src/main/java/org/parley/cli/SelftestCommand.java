package org.parley.cli;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.parley.bot.Parley;
import org.parley.bot.ParleyConfig;
import org.parley.bot.ReplyComposer;
import org.parley.fact.Entity;
import org.parley.question.Question;
import org.parley.timeline.TimelineQuery;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/**
 * {@code parley selftest}: asks about what the sources know in every way there is. The launcher runs it once after a build, so
 * that the JVM notes the classes which an answer needs and the next start is fast.
 */
@Command(name = "selftest", hidden = true, description = "Asks about each entity once; the launcher trains the start-up cache with it.")
final class SelftestCommand implements Callable<Integer> {

    @ParentCommand
    private @Nullable ParleyCommand parley;

    @Override
    public Integer call() {
        ParleyCommand root = Objects.requireNonNull(parley);
        ParleyConfig config = root.config();
        Layout layout = new Layout(80, true);
        try (Parley open = root.open(config)) {
            List<String> names = open.knowledge().entities().stream().map(Entity::name).limit(12).toList();
            names.stream().flatMap(SelftestCommand::questions)
                    .map(text -> open.ask(new Question(text, List.of(), ParleyCommand.clock(config))))
                    .forEach(answer -> {
                        layout.render(ReplyComposer.answer(answer));
                        AnswerJson.answer("null", answer, 0);
                    });
            open.timeline(TimelineQuery.ALL).forEach(AnswerJson::event);
            root.streams().println("asked about " + names.size() + " entities");
        }
        return 0;
    }

    private static Stream<String> questions(String name) {
        return Stream
                .of("Who is %s?", "When did %s last meet?", "Where did they meet %s?", "Why did %s refuse?",
                        "How many times did %s call?",
                        "What exactly did %s say?", "Did %s deny it?", "list everything about %s since 2020")
                .map(form -> form.formatted(name));
    }
}
