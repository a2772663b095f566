package org.parley.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.embedding.E5Embedder;
import org.parley.fact.Dossiers;
import org.parley.fact.Knowledge;
import org.parley.question.Question;

/** The bundled dossier beside articles about something else. */
class EngineOnOtherMattersTest {

    @TempDir
    static Path folder;

    private static Engine engine;

    @BeforeAll
    static void open() {
        Knowledge dossier = Dossiers.bundled();
        engine = Engine.open(
                new Knowledge(dossier.name(), dossier.entities(), dossier.facts(), Ferries.KNOWLEDGE.articles(),
                        dossier.expected()),
                folder.resolve("vectors"), E5Embedder.open(Path.of("target", "unpacked")));
    }

    @AfterAll
    static void close() throws IOException {
        engine.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Who fills in as head of the province for the time being?", "so who was the colleague?",
            "Who was on duty at the dam that night?", "Who led Amsel's delegation at the talks?",
            "who heads amsel's delegation",
            "Who repaired the bridge?", "Who rejected the sailors' demands?"})
    void a_question_about_other_matters_is_not_answered_from_the_dossier(String question) {
        Answer answer = engine.answer(new Question(question, List.of(), Instant.parse("2031-06-01T00:00:00Z")));

        if (!(answer instanceof Answer.Unknown)) {
            assertThat(answer.evidence()).as(answer.text()).extracting(e -> e.source().name())
                    .containsOnly("Sound Gazette");
        }
    }
}
