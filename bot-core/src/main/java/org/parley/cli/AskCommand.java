package org.parley.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.parley.answer.Answer;
import org.parley.bot.Parley;
import org.parley.bot.ParleyConfig;
import org.parley.bot.ReplyComposer;
import org.parley.question.Question;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code parley ask}: one question, or a stream of them. */
@Command(name = "ask", description = "Answers a question: the answer, its dates, the numbered evidence.")
final class AskCommand implements Callable<Integer> {

    @ParentCommand
    private @Nullable ParleyCommand parley;

    @Option(names = "--json", description = "Answer as one JSON object on one line; with - for QUESTION, one for each line of "
            + "standard input, {\"id\",\"q\",\"history\":[earlier questions]}.")
    private boolean json;

    @Parameters(paramLabel = "QUESTION", arity = "1..*", description = "The question; several words are joined.")
    private List<String> words = new ArrayList<>();

    @Override
    public Integer call() throws IOException {
        ParleyCommand root = java.util.Objects.requireNonNull(parley);
        ParleyConfig config = root.config();
        try (Parley open = root.open(config)) {
            if (json && words.equals(List.of("-"))) {
                answerLines(root.streams(), open, config);
            } else {
                answerOne(root.streams(), open,
                        new Question(String.join(" ", words), List.of(), ParleyCommand.clock(config)));
            }
        }
        return 0;
    }

    private void answerOne(Streams streams, Parley open, Question question) {
        streams.println(json
                ? answerJson("null", open, question)
                : Layout.of(streams).render(ReplyComposer.answer(open.ask(question))));
    }

    /** One line out for each line in, in the same order, each flushed at once: the reader may wait for it. */
    private static void answerLines(Streams streams, Parley open, ParleyConfig config) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(streams.in(), StandardCharsets.UTF_8));
        int number = 0;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            switch (QuestionLine.parse(number == 1 ? line.replaceFirst("^\ufeff", "") : line)) {
                case QuestionLine.Good good -> streams.println(
                        answerJson(good.id(), open,
                                new Question(good.question(), good.history(), ParleyCommand.clock(config))));
                case QuestionLine.Bad bad -> {
                    streams.complain("parley: line " + number + " " + bad.reason());
                    streams.println(AnswerJson.answer(bad.id(), unreadable(bad, config), 0));
                }
            }
            streams.out().flush();
        }
    }

    private static Answer unreadable(QuestionLine.Bad bad, ParleyConfig config) {
        return new Answer.Unknown("I could not read the question: the line " + bad.reason() + ".", List.of(), 0,
                LocalDate.ofInstant(ParleyCommand.clock(config), ZoneOffset.UTC));
    }

    private static String answerJson(String id, Parley open, Question question) {
        long start = System.nanoTime();
        Answer answer = open.ask(question);
        return AnswerJson.answer(id, answer, (System.nanoTime() - start) / 1_000);
    }
}
