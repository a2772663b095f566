package org.parley.index;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.Lock;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.store.NativeFSLockFactory;
import org.apache.lucene.store.NoLockFactory;
import org.apache.lucene.util.Version;
import org.parley.fact.Statement;
import org.parley.index.Documents.Difference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder that keeps an index of statements from one start to the next. What it holds can be made again at any time: it is made anew
 * where it is missing, damaged or of another version, and otherwise brought up to date by what differs. Any number of processes may use
 * one folder: each reads what is there if that is what it needs, one at a time writes, and whoever cannot has its index in memory.
 * Nothing that is open is disturbed by what is written: an index is a snapshot, and keeps the files that it reads.
 */
public final class IndexFolder {

    private static final Logger LOG = LoggerFactory.getLogger(IndexFolder.class);
    /** What an index depends on besides its statements; kept in it. */
    private static final Map<String, String> MADE_BY = Map.of("documents", String.valueOf(Documents.VERSION), "lucene",
            Version.LATEST.toString());

    private final Path folder;

    /** @param folder need not exist, and holds nothing else */
    public IndexFolder(Path folder) {
        this.folder = folder;
    }

    /** What is in the folder cannot be used; the message says why. */
    private static final class UnusableException extends IOException {

        private static final long serialVersionUID = 1;

        private UnusableException(String message) {
            super(message);
        }

        private UnusableException(String message, Exception cause) {
            super(message, cause);
        }
    }

    /** An index of {@code statements}: that of the folder, brought up to date, or one in memory where the folder cannot be used now. */
    public StatementIndex open(List<Statement> statements) {
        Documents documents = Documents.of(statements);
        try {
            return onDisk(documents);
        } catch (LockObtainFailedException e) {
            LOG.debug("The index of statements is made in memory, since another process is writing to {}", folder);
            return StatementIndex.inMemory(documents,
                    new IndexState.StandIn(statements.size(), folder, Optional.empty()));
        } catch (IOException | RuntimeException e) {
            LOG.warn("The index of statements is made in memory, since {} cannot be used: {}", folder, e.toString());
            return StatementIndex.inMemory(documents,
                    new IndexState.StandIn(statements.size(), folder, Optional.of(e.toString())));
        }
    }

    private StatementIndex onDisk(Documents documents) throws IOException {
        // The lock is taken here, so that what is damaged can be cleared away under it before a writer sees it.
        FSDirectory directory = FSDirectory.open(folder, NoLockFactory.INSTANCE);
        try {
            Optional<StatementIndex> asItIs = open(directory, documents, new Difference(0, 0), Optional.empty());
            if (asItIs.isPresent()) {
                return asItIs.get();
            }
        } catch (UnusableException e) {
            // Looked at again under the lock: another process may be making it anew at this moment.
            LOG.debug("The index of statements in {} cannot be read: {}", folder, e.getMessage());
        }
        try (Lock lock = NativeFSLockFactory.INSTANCE.obtainLock(directory, IndexWriter.WRITE_LOCK_NAME)) {
            Optional<String> unusable = Optional.empty();
            Set<Long> present = Set.of();
            try (DirectoryReader reader = read(directory)) {
                present = Documents.keys(reader);
            } catch (UnusableException e) {
                LOG.info("The index of statements in {} is made anew: {}", folder, e.getMessage());
                unusable = Optional.of(String.valueOf(e.getMessage()));
                clear(directory);
            }
            Difference difference;
            try (IndexWriter writer = new IndexWriter(directory, Documents.config())) {
                difference = documents.write(writer, present);
                lock.ensureValid();
                writer.setLiveCommitData(MADE_BY.entrySet());
                writer.commit();
            }
            return open(directory, documents, difference, unusable)
                    .orElseThrow(() -> new IOException("it does not hold what was written"));
        }
    }

    /** The index as it is on disk; empty where it holds other statements. */
    private Optional<StatementIndex> open(Directory directory, Documents documents, Difference difference,
            Optional<String> rebuilt) throws IOException {
        DirectoryReader reader = read(directory);
        Optional<int[]> ordinals = documents.ordinals(reader);
        if (ordinals.isEmpty()) {
            reader.close();
            return Optional.empty();
        }
        return Optional.of(new StatementIndex(reader, ordinals.get(), new IndexState.OnDisk(ordinals.get().length,
                folder, difference.added(), difference.removed(), rebuilt)));
    }

    /**
     * Reads all of the last commit once and compares its checksums, which takes a fraction of a second for a million statements: Lucene
     * itself would find most damage only when it comes across it in a search, or never.
     */
    private static DirectoryReader read(Directory directory) throws IOException {
        try {
            DirectoryReader reader = DirectoryReader.open(directory);
            try {
                if (!reader.getIndexCommit().getUserData().equals(MADE_BY)) {
                    throw new UnusableException("it was of another version");
                }
                for (LeafReaderContext leaf : reader.leaves()) {
                    ((CodecReader) leaf.reader()).checkIntegrity();
                }
                return reader;
            } catch (IOException | RuntimeException e) {
                reader.close();
                throw e;
            }
        } catch (UnusableException e) {
            throw e;
        } catch (IndexNotFoundException e) {
            throw new UnusableException("there was none", e);
        } catch (IndexFormatTooOldException | IndexFormatTooNewException e) {
            throw new UnusableException("it was of another version", e);
        } catch (IOException | RuntimeException e) {
            // A damaged name of a codec, for one, leads to an IllegalArgumentException; an interrupt, to much that looks like damage.
            if (Thread.currentThread().isInterrupted()) {
                throw e;
            }
            throw new UnusableException("it was damaged", e);
        }
    }

    private static void clear(Directory directory) throws IOException {
        for (String file : directory.listAll()) {
            if (!file.equals(IndexWriter.WRITE_LOCK_NAME)) {
                directory.deleteFile(file);
            }
        }
    }
}
