package org.parley.bot;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.parley.fact.Entity;
import org.parley.text.TextCleaner;

/** What a text is about. Pure. */
final class Topics {

    private Topics() {
    }

    /** The usual name of the entity that {@code text} names, of several the one that is named at most length. */
    static Optional<String> named(String text, List<Entity> entities) {
        String words = words(text);
        return entities.stream()
                .map(entity -> new Named(entity, longest(words, entity)))
                .filter(named -> named.length() > 2).max(Comparator.comparingInt(Named::length))
                .map(named -> named.entity().name());
    }

    private record Named(Entity entity, int length) {
    }

    private static int longest(String words, Entity entity) {
        return Stream
                .of(Stream.of(entity.name()), entity.aliases().stream(), entity.names().values().stream())
                .flatMap(names -> names).map(Topics::words).filter(words::contains).mapToInt(String::length).max()
                .orElse(0);
    }

    /** Folded words, each between blanks. */
    private static String words(String text) {
        return " " + TextCleaner.fold(text).toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip() + " ";
    }
}
