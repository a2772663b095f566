package org.parley.embedding;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.Map;

/**
 * Vectors of passages kept in a file, so that a text is embedded once and not at every start. A file of another model, or a
 * damaged one, is ignored and written anew. Not safe for use by many threads.
 */
public final class VectorFile {

    private static final int VERSION = 1;

    private final Path file;
    private final String model;
    private final Map<Long, float[]> vectors = new HashMap<>();
    private boolean changed;

    private VectorFile(Path file, String model) {
        this.file = file;
        this.model = model;
    }

    /** The vectors in {@code file} that {@code model} made; none where there is no such file. */
    public static VectorFile open(Path file, String model) {
        VectorFile vectors = new VectorFile(file, model);
        if (Files.exists(file)) {
            try (DataInputStream in = new DataInputStream(
                    new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
                vectors.read(in);
            } catch (IOException e) {
                vectors.vectors.clear();
            }
        }
        return vectors;
    }

    private void read(DataInputStream in) throws IOException {
        if (in.readInt() != VERSION || !in.readUTF().equals(model)) {
            return;
        }
        int count = in.readInt();
        int dimensions = in.readInt();
        byte[] bytes = new byte[Long.BYTES + dimensions * Float.BYTES];
        for (int i = 0; i < count; i++) {
            in.readFully(bytes);
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            long key = buffer.getLong();
            float[] vector = new float[dimensions];
            buffer.asFloatBuffer().get(vector);
            vectors.put(key, vector);
        }
    }

    /** The vector of {@code text}, from the file where it is there, else from {@code embedder}. */
    public float[] passage(String text, java.util.function.Supplier<Embedder> embedder) {
        float[] known = vectors.get(key(text));
        if (known != null) {
            return known;
        }
        float[] made = embedder.get().passage(text);
        vectors.put(key(text), made);
        changed = true;
        return made;
    }

    /** Writes what was added; the file is replaced in one step. Does nothing where nothing was added. */
    public void save() {
        if (!changed || vectors.isEmpty()) {
            return;
        }
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path next = Files.createTempFile(file.toAbsolutePath().getParent(), "vectors", ".tmp");
            try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(next)))) {
                out.writeInt(VERSION);
                out.writeUTF(model);
                out.writeInt(vectors.size());
                out.writeInt(vectors.values().iterator().next().length);
                for (Map.Entry<Long, float[]> entry : vectors.entrySet()) {
                    out.writeLong(entry.getKey());
                    for (float value : entry.getValue()) {
                        out.writeFloat(value);
                    }
                }
            }
            Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            changed = false;
        } catch (IOException e) {
            throw new UncheckedIOException("the vectors could not be written to " + file, e);
        }
    }

    private static long key(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
