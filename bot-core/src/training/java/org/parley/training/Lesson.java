package org.parley.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.parley.answer.Engine;
import org.parley.evaluation.Given;
import org.parley.evaluation.GoldenQuestion;
import org.parley.evaluation.Verdict;
import org.parley.fact.Fact;
import org.parley.fact.Statement;
import org.parley.lexicon.Tag;
import org.parley.question.Question;
import org.parley.reading.Candidate;
import org.parley.reading.CloseReader;
import org.parley.reading.Features;
import org.parley.syntax.Frame;
import org.parley.syntax.Sentence;

/**
 * A question with all that was retrieved for it: what there is to learn from it.
 *
 * @param question the question
 * @param examples the statements that were read for it, those that answer and those that do not
 * @param weight what the question counts, compared with others
 */
record Lesson(GoldenQuestion question, List<Example> examples, float weight) {

    /** Fewer words in common say nothing. */
    private static final int MIN_WORDS = 3;
    /** A quotation may leave out a word or two. */
    private static final double MOST = 0.85;

    Lesson {
        examples = List.copyOf(examples);
    }

    /**
     * One statement read against the question.
     *
     * @param features what is known of the two
     * @param answers whether the statement answers the question
     * @param pair what is read together in a closer reading
     */
    record Example(Features features, boolean answers, CloseReader.Pair pair) {
    }

    /** The lessons of a set, one for each question. */
    static List<Lesson> of(QuestionSet set, Engine engine) {
        List<Lesson> lessons = new ArrayList<>();
        for (GoldenQuestion golden : set.questions()) {
            Engine.Reading reading = engine
                    .read(new Question(golden.text(), golden.history(), QuestionSets.AS_OF));
            List<Candidate> candidates = reading.candidates();
            Set<Candidate> deciding = deciding(set.passages().getOrDefault(golden.id(), List.of()), candidates);
            lessons.add(new Lesson(golden,
                    candidates.stream()
                            .map(candidate -> new Example(candidate.features(), deciding.contains(candidate)
                                    && answers(set, golden, candidate, engine.render(reading.analysis(), candidate)),
                                    CloseReader.Pair.of(reading.analysis(), candidate.statement(), engine.knowledge())))
                            .toList(),
                    set.weight()));
        }
        return lessons;
    }

    /**
     * Lessons about questions in a statement's own words: who did what it says that somebody did. People ask like that, too, while
     * question sets are written to be hard.
     */
    static List<Lesson> plain(QuestionSet set, Engine engine) {
        List<Lesson> lessons = new ArrayList<>();
        for (Statement statement : engine.knowledge().statements()) {
            plain(statement.sentence()).ifPresent(text -> {
                GoldenQuestion question = new GoldenQuestion("plain-" + statement.ordinal(), text, List.of(), "who",
                        true,
                        List.of(), List.of());
                Engine.Reading reading = engine.read(new Question(text, List.of(), QuestionSets.AS_OF));
                List<Example> examples = reading.candidates().stream()
                        .map(c -> new Example(c.features(), c.statement().equals(statement),
                                CloseReader.Pair.of(reading.analysis(), c.statement(), engine.knowledge())))
                        .toList();
                lessons.add(new Lesson(question, examples, 1));
            });
        }
        return lessons;
    }

    /** "Who rejected the demands?" for "On Friday Amsel rejected the demands"; empty where no frame is plain enough. */
    private static Optional<String> plain(Sentence sentence) {
        for (Frame frame : sentence.frames()) {
            boolean simple = !frame.negated() && !frame.modal() && frame.subject().size() == 1
                    && frame.object().size() == 1;
            if (simple && frame.subject().get(0).to() == frame.verb()
                    && frame.object().get(0).from() == frame.verb() + 1
                    && sentence.words().get(frame.subject().get(0).head()).tag() == Tag.PROPN) {
                int from = sentence.words().get(frame.verb()).span().from();
                int to = sentence.words().get(frame.object().get(0).to() - 1).span().to();
                return Optional.of("Who " + sentence.text().substring(from, to) + "?");
            }
        }
        return Optional.empty();
    }

    /** The statements that stand in one of {@code passages}; all of them where none does. */
    private static Set<Candidate> deciding(List<String> passages, List<Candidate> candidates) {
        Set<Candidate> deciding = candidates.stream()
                .filter(candidate -> passages.stream()
                        .anyMatch(passage -> overlap(words(passage), words(candidate.statement().fact().text()))))
                .collect(Collectors.toSet());
        return deciding.isEmpty() ? Set.copyOf(candidates) : deciding;
    }

    /** Whether two stretches of text are in essence the same, or one a part of the other. */
    private static boolean overlap(List<String> a, List<String> b) {
        List<String> shorter = a.size() < b.size() ? a : b;
        Set<String> longer = Set.copyOf(a.size() < b.size() ? b : a);
        return shorter.size() >= MIN_WORDS
                && shorter.stream().filter(longer::contains).count() >= MOST * shorter.size();
    }

    private static List<String> words(String text) {
        return Stream.of(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")).filter(w -> !w.isEmpty()).toList();
    }

    /**
     * A statement answers if saying it would be scored as right and, where the set tells the paragraph, it stands there: the same
     * words elsewhere are mostly about something else. A question that has no answer, a false premise among them, makes every
     * statement an example of what does not answer.
     */
    private static boolean answers(QuestionSet set, GoldenQuestion question, Candidate candidate, String said) {
        String known = set.facts().get(question.id());
        if (known != null) {
            return known.equals(candidate.statement().fact().id());
        }
        if (!question.answerable() || Verdict.on(question, new Given("ANSWERED", said)) != Verdict.RIGHT) {
            return false;
        }
        Fact fact = candidate.statement().fact();
        String article = fact.source().article().replaceFirst("\\.txt$", "");
        String paragraph = String.format("%s-%03d", article, fact.place().paragraph());
        return set.paragraphs().getOrDefault(question.id(), paragraph).equals(paragraph);
    }
}
