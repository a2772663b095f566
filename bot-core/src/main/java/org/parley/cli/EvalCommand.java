package org.parley.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.parley.bot.Parley;
import org.parley.bot.ParleyConfig;
import org.parley.digest.DigestReply;
import org.parley.evaluation.DigestScore;
import org.parley.evaluation.Evaluation;
import org.parley.evaluation.GoldenDigest;
import org.parley.evaluation.GoldenEvent;
import org.parley.evaluation.GoldenQuestion;
import org.parley.evaluation.QuestionFile;
import org.parley.evaluation.Score;
import org.parley.evaluation.TimelineScore;
import org.parley.evaluation.Verdict;
import org.parley.timeline.TimelineQuery;
import org.parley.wording.Language;
import org.parley.wording.Phrases;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code parley eval}: how good the answers to a question set are, or a timeline, or digests. */
@Command(name = "eval", description = "Asks a set of questions whose answers are known, and prints the shares answered, abstained "
        + "and wrong, by kind of question.")
final class EvalCommand implements Callable<Integer> {

    @ParentCommand
    private @Nullable ParleyCommand parley;

    @Parameters(paramLabel = "QUESTIONS", description = "JSON Lines: {\"id\",\"q\",\"history\",\"kind\",\"answerable\",\"must\","
            + "\"must_not\"}, or with \"answers\" in place of kind and must. Also a timeline, {\"date\",\"event\"}, or digests, "
            + "{\"from\",\"to\",\"must_mention\",\"must_not_mention\",\"n_stories\"}.")
    private @Nullable Path questions;

    @Option(names = "--answers", paramLabel = "FILE", description = "Score these answers, as ask --json - printed them, rather than ask.")
    private @Nullable Path answers;

    @Option(names = "--misses", description = "Print every question that was not right.")
    private boolean misses;

    @Override
    public Integer call() {
        ParleyCommand root = Objects.requireNonNull(parley);
        ParleyConfig config = root.config();
        Path file = Objects.requireNonNull(questions);
        if (read(file, QuestionFile::isTimeline)) {
            timeline(root, config, read(file, QuestionFile::events));
            return 0;
        }
        if (read(file, QuestionFile::isDigests)) {
            digests(root, config, read(file, QuestionFile::digests));
            return 0;
        }
        List<GoldenQuestion> set = read(file, QuestionFile::questions);
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

    private void timeline(ParleyCommand root, ParleyConfig config, List<GoldenEvent> golden) {
        try (Parley open = root.open(config)) {
            TimelineScore score = TimelineScore.of(golden, open.timeline(TimelineQuery.ALL));
            if (misses) {
                score.missed().forEach(event -> root.streams()
                        .println(Layout.printable("missed " + event.date() + " " + event.event())));
                score.elsewhere().forEach(event -> root.streams()
                        .println(Layout.printable("besides " + event.date().iso() + " " + event.event())));
            }
            score.report().forEach(root.streams()::println);
        }
    }

    private void digests(ParleyCommand root, ParleyConfig config, List<GoldenDigest> golden) {
        try (Parley open = root.open(config)) {
            DigestScore score = DigestScore.of(golden, window -> open.digest(window, Optional.empty()),
                    digest -> DigestReply.of(digest, ZoneOffset.UTC, Phrases.in(Language.ENGLISH)).plainText());
            if (misses) {
                score.results().forEach(result -> result.faults().forEach(fault -> root.streams()
                        .println(result.golden().window().from() + " to " + result.golden().window().to() + " "
                                + fault)));
            }
            score.report().forEach(root.streams()::println);
        }
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
