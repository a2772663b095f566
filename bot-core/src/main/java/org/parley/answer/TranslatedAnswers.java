package org.parley.answer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
import org.parley.time.TemporalExpression;

/**
 * Answers in the language of the question, from the translations that curated facts carry. Words compare by their beginnings, which
 * is what inflected languages change least.
 */
final class TranslatedAnswers {

    /** Share of the question's weight that a translation must account for. */
    private static final double COVERED = 0.62;
    /** Share of words in common from which an expected question counts as the one asked. */
    private static final double FORESEEN = 0.75;
    private static final int SHORTEST_STEM = 4;

    private final KnowledgeBase knowledge;
    private final Map<String, List<Translation>> byLanguage = new HashMap<>();

    private final List<Expected> expected;

    private record Expected(ExpectedQuestion question, Set<String> stems) {
    }

    private record Translation(Statement statement, String text, Set<String> stems, Set<String> entities) {
    }

    TranslatedAnswers(KnowledgeBase knowledge, List<ExpectedQuestion> expected) {
        this.knowledge = knowledge;
        this.expected = expected.stream().map(q -> new Expected(q, stems(q.text()))).toList();
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

    /** What the best translation says, how well it covers the question, and the fact it translates. */
    record Found(String text, double coverage, Statement statement) {
    }

    /** The translation that answers; empty where none accounts for what is asked. */
    Optional<Found> find(QuestionAnalysis question) {
        List<Translation> translations = byLanguage.getOrDefault(question.language(), List.of());
        Optional<ExpectedQuestion> foreseen = foreseen(question);
        if (foreseen.isPresent()) {
            return translations.stream().filter(t -> t.statement().fact().id().equals(foreseen.get().target()))
                    .findFirst()
                    .map(t -> new Found(text(question, t), FORESEEN, t.statement()));
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
        return Optional.of(new Found(text(question, best), bestCoverage, best.statement()));
    }

    /** The expected question that shares the most words with the one asked, if it shares nearly all. */
    private Optional<ExpectedQuestion> foreseen(QuestionAnalysis question) {
        Set<String> asked = stems(question.text());
        Expected best = null;
        double bestShare = 0;
        for (Expected candidate : expected) {
            double common = 0;
            for (String word : asked) {
                common += nearest(word, candidate.stems());
            }
            double share = 2 * common / (asked.size() + candidate.stems().size());
            if (share > bestShare) {
                bestShare = share;
                best = candidate;
            }
        }
        return bestShare >= FORESEEN && best != null ? Optional.of(best.question()) : Optional.empty();
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
            case DATE, CLOCK -> fact.when().filter(w -> w.precision() != org.parley.time.Precision.RANGE).isPresent();
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
            case DATE -> fact.when().map(w -> DateWords.inWords(w, locale));
            case PLACE -> fact.where().stream().findFirst().flatMap(id -> name(id, question.language()));
            case AGENT, CLOCK, DURATION, COUNT, QUANTITY, AGE, REASON, MANNER, SPEECH, YES_NO, CHOICE, DEFINITION,
                    THING, ANY ->
                Optional.empty();
        };
        String text = lead.map(l -> l + ": " + translation.text()).orElse(translation.text());
        return AnswerComposer.shorten(text, Optional.empty());
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
