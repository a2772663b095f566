package org.parley.retrieval;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.embedding.E5Embedder;
import org.parley.embedding.VectorFile;
import org.parley.fact.Dossiers;
import org.parley.fact.Knowledge;
import org.parley.fact.Statement;

class BundledVectorsTest {

    @Test
    void the_dossier_comes_with_all_its_vectors(@TempDir Path empty) {
        Knowledge dossier = Dossiers.bundled();
        List<Statement> statements = BundledVectors.statements(dossier);
        VectorFile known = VectorFile.open(empty.resolve("vectors"), E5Embedder.MODEL);

        assertThatCode(() -> Retriever.prepare(statements, dossier.expected(), known, () -> {
            throw new AssertionError("a vector is missing; the build makes them: mvn process-classes");
        }, Progress.UNSEEN)).doesNotThrowAnyException();
    }
}
