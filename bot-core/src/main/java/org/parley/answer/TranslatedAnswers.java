package org.parley.answer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.Comparator;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.parley.question.LanguageGuess;
import org.parley.retrieval.Retrieved;
import org.parley.fact.EntityTable;
import org.parley.fact.ExpectedQuestion;
import org.parley.fact.Fact;
import org.parley.fact.KnowledgeBase;
import org.parley.fact.Statement;
import org.parley.question.AnswerType;
import org.parley.question.QuestionAnalysis;
import org.parley.question.Term;
import org.parley.time.DateWords;
import org.parley.time.Period;
import org.parley.time.Precision;
import org.parley.time.TemporalExpression;

/**
 * Answers in the language of the question, from the translations that curated facts carry. Words compare by their beginnings, which
 * is what inflected languages change least.
 */
final class TranslatedAnswers {

    /** Share of the question's weight that a translation must account for. */
    private static final double COVERED = 0.62;
    /** What the share of common words adds to the cosine of two questions. */
    private static final double WORDS_IN_COMMON = 0.25;
    /** From this sum on an expected question counts as the one asked; chosen on the tuning sets. */
    private static final double FORESEEN = 1.06;
    private static final int SHORTEST_STEM = 4;

    private final KnowledgeBase knowledge;
    private final Map<String, List<Translation>> byLanguage = new HashMap<>();

    private final List<ExpectedQuestion> expected;
    /** The expected questions by their language, once somebody asks in another than English. */
    private @Nullable Map<String, Foreseeable> foreseeable;

    /** What is expected in one language: the words of each question, and how rare each word is among them. */
    private record Foreseeable(Map<ExpectedQuestion, Set<String>> words, Map<String, Double> rarities) {

        private double rarity(String word) {
            return rarities.computeIfAbsent(word, w -> {
                long with = words.values().stream().filter(stems -> nearest(w, stems) > 0.7).count();
                return Math.log(1 + (words.size() - with + 0.5) / (with + 0.5));
            });
        }

        /** The share of words in common, rare words counting more. */
        private double share(Set<String> asked, Set<String> other) {
            double common = 0;
            double total = 0;
            for (String word : asked) {
                double weight = rarity(word);
                total += weight;
                common += weight * nearest(word, other);
            }
            for (String word : other) {
                double weight = rarity(word);
                total += weight;
                common += weight * nearest(word, asked);
            }
            return total == 0 ? 0 : common / total;
        }
    }

    /** An expected question and how near it is to the one asked. */
    record Foreseen(ExpectedQuestion question, double score) {
    }

    private record Translation(Statement statement, String text, Set<String> stems, Set<String> entities) {
    }

    TranslatedAnswers(KnowledgeBase knowledge, List<ExpectedQuestion> expected) {
        this.knowledge = knowledge;
        this.expected = List.copyOf(expected);
        for (Statement statement : knowledge.statements()) {
            Set<String> entities = new HashSet<>();
            statement.mentions().forEach(m -> entities.add(m.entity()));
            entities.addAll(statement.fact().who());
            entities.addAll(statement.fact().whom());
            entities.addAll(statement.fact().where());
            statement.fact().translations()
                    .forEach((language, text) -> byLanguage.computeIfAbsent(language, l -> new ArrayList<>())
                            .add(new Translation(statement, text, stems(text), entities)));
        }
    }

    /**
     * What the best translation says.
     *
     * @param coverage how well it covers the question
     * @param statement the fact it translates
     * @param corrects whether it says otherwise than the question takes for granted
     */
    record Found(String text, double coverage, Statement statement, boolean corrects) {
    }

    /**
     * The translation that answers; empty where none accounts for what is asked.
     *
     * @param text the question by itself, with the one before it if it leans on that
     * @param nearest all expected questions, and how near to it in meaning each is
     */
    Optional<Found> find(QuestionAnalysis question, String text, List<Retrieved.Near> nearest) {
        List<Translation> translations = byLanguage.getOrDefault(question.language(), List.of());
        Optional<Foreseen> foreseen = foreseen(question, text, nearest).filter(f -> f.score() >= FORESEEN);
        if (foreseen.isPresent()) {
            boolean corrects = foreseen.get().question().kind() == ExpectedQuestion.Kind.CORRECTED;
            String target = foreseen.get().question().target();
            return translations.stream().filter(t -> t.statement().fact().id().equals(target)).findFirst()
                    .map(t -> new Found(corrects ? correction(question.language(), t) : text(question, t), COVERED,
                            t.statement(), corrects));
        }
        Translation best = null;
        double bestScore = 0;
        double bestCoverage = 0;
        for (Translation translation : translations) {
            double coverage = coverage(question, translation, translations);
            double score = coverage + (fills(question.type(), translation.statement().fact()) ? 0.15 : 0);
            if (score > bestScore && agrees(question, translation.statement().fact())) {
                bestScore = score;
                bestCoverage = coverage;
                best = translation;
            }
        }
        if (best == null || bestCoverage < COVERED || !fills(question.type(), best.statement().fact())) {
            return Optional.empty();
        }
        return Optional.of(new Found(text(question, best), bestCoverage, best.statement(), false));
    }

    /** The expected question of the same language that is nearest to the one asked, by meaning and by words. */
    Optional<Foreseen> foreseen(QuestionAnalysis question, String text, List<Retrieved.Near> nearest) {
        Set<String> asked = stems(text);
        Foreseeable known = foreseeable(question.language());
        return nearest.stream().filter(n -> known.words().containsKey(n.question()))
                .map(n -> new Foreseen(n.question(), n.similarity()
                        + WORDS_IN_COMMON * known.share(asked, known.words().getOrDefault(n.question(), Set.of()))))
                .max(Comparator.comparingDouble(Foreseen::score));
    }

    private synchronized Foreseeable foreseeable(String language) {
        Map<String, Foreseeable> all = foreseeable;
        if (all == null) {
            all = new HashMap<>();
            for (ExpectedQuestion question : expected) {
                all.computeIfAbsent(LanguageGuess.of(question.text()),
                        l -> new Foreseeable(new HashMap<>(), new ConcurrentHashMap<>())).words()
                        .put(question, stems(question.text()));
            }
            foreseeable = all;
        }
        return all.getOrDefault(language, new Foreseeable(Map.of(), new ConcurrentHashMap<>()));
    }

    private static boolean agrees(QuestionAnalysis question, Fact fact) {
        for (TemporalExpression time : question.times()) {
            if (time instanceof TemporalExpression.Dated dated && fact.when().isPresent()
                    && !fact.when().get().overlaps(dated.covered())) {
                return false;
            }
        }
        return true;
    }

    private static boolean fills(AnswerType type, Fact fact) {
        return switch (type) {
            case DATE, CLOCK -> fact.when().filter(w -> w.precision() != Precision.RANGE).isPresent();
            case PLACE -> !fact.where().isEmpty();
            case AGENT -> !fact.who().isEmpty() || fact.saidBy().isPresent();
            case DURATION, COUNT, QUANTITY, AGE ->
                fact.text().chars().anyMatch(Character::isDigit) || fact.text().contains("two");
            case REASON, MANNER, SPEECH, YES_NO, CHOICE, DEFINITION, THING, ANY -> true;
        };
    }

    private static double coverage(QuestionAnalysis question, Translation translation, List<Translation> all) {
        double total = 0;
        double covered = 0;
        for (Term term : question.terms()) {
            double weight = weight(term, all);
            total += weight;
            covered += term.entity().filter(translation.entities()::contains).isPresent()
                    ? weight
                    : weight * nearest(term.word().lower(), translation.stems());
        }
        return total == 0 ? 0 : covered / total;
    }

    private static double weight(Term term, List<Translation> all) {
        long with = all.stream().filter(t -> term.entity().filter(t.entities()::contains).isPresent()
                || nearest(term.word().lower(), t.stems()) > 0.7).count();
        return Math.log(1 + (all.size() - with + 0.5) / (with + 0.5)) + 0.3;
    }

    /** From 0 to 1: how much of the longer of two words their common beginning is, with the commonest endings forgiven. */
    private static double nearest(String word, Set<String> stems) {
        double best = 0;
        for (String stem : stems) {
            int common = 0;
            int shorter = Math.min(word.length(), stem.length());
            while (common < shorter && word.charAt(common) == stem.charAt(common)) {
                common++;
            }
            if (common == word.length() && common == stem.length()) {
                return 1;
            }
            boolean kin = common >= SHORTEST_STEM && common >= Math.max(word.length(), stem.length()) * 0.55;
            best = kin ? Math.max(best, 0.9) : best;
        }
        return best;
    }

    private static Set<String> stems(String text) {
        Set<String> stems = new HashSet<>();
        for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")) {
            if (!word.isEmpty()) {
                stems.add(word);
            }
        }
        return stems;
    }

    private String text(QuestionAnalysis question, Translation translation) {
        Locale locale = Locale.of(question.language());
        Fact fact = translation.statement().fact();
        Optional<String> lead = switch (question.type()) {
            case DATE -> fact.when().filter(w -> w.precision() != Precision.RANGE)
                    .map(w -> DateWords.inWords(w, locale));
            case PLACE -> fact.where().stream().findFirst().flatMap(id -> name(id, question.language()));
            case AGENT, CLOCK, DURATION, COUNT, QUANTITY, AGE, REASON, MANNER, SPEECH, YES_NO, CHOICE, DEFINITION,
                    THING, ANY ->
                Optional.empty();
        };
        String text = lead.filter(l -> !translation.text().startsWith(l)).map(l -> l + ": " + translation.text())
                .orElse(translation.text());
        return AnswerComposer.shorten(text, Optional.empty());
    }

    private static String correction(String language, Translation translation) {
        String otherwise = switch (language) {
            case "ru" -> "Источники говорят иначе: ";
            case "uk" -> "Джерела кажуть інше: ";
            case "es" -> "Las fuentes dicen otra cosa: ";
            case "de" -> "Die Quellen sagen etwas anderes: ";
            case "fr" -> "Les sources disent autre chose : ";
            default -> "";
        };
        return AnswerComposer.shorten(otherwise + translation.text(), Optional.empty());
    }

    private Optional<String> name(String id, String language) {
        EntityTable entities = knowledge.entities();
        return entities.find(id).map(e -> e.names().getOrDefault(language, e.name()));
    }

    /** That the sources do not say, in {@code language}. */
    static Optional<String> unknown(String language, Period reachesTo) {
        return switch (language) {
            case "ru" -> Optional.of(
                    "В источниках (до " + DateWords.inWords(reachesTo, Locale.of("ru")) + ") об этом не говорится.");
            case "uk" ->
                Optional.of("У джерелах (до " + DateWords.inWords(reachesTo, Locale.of("uk")) + ") про це не йдеться.");
            case "es" -> Optional.of("Las fuentes, que llegan hasta el " + DateWords.inWords(reachesTo, Locale.of("es"))
                    + ", no lo dicen.");
            case "de" -> Optional.of("Die Quellen, die bis zum " + DateWords.inWords(reachesTo, Locale.of("de"))
                    + " reichen, sagen dazu nichts.");
            case "fr" -> Optional.of("Les sources, qui vont jusqu'au " + DateWords.inWords(reachesTo, Locale.of("fr"))
                    + ", ne le disent pas.");
            default -> Optional.empty();
        };
    }
}
