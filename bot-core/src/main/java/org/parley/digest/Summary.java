package org.parley.digest;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.parley.fact.Certainty;
import org.parley.fact.Mention;
import org.parley.fact.Statement;
import org.parley.lexicon.Tag;
import org.parley.syntax.Word;
import org.parley.text.TextCleaner;

/**
 * Chooses the few sentences of an article that tell its story: the lead, and what adds most to it of what the headline and the article
 * are about. Pure.
 */
final class Summary {

    private static final int MOST_SENTENCES = 3;
    private static final int MOST_CHARACTERS = 480;
    private static final int NOWHERE = Integer.MIN_VALUE / 2;
    /** A sentence that adds less than this is not worth the reading. */
    private static final double WORTH = 1.0;
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern REASON = Pattern.compile(
            "(?i)\\b(because|blamed?|owing to|due to|on account of|as a result of|caused by|the reason|attributed)\\b");

    private final List<Statement> article;
    private final Predicate<Statement> changes;
    private final Predicate<Statement> left;
    private final Set<String> headline = new HashSet<>();
    private final Map<String, Integer> spread = new HashMap<>();

    private Summary(String title, List<Statement> article, Predicate<Statement> changes, Predicate<Statement> left) {
        this.article = article;
        this.changes = changes;
        this.left = left;
        NO_WORD.splitAsStream(fold(title)).filter(word -> word.length() > 2).forEach(word -> headline.add(stem(word)));
        for (Statement statement : article) {
            keys(statement).forEach(key -> spread.merge(key, 1, Integer::sum));
        }
    }

    /**
     * The lead and what goes with it, in the order of the article.
     *
     * @param title the headline; may be empty
     * @param article the article's statements, at least one
     * @param changes whether a statement takes the place of an earlier report's: these are told before others
     * @param left what is told elsewhere
     */
    static List<Statement> of(String title, List<Statement> article, Predicate<Statement> changes,
            Predicate<Statement> left) {
        return new Summary(title, article, changes, left).choose();
    }

    private List<Statement> choose() {
        Statement lead = article.get(0);
        List<Statement> chosen = new ArrayList<>(List.of(lead));
        Set<String> told = new HashSet<>(keys(lead));
        int changed = changes.test(lead) ? lead.fact().place().paragraph() : NOWHERE;
        int length = lead.sentence().text().length();
        while (chosen.size() < MOST_SENTENCES) {
            int why = changed;
            int used = length;
            Optional<Statement> next = article.stream().filter(s -> !chosen.contains(s) && !left.test(s))
                    .filter(s -> used + s.sentence().text().length() <= MOST_CHARACTERS || changes.test(s))
                    .filter(s -> gain(s, told, why) >= WORTH)
                    .max(Comparator.comparingDouble((Statement s) -> gain(s, told, why))
                            .thenComparing(s -> -s.ordinal()));
            if (next.isEmpty()) {
                break;
            }
            chosen.add(next.get());
            told.addAll(keys(next.get()));
            length += next.get().sentence().text().length();
            changed = changes.test(next.get()) ? next.get().fact().place().paragraph() : changed;
        }
        chosen.sort(Comparator.comparingInt(Statement::ordinal));
        return chosen;
    }

    /**
     * What the statement adds to what is told already.
     *
     * @param changed the paragraph of a change that is told: the reason for it stands there or in the next
     */
    private double gain(Statement statement, Set<String> told, int changed) {
        List<Word> words = statement.sentence().words();
        double gain = 0;
        for (String key : keys(statement)) {
            if (!told.contains(key)) {
                gain += headline.contains(key) ? 0.7 : Math.min(3, spread.getOrDefault(key, 0) - 1) * 0.12;
            }
        }
        int paragraph = statement.fact().place().paragraph();
        gain += paragraph == 0 ? 1 : paragraph == 1 ? 0.6 : paragraph == 2 ? 0.3 : 0;
        gain += changes.test(statement) ? 2 : 0;
        gain += Math.abs(paragraph - changed) <= 1 && REASON.matcher(statement.sentence().text()).find() ? 1.5 : 0;
        long quoted = words.stream().filter(Word::inQuote).count();
        gain -= quoted * 3 > words.size() ? 1.5 : quoted > 0 ? 0.4 : 0;
        gain -= statement.fact().certainty() == Certainty.DENIED || statement.fact().certainty() == Certainty.RUMOURED
                ? 0.5
                : 0;
        gain -= isBackground(statement) ? 1 : 0;
        gain -= leansOnBefore(words) ? 0.4 : 0;
        gain -= words.size() < 6 || words.size() > 45 ? 0.6 : 0;
        return gain;
    }

    /** What happened more than a month before it was reported is told for the sake of the context. */
    private static boolean isBackground(Statement statement) {
        LocalDate published = statement.fact().source().published().atZone(ZoneOffset.UTC).toLocalDate();
        return statement.fact().when().filter(when -> when.to().isBefore(published.minusMonths(1))).isPresent();
    }

    private static boolean leansOnBefore(List<Word> words) {
        return !words.isEmpty() && words.get(0).tag() == Tag.PRON;
    }

    private static Set<String> keys(Statement statement) {
        Set<String> keys = new HashSet<>();
        for (Word word : statement.sentence().words()) {
            if ((word.isContent() || word.tag() == Tag.PROPN) && !word.inQuote()) {
                keys.add(stem(fold(word.text())));
            }
        }
        for (Mention mention : statement.mentions()) {
            keys.add("@" + mention.entity());
        }
        return keys;
    }

    /** Enough of a word to tell it from others and not from its own forms. */
    private static String stem(String word) {
        return word.length() > 6
                ? word.substring(0, 6)
                : word.length() > 3 && word.endsWith("s")
                        ? word.substring(0, word.length() - 1)
                        : word;
    }

    private static String fold(String text) {
        return TextCleaner.fold(text).toLowerCase(Locale.ROOT);
    }
}
