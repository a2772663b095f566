package org.parley.story;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.parley.fact.Statement;
import org.parley.lexicon.Tag;
import org.parley.syntax.NounPhrase;
import org.parley.syntax.Sentence;
import org.parley.syntax.Word;
import org.parley.text.Numbers;

/**
 * A number in a sentence and what it counts.
 *
 * @param value the number
 * @param unit lemma of what is counted, "percent" or a currency sign; empty where the number stands alone
 * @param from index of its first word
 * @param to index after its last word, the counted noun included where it follows
 */
record Quantity(double value, String unit, int from, int to) {

    Quantity {
        // So that 2.2 billion and 0.3 billion make 2.5 billion.
        value = Math.round(value * 1_000) / 1_000.0;
    }

    /** The quantities of a statement outside its dates and times, in order. */
    static List<Quantity> of(Statement statement) {
        Sentence sentence = statement.sentence();
        List<Word> words = sentence.words();
        List<Quantity> found = new ArrayList<>();
        int i = 0;
        while (i < words.size()) {
            OptionalDouble first = number(words.get(i));
            if (first.isEmpty() || inTime(statement, words.get(i)) || partOfWord(words, i)) {
                i++;
                continue;
            }
            int from = i;
            double value = first.getAsDouble();
            i++;
            while (i < words.size() && isScale(words.get(i))) {
                value *= number(words.get(i)).orElse(1);
                i++;
            }
            found.add(counted(sentence, value, from, i));
        }
        return found;
    }

    private static Quantity counted(Sentence sentence, double value, int from, int after) {
        List<Word> words = sentence.words();
        Quantity money = from == 0
                ? new Quantity(value, "", from, after)
                : new Quantity(value, words.get(from - 1).text(), from - 1, after);
        if (money.isMoney()) {
            return money;
        }
        if (after < words.size() && isPercent(words, after)) {
            return new Quantity(value, "percent", from, words.get(after).lower().equals("per") ? after + 2 : after + 1);
        }
        for (NounPhrase phrase : sentence.phrases()) {
            if (phrase.contains(from) && phrase.head() >= after && words.get(phrase.head()).isNominal()) {
                return new Quantity(value, words.get(phrase.head()).lemma(), from, phrase.head() + 1);
            }
        }
        return new Quantity(value, "", from, after);
    }

    private static boolean isPercent(List<Word> words, int i) {
        String lower = words.get(i).lower();
        return lower.equals("percent") || lower.equals("%")
                || lower.equals("per") && i + 1 < words.size() && words.get(i + 1).lower().equals("cent");
    }

    private static boolean isScale(Word word) {
        return switch (word.lower()) {
            case "hundred", "thousand", "million", "billion", "dozen" -> true;
            default -> false;
        };
    }

    private static OptionalDouble number(Word word) {
        if (word.lower().equals("billion")) {
            return OptionalDouble.of(1e9);
        }
        if (word.lower().equals("one") && word.tag() != Tag.NUM) {
            return OptionalDouble.empty();
        }
        return Numbers.valueOf(word.lower());
    }

    /** "12-day": a number that only describes. */
    private static boolean partOfWord(List<Word> words, int i) {
        return i + 1 < words.size() && words.get(i + 1).text().startsWith("-")
                && words.get(i + 1).span().from() == words.get(i).span().to();
    }

    private static boolean inTime(Statement statement, Word word) {
        return statement.times().stream().anyMatch(time -> time.span().overlaps(word.span()));
    }

    /** Whether it is a sum with a currency sign. */
    boolean isMoney() {
        return unit.length() == 1 && Character.getType(unit.charAt(0)) == Character.CURRENCY_SYMBOL;
    }

    /** Whether the two can count the same; a number without a unit can count anything. */
    boolean comparable(Quantity other) {
        return unit.isEmpty() || other.unit.isEmpty() || unit.equals(other.unit) || people(unit) && people(other.unit);
    }

    private static boolean people(String unit) {
        return switch (unit) {
            case "people", "person", "man", "woman", "civilian", "victim", "resident" -> true;
            default -> false;
        };
    }

    /** The words of the quantity, as written. */
    String text(Sentence sentence) {
        return sentence.text().substring(sentence.words().get(from).span().from(),
                sentence.words().get(to - 1).span().to());
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s %s", value, unit);
    }
}
