package org.parley.fact;

import java.util.List;
import java.util.Map;

/**
 * Someone or something that facts are about.
 *
 * @param id a short key, unique in its table
 * @param kind what sort of thing it is
 * @param name the usual English name
 * @param aliases other names and spellings in any script, such as a surname alone, initials, a nickname
 * @param roles titles and offices that stand for it, such as "foreign minister of X", most telling first
 * @param names the usual name by ISO 639-1 language, other than English
 * @param description what it is, in a short phrase that can follow "is"; may be empty
 */
public record Entity(String id, Kind kind, String name, List<String> aliases, List<String> roles,
        Map<String, String> names,
        String description) {

    public Entity {
        aliases = List.copyOf(aliases);
        roles = List.copyOf(roles);
        names = Map.copyOf(names);
    }

    /** What sort of thing an entity is. */
    public enum Kind {
        PERSON, ORGANIZATION, COUNTRY, PLACE, EVENT, DOCUMENT, THING
    }
}
