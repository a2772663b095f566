package org.parley.retrieval;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.embedding.E5Embedder;
import org.parley.embedding.VectorFile;
import org.parley.fact.Dossiers;
import org.parley.fact.Knowledge;

class BundledVectorsTest {

    @Test
    void the_dossier_comes_with_all_its_vectors(@TempDir Path empty) {
        Knowledge dossier = Dossiers.bundled();
        VectorFile known = VectorFile.open(empty.resolve("vectors"), E5Embedder.MODEL);

        assertThatCode(() -> Retriever.prepare(dossier.facts(), dossier.expected(), known, () -> {
            throw new AssertionError("a vector is missing; the build makes them: mvn process-classes");
        })).doesNotThrowAnyException();
    }
}
