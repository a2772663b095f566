package org.parley.answer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.parley.fact.EntityTable;
import org.parley.fact.Mention;
import org.parley.fact.Statement;
import org.parley.lexicon.Tag;
import org.parley.syntax.Word;
import org.parley.text.Span;
import org.parley.time.TemporalExpression;

/**
 * A source's sentence made readable by itself: who "he" is and which day "Tuesday" was follow in square brackets, as editors put
 * them, and the source's own words stay as they are.
 */
public final class StatementWording {

    private static final Pattern ABSOLUTE = Pattern.compile(
            "(?i).*(\\d{4}|(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\\p{L}*\\.? \\d|\\d\\p{L}* (of )?(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)).*");

    /** Words that lead on to what they date: a date after them would tear the sentence. */
    private static final Pattern LEADING_ON = Pattern.compile("(?i) (after|before)$");
    private static final Pattern POSSESSIVE = Pattern.compile("['’]s?\\b.*");

    private StatementWording() {
    }

    private record Insertion(int at, String text) {
    }

    /** The sentence with its brackets. */
    public static String of(Statement statement, EntityTable entities) {
        List<Insertion> insertions = new ArrayList<>();
        if (statement.fact().wordings().isEmpty()) {
            // A curated fact was written to stand by itself.
            names(statement, entities, insertions);
            dates(statement, insertions);
        }
        return insert(insertions, statement.sentence().text());
    }

    /** A part of the sentence, from its beginning, with brackets for names alone: for where its date is told beside it. */
    public static String named(Statement statement, EntityTable entities, Span part) {
        List<Insertion> insertions = new ArrayList<>();
        names(statement, entities, insertions);
        insertions.removeIf(insertion -> insertion.at() > part.to());
        return insert(insertions, statement.sentence().text().substring(0, part.to()));
    }

    /** The headline, for a sentence that begins with "it" or "they" and does not say who that is; else empty. */
    public static String subject(Statement statement) {
        boolean leans = statement.sentence().words().stream().limit(1).anyMatch(word -> word.tag() == Tag.PRON);
        boolean named = statement.mentions().stream().anyMatch(mention -> mention.from() == 0);
        String title = statement.fact().source().title();
        return leans && !named && !title.isEmpty() ? " (“" + title + "”)" : "";
    }

    private static String insert(List<Insertion> insertions, String sentence) {
        StringBuilder text = new StringBuilder(sentence);
        insertions.sort(Comparator.comparingInt(Insertion::at).reversed());
        insertions.forEach(i -> text.insert(i.at(), i.text()));
        return text.toString();
    }

    private static void names(Statement statement, EntityTable entities, List<Insertion> insertions) {
        Set<String> known = new HashSet<>();
        List<Word> words = statement.sentence().words();
        List<Mention> mentions = statement.mentions();
        for (int i = 0; i < mentions.size(); i++) {
            Mention mention = mentions.get(i);
            if (!mention.resolved()) {
                known.add(mention.entity());
                continue;
            }
            Word last = words.get(mention.to() - 1);
            boolean possessive = last.tag() == Tag.PRON && (last.lower().equals("his") || last.lower().equals("her"));
            boolean pronoun = last.tag() == Tag.PRON || last.tag() == Tag.NUM || last.lower().equals("pair")
                    || last.lower().equals("two");
            if (!pronoun || possessive || last.inQuote() || known.contains(mention.entity())) {
                continue;
            }
            StringBuilder name = new StringBuilder(name(mention, entities));
            known.add(mention.entity());
            while (i + 1 < mentions.size() && mentions.get(i + 1).from() == mention.from()
                    && mentions.get(i + 1).to() == mention.to()) {
                i++;
                name.append(" and ").append(name(mentions.get(i), entities));
                known.add(mentions.get(i).entity());
            }
            insertions.add(new Insertion(last.span().to(), " [" + name + "]"));
        }
    }

    private static String name(Mention mention, EntityTable entities) {
        return entities.find(mention.entity()).map(e -> e.name()).orElse(mention.entity());
    }

    private static void dates(Statement statement, List<Insertion> insertions) {
        for (TemporalExpression time : statement.times()) {
            if (time instanceof TemporalExpression.Dated dated) {
                Span span = dated.span();
                String words = span.of(statement.sentence().text());
                Optional<String> day = Optional.of(dated.period().inWords());
                boolean quoted = statement.sentence().words().stream()
                        .anyMatch(w -> w.span().overlaps(span) && w.inQuote());
                if (!ABSOLUTE.matcher(words).matches() && !quoted && !LEADING_ON.matcher(words).find()
                        && !POSSESSIVE.matcher(statement.sentence().text().substring(span.to())).matches()
                        && dated.relation() != TemporalExpression.Relation.FORMERLY) {
                    day.ifPresent(d -> insertions.add(new Insertion(span.to(), " [" + d + "]")));
                }
            }
        }
    }
}
