package org.parley.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DossierDocumentTest {

    private static final Pattern ROW = Pattern.compile("^\\| \\d+ \\|.*\\|(.*)\\|$", Pattern.MULTILINE);
    private static final Pattern FACT_ID = Pattern.compile("`([^`]+)`");
    private static final Pattern EXAMPLE = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL);

    private final String document = Files.readString(Path.of("docs", "dossier.md"));

    DossierDocumentTest() throws IOException {
    }

    @Test
    void the_table_of_statements_names_every_fact_of_the_bundled_dossier_and_no_other() {
        Set<String> named = ROW.matcher(document).results()
                .flatMap(row -> FACT_ID.matcher(row.group(1)).results()).map(id -> id.group(1))
                .collect(Collectors.toSet());

        assertThat(named).containsExactlyInAnyOrderElementsOf(
                Dossiers.bundled().facts().stream().map(Fact::id).toList());
    }

    @Test
    void every_statement_of_the_table_is_carried_by_a_fact() {
        List<String> facts = ROW.matcher(document).results().map(row -> row.group(1)).toList();

        assertThat(facts).isNotEmpty().allMatch(ids -> FACT_ID.matcher(ids).find());
    }

    @Test
    void the_example_is_a_dossier_that_can_be_read() throws IOException {
        String example = EXAMPLE.matcher(document).results().map(found -> found.group(1)).findFirst().orElseThrow();

        Knowledge read = DossierReader.read("example",
                new ByteArrayInputStream(example.getBytes(StandardCharsets.UTF_8)));

        assertThat(read.facts()).extracting(Fact::id).containsExactly("offer");
    }
}
