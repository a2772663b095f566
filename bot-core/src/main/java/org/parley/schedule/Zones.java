package org.parley.schedule;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.parley.text.TextCleaner;

/** Finds time zones by what people call them: names of the time zone database, cities, distances from UTC. */
public final class Zones {

    /** Parts of the database whose zones are named after places, most of them cities. */
    private static final Set<String> AREAS = Set.of("Africa", "America", "Antarctica", "Asia", "Atlantic", "Australia",
            "Europe", "Indian", "Pacific");
    /** Names of zones that are no places by themselves: Australia/West. */
    private static final Set<String> DIRECTIONS = Set.of("North", "South", "West");
    /** No place is farther from UTC. */
    private static final int MOST_HOURS = 14;
    private static final Pattern OFFSET = Pattern.compile("(?:utc|gmt) ?([+-])(\\d{1,2})(?::?([0-5]\\d))?");
    private static final Map<String, ZoneId> BY_NAME = byName();

    private Zones() {
    }

    /**
     * The zone called {@code name}: {@code Europe/Berlin}, {@code Berlin}, {@code São Paulo}, {@code UTC}, {@code UTC+5:30}, in any
     * case. Abbreviations such as EST are not known: they stand for several zones, and change twice a year.
     */
    public static Optional<ZoneId> find(String name) {
        return Optional.ofNullable(BY_NAME.get(key(name))).or(() -> offset(TextCleaner.fold(name)));
    }

    private static Optional<ZoneId> offset(String name) {
        Matcher offset = OFFSET.matcher(name);
        if (!offset.matches() || Integer.parseInt(offset.group(2)) > MOST_HOURS) {
            return Optional.empty();
        }
        int hours = Integer.parseInt(offset.group(2));
        int minutes = offset.group(3) == null ? 0 : Integer.parseInt(offset.group(3));
        int sign = offset.group(1).equals("-") ? -1 : 1;
        return Optional.of(ZoneOffset.ofHoursMinutes(sign * hours, sign * minutes));
    }

    private static String key(String name) {
        return TextCleaner.fold(name).replaceAll("[\\s_-]+", "_");
    }

    private static Map<String, ZoneId> byName() {
        Map<String, ZoneId> zones = new HashMap<>();
        cities().forEach((city, zone) -> zones.put(key(city.toString()), ZoneId.of(zone.toString())));
        for (String id : ZoneId.getAvailableZoneIds()) {
            int slash = id.lastIndexOf('/');
            if (slash > 0 && !DIRECTIONS.contains(id.substring(slash + 1))
                    && AREAS.contains(id.substring(0, id.indexOf('/')))) {
                zones.putIfAbsent(key(id.substring(slash + 1)), ZoneId.of(id));
            }
            if (slash > 0 && !id.startsWith("SystemV/")) {
                zones.put(key(id), ZoneId.of(id));
            }
        }
        Set.of("UTC", "GMT", "CET", "EET", "WET").forEach(id -> zones.put(key(id), ZoneId.of(id)));
        return Map.copyOf(zones);
    }

    private static Properties cities() {
        Properties cities = new Properties();
        try (InputStream in = Objects.requireNonNull(Zones.class.getResourceAsStream("cities.properties"));
                Reader text = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            cities.load(text);
            return cities;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
