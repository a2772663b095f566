package org.parley.embedding;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Passages with questions, and the pairs of a question and a statement that there are to learn from in them. */
final class Lessons {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** How much a pair counts whose statement nobody chose for its likeness to an answer. */
    private static final float OTHER = 0.6f;
    /** How often a question is also paired with a statement of its passage at random, and with one of another passage. */
    private static final double RANDOM = 0.5;
    private static final double ELSEWHERE = 0.3;
    /** How often a statement that has a context comes without. */
    private static final double BARE = 0.25;

    /**
     * A text with questions.
     *
     * @param title what stands over it
     * @param sentences in order; each stands alone where {@code dossier} is set
     */
    record Passage(String title, boolean dossier, List<String> sentences, List<Asked> questions) {
    }

    /**
     * A question.
     *
     * @param statement the number, from 1, of the sentence that answers; 0 where none does
     * @param answer the words that do
     * @param near the number, from 1, of the sentence that comes near, where none answers
     */
    record Asked(String text, int statement, String answer, int near) {
    }

    /**
     * A question and a statement.
     *
     * @param answer the words of the statement that answer; empty where it does not
     * @param weight what the pair counts
     */
    record Pair(String question, String statement, String context, boolean answers, String answer, float weight) {
    }

    private Lessons() {
    }

    /** The passages in the files of {@code folder}, in the order of the files' names. */
    static List<Passage> read(Path folder) throws IOException {
        List<Passage> passages = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".jsonl")).sorted().toList()) {
                for (String line : Files.readAllLines(file)) {
                    passages.add(passage(JSON.readTree(line)));
                }
            }
        }
        return passages;
    }

    private static Passage passage(JsonNode json) {
        List<String> sentences = new ArrayList<>();
        json.path("sentences").forEach(sentence -> sentences.add(sentence.asText()));
        List<Asked> questions = new ArrayList<>();
        json.path("questions").forEach(q -> questions.add(new Asked(q.path("q").asText(), q.path("s").asInt(),
                q.path("answer").asText(""), q.path("near").asInt())));
        return new Passage(json.path("title").asText(""), json.path("id").asText().matches("(facts|brief)-.*"),
                sentences,
                questions);
    }

    /** The context of the statement number {@code index}: the title and the two sentences before it. */
    static String context(Passage passage, int index) {
        return passage.dossier()
                ? ""
                : passage.title() + ". "
                        + String.join(" ", passage.sentences().subList(Math.max(0, index - 2), index));
    }

    /** Pairs of all passages. */
    static List<Pair> pairs(List<Passage> passages, Random random) {
        List<Pair> pairs = new ArrayList<>();
        for (Passage passage : passages) {
            for (Asked question : passage.questions()) {
                for (int index : chosen(passage, question, random)) {
                    boolean answers = index == question.statement() - 1;
                    boolean first = index == (question.statement() > 0 ? question.statement() : question.near()) - 1;
                    pairs.add(new Pair(question.text(), passage.sentences().get(index),
                            random.nextDouble() < BARE ? "" : context(passage, index), answers,
                            answers ? question.answer() : "", first ? 1 : OTHER));
                }
                if (random.nextDouble() < ELSEWHERE) {
                    Passage other = passages.get(random.nextInt(passages.size()));
                    int index = random.nextInt(other.sentences().size());
                    pairs.add(new Pair(question.text(), other.sentences().get(index), context(other, index), false, "",
                            OTHER));
                }
            }
        }
        return pairs;
    }

    /** The sentence that answers or comes near, the one of the others that has most words in common, and sometimes a third. */
    private static Set<Integer> chosen(Passage passage, Asked question, Random random) {
        Set<Integer> chosen = new LinkedHashSet<>();
        chosen.add((question.statement() > 0 ? question.statement() : question.near()) - 1);
        Set<String> asked = words(question.text());
        int likest = -1;
        double most = -1;
        for (int i : IntStream.range(0, passage.sentences().size()).filter(i -> !chosen.contains(i)).toArray()) {
            Set<String> common = new HashSet<>(asked);
            common.retainAll(words(passage.sentences().get(i)));
            double likeness = common.size() + random.nextDouble();
            if (likeness > most) {
                most = likeness;
                likest = i;
            }
        }
        chosen.add(likest);
        if (random.nextDouble() < RANDOM) {
            chosen.add(random.nextInt(passage.sentences().size()));
        }
        return chosen;
    }

    private static Set<String> words(String text) {
        return Stream.of(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")).filter(word -> word.length() > 3)
                .collect(Collectors.toSet());
    }
}
