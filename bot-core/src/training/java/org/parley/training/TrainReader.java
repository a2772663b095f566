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
import org.parley.reading.Models;
import org.parley.training.QuestionSet.Use;

/**
 * Learns the weights of the reader and writes them:
 *
 * <pre>mvn -B -ntp -q -pl bot-core -Ptrain test-compile exec:exec</pre>
 *
 * Before that it says how good such weights are on sets they were not learnt from. {@code -Dtrain.models=FOLDER} writes
 * elsewhere.
 */
public final class TrainReader {

    private TrainReader() {
    }

    /** Run in the folder {@code bot-core}; the one argument is the folder to write to. */
    public static void main(String[] args) throws IOException {
        Logging.silence();
        List<QuestionSet> sets = new QuestionSets(Path.of("")).tuning();
        learn("facts of a dossier", sets.stream().filter(TrainReader::isCurated).toList(),
                Path.of(args[0], Models.CURATED));
        learn("sentences of articles", sets.stream().filter(set -> !isCurated(set)).toList(),
                Path.of(args[0], Models.ARTICLES));
    }

    private static boolean isCurated(QuestionSet set) {
        return set.knowledge().articles().isEmpty();
    }

    private static void learn(String what, List<QuestionSet> sets, Path file) throws IOException {
        PrintStream out = System.out;
        out.println("\n" + what);
        Workbench workbench = new Workbench(Path.of("target", "evaluation"));
        List<QuestionSet> learnt = new ArrayList<>();
        List<List<Lesson>> lessons = new ArrayList<>();
        List<QuestionSet> heldOut = new ArrayList<>();
        List<List<Lesson>> heldOutLessons = new ArrayList<>();
        for (QuestionSet set : sets) {
            boolean tuned = set.use() == Use.TUNED;
            (tuned ? learnt : heldOut).add(set);
            (tuned ? lessons : heldOutLessons).add(lessons(set, workbench, out));
        }

        out.println("\nlearning without the set judged");
        out.println(CrossCheck.heading());
        for (int i = 0; i < learnt.size(); i++) {
            if (learnt.get(i).facts().isEmpty()) {
                out.println(CrossCheck.line(learnt.get(i).name(), CrossCheck.without(lessons, i)));
            }
        }
        String model = TreeTrainer.learn(lessons.stream().flatMap(List::stream).toList());
        for (int i = 0; i < heldOut.size(); i++) {
            out.println(CrossCheck.line(heldOut.get(i).name(), CrossCheck.judge(model, heldOutLessons.get(i))));
        }
        Files.writeString(file, model);
        out.println("\nwritten to " + file);
    }

    private static List<Lesson> lessons(QuestionSet set, Workbench workbench, PrintStream out) throws IOException {
        try (Engine engine = workbench.openWithKnownQuestions(set)) {
            List<Lesson> lessons = new ArrayList<>(Lesson.of(set, engine));
            if (set.use() == Use.TUNED && !isCurated(set)) {
                lessons.addAll(Lesson.plain(set, engine));
            }
            long statements = lessons.stream().mapToInt(lesson -> lesson.examples().size()).sum();
            long answers = lessons.stream().flatMap(lesson -> lesson.examples().stream())
                    .filter(Lesson.Example::answers).count();
            out.println(String.format(Locale.ROOT, "%-16s %5d questions %6d statements read, %5d of them answer",
                    set.name(),
                    lessons.size(), statements, answers));
            return lessons;
        }
    }
}
