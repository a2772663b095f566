package org.parley.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.parley.answer.Answer;
import org.parley.answer.Answerer;
import org.parley.answer.Evidence;
import org.parley.article.Source;
import org.parley.bot.Parley;
import org.parley.fact.Knowledge;
import org.parley.time.Period;

/** A thread through the core's own conversation and wording, as the README shows it. */
class ThreadTest {

    private static final LocalDate AS_OF = LocalDate.of(2031, 5, 2);
    private static final Evidence MEETING = new Evidence("f1", "The two ministers met in Port Ellen on Thursday.",
            Optional.of(Period.day(LocalDate.of(2031, 5, 1))), new Source("Harbour Wire", "Ministers meet",
                    Instant.parse("2031-05-02T06:30:00Z"), Optional.of("https://wire.example/ministers"), "a1"));

    private static final Answerer ANSWERER = question -> question.text().startsWith("When")
            ? new Answer.Answered("They last met on 1 May 2031, in Port Ellen.", List.of(MEETING), 0.93, AS_OF)
            : new Answer.Unknown("The sources do not say who paid for it.", List.of(MEETING), 0.8, AS_OF);

    @Test
    void the_readme_shows_a_thread_as_it_is_sent() throws Exception {
        StringBuilder thread = new StringBuilder();
        try (FakeSlack slack = FakeSlack.start();
                Parley parley = Parley.of(new Knowledge("", List.of(), List.of(), List.of()), ANSWERER, List.of(),
                        InstantSource.system());
                SlackApp app = SlackApp.start(slack.socketMode(), parley.bot(), parley)) {
            slack.awaitConnection(1);

            String root = slack.mention(FakeSlack.GENERAL, "When did the ministers last meet?");
            thread.append("Ann: @Parley When did the ministers last meet?\n\n").append(answer(slack, 1));
            slack.deliver(FakeSlack.inThread(
                    FakeSlack.message(FakeSlack.GENERAL, "U0ANN", "And who paid for it?", slack.ts()), root));
            thread.append("\n\nAnn: And who paid for it?\n\n").append(answer(slack, 2));

            assertThat(slack.broken).isEmpty();
        }

        assertThat(Files.readString(Path.of("README.md"))).contains("```\n" + thread + "\n```");
    }

    private static String answer(FakeSlack slack, int nth) {
        return "Parley: " + slack.awaitPosted(nth).get(nth - 1).text();
    }
}
