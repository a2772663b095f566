package org.parley.retrieval;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.parley.embedding.SmallVector;
import org.parley.fact.ExpectedQuestion;
import org.parley.fact.ExpectedQuestion.Kind;
import org.parley.question.QuestionAnalysis;
import org.parley.question.Term;
import org.parley.syntax.Word;

/** Compares a question with those that a dossier expects. Safe for use by many threads. */
final class Expectations {

    /** Questions about other matters stay below this cosine. */
    private static final float FAR = 0.75f;
    /** Expected questions that are looked at word by word, and that vote. */
    private static final int NEAREST = 24;
    /** What the share of common words adds to a cosine, to tell questions apart that differ in one word. */
    private static final float WORDS_IN_COMMON = 0.05f;
    /** The same for asking with the same question word. */
    private static final float SAME_QUESTION_WORD = 0.015f;
    /** How much nearer an expected question must be for its vote to count e times as much. */
    private static final double VOTE = 0.015;
    private static final Set<String> QUESTION_WORDS = Set.of("who", "whom", "whose", "when", "where", "why", "how",
            "what", "which");
    private static final Set<String> AFTER_HOW = Set.of("many", "much", "long", "old", "often", "far");

    private final List<Expected> expected;
    private final Function<String, List<Set<String>>> words;
    /** Of expected questions, made when first needed: few come near to what is asked. */
    private final Map<String, Asked> known = new ConcurrentHashMap<>();

    /** An expected question, its vector, and the statement that answers or corrects it; -1 for a gap. */
    record Expected(ExpectedQuestion question, SmallVector vector, int ordinal) {
    }

    private record Asked(List<Set<String>> words, String questionWord) {
    }

    private record Scored(Expected expected, float similarity, float overlap) {
    }

    /**
     * What the expected questions say.
     *
     * @param statements what they say of each statement that they say anything of
     * @param best how near the nearest question is that is answered; 0 where none is
     * @param gapVotes the share among the nearest of those that have no answer or are to be corrected
     * @param rival the nearest of those
     */
    record Found(Map<Integer, Passage.Expectation> statements, float best, float gapVotes,
            Optional<Retrieved.Near> rival) {

        /** Where nothing is expected. */
        static final Found NONE = new Found(Map.of(), 0, 0, Optional.empty());

        Passage.Expectation of(int ordinal) {
            return statements.getOrDefault(ordinal, Passage.Expectation.NONE);
        }

        /** The {@code limit} statements with the nearest questions that they answer, the nearest first. */
        List<Integer> nearest(int limit) {
            return statements.entrySet().stream().filter(e -> e.getValue().similarity() > 0)
                    .sorted(Comparator.comparingDouble((Map.Entry<Integer, Passage.Expectation> e) -> e.getValue()
                            .similarity()).reversed().thenComparing(Map.Entry.comparingByKey()))
                    .limit(limit).map(Map.Entry::getKey).toList();
        }
    }

    /** What is found of one statement, on the way. */
    private static final class Tally {
        private float similarity;
        private float overlap;
        private float votes;
        private float corrected;

        private Passage.Expectation whole() {
            return new Passage.Expectation(similarity, overlap, votes, corrected);
        }
    }

    /**
     * @param words gives for each content word of a text the forms it may be matched by
     */
    Expectations(List<Expected> expected, Function<String, List<Set<String>>> words) {
        this.expected = List.copyOf(expected);
        this.words = words;
    }

    boolean isEmpty() {
        return expected.isEmpty();
    }

    Found find(QuestionAnalysis question, SmallVector vector) {
        if (expected.isEmpty()) {
            return Found.NONE;
        }
        Map<Integer, Tally> tallies = new HashMap<>();
        PriorityQueue<Scored> heap = new PriorityQueue<>(Comparator.comparingDouble(Scored::similarity));
        for (Expected candidate : expected) {
            float cosine = vector.dot(candidate.vector());
            if (cosine < FAR) {
                continue;
            }
            if (candidate.ordinal() >= 0) {
                Tally tally = tallies.computeIfAbsent(candidate.ordinal(), o -> new Tally());
                if (candidate.question().kind() == Kind.ANSWERED) {
                    tally.similarity = Math.max(tally.similarity, cosine);
                } else {
                    tally.corrected = Math.max(tally.corrected, cosine);
                }
            }
            if (heap.size() < NEAREST || cosine > heap.element().similarity()) {
                heap.add(new Scored(candidate, cosine, 0));
                if (heap.size() > NEAREST) {
                    heap.remove();
                }
            }
        }
        List<Scored> nearest = heap.stream().map(s -> compare(question, s)).toList();
        double best = nearest.stream().mapToDouble(Scored::similarity).max().orElse(0);
        double total = nearest.stream().mapToDouble(s -> Math.exp((s.similarity() - best) / VOTE)).sum();
        double gapVotes = 0;
        Scored rival = null;
        for (Scored scored : nearest) {
            int ordinal = scored.expected().ordinal();
            double vote = Math.exp((scored.similarity() - best) / VOTE) / total;
            if (scored.expected().question().kind() == Kind.ANSWERED && ordinal >= 0) {
                Tally tally = tallies.computeIfAbsent(ordinal, o -> new Tally());
                tally.votes += (float) vote;
                if (scored.similarity() > tally.similarity) {
                    tally.similarity = scored.similarity();
                    tally.overlap = scored.overlap();
                }
            } else {
                gapVotes += vote;
                rival = rival == null || scored.similarity() > rival.similarity() ? scored : rival;
                if (ordinal >= 0) {
                    Tally tally = tallies.computeIfAbsent(ordinal, o -> new Tally());
                    tally.corrected = Math.max(tally.corrected, scored.similarity());
                }
            }
        }
        Map<Integer, Passage.Expectation> statements = new HashMap<>();
        float nearestAnswered = 0;
        for (Map.Entry<Integer, Tally> entry : tallies.entrySet()) {
            statements.put(entry.getKey(), entry.getValue().whole());
            nearestAnswered = Math.max(nearestAnswered, entry.getValue().similarity);
        }
        return new Found(statements, nearestAnswered, (float) gapVotes, Optional.ofNullable(rival)
                .map(r -> new Retrieved.Near(r.expected().question(), r.similarity(), r.overlap())));
    }

    /** How near each is by meaning alone. */
    List<Retrieved.Near> nearness(SmallVector vector) {
        return expected.stream().map(e -> new Retrieved.Near(e.question(), vector.dot(e.vector()), 0)).toList();
    }

    private Scored compare(QuestionAnalysis question, Scored scored) {
        Asked asked = known.computeIfAbsent(scored.expected().question().text(), this::asked);
        float overlap = overlap(question, asked.words());
        boolean same = asked.questionWord().equals(questionWord(
                question.sentence().words().stream().map(Word::lower).toList()));
        return new Scored(scored.expected(),
                scored.similarity() + WORDS_IN_COMMON * overlap + (same ? SAME_QUESTION_WORD : 0), overlap);
    }

    private Asked asked(String text) {
        return new Asked(words.apply(text),
                questionWord(List.of(text.toLowerCase(java.util.Locale.ROOT).split("[^\\p{L}\\p{N}]+"))));
    }

    private static String questionWord(List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (QUESTION_WORDS.contains(word)) {
                boolean quantity = word.equals("how") && i + 1 < words.size() && AFTER_HOW.contains(words.get(i + 1));
                return quantity ? word + " " + words.get(i + 1) : word.equals("which") ? "what" : word;
            }
        }
        return "";
    }

    /** The harmonic mean of the shares of each question's words that the other has, too. */
    private static float overlap(QuestionAnalysis question, List<Set<String>> other) {
        Set<String> own = new HashSet<>();
        List<Term> terms = new ArrayList<>();
        for (Term term : question.terms()) {
            if (own.add(term.lemma())) {
                terms.add(term);
            }
            own.add(term.word().lower());
        }
        long here = terms.stream().filter(t -> other.stream()
                .anyMatch(forms -> forms.contains(t.lemma()) || forms.contains(t.word().lower()))).count();
        long there = other.stream().filter(forms -> forms.stream().anyMatch(own::contains)).count();
        if (here == 0 || there == 0) {
            return 0;
        }
        float precision = (float) here / terms.size();
        float recall = (float) there / other.size();
        return 2 * precision * recall / (precision + recall);
    }
}
