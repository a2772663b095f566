package org.parley.fact;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A dossier as it is written, before it is checked. Keys may be left out; {@link DossierReader} says which may not.
 *
 * @param name what to call the whole in a sentence
 * @param languages ISO 639-1 codes of the languages that every fact is translated into
 * @param sources the articles that the facts come from
 * @param entities who and what the facts are about
 * @param facts the statements
 */
record DossierFile(@Nullable String name, @Nullable List<String> languages, @Nullable List<SourceEntry> sources,
        @Nullable List<EntityEntry> entities, @Nullable List<FactEntry> facts) {

    record SourceEntry(@Nullable String article, @Nullable String name, @Nullable String title,
            @Nullable String published, @Nullable String url) {
    }

    record EntityEntry(@Nullable String id, Entity.@Nullable Kind kind, @Nullable String name,
            @Nullable List<String> aliases, @Nullable List<String> roles, @Nullable Map<String, String> names,
            @Nullable String description) {
    }

    /**
     * One statement.
     *
     * @param source the article it comes from; may be left out where the dossier has one source
     * @param place where it stands in that article: paragraph, first character, character after the last, all from 0
     */
    record FactEntry(@Nullable String id, @Nullable String text, @Nullable String when, @Nullable List<String> where,
            @Nullable List<String> who, @Nullable List<String> whom, @Nullable String saidBy, @Nullable String quote,
            @Nullable Certainty certainty, @Nullable String event, @Nullable List<String> wordings,
            @Nullable Map<String, String> translations, @Nullable String source, @Nullable List<Integer> place) {
    }
}
