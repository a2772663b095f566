package org.parley.fact;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads the questions that a dossier expects: which facts answer them, which correct them, and which nothing answers. */
public final class ExpectedQuestionsReader {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    private record File(@Nullable Map<String, List<String>> answers, @Nullable Map<String, List<String>> corrects,
            @Nullable List<Gap> gaps) {
    }

    private record Gap(@Nullable String id, @Nullable String text, @Nullable List<String> asks) {
    }

    private ExpectedQuestionsReader() {
    }

    /**
     * Reads and checks {@code in}.
     *
     * @param file the file's name, for errors
     * @param facts ids of the dossier's facts
     * @throws InvalidDossierException if a fact is not in the dossier, a gap has no text, or a question has two targets
     */
    public static List<ExpectedQuestion> read(String file, InputStream in, Set<String> facts) throws IOException {
        File read = MAPPER.readValue(in, File.class);
        List<String> faults = new ArrayList<>();
        List<ExpectedQuestion> expected = new ArrayList<>();
        take(read.answers(), ExpectedQuestion.Kind.ANSWERED, facts, expected, faults);
        take(read.corrects(), ExpectedQuestion.Kind.CORRECTED, facts, expected, faults);
        for (Gap gap : read.gaps() == null ? List.<Gap>of() : read.gaps()) {
            if (gap.id() == null || gap.text() == null || gap.text().isBlank()) {
                faults.add("a gap needs an id and a text, but one has id " + gap.id());
                continue;
            }
            for (String ask : gap.asks() == null ? List.<String>of() : gap.asks()) {
                expected.add(new ExpectedQuestion(ask, ExpectedQuestion.Kind.GAP, gap.id(), gap.text()));
            }
        }
        Set<String> seen = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        expected.stream().filter(q -> !seen.add(q.text()))
                .forEach(q -> faults.add("the question \"" + q.text() + "\" stands there twice"));
        if (!faults.isEmpty()) {
            throw new InvalidDossierException(file, faults);
        }
        return expected;
    }

    private static void take(@Nullable Map<String, List<String>> questions, ExpectedQuestion.Kind kind,
            Set<String> facts,
            List<ExpectedQuestion> expected, List<String> faults) {
        if (questions == null) {
            return;
        }
        questions.forEach((fact, texts) -> {
            if (!facts.contains(fact)) {
                faults.add("there is no fact " + fact);
            }
            texts.forEach(text -> expected.add(new ExpectedQuestion(text, kind, fact, "")));
        });
    }
}
