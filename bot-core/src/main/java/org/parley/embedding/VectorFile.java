package org.parley.embedding;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.parley.file.CheckedFile;

/**
 * Vectors of passages kept in a file, so that a text is embedded once and not at every start. A file of another model,
 * or a damaged one, is ignored and written anew. Processes that save at the same time replace each other's file as a
 * whole; what the loser had made is made again. The vectors of texts that come with the program come with it too and are
 * never written. Safe for use by many threads; only saving while vectors are made may miss the latest.
 *
 * <p>
 * The file: version, model, number of vectors, dimensions, then for each vector a key, its scale and its components, a
 * byte each, the number of bytes that the vectors of the text's words take and these.
 */
public final class VectorFile {

    /** The vectors that come with the program; there are none before the build has made them. */
    private static final String BUNDLED = "/org/parley/embedding/vectors";

    private static final int VERSION = 4;

    /** Models of this kind have some hundreds to a few thousand; a damaged number is almost surely beyond. */
    private static final int MOST_DIMENSIONS = 1 << 14;

    private final Path file;
    private final String model;
    private final Map<Long, Encoded> bundled = new HashMap<>();
    private final Map<Long, Encoded> vectors = new ConcurrentHashMap<>();
    private final AtomicInteger unsaved = new AtomicInteger();

    private VectorFile(Path file, String model) {
        this.file = file;
        this.model = model;
    }

    /** The vectors in {@code file} and of the program that {@code model} made; the latter alone where there is no such file. */
    public static VectorFile open(Path file, String model) {
        VectorFile vectors = new VectorFile(file, model);
        try (InputStream in = VectorFile.class.getResourceAsStream(BUNDLED)) {
            if (in != null) {
                byte[] bytes = in.readAllBytes();
                CheckedFile.read(new ByteArrayInputStream(bytes), i -> vectors.read(i, bytes.length, vectors.bundled));
            }
        } catch (IOException e) {
            vectors.bundled.clear();
        }
        if (!CheckedFile.read(file, in -> vectors.read(in, Files.size(file), vectors.vectors))) {
            vectors.vectors.clear();
        }
        return vectors;
    }

    private void read(DataInputStream in, long size, Map<Long, Encoded> into) throws IOException {
        if (in.readInt() != VERSION || !in.readUTF().equals(model)) {
            throw new IOException("another version or model");
        }
        int count = in.readInt();
        int dimensions = in.readInt();
        long rest = size - headerLength() - Long.BYTES;
        if (count < 0 || dimensions < 1 || dimensions > MOST_DIMENSIONS || rest < count * recordLength(dimensions)) {
            throw new IOException("the number of vectors does not fit the length of " + file);
        }
        byte[] bytes = new byte[(int) recordLength(dimensions)];
        for (int i = 0; i < count; i++) {
            in.readFully(bytes);
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            long key = buffer.getLong();
            float scale = buffer.getFloat();
            byte[] values = new byte[dimensions];
            buffer.get(values);
            int words = buffer.getInt();
            if (words < 0 || words > rest || words % WordVectors.DIMENSIONS != 0) {
                throw new IOException("the vectors of words do not fit the length of " + file);
            }
            byte[] wordValues = new byte[words];
            in.readFully(wordValues);
            into.put(key, new Encoded(SmallVector.of(scale, values), WordVectors.of(wordValues)));
        }
    }

    private long headerLength() {
        // The model's name as writeUTF has it: a length of two bytes and the bytes.
        return 3L * Integer.BYTES + Short.BYTES + model.getBytes(StandardCharsets.UTF_8).length;
    }

    private static long recordLength(int dimensions) {
        return Long.BYTES + Float.BYTES + (long) dimensions + Integer.BYTES;
    }

    /** The vector of {@code text}, from the file where it is there, else from {@code embedder}. */
    public SmallVector passage(String text, Supplier<Embedder> embedder) {
        return vector(text, () -> plain(embedder.get().passage(text))).vector();
    }

    /** The vector of a passage in words that stands under {@code title}, with the vectors of its words, likewise. */
    public Encoded passage(String title, List<String> words, Supplier<Embedder> embedder) {
        return vector("words: " + title + "\n" + String.join(" ", words),
                () -> embedder.get().passageInWords(title, words));
    }

    /** The vector of something in words that is looked for, with the vectors of its words, likewise. */
    public Encoded query(List<String> words, Supplier<Embedder> embedder) {
        return vector("query in words: " + String.join(" ", words), () -> embedder.get().queryInWords(words));
    }

    /** The vector of {@code text} as something that is looked for, likewise. */
    public SmallVector query(String text, Supplier<Embedder> embedder) {
        return vector("query: " + text, () -> plain(embedder.get().query(text))).vector();
    }

    private static Encoded plain(float[] vector) {
        return new Encoded(SmallVector.of(vector), WordVectors.NONE);
    }

    private Encoded vector(String name, Supplier<Encoded> maker) {
        long key = key(name);
        Encoded known = bundled.getOrDefault(key, vectors.get(key));
        if (known != null) {
            return known;
        }
        Encoded made = maker.get();
        vectors.put(key, made);
        unsaved.incrementAndGet();
        return made;
    }

    /**
     * Writes what was added; the file is replaced in one step. Does nothing where nothing was added.
     *
     * @throws UncheckedIOException if the file cannot be written; the one before is still there then
     */
    public void save() {
        if (unsaved.get() > 0 && !vectors.isEmpty()) {
            CheckedFile.write(file, this::write);
            unsaved.set(0);
        }
    }

    /** The same, where what was added is at least a twentieth of all; so that one more article does not have all of them written. */
    public void saveMuch() {
        if (unsaved.get() >= vectors.size() / 20) {
            save();
        }
    }

    private void write(DataOutputStream out) throws IOException {
        Map<Long, Encoded> now = Map.copyOf(vectors);
        int dimensions = now.values().iterator().next().vector().values().length;
        out.writeInt(VERSION);
        out.writeUTF(model);
        out.writeInt(now.size());
        out.writeInt(dimensions);
        ByteBuffer bytes = ByteBuffer.allocate((int) recordLength(dimensions));
        for (Map.Entry<Long, Encoded> entry : now.entrySet()) {
            SmallVector vector = entry.getValue().vector();
            byte[] words = entry.getValue().words().bytes();
            bytes.clear().putLong(entry.getKey()).putFloat(vector.scale()).put(vector.values()).putInt(words.length);
            out.write(bytes.array());
            out.write(words);
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
