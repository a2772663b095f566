package org.parley.bot;

import java.util.List;
import org.parley.fact.Entity;
import org.parley.fact.Knowledge;
import org.parley.wording.Language;

/** Names for examples that work. Pure. */
final class Examples {

    private Examples() {
    }

    /** A name that the sources know, a person's if possible, as it is written in {@code language}. */
    static String name(Knowledge knowledge, Language language) {
        List<Entity> entities = knowledge.entities();
        return entities.stream().filter(entity -> entity.kind() == Entity.Kind.PERSON).findFirst()
                .or(() -> entities.stream().findFirst())
                .map(entity -> entity.names().getOrDefault(language.code(), entity.name())).orElse("NAME");
    }
}
