package org.parley.lexicon;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.parley.file.CheckedFile;
import org.parley.text.Token;

/**
 * Tags of sentences kept in a file, so that an article is tagged once and not at every start: that takes longer than all the rest of
 * making it ready. A damaged file, or one of another version, is ignored and written anew. Processes that save at the same time replace
 * each other's file as a whole; what the loser had is made again. Safe for use by many threads.
 *
 * <p>
 * The file: version, number of sentences, then for each its key, the number of its tags and these, a byte each.
 */
public final class TagFile implements Tagger {

    /** To be raised with every change to the tagger or its model that changes tags. */
    private static final int VERSION = 1;
    private static final Tag[] TAGS = Tag.values();

    private final Path file;
    private final Tagger tagger;
    private final Map<Long, byte[]> known = new ConcurrentHashMap<>();
    private final AtomicInteger unsaved = new AtomicInteger();

    private TagFile(Path file, Tagger tagger) {
        this.file = file;
        this.tagger = tagger;
    }

    /**
     * The tags in {@code file}; none where there is no such file.
     *
     * @param tagger tells those that are not there
     */
    public static TagFile open(Path file, Tagger tagger) {
        TagFile tags = new TagFile(file, tagger);
        if (!CheckedFile.read(file, tags::read)) {
            tags.known.clear();
        }
        return tags;
    }

    private void read(DataInputStream in) throws IOException {
        if (in.readInt() != VERSION) {
            throw new IOException("another version");
        }
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            long key = in.readLong();
            byte[] tags = new byte[in.readUnsignedShort()];
            in.readFully(tags);
            known.put(key, tags);
        }
    }

    @Override
    public List<Tag> tag(List<Token> sentence) {
        long key = key(sentence);
        byte[] tags = known.get(key);
        if (tags != null && tags.length == sentence.size()) {
            List<Tag> told = new ArrayList<>(tags.length);
            for (byte tag : tags) {
                told.add(TAGS[tag]);
            }
            return told;
        }
        List<Tag> made = tagger.tag(sentence);
        if (made.size() <= Character.MAX_VALUE) {
            byte[] bytes = new byte[made.size()];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) made.get(i).ordinal();
            }
            known.put(key, bytes);
            unsaved.incrementAndGet();
        }
        return made;
    }

    /**
     * Writes what was added; the file is replaced in one step. Does nothing where nothing was added.
     *
     * @throws UncheckedIOException if the file cannot be written; the one before is still there then
     */
    public void save() {
        if (unsaved.get() > 0) {
            CheckedFile.write(file, this::write);
            unsaved.set(0);
        }
    }

    /** The same, where what was added is at least a twentieth of all; so that one more article does not have all of them written. */
    public void saveMuch() {
        if (unsaved.get() >= known.size() / 20) {
            save();
        }
    }

    private void write(DataOutputStream out) throws IOException {
        Map<Long, byte[]> now = Map.copyOf(known);
        out.writeInt(VERSION);
        out.writeInt(now.size());
        for (Map.Entry<Long, byte[]> entry : now.entrySet()) {
            out.writeLong(entry.getKey());
            out.writeShort(entry.getValue().length);
            out.write(entry.getValue());
        }
    }

    private static long key(List<Token> sentence) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Token token : sentence) {
                digest.update(token.text().getBytes(StandardCharsets.UTF_8));
                // Whether a word leans on the one before it decides how the two are tagged.
                digest.update((byte) token.span().from());
            }
            return ByteBuffer.wrap(digest.digest()).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
