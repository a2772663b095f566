package org.parley.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorpusTest {

    private static final String ARTICLE = "Title: Ministers meet\nPublished: 2031-03-05\n\nAda Mora met Jon Tell at the harbour on Monday.\n";

    @TempDir
    Path folder;

    @Test
    void takes_files_and_folders_by_name_and_passes_over_what_is_hidden() throws IOException {
        Files.createDirectories(folder.resolve("articles/later"));
        Files.createDirectories(folder.resolve("articles/.git"));
        Files.writeString(folder.resolve("articles/later/b.txt"), ARTICLE);
        Files.writeString(folder.resolve("articles/a.txt"), ARTICLE);
        Files.writeString(folder.resolve("articles/.git/c.txt"), ARTICLE);
        Path single = Files.writeString(folder.resolve("single.txt"), ARTICLE);

        Corpus corpus = Corpus.read(List.of(single, folder.resolve("articles")), Instant.EPOCH);

        assertThat(corpus.articles()).extracting(article -> article.source().article()).containsExactly("single.txt",
                "a.txt", "later/b.txt");
        assertThat(corpus.rejected()).isEmpty();
    }

    @Test
    void names_what_cannot_be_read_and_goes_on() throws IOException {
        Files.write(folder.resolve("a.txt"), new byte[]{0, 1, 2, 3});
        Files.writeString(folder.resolve("b.txt"), ARTICLE);

        Corpus corpus = Corpus.read(List.of(folder, folder.resolve("missing")), Instant.EPOCH);

        assertThat(corpus.articles()).hasSize(1);
        assertThat(corpus.rejected()).hasSize(2).anyMatch(line -> line.contains("a.txt was left out"))
                .anyMatch(line -> line.contains("missing cannot be read"));
    }
}
