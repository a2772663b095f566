package org.parley.embedding;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * Resources of jars as files, unpacked once and kept for later starts. Each lies in a folder named after its checksum,
 * so that versions do not meet. Many processes may unpack into the same folder at the same time.
 */
final class UnpackedResources {

    private final Path folder;

    UnpackedResources(Path folder) {
        this.folder = folder;
    }

    /**
     * The file that holds {@code resource}, under the resource's own name.
     *
     * @param resource a path from the root of the class path, as {@code ai/model.onnx}
     * @throws IOException if no jar has it, or the folder cannot be written
     */
    Path file(String resource) throws IOException {
        URL url = UnpackedResources.class.getResource("/" + resource);
        if (url == null || !(url.openConnection() instanceof JarURLConnection connection)) {
            throw new FileNotFoundException("no jar of the class path has " + resource);
        }
        connection.setUseCaches(false);
        try (JarFile jar = connection.getJarFile()) {
            JarEntry entry = connection.getJarEntry();
            Path file = folder.resolve(HexFormat.of().toHexDigits(entry.getCrc(), 8))
                    .resolve(resource.substring(resource.lastIndexOf('/') + 1)).toAbsolutePath();
            if (!isWhole(file, entry)) {
                unpack(jar, entry, file);
            }
            return file;
        }
    }

    /** Makes the bytes of a file. */
    @FunctionalInterface
    interface Maker {
        byte[] make() throws IOException;
    }

    /**
     * A file that is worked out of resources, made once and kept for later starts.
     *
     * @param version names the file's folder; another for whatever would make another file
     * @throws IOException if it cannot be made, or the folder not be written
     */
    Path file(String version, String name, Maker maker) throws IOException {
        Path file = folder.resolve(version).resolve(name).toAbsolutePath();
        if (!Files.isRegularFile(file)) {
            write(file, out -> out.write(maker.make()));
        }
        return file;
    }

    private static void unpack(JarFile jar, JarEntry entry, Path file) throws IOException {
        try {
            write(file, out -> {
                try (InputStream in = jar.getInputStream(entry)) {
                    in.transferTo(out);
                }
            });
        } catch (IOException e) {
            // Windows does not replace a library in use: then another process was faster, and its file is as good.
            if (!isWhole(file, entry)) {
                throw e;
            }
        }
    }

    private interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Puts the file there whole or not at all. */
    private static void write(Path file, Content content) throws IOException {
        Files.createDirectories(file.getParent());
        Path next = Files.createTempFile(file.getParent(), "unpacking", ".tmp");
        try {
            try (FileChannel out = FileChannel.open(next, StandardOpenOption.WRITE)) {
                content.writeTo(Channels.newOutputStream(out));
                // A library that lost its end to a power cut would end the process that loads it.
                out.force(true);
            }
            Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(next);
        }
    }

    private static boolean isWhole(Path file, JarEntry entry) throws IOException {
        return Files.isRegularFile(file) && Files.size(file) == entry.getSize();
    }
}
