package org.parley.answer;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.parley.fact.EntityTable;
import org.parley.fact.Fact;
import org.parley.fact.Statement;
import org.parley.question.AnswerType;
import org.parley.question.QuestionAnalysis;
import org.parley.reading.Candidate;
import org.parley.time.Period;

/** Puts answers into words. Pure. */
final class AnswerComposer {

    /** The longest short answer, from the contract of {@code ask --json}. */
    static final int LONGEST = 300;
    /** The longest list or timeline, from the same. */
    static final int LONGEST_LIST = 1_500;

    private final EntityTable entities;

    AnswerComposer(EntityTable entities) {
        this.entities = entities;
    }

    /** The slot first where there is one, then the statement that says so. */
    String answer(QuestionAnalysis question, Candidate candidate) {
        String statement = wording(candidate.statement());
        Optional<String> lead = lead(question, candidate)
                .filter(l -> !statement.toLowerCase(Locale.ROOT).startsWith(l.toLowerCase(Locale.ROOT)));
        String text = lead.map(l -> l + ": " + statement).orElse(statement);
        return shorten(text, candidate.slot());
    }

    private static Optional<String> lead(QuestionAnalysis question, Candidate candidate) {
        // Whose something is stands in no slot.
        boolean owner = question.sentence().words().stream().anyMatch(w -> w.lower().equals("whose"));
        boolean leads = !owner && switch (question.type()) {
            case AGENT, PLACE, DATE, CLOCK, DURATION, COUNT, QUANTITY, AGE -> true;
            case REASON, MANNER, SPEECH, THING, YES_NO, CHOICE, DEFINITION, ANY -> false;
        };
        return candidate.slot().filter(s -> leads && s.length() <= 60).map(AnswerComposer::capitalized);
    }

    private static String capitalized(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    /** "Yes." or "No." before the statement, where it says so clearly. */
    String yesNo(Optional<Boolean> yes, Candidate candidate) {
        String word = yes.map(y -> y ? "Yes. " : "No. ").orElse("");
        return shorten(word + wording(candidate.statement()), Optional.empty());
    }

    /** What is so, in place of what the question takes for granted. */
    String correction(Statement statement) {
        return shorten("That is not what the sources say: " + wording(statement), Optional.empty());
    }

    /** The statement as a reader may quote it. */
    String wording(Statement statement) {
        return StatementWording.of(statement, entities);
    }

    /** Several statements, one after the other, as many as {@code longest} characters hold; the first in any case. */
    String list(List<Candidate> candidates, int longest) {
        StringBuilder text = new StringBuilder();
        for (Candidate candidate : candidates) {
            String next = wording(candidate.statement());
            if (text.length() + next.length() + 1 > longest) {
                break;
            }
            text.append(text.isEmpty() ? "" : " ").append(next);
        }
        return text.isEmpty() ? shorten(wording(candidates.get(0).statement()), Optional.empty()) : text.toString();
    }

    /** Dated statements in order, each with its date first, as many as {@code longest} characters hold; the first in any case. */
    String timeline(List<Statement> statements, int longest) {
        StringBuilder text = new StringBuilder();
        for (Statement statement : statements) {
            String date = statement.fact().when().map(w -> w.inWords()).orElse("undated");
            String next = date + ": " + statement.fact().text();
            if (!text.isEmpty() && text.length() + next.length() + 1 > longest) {
                break;
            }
            text.append(text.isEmpty() ? "" : " ").append(next);
        }
        return text.toString();
    }

    /** That the sources do not say, and up to when they reach. */
    static String unknown(QuestionAnalysis question, LocalDate asOf) {
        String what = switch (question.type()) {
            case AGENT -> "who that is";
            case PLACE -> "where that is";
            case DATE -> "when that is";
            case CLOCK -> "at what time that was";
            case DURATION -> "how long that is";
            case COUNT -> "how many there are";
            case QUANTITY -> "how much that is";
            case AGE -> "how old";
            case REASON -> "why";
            case MANNER -> "how";
            case SPEECH -> "what was said";
            case YES_NO, CHOICE, DEFINITION, THING, ANY -> "that";
        };
        return "The sources, which reach to " + Period.day(asOf).inWords() + ", do not say "
                + (question.type() == AnswerType.AGE ? "how old that person is" : what) + ".";
    }

    /** At most {@link #LONGEST} characters, cut at words around what was asked for. */
    static String shorten(String text, Optional<String> keep) {
        if (text.length() <= LONGEST) {
            return text;
        }
        int anchor = keep.map(text::lastIndexOf).orElse(0);
        int from = Math.max(0, Math.min(anchor - LONGEST / 2, text.length() - LONGEST + 1));
        if (from > 0) {
            from = text.indexOf(' ', from) + 1;
        }
        int room = LONGEST - 1 - (from > 0 ? 1 : 0);
        int to = text.length();
        if (to - from > room) {
            to = text.lastIndexOf(' ', from + room);
        }
        return (from > 0 ? "…" : "") + text.substring(from, to) + (to < text.length() ? "…" : "");
    }

    /** What an answer rests on. */
    Evidence evidence(Statement statement) {
        Fact fact = statement.fact();
        return new Evidence(fact.id(), fact.text(), fact.when(), fact.source());
    }
}
