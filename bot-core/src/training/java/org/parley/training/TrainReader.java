package org.parley.training;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.parley.answer.Engine;
import org.parley.bot.Logging;
import org.parley.training.QuestionSet.Use;

/**
 * Learns the weights of the reader and writes them:
 *
 * <pre>mvn -B -ntp -q -pl bot-core -Ptrain test-compile exec:exec</pre>
 *
 * Before that it says how good such weights are on questions they were not learnt from. {@code -Dtrain.model=FILE} writes
 * elsewhere.
 */
public final class TrainReader {

    private TrainReader() {
    }

    /** Run in the folder {@code bot-core}; the one argument is the file to write. */
    public static void main(String[] args) throws IOException {
        Logging.silence();
        PrintStream out = System.out;
        Workbench workbench = new Workbench(Path.of("target", "evaluation"));
        List<QuestionSet> learnt = new ArrayList<>();
        List<List<Lesson>> lessons = new ArrayList<>();
        List<QuestionSet> heldOut = new ArrayList<>();
        List<List<Lesson>> heldOutLessons = new ArrayList<>();
        for (QuestionSet set : new QuestionSets(Path.of("")).tuning()) {
            boolean tuned = set.use() == Use.TUNED;
            (tuned ? learnt : heldOut).add(set);
            (tuned ? lessons : heldOutLessons).add(lessons(set, workbench, out));
        }

        out.println("\nlearning without the questions judged, a fifth of each set at a time");
        out.println(CrossCheck.heading());
        List<List<CrossCheck.Outcome>> folds = CrossCheck.folds(lessons);
        for (int i = 0; i < learnt.size(); i++) {
            out.println(CrossCheck.line(learnt.get(i).name(), folds.get(i)));
        }
        out.println(CrossCheck.line("all", folds.stream().flatMap(List::stream).toList()));

        out.println("\nlearning from all; articles held out");
        String model = TreeTrainer.learn(lessons.stream().flatMap(List::stream).toList());
        for (int i = 0; i < heldOut.size(); i++) {
            out.println(CrossCheck.line(heldOut.get(i).name(), CrossCheck.judge(model, heldOutLessons.get(i))));
        }
        Path file = Path.of(args[0]);
        Files.writeString(file, model);
        out.println("\nwritten to " + file);
    }

    private static List<Lesson> lessons(QuestionSet set, Workbench workbench, PrintStream out) throws IOException {
        try (Engine engine = workbench.openWithKnownQuestions(set)) {
            List<Lesson> lessons = Lesson.of(set, engine);
            long statements = lessons.stream().mapToInt(lesson -> lesson.examples().size()).sum();
            long answers = lessons.stream().flatMap(lesson -> lesson.examples().stream())
                    .filter(Lesson.Example::answers).count();
            out.println(String.format(Locale.ROOT, "%-16s %5d questions %6d statements read, %5d of them answer",
                    set.name(),
                    set.questions().size(), statements, answers));
            return lessons;
        }
    }
}
