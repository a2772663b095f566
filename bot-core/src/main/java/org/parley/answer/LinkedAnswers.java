package org.parley.answer;

import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.parley.fact.Statement;
import org.parley.question.Operator;
import org.parley.question.QuestionAnalysis;
import org.parley.reading.Candidate;
import org.parley.story.Change;
import org.parley.story.Dispute;
import org.parley.story.Links;
import org.parley.time.Period;

/** Tells, of a statement that answers, what later reports made of it and who contradicts it. */
final class LinkedAnswers {

    /** Words that ask for what was so before. */
    private static final Set<String> BEFORE = Set.of("originally", "initially", "original", "initial", "earlier",
            "previously", "previous", "formerly", "first", "before", "once");

    /** What is less likely to answer is about something else in the same events. */
    private static final double LIKELY = 0.1;

    private final AnswerComposer composer;
    private final Links links;

    LinkedAnswers(AnswerComposer composer, Links links) {
        this.composer = composer;
        this.links = links;
    }

    /**
     * What is told in place of the statement alone.
     *
     * @param text the answer in words
     * @param statements what it rests on
     * @param isDisputed whether the statements contradict each other
     */
    record Linked(String text, List<Statement> statements, boolean isDisputed) {
    }

    /**
     * What is to be told in place of {@code best}: what changed it, or what it changed where what was so before is asked for; empty where
     * nothing is linked to it.
     *
     * @param candidates what else may answer: what it changed, or was changed to, has to be among it
     */
    Optional<Linked> of(QuestionAnalysis question, Candidate best, List<Candidate> candidates) {
        Statement statement = best.statement();
        Optional<Change> change = Stream
                .concat(links.supersededBy(statement).stream(), links.supersedes(statement).stream())
                .filter(c -> mayAnswer(c.old(), candidates) && mayAnswer(c.now(), candidates))
                .max(Comparator.comparing((Change c) -> c.now().fact().source().published()));
        if (change.isPresent()) {
            boolean before = question.operator() == Operator.FIRST
                    || question.sentence().words().stream().anyMatch(w -> BEFORE.contains(w.lower()));
            return Optional.of(before ? old(change.get()) : changed(change.get()));
        }
        return links.disputes(statement).stream().findFirst().map(this::disputed);
    }

    private static boolean mayAnswer(Statement statement, List<Candidate> candidates) {
        return candidates.stream().anyMatch(candidate -> candidate.probability() >= LIKELY
                && candidate.statement().ordinal() == statement.ordinal());
    }

    private Linked old(Change change) {
        return new Linked(AnswerComposer.shorten(composer.wording(change.old()), Optional.empty()),
                List.of(change.old(), change.now()), false);
    }

    private Linked changed(Change change) {
        String was = change.was().isEmpty()
                ? ""
                : " Reported earlier, on " + day(change.old()) + ": " + change.was() + ".";
        return new Linked(AnswerComposer.shorten(composer.wording(change.now()) + was, Optional.empty()),
                List.of(change.now(), change.old()), false);
    }

    private Linked disputed(Dispute dispute) {
        return new Linked(AnswerComposer.shorten(side(dispute.one()) + " " + side(dispute.other()), Optional.empty()),
                List.of(dispute.one(), dispute.other()), true);
    }

    private String side(Statement statement) {
        return statement.fact().source().name() + ", " + day(statement) + ": " + composer.wording(statement);
    }

    private static String day(Statement statement) {
        return Period.day(statement.fact().source().published().atZone(ZoneOffset.UTC).toLocalDate()).inWords();
    }
}
