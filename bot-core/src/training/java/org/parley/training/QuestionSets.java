package org.parley.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
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
import org.parley.fact.Knowledge;
import org.parley.training.QuestionSet.Use;

/** The question sets of the project; the README files beside them say what they are. */
final class QuestionSets {

    /** The clock that questions are read against: later than all that the sets tell. */
    static final Instant AS_OF = Instant.parse("2026-06-01T00:00:00Z");

    /** Articles of {@code squad} that nothing is learnt from. */
    static final Set<String> HELD_OUT = Set.of("Immune_system", "Packet_switching");

    /** A question about a dossier is worth most: there the sources were curated, and a wrong answer is least forgivable. */
    private static final float DOSSIER = 5;
    /** News in the manner of the dossier's sources. */
    private static final float WORLD = 3;
    /** Encyclopedia articles: many questions, so that each counts least. */
    private static final float ENCYCLOPEDIA = 1;

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
        List<GoldenQuestion> squadQuestions = questions(squad.resolve("questions.jsonl"));
        Map<String, String> paragraphs = paragraphs(squad.resolve("questions.jsonl"));
        return List.of(
                set("dossier-dev", DOSSIER, dossier, questions(tuning.resolve("dossier-dev.jsonl"))),
                set("dossier-formal", DOSSIER, dossier, questions(tuning.resolve("dossier-formal.jsonl"))),
                payTalks(),
                set("fiction", WORLD, articles(tuning.resolve("fiction/articles"), tuning.resolve("fiction/feed.xml")),
                        questions(tuning.resolve("fiction/questions.jsonl"))),
                world("trade"), world("debt"), world("ceasefire"),
                new QuestionSet("squad", Use.TUNED, ENCYCLOPEDIA, squadArticles,
                        squadQuestions.stream().filter(q -> !isHeldOut(q, paragraphs)).toList(), paragraphs),
                new QuestionSet("squad-held-out", Use.HELD_OUT, 0, squadArticles,
                        squadQuestions.stream().filter(q -> isHeldOut(q, paragraphs)).toList(), paragraphs));
    }

    /** The sets that are only measured. */
    List<QuestionSet> blind() throws IOException {
        return List.of(
                blind("dossier-casual", Dossiers.bundled(), blind.resolve("dossier-casual.jsonl")),
                blind("harbour", articles(blind.resolve("harbour/articles"), blind.resolve("harbour/feed.xml")),
                        blind.resolve("harbour/questions.jsonl")),
                blind("council", articles(blind.resolve("council/articles")), blind.resolve("council/questions.jsonl")),
                blind("dayton", articles(blind.resolve("dayton/articles")), blind.resolve("dayton/questions.jsonl")));
    }

    private QuestionSet payTalks() throws IOException {
        Path folder = module.resolve("src/test/resources/org/parley/fact");
        Path file = folder.resolve("pay-talks.json");
        try (InputStream in = Files.newInputStream(file)) {
            return set("pay-talks", DOSSIER, DossierReader.read(file.toString(), in),
                    questions(folder.resolve("pay-talks-questions.jsonl")));
        }
    }

    private QuestionSet world(String name) throws IOException {
        Path folder = tuning.resolve(name);
        return set(name, WORLD, articles(folder.resolve("articles")), questions(folder.resolve("questions.jsonl")));
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

    private static Knowledge articles(Path... paths) {
        Corpus corpus = Corpus.read(Stream.of(paths).toList(), AS_OF);
        if (!corpus.rejected().isEmpty()) {
            throw new IllegalStateException(String.join(" ", corpus.rejected()));
        }
        return new Knowledge("", List.of(), List.of(), corpus.articles());
    }
}
