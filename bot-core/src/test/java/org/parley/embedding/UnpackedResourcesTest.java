package org.parley.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnpackedResourcesTest {

    private static final String RESOURCE = "e5-small-v2-q-tokenizer.json";

    @TempDir
    Path folder;

    @Test
    void a_resource_lies_there_whole_under_its_own_name() throws IOException {
        Path file = new UnpackedResources(folder).file(RESOURCE);

        assertThat(file.getFileName()).hasToString(RESOURCE);
        assertThat(file).hasBinaryContent(content());
    }

    @Test
    void it_is_unpacked_once() throws IOException {
        Path file = new UnpackedResources(folder).file(RESOURCE);
        Object first = Files.readAttributes(file, "*").get("fileKey");

        Path again = new UnpackedResources(folder).file(RESOURCE);

        assertThat(again).isEqualTo(file);
        assertThat(Files.readAttributes(again, "*").get("fileKey")).isEqualTo(first);
    }

    @Test
    void a_file_that_lost_its_end_is_unpacked_anew() throws IOException {
        Path file = new UnpackedResources(folder).file(RESOURCE);
        Files.writeString(file, "{");

        new UnpackedResources(folder).file(RESOURCE);

        assertThat(file).hasBinaryContent(content());
    }

    @Test
    void several_that_start_at_once_do_not_disturb_each_other() throws IOException {
        List<Path> files = IntStream.range(0, 8).parallel().mapToObj(i -> unpack()).distinct().toList();

        assertThat(files).hasSize(1);
        assertThat(files.get(0)).hasBinaryContent(content());
        try (Stream<Path> left = Files.list(files.get(0).getParent())) {
            assertThat(left).containsExactlyElementsOf(files);
        }
    }

    private Path unpack() {
        try {
            return new UnpackedResources(folder).file(RESOURCE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void says_what_is_not_there_and_where_it_cannot_write() throws IOException {
        Path occupied = Files.writeString(folder.resolve("file"), "not a folder");

        assertThatThrownBy(() -> new UnpackedResources(folder).file("none.onnx"))
                .isInstanceOf(FileNotFoundException.class).hasMessageContaining("none.onnx");
        assertThatThrownBy(() -> new UnpackedResources(occupied).file(RESOURCE))
                .isInstanceOf(FileSystemException.class).hasMessageContaining(occupied.toString());
    }

    private static byte[] content() throws IOException {
        try (InputStream in = UnpackedResourcesTest.class.getResourceAsStream("/" + RESOURCE)) {
            return in.readAllBytes();
        }
    }
}
