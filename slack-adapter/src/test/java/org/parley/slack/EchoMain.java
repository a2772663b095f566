package org.parley.slack;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.parley.answer.Answer;
import org.parley.bot.Parley;
import org.parley.fact.Knowledge;

/** The command with a core that answers every question alike, to be run as a process of its own. */
final class EchoMain {

    private EchoMain() {
    }

    public static void main(String... arguments) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(new SlackCommand(out, err, System.getenv(), config -> core()).run(arguments));
    }

    private static Parley core() {
        return Parley.of(new Knowledge("", List.of(), List.of(), List.of()),
                question -> new Answer.Chat("You asked: " + question.text(), LocalDate.EPOCH), List.of(),
                InstantSource.system());
    }
}
