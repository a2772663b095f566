package org.parley.training;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.parley.answer.Engine;
import org.parley.bot.Logging;
import org.parley.evaluation.Evaluation;
import org.parley.evaluation.Score;

/**
 * Asks every question set and prints a Markdown table of how right the answers are and what they cost:
 *
 * <pre>mvn -B -ntp -q -pl bot-core -Ptrain test-compile exec:exec@measure</pre>
 */
public final class Measure {

    private Measure() {
    }

    /** Run in the folder {@code bot-core}, without arguments. */
    public static void main(String[] args) throws IOException {
        Logging.silence();
        PrintStream out = System.out;
        QuestionSets sets = new QuestionSets(Path.of(""));
        List<QuestionSet> all = new ArrayList<>(sets.tuning());
        all.addAll(sets.blind());
        Workbench workbench = new Workbench(Path.of("target", "evaluation"));
        // Once untimed, so that no set pays for the loading and compiling of classes.
        ask(all.get(0), workbench);
        out.println("| set | | questions | answered | abstained | wrong assertions | median µs | 95 % within µs |");
        out.println("| --- | --- | --- | --- | --- | --- | --- | --- |");
        for (QuestionSet set : all) {
            out.println(row(set, ask(set, workbench)));
        }
    }

    private static Score ask(QuestionSet set, Workbench workbench) throws IOException {
        try (Engine engine = workbench.open(set)) {
            return Evaluation.run(set.questions(), engine, QuestionSets.AS_OF);
        }
    }

    private static String row(QuestionSet set, Score score) {
        return String.format(Locale.ROOT, "| %s | %s | %d | %s | %s | %s | %,d | %,d |", set.name(), set.use().word(),
                set.questions().size(), score.answered(), score.abstained(), score.wrongAssertions(),
                score.micros(0.5).orElse(0), score.micros(0.95).orElse(0));
    }
}
