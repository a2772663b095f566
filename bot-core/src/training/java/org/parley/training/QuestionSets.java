package org.parley.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.parley.bot.Corpus;
import org.parley.evaluation.GoldenQuestion;
import org.parley.evaluation.QuestionFile;
import org.parley.fact.DossierReader;
import org.parley.fact.Dossiers;
import org.parley.fact.ExpectedQuestion;
import org.parley.fact.Knowledge;
import org.parley.question.LanguageGuess;
import org.parley.training.QuestionSet.Use;

/** The question sets of the project; the README files beside them say what they are. */
final class QuestionSets {

    /** The clock that questions are read against: later than all that the sets tell. */
    static final Instant AS_OF = Instant.parse("2031-12-01T00:00:00Z");

    /** Articles of {@code squad} that nothing is learnt from. */
    static final Set<String> HELD_OUT = Set.of("Immune_system", "Packet_switching");

    /** A question about a dossier is worth most: there the sources were curated, and a wrong answer is least forgivable. */
    private static final float DOSSIER = 5;
    /** A question that the dossier's author foresaw: there are many, and only one of its answers is known. */
    private static final float EXPECTED = 1;
    private static final List<String> ABOUT_THE_DOSSIER = List.of("dossier-dev", "dossier-formal", "dossier-casual",
            "dossier-wide", "dossier-mixed", "dossier-analyst", "dossier-more");
    /** News in the manner of the dossier's sources. */
    private static final float WORLD = 3;
    /** Encyclopedia articles: many questions, so that each counts least. */
    private static final float ENCYCLOPEDIA = 1;

    private static final int PARTS = 5;
    /** Every so manieth question about a world is also asked of the dossier. */
    private static final int ELSEWHERE_STEP = 6;
    private static final String QUESTIONS = "questions.jsonl";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path module;
    private final Path tuning;
    private final Path blind;

    /** The sets of the module in folder {@code module}. */
    QuestionSets(Path module) {
        this.module = module;
        this.tuning = module.resolve("src/evaluation/tuning");
        this.blind = module.resolve("src/evaluation/blind");
    }

    /** The sets that may be read: those to learn on, and what is held out from them. */
    List<QuestionSet> tuning() throws IOException {
        Knowledge dossier = Dossiers.bundled();
        Path squad = tuning.resolve("squad");
        Knowledge squadArticles = articles(squad.resolve("articles"));
        List<GoldenQuestion> squadQuestions = questions(squad.resolve(QUESTIONS));
        Map<String, String> paragraphs = paragraphs(squad.resolve(QUESTIONS));
        List<QuestionSet> sets = new ArrayList<>();
        for (String name : ABOUT_THE_DOSSIER) {
            sets.add(set(name, DOSSIER, dossier, questions(tuning.resolve(name + ".jsonl"))));
        }
        sets.addAll(expected(dossier));
        Knowledge bare = new Knowledge(dossier.name(), dossier.entities(), dossier.facts(), dossier.articles());
        for (String name : ABOUT_THE_DOSSIER) {
            // Of a dossier whose author foresaw no questions.
            sets.add(set(name + "-bare", WORLD, bare, questions(tuning.resolve(name + ".jsonl")).stream()
                    .filter(question -> LanguageGuess.of(question.text()).equals("en")).toList()));
        }
        sets.add(set("dossier-elsewhere", WORLD, dossier, elsewhere()));
        sets.add(payTalks());
        for (Path world : worlds(tuning)) {
            sets.add(new QuestionSet(world.getFileName().toString(), Use.TUNED, WORLD, world(world),
                    questions(world.resolve(QUESTIONS)), Map.of(), passages(world.resolve(QUESTIONS)), Map.of()));
        }
        sets.add(new QuestionSet("squad", Use.TUNED, ENCYCLOPEDIA, squadArticles,
                squadQuestions.stream().filter(q -> !isHeldOut(q, paragraphs)).toList(), paragraphs));
        sets.add(new QuestionSet("squad-held-out", Use.HELD_OUT, 0, squadArticles,
                squadQuestions.stream().filter(q -> isHeldOut(q, paragraphs)).toList(), paragraphs));
        return sets;
    }

    /** The sets that are only measured. */
    List<QuestionSet> blind() throws IOException {
        List<QuestionSet> sets = new ArrayList<>();
        for (String name : List.of("dossier-formal-2", "dossier-casual-2")) {
            sets.add(blind(name, Dossiers.bundled(), blind.resolve(name + ".jsonl")));
        }
        for (Path world : worlds(blind)) {
            sets.add(blind(world.getFileName().toString(), world(world), world.resolve(QUESTIONS)));
        }
        return sets;
    }

    /** The folders of articles with questions in {@code folder}, encyclopedias left out, by name. */
    private static List<Path> worlds(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(world -> Files.exists(world.resolve("timeline.jsonl"))).sorted().toList();
        }
    }

    /**
     * The questions that {@code dossier} expects, a part at a time, asked of a dossier that does not expect that part: what is
     * learnt must hold for questions that nobody foresaw.
     */
    private static List<QuestionSet> expected(Knowledge dossier) {
        List<List<ExpectedQuestion>> parts = new ArrayList<>();
        for (int part = 0; part < PARTS; part++) {
            parts.add(new ArrayList<>());
        }
        dossier.expected().stream().filter(question -> LanguageGuess.of(question.text()).equals("en"))
                .forEach(question -> parts.get(Math.floorMod(question.text().hashCode(), PARTS)).add(question));
        List<QuestionSet> sets = new ArrayList<>();
        for (List<ExpectedQuestion> part : parts) {
            Set<ExpectedQuestion> asked = Set.copyOf(part);
            Knowledge rest = new Knowledge(dossier.name(), dossier.entities(), dossier.facts(), dossier.articles(),
                    dossier.expected().stream().filter(question -> !asked.contains(question)).toList());
            List<GoldenQuestion> questions = new ArrayList<>();
            Map<String, String> facts = new HashMap<>();
            for (ExpectedQuestion question : part) {
                String id = "expected-" + sets.size() + "-" + questions.size();
                boolean answered = question.kind() == ExpectedQuestion.Kind.ANSWERED;
                questions.add(new GoldenQuestion(id, question.text(), List.of(), answered ? "fact" : "unanswerable",
                        answered, List.of(), List.of()));
                if (answered) {
                    facts.put(id, question.target());
                }
            }
            sets.add(new QuestionSet("dossier-expected-" + (sets.size() + 1), Use.TUNED, EXPECTED, rest, questions,
                    Map.of(), Map.of(), facts));
        }
        return sets;
    }

    /** Questions about the worlds: of a dossier about other matters none is to be answered. */
    private List<GoldenQuestion> elsewhere() throws IOException {
        List<GoldenQuestion> elsewhere = new ArrayList<>();
        for (Path world : worlds(tuning)) {
            List<GoldenQuestion> questions = questions(world.resolve(QUESTIONS)).stream()
                    .filter(question -> question.history().isEmpty()).toList();
            for (int i = 0; i < questions.size(); i += ELSEWHERE_STEP) {
                elsewhere.add(new GoldenQuestion("elsewhere-" + elsewhere.size(), questions.get(i).text(), List.of(),
                        "unanswerable", false, List.of(), List.of()));
            }
        }
        return elsewhere;
    }

    private QuestionSet payTalks() throws IOException {
        Path folder = module.resolve("src/test/resources/org/parley/fact");
        Path file = folder.resolve("pay-talks.json");
        try (InputStream in = Files.newInputStream(file)) {
            return set("pay-talks", DOSSIER, DossierReader.read(file.toString(), in),
                    questions(folder.resolve("pay-talks-questions.jsonl")));
        }
    }

    private static Knowledge world(Path folder) {
        return articles(Stream.of(folder.resolve("articles"), folder.resolve("feed.xml")).filter(Files::exists)
                .toArray(Path[]::new));
    }

    private static QuestionSet set(String name, float weight, Knowledge knowledge, List<GoldenQuestion> questions) {
        return new QuestionSet(name, Use.TUNED, weight, knowledge, questions, Map.of());
    }

    private static QuestionSet blind(String name, Knowledge knowledge, Path questions) throws IOException {
        return new QuestionSet(name, Use.BLIND, 0, knowledge, questions(questions), Map.of());
    }

    private static boolean isHeldOut(GoldenQuestion question, Map<String, String> paragraphs) {
        String paragraph = paragraphs.getOrDefault(question.id(), "");
        return HELD_OUT.stream().anyMatch(article -> paragraph.startsWith(article + "-"));
    }

    private static List<GoldenQuestion> questions(Path file) throws IOException {
        return QuestionFile.questions(Files.readAllLines(file));
    }

    private static Map<String, String> paragraphs(Path file) throws IOException {
        Map<String, String> paragraphs = new HashMap<>();
        for (String line : Files.readAllLines(file)) {
            JsonNode question = JSON.readTree(line);
            paragraphs.put(question.path("id").asText(), question.path("paragraph").asText());
        }
        return paragraphs;
    }

    /** The passages that a question's note quotes: up to an arrow, after which it says what follows from them. */
    private static Map<String, List<String>> passages(Path file) throws IOException {
        Map<String, List<String>> passages = new HashMap<>();
        for (String line : Files.readAllLines(file)) {
            JsonNode question = JSON.readTree(line);
            if (question.path("answerable").asBoolean()) {
                passages.put(question.path("id").asText(),
                        List.of(question.path("note").asText().split(" => ")[0].split("\\s*\\|\\s*")));
            }
        }
        return passages;
    }

    private static Knowledge articles(Path... paths) {
        Corpus corpus = Corpus.read(Stream.of(paths).toList(), AS_OF);
        if (!corpus.rejected().isEmpty()) {
            throw new IllegalStateException(String.join(" ", corpus.rejected()));
        }
        return new Knowledge("", List.of(), List.of(), corpus.articles());
    }
}
