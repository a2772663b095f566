package org.parley.fact;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.parley.syntax.Word;
import org.parley.text.TextCleaner;
import org.parley.text.Token;
import org.parley.text.Tokenizer;

/**
 * The entities that are known, found by any of their names. Names compare without case and accents, so that questions typed in
 * a hurry find them too. Immutable; safe for use by many threads.
 */
public final class EntityTable {

    private final Map<String, Entity> byId;
    private final Map<String, List<Alias>> byFirstWord;
    private final Map<String, Set<String>> roleWords;

    private record Alias(List<String> words, String entity) {
    }

    private EntityTable(Map<String, Entity> byId, Map<String, List<Alias>> byFirstWord,
            Map<String, Set<String>> roleWords) {
        this.byId = byId;
        this.byFirstWord = byFirstWord;
        this.roleWords = roleWords;
    }

    /** A table of these entities; where two share a name, the earlier one has it, and a title that two hold names neither. */
    public static EntityTable of(Collection<Entity> entities) {
        Map<String, Entity> byId = new LinkedHashMap<>();
        Map<String, List<Alias>> byFirstWord = new HashMap<>();
        Map<String, Set<String>> roleWords = new HashMap<>();
        Set<List<String>> taken = new HashSet<>();
        Map<String, Integer> roleHolders = new HashMap<>();
        entities.forEach(e -> e.roles().forEach(role -> roleHolders.merge(role, 1, Integer::sum)));
        for (Entity entity : entities) {
            byId.put(entity.id(), entity);
            List<String> names = new ArrayList<>();
            names.add(entity.name());
            names.addAll(entity.aliases());
            names.addAll(entity.names().values());
            entity.roles().stream().filter(role -> role.contains(" ") && roleHolders.getOrDefault(role, 0) == 1)
                    .forEach(names::add);
            for (String name : names) {
                List<String> words = Tokenizer.tokenize(name).stream().map(Token::text).map(EntityTable::key).toList();
                if (!words.isEmpty() && taken.add(words)) {
                    byFirstWord.computeIfAbsent(words.get(0), w -> new ArrayList<>())
                            .add(new Alias(words, entity.id()));
                }
            }
            Set<String> roles = new HashSet<>();
            for (String role : entity.roles()) {
                Tokenizer.tokenize(role).forEach(token -> roles.add(key(token.text())));
            }
            roleWords.put(entity.id(), roles);
        }
        byFirstWord.values().forEach(list -> list.sort((a, b) -> b.words().size() - a.words().size()));
        return new EntityTable(byId, byFirstWord, roleWords);
    }

    /** All entities, in the order they were given. */
    public Collection<Entity> entities() {
        return byId.values();
    }

    /** The entity of that id. */
    public Optional<Entity> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Words of the roles that stand for the entity, folded for comparison. */
    public Set<String> roleWords(String id) {
        return roleWords.getOrDefault(id, Set.of());
    }

    /** Every mention of an entity by one of its names, the longest name first; mentions do not overlap. */
    public List<Mention> mentions(List<Word> words) {
        List<Mention> mentions = new ArrayList<>();
        int i = 0;
        while (i < words.size()) {
            Mention found = at(words, i);
            if (found == null) {
                i++;
            } else {
                mentions.add(found);
                i = found.to();
            }
        }
        return mentions;
    }

    private @Nullable Mention at(List<Word> words, int from) {
        for (Alias alias : byFirstWord.getOrDefault(key(words.get(from).text()), List.of())) {
            int to = from + alias.words().size();
            if (to > words.size()) {
                continue;
            }
            boolean same = true;
            for (int k = 1; k < alias.words().size() && same; k++) {
                same = alias.words().get(k).equals(key(words.get(from + k).text()));
            }
            if (same) {
                return new Mention(from, to, alias.entity(), false);
            }
        }
        return null;
    }

    /** {@code word} as names are compared. */
    public static String key(String word) {
        return TextCleaner.fold(word).toLowerCase(Locale.ROOT);
    }
}
