package org.parley.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.parley.bot.Parley;
import org.parley.bot.ParleyConfig;
import org.parley.evaluation.Evaluation;
import org.parley.evaluation.GoldenQuestion;
import org.parley.evaluation.QuestionFile;
import org.parley.evaluation.Score;
import org.parley.evaluation.Verdict;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code parley eval}: how good the answers to a question set are. */
@Command(name = "eval", description = "Asks a set of questions whose answers are known, and prints the shares answered, abstained "
        + "and wrong, by kind of question.")
final class EvalCommand implements Callable<Integer> {

    @ParentCommand
    private @Nullable ParleyCommand parley;

    @Parameters(paramLabel = "QUESTIONS", description = "JSON Lines: {\"id\",\"q\",\"history\",\"kind\",\"answerable\",\"must\","
            + "\"must_not\"}, or with \"answers\" in place of kind and must.")
    private @Nullable Path questions;

    @Option(names = "--answers", paramLabel = "FILE", description = "Score these answers, as ask --json - printed them, rather than ask.")
    private @Nullable Path answers;

    @Option(names = "--misses", description = "Print every question that was not right.")
    private boolean misses;

    @Override
    public Integer call() {
        ParleyCommand root = Objects.requireNonNull(parley);
        ParleyConfig config = root.config();
        List<GoldenQuestion> set = read(Objects.requireNonNull(questions), QuestionFile::questions);
        Score score = answers == null
                ? ask(root, config, set)
                : Evaluation.score(set, read(answers, QuestionFile::replies));
        if (misses) {
            score.results().stream().filter(result -> result.verdict() != Verdict.RIGHT).map(EvalCommand::miss)
                    .forEach(root.streams()::println);
        }
        score.report().forEach(root.streams()::println);
        return 0;
    }

    private static Score ask(ParleyCommand root, ParleyConfig config, List<GoldenQuestion> set) {
        try (Parley open = root.open(config)) {
            return Evaluation.run(set, open::ask, ParleyCommand.clock(config));
        }
    }

    private static String miss(Score.Result result) {
        GoldenQuestion question = result.question();
        return Layout.printable(
                String.format(Locale.ROOT, "%s %-12s %-6s %s -> %s %s must %s", question.id(), question.kind(),
                        result.verdict() == Verdict.WRONG ? "WRONG" : "missed", AnswerJson.quoted(question.text()),
                        result.given().status(),
                        AnswerJson.quoted(result.given().answer()), question.must()));
    }

    private static <T> T read(Path file, Function<List<String>, T> reader) {
        try {
            return reader.apply(Files.readAllLines(file));
        } catch (IOException e) {
            throw new CommandFailure(file + " cannot be read as UTF-8 text: " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(file + ": " + e.getMessage(), e);
        }
    }
}
