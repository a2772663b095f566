package org.parley.training;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.parley.answer.Engine;
import org.parley.bot.Logging;
import org.parley.embedding.Embedder;
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

    private final PrintStream out = System.out;
    private final Workbench workbench;
    private final CloseLessons closeLessons;
    private final Path folder;

    private TrainReader(Workbench workbench, CloseLessons closeLessons, Path folder) {
        this.workbench = workbench;
        this.closeLessons = closeLessons;
        this.folder = folder;
    }

    /** Run in the folder {@code bot-core}; the one argument is the folder to write to. */
    public static void main(String[] args) throws IOException {
        Logging.silence();
        List<QuestionSet> sets = new QuestionSets(Path.of("")).tuning();
        Workbench workbench = new Workbench(Path.of("target", "evaluation"));
        try (Embedder embedder = workbench.embedder()) {
            TrainReader training = new TrainReader(workbench, new CloseLessons(embedder), Path.of(args[0]));
            training.learn("facts of a dossier", sets.stream().filter(TrainReader::isCurated).toList(), Models.CURATED);
            training.learn("sentences of articles", sets.stream().filter(set -> !isCurated(set)).toList(),
                    Models.ARTICLES);
        }
    }

    private static boolean isCurated(QuestionSet set) {
        return set.knowledge().articles().isEmpty();
    }

    private void learn(String what, List<QuestionSet> sets, String name) throws IOException {
        out.println("\n" + what);
        Map<QuestionSet, List<Lesson>> learnt = new LinkedHashMap<>();
        Map<QuestionSet, List<Lesson>> heldOut = new LinkedHashMap<>();
        for (QuestionSet set : sets) {
            (set.use() == Use.TUNED ? learnt : heldOut).put(set, lessons(set));
        }
        String model = TreeTrainer.learn(all(learnt));
        Map<QuestionSet, List<Lesson>> close = new LinkedHashMap<>();
        out.println("\nlearning without the set judged");
        out.println(CrossCheck.heading());
        for (String topic : topics(learnt)) {
            String other = TreeTrainer.learn(all(without(learnt, topic)));
            learnt.forEach((set, lessons) -> {
                if (topic(set).equals(topic)) {
                    out.println(CrossCheck.line(set.name(), CrossCheck.judge(other, lessons)));
                    close.put(set, closeLessons.of(lessons, other));
                }
            });
        }
        out.println("\nthe same, read closely");
        for (String topic : topics(close)) {
            String other = TreeTrainer.learnClose(all(without(close, topic)));
            close.forEach((set, lessons) -> {
                if (topic(set).equals(topic)) {
                    out.println(CrossCheck.line(set.name(), CrossCheck.judge(other, lessons)));
                }
            });
        }
        String closeModel = TreeTrainer.learnClose(all(close));
        heldOut.forEach((set, lessons) -> {
            out.println(CrossCheck.line(set.name() + ", first", CrossCheck.judge(model, lessons)));
            out.println(CrossCheck.line(set.name(), CrossCheck.judge(closeModel, closeLessons.of(lessons, model))));
        });
        Files.writeString(folder.resolve(name), model);
        Files.writeString(folder.resolve(Models.CLOSE + name), closeModel);
        out.println("\nwritten to " + folder);
    }

    private static List<Lesson> all(Map<QuestionSet, List<Lesson>> sets) {
        return sets.values().stream().flatMap(List::stream).toList();
    }

    /** What sets are about that are judged together; of those that only the dossier's author knows, none. */
    private static List<String> topics(Map<QuestionSet, List<Lesson>> sets) {
        return sets.keySet().stream().filter(set -> set.facts().isEmpty()).map(TrainReader::topic).distinct().toList();
    }

    /** A set that asks the same questions of a dossier that expects none is no other set. */
    private static String topic(QuestionSet set) {
        return set.name().replaceFirst("-bare$", "");
    }

    private static Map<QuestionSet, List<Lesson>> without(Map<QuestionSet, List<Lesson>> sets, String topic) {
        Map<QuestionSet, List<Lesson>> others = new LinkedHashMap<>(sets);
        others.keySet().removeIf(set -> topic(set).equals(topic));
        return others;
    }

    private List<Lesson> lessons(QuestionSet set) throws IOException {
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
