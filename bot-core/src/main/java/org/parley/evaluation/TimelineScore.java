package org.parley.evaluation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.parley.timeline.TimelineEvent;

/**
 * How much of a known timeline was found. An event is found where one of the same date, in the same precision, has enough of its words;
 * words that begin alike count as the same, for the golden event is told in other words.
 *
 * @param golden how many events there are
 * @param missed those that were not found
 * @param dated how many of the golden events have an event on their date, whatever it tells
 * @param events how many events the timeline has
 * @param elsewhere those on dates on which nothing is known to have happened
 */
public record TimelineScore(int golden, List<GoldenEvent> missed, int dated, int events,
        List<TimelineEvent> elsewhere) {

    /** A golden event is a summary: a third of its words, names mostly, tell that the same is meant. */
    private static final double ENOUGH = 0.3;
    private static final int STEM = 5;
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Set<String> EMPTY = Set.of("the", "a", "an", "of", "in", "to", "and", "on", "for", "at", "by",
            "is", "are", "was", "were", "be", "that", "with", "from", "its", "his", "her", "their", "it", "as", "has",
            "had", "have", "will", "over", "after", "before", "which", "who", "said", "into", "near", "up", "out");

    public TimelineScore {
        missed = List.copyOf(missed);
        elsewhere = List.copyOf(elsewhere);
    }

    /** The score of {@code events} against what is known to have happened. */
    public static TimelineScore of(List<GoldenEvent> golden, List<TimelineEvent> events) {
        List<GoldenEvent> missed = new ArrayList<>();
        int dated = 0;
        for (GoldenEvent known : golden) {
            List<TimelineEvent> sameDate = events.stream().filter(e -> e.date().iso().equals(known.date())).toList();
            dated += sameDate.isEmpty() ? 0 : 1;
            if (sameDate.stream().noneMatch(event -> tells(event, known))) {
                missed.add(known);
            }
        }
        Set<String> dates = golden.stream().map(GoldenEvent::date).collect(Collectors.toSet());
        return new TimelineScore(golden.size(), missed, dated, events.size(),
                events.stream().filter(event -> !dates.contains(event.date().iso())).toList());
    }

    private static boolean tells(TimelineEvent event, GoldenEvent known) {
        Set<String> wanted = words(known.event());
        Set<String> shared = new HashSet<>(wanted);
        shared.retainAll(words(event.event()));
        return shared.size() >= ENOUGH * wanted.size();
    }

    private static Set<String> words(String text) {
        return NO_WORD.splitAsStream(text.toLowerCase(Locale.ROOT)).filter(w -> !w.isEmpty() && !EMPTY.contains(w))
                .map(w -> w.length() > STEM ? w.substring(0, STEM) : w).collect(Collectors.toSet());
    }

    /** The figures as lines to print. */
    public List<String> report() {
        return List.of("events found      " + new Score.Share(golden - missed.size(), golden, 1),
                "dates found       " + new Score.Share(dated, golden, 1),
                "on other dates    " + new Score.Share(elsewhere.size(), events, 0));
    }
}
