package org.parley.digest;

import java.time.ZoneOffset;
import java.util.regex.Pattern;
import org.parley.answer.StatementWording;
import org.parley.article.Source;
import org.parley.fact.EntityTable;
import org.parley.fact.Statement;
import org.parley.story.Change;
import org.parley.time.Period;

/** Statements as a digest tells them: readable by themselves, dates absolute, corrections flagged. */
final class Wording {

    private Wording() {
    }

    static String of(Statement statement, EntityTable entities) {
        return StatementWording.of(statement, entities);
    }

    /**
     * What was reported before, as a remark that follows {@code sentence}; empty where the sentence says so itself. Never the old
     * statement itself: whoever skims would take it for what holds.
     */
    static String before(Change change, String sentence) {
        String reported = reported(change.old());
        return switch (change.what()) {
            case DATE -> holds(sentence, change.was()) ? "" : " (Until now: " + change.was() + ".)";
            case PLACE, FIGURE -> holds(sentence, change.was())
                    ? ""
                    : " (Not " + change.was() + ", as " + reported + ".)";
            case CALLED_OFF -> " (It had been announced, as " + reported + ".)";
            case BORNE_OUT -> " (This had been denied, as " + reported + ".)";
        };
    }

    /** That a statement does not hold any longer. */
    static String since(Change change) {
        return " (Changed since, as " + reported(change.now()) + ".)";
    }

    /** Who says otherwise, and what. */
    static String against(Statement other, EntityTable entities) {
        return "Against that: " + of(other, entities) + " (" + other.fact().source().name() + ".)";
    }

    private static String reported(Statement statement) {
        Source source = statement.fact().source();
        return source.name() + " reported on "
                + Period.day(source.published().atZone(ZoneOffset.UTC).toLocalDate()).inWords();
    }

    /** Whether the sentence gives the value: a date in either order, a figure by its number as something that is not so. */
    private static boolean holds(String sentence, String value) {
        String[] words = value.split(" ");
        boolean dated = words.length > 1 && (sentence.contains(words[1] + " " + words[0])
                || sentence.contains(words[0] + " " + words[1]));
        return dated
                || Pattern.compile("(?i)\\b(not|than|of|from)( by| for| the)? " + Pattern.quote(words[0]) + "(?!\\w)")
                        .matcher(sentence).find();
    }
}
