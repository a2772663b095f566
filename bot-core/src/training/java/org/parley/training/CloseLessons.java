package org.parley.training;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.parley.embedding.Embedder;
import org.parley.reading.CloseReader;
import org.parley.reading.Features;
import org.parley.reading.Model;
import org.parley.training.Lesson.Example;

/** Lessons for the closer reading: of each question the likeliest statements, with what the cross-encoder makes of them. */
final class CloseLessons {

    private final Embedder embedder;
    private final Map<CloseReader.Pair, Double> read = new ConcurrentHashMap<>();

    CloseLessons(Embedder embedder) {
        this.embedder = embedder;
    }

    /** @param model the text of a model for the first reading that was not learnt from {@code lessons} */
    List<Lesson> of(List<Lesson> lessons, String model) {
        Model first = Model.read(new ByteArrayInputStream(model.getBytes(StandardCharsets.UTF_8)));
        return lessons.parallelStream().map(lesson -> close(lesson, first)).toList();
    }

    private Lesson close(Lesson lesson, Model first) {
        Comparator<Example> byProbability = Comparator.comparingDouble(e -> CrossCheck.probability(first, e));
        List<Example> likeliest = lesson.examples().stream().sorted(byProbability.reversed()).limit(CloseReader.MOST)
                .filter(e -> CrossCheck.probability(first, e) >= CloseReader.LIKELY).toList();
        List<Features> features = CloseReader.closer(likeliest.stream().map(Example::features).toList(),
                likeliest.stream().map(e -> CrossCheck.probability(first, e)).toList(),
                likeliest.stream().map(e -> read.computeIfAbsent(e.pair(),
                        pair -> pair.logit(embedder).orElseThrow())).toList());
        List<Example> close = new ArrayList<>();
        for (int i = 0; i < likeliest.size(); i++) {
            close.add(new Example(features.get(i), likeliest.get(i).answers(), likeliest.get(i).pair()));
        }
        return new Lesson(lesson.question(), close, lesson.weight());
    }
}
