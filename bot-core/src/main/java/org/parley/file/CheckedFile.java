package org.parley.file;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

/** Binary files that end with the CRC-32 of all before. */
public final class CheckedFile {

    private static final int BUFFER = 1 << 16;

    /** Takes in the content of a file. */
    @FunctionalInterface
    public interface Reading {
        void from(DataInputStream in) throws IOException;
    }

    /** Gives the content of a file. */
    @FunctionalInterface
    public interface Writing {
        void to(DataOutputStream out) throws IOException;
    }

    private CheckedFile() {
    }

    /**
     * Reads {@code file}, if it is there.
     *
     * @return false where it is not there, is damaged or cannot be read; then what {@code reading} has taken in is not to be trusted
     */
    public static boolean read(Path file, Reading reading) {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
            read(in, reading);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Reads the content of a file from {@code stream}.
     *
     * @throws IOException if it is damaged or cannot be read
     */
    public static void read(InputStream stream, Reading reading) throws IOException {
        CheckedInputStream checked = new CheckedInputStream(stream, new CRC32());
        DataInputStream in = new DataInputStream(checked);
        reading.from(in);
        long found = checked.getChecksum().getValue();
        if (in.readLong() != found) {
            throw new IOException("the checksum does not fit");
        }
    }

    /**
     * Writes {@code file}, in place of what was there, in one step; makes its folder where that is not there.
     *
     * @throws UncheckedIOException if it cannot be written; the one before is still there then
     */
    public static void write(Path file, Writing writing) {
        try {
            Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
            Path next = Files.createTempFile(folder, file.getFileName().toString(), ".tmp");
            try {
                CheckedOutputStream checked = new CheckedOutputStream(
                        new BufferedOutputStream(Files.newOutputStream(next), BUFFER), new CRC32());
                try (DataOutputStream out = new DataOutputStream(checked)) {
                    writing.to(out);
                    out.writeLong(checked.getChecksum().getValue());
                }
                Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(next);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file + " could not be written", e);
        }
    }
}
