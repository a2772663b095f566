package org.parley.timeline;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.parley.fact.Certainty;
import org.parley.fact.Entity;
import org.parley.fact.Fact;
import org.parley.time.Period;

/** Dated facts in the order in which they happened, one event for facts that tell of the same. Immutable. */
public final class Timeline {

    /** Of two facts about one event, the one that happened tells more than the one that was planned. */
    private static final Comparator<Fact> MOST_TELLING = Comparator
            .comparingInt((Fact fact) -> fact.certainty() == Certainty.PLANNED || fact.certainty() == Certainty.RUMOURED
                    ? 1
                    : 0)
            .thenComparing(fact -> fact.source().published()).thenComparing(Fact::id);

    private final List<Entry> entries;
    private final List<Entity> entities;

    private record Entry(TimelineEvent event, List<Fact> facts) {
    }

    private record EventKey(String event, LocalDate from, LocalDate to) {
    }

    private Timeline(List<Entry> entries, List<Entity> entities) {
        this.entries = entries;
        this.entities = entities;
    }

    /**
     * The timeline of {@code facts}. Facts without a date are left out; those that share an event key and a date become one
     * event, told by the fact that is most telling.
     *
     * @param entities those that facts may refer to by id
     */
    public static Timeline of(List<Fact> facts, List<Entity> entities) {
        Map<Object, List<Fact>> byEvent = new LinkedHashMap<>();
        for (Fact fact : facts) {
            fact.when().ifPresent(when -> byEvent.computeIfAbsent(key(fact, when), k -> new ArrayList<>()).add(fact));
        }
        List<Entry> entries = byEvent.values().stream().map(Timeline::entry)
                .sorted(Comparator.comparing((Entry entry) -> entry.event().date())
                        .thenComparing(entry -> entry.event().source().published())
                        .thenComparing(entry -> entry.event().event()))
                .toList();
        return new Timeline(entries, List.copyOf(entities));
    }

    private static Object key(Fact fact, Period when) {
        return fact.event().isEmpty() ? fact.id() : new EventKey(fact.event(), when.from(), when.to());
    }

    private static Entry entry(List<Fact> facts) {
        Fact told = facts.stream().min(MOST_TELLING).orElseThrow();
        return new Entry(new TimelineEvent(told.when().orElseThrow(), told.text(), told.certainty(), told.source()),
                List.copyOf(facts));
    }

    /** The events that {@code query} asks for, earliest first; of those that begin together the shorter first. */
    public List<TimelineEvent> select(TimelineQuery query) {
        Set<String> names = query.about().map(this::namesFor).orElse(Set.of());
        return entries.stream().filter(entry -> within(entry.event().date(), query))
                .filter(entry -> query.about().isEmpty() || concerns(entry.facts(), names)).map(Entry::event).toList();
    }

    private static boolean within(Period date, TimelineQuery query) {
        return query.from().map(date.to()::isAfter).orElse(true) && query.to().map(date.from()::isBefore).orElse(true);
    }

    /**
     * Every name, in folded form, of the entities that go by {@code about}; that word itself where none does. A role that others have
     * as well, such as "foreign minister", is none.
     */
    private Set<String> namesFor(String about) {
        Predicate<Entity> meant = entity -> allNames(entity).anyMatch(fold(about)::equals);
        List<String> others = entities.stream().filter(meant.negate()).flatMap(Timeline::allNames).toList();
        Set<String> names = new HashSet<>();
        names.add(fold(about));
        for (Entity entity : entities.stream().filter(meant).toList()) {
            properNames(entity).forEach(names::add);
            roles(entity).filter(role -> others.stream().noneMatch(other -> holdsWords(other, role)))
                    .forEach(names::add);
        }
        names.remove("");
        return names;
    }

    private static Stream<String> allNames(Entity entity) {
        return Stream.concat(properNames(entity), roles(entity));
    }

    private static Stream<String> properNames(Entity entity) {
        return Stream.of(Stream.of(entity.id(), entity.name()), entity.aliases().stream(),
                entity.names().values().stream()).flatMap(Function.identity()).map(Timeline::fold);
    }

    private static Stream<String> roles(Entity entity) {
        return entity.roles().stream().map(Timeline::fold);
    }

    private boolean concerns(List<Fact> facts, Set<String> names) {
        return facts.stream().anyMatch(fact -> participants(fact).map(Timeline::fold).anyMatch(names::contains)
                || names.stream().anyMatch(name -> holdsWords(fold(fact.text()), name)));
    }

    private static Stream<String> participants(Fact fact) {
        return Stream.of(fact.who(), fact.whom(), fact.where(), fact.saidBy().stream().toList()).flatMap(List::stream);
    }

    private static boolean holdsWords(String text, String words) {
        return (" " + text + " ").contains(" " + words + " ");
    }

    /** Letters and digits alone, in lower case, without accents, words parted by one blank. */
    private static String fold(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD).replaceAll("\\p{M}", "").toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
    }
}
