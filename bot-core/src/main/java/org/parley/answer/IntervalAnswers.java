package org.parley.answer;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.parley.question.QuestionAnalysis;
import org.parley.reading.Candidate;
import org.parley.time.Period;
import org.parley.time.Precision;

/** Reckons how long it was from one event to another, where the sources give the day of both. */
final class IntervalAnswers {

    private static final Pattern BETWEEN = Pattern.compile("(?i)\\bbetween (?<both>.+?)[?.! ]*$");
    private static final Pattern FROM = Pattern
            .compile("(?i)\\bfrom (?<one>.+?) (?:to|until|till) (?<other>.+?)[?.! ]*$");
    /** "How long after the vote was the treaty signed?" */
    private static final Pattern BESIDE = Pattern.compile("(?i)\\b(?:after|before|since) (?<one>.+?),?"
            + " (?<other>(?:did|was|were|had|has|have|is|are|came|took) .+?)[?.! ]*$");
    private static final Pattern AND = Pattern.compile("(?i) and ");

    /** A part of a question names its event in few words: its likeliest statement is less sure than that of a whole question. */
    private static final double LIKELY = 0.25;
    /** Fewer days are not told in months. */
    private static final int MONTHS_FROM = 45;
    private static final double DAYS_OF_A_MONTH = 365.25 / 12;

    private final AnswerComposer composer;
    private final LocalDate reachesTo;

    IntervalAnswers(AnswerComposer composer, LocalDate reachesTo) {
        this.composer = composer;
        this.reachesTo = reachesTo;
    }

    /** A part of the question, and the day of what it names. */
    private record Event(Candidate candidate, LocalDate day) {
    }

    private record Pair(Event one, Event other) {

        private double probability() {
            return Math.min(one.candidate().probability(), other.candidate().probability());
        }
    }

    /**
     * The answer; empty where the question names no two events, or the sources do not give the days of both.
     *
     * @param read reads a part of the question by itself, the likeliest statement first
     */
    Optional<Answer> answer(QuestionAnalysis question, Function<String, List<Candidate>> read) {
        List<Pair> pairs = new ArrayList<>();
        for (List<String> parts : parts(question.text())) {
            Optional<Pair> pair = event(read.apply(parts.get(0)))
                    .flatMap(one -> event(read.apply(parts.get(1))).map(other -> new Pair(one, other)))
                    .filter(p -> !p.one().day().equals(p.other().day()));
            pairs.addAll(pair.stream().toList());
        }
        return pairs.stream().max(Comparator.comparingDouble(Pair::probability)).map(this::told);
    }

    /** The ways to take the question for one about two events; several where it says "and" more than once. */
    private static List<List<String>> parts(String text) {
        List<List<String>> parts = new ArrayList<>();
        Matcher between = BETWEEN.matcher(text);
        if (between.find()) {
            String both = between.group("both");
            Matcher and = AND.matcher(both);
            while (and.find()) {
                parts.add(List.of(both.substring(0, and.start()), both.substring(and.end())));
            }
        }
        for (Pattern pattern : List.of(FROM, BESIDE)) {
            Matcher matcher = pattern.matcher(text);
            if (matcher.find()) {
                parts.add(List.of(matcher.group("one"), matcher.group("other")));
            }
        }
        return parts;
    }

    private static Optional<Event> event(List<Candidate> candidates) {
        return candidates.stream().limit(1).filter(c -> c.probability() >= LIKELY)
                .flatMap(c -> c.statement().fact().when().filter(when -> when.precision() == Precision.DAY)
                        .map(when -> new Event(c, when.from())).stream())
                .findFirst();
    }

    private Answer told(Pair pair) {
        boolean inOrder = pair.one().day().isBefore(pair.other().day());
        Event first = inOrder ? pair.one() : pair.other();
        Event second = inOrder ? pair.other() : pair.one();
        long days = ChronoUnit.DAYS.between(first.day(), second.day());
        String months = days < MONTHS_FROM ? "" : ", about " + Math.round(days / DAYS_OF_A_MONTH) + " months";
        String text = days + (days == 1 ? " day" : " days") + months + ": from " + Period.day(first.day()).inWords()
                + " to " + Period.day(second.day()).inWords() + ".";
        for (Event event : List.of(first, second)) {
            String next = text + " " + composer.wording(event.candidate().statement());
            text = next.length() <= AnswerComposer.LONGEST ? next : text;
        }
        return new Answer.Answered(text,
                List.of(composer.evidence(first.candidate().statement()),
                        composer.evidence(second.candidate().statement())),
                pair.probability(), reachesTo);
    }
}
