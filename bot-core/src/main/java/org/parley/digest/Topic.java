package org.parley.digest;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.parley.fact.Entity;
import org.parley.fact.EntityTable;
import org.parley.fact.Statement;
import org.parley.text.TextCleaner;

/** What a digest is narrowed to: an entity by any of its names, or words that a story must hold. */
final class Topic {

    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

    private static final int SHORTEST_PLURAL = 3;

    private final Set<String> entities = new HashSet<>();
    private final List<String> words;

    Topic(String about, EntityTable table) {
        this.words = words(about).toList();
        table.entities().stream()
                .filter(entity -> names(entity).anyMatch(name -> fold(name).equals(fold(about).strip())))
                .forEach(entity -> entities.add(entity.id()));
    }

    private static Stream<String> names(Entity entity) {
        return Stream.of(Stream.of(entity.id(), entity.name()), entity.aliases().stream(), entity.roles().stream(),
                entity.names().values().stream()).flatMap(names -> names);
    }

    /** Whether a story is about it: one of its statements names the entity, or its headline and text hold all of the words. */
    boolean isIn(String title, List<Statement> statements) {
        if (statements.stream().flatMap(s -> s.mentions().stream()).anyMatch(m -> entities.contains(m.entity()))) {
            return true;
        }
        Set<String> held = new HashSet<>();
        Stream.concat(Stream.of(title), statements.stream().map(s -> s.sentence().text()))
                .forEach(text -> words(text).forEach(held::add));
        return !words.isEmpty() && held.containsAll(words);
    }

    /** The words in folded form, without the ending of a plural. */
    private static Stream<String> words(String text) {
        return NO_WORD.splitAsStream(fold(text)).filter(word -> !word.isEmpty())
                .map(word -> word.length() > SHORTEST_PLURAL && word.endsWith("s")
                        ? word.substring(0, word.length() - 1)
                        : word);
    }

    private static String fold(String text) {
        return TextCleaner.fold(text).toLowerCase(Locale.ROOT);
    }
}
