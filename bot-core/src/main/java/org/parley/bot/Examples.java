package org.parley.bot;

import java.util.List;
import org.parley.fact.Entity;
import org.parley.fact.Knowledge;

/** Names for examples that work. Pure. */
final class Examples {

    private Examples() {
    }

    /** A name that the sources know, a person's if possible. */
    static String name(Knowledge knowledge) {
        List<Entity> entities = knowledge.entities();
        return entities.stream().filter(entity -> entity.kind() == Entity.Kind.PERSON).findFirst()
                .or(() -> entities.stream().findFirst()).map(Entity::name).orElse("NAME");
    }
}
