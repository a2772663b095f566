package org.parley.index;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.es.SpanishLightStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.parley.fact.Statement;
import org.parley.syntax.Word;

/**
 * Statements as documents of an index: what is indexed of each, and the key by which its document is known again at the next start. A
 * statement that changes in anything that is indexed has another key.
 */
final class Documents {

    /** To be raised with every change to what is indexed of a statement, or how, other than by another version of Lucene. */
    static final int VERSION = 2;

    /** Term saturation and length normalization chosen for single sentences, which are short and alike in length. */
    static final BM25Similarity SIMILARITY = new BM25Similarity(0.4f, 0.5f);
    static final Analyzer ANALYZER = new StemmingAnalyzer();
    static final String TEXT = "text";
    static final String CONTEXT = "context";
    static final String WORDS = "words";
    private static final String KEY = "key";
    private static final int NONE = -1;
    /** Few, since every word of a question is looked up in every segment, and there are few statements to merge. */
    private static final int SEGMENTS_PER_TIER = 4;

    private final List<Statement> statements;
    private final long[] keys;
    private final Map<Long, Integer> ordinals;

    private Documents(List<Statement> statements, long[] keys, Map<Long, Integer> ordinals) {
        this.statements = statements;
        this.keys = keys;
        this.ordinals = ordinals;
    }

    /** @param statements the one of ordinal n at index n */
    static Documents of(List<Statement> statements) {
        long[] keys = statements.parallelStream().mapToLong(Documents::key).toArray();
        Map<Long, Integer> ordinals = HashMap.newHashMap(keys.length);
        for (int i = 0; i < keys.length; i++) {
            // The same article may have been given twice.
            while (ordinals.putIfAbsent(keys[i], i) != null) {
                keys[i]++;
            }
        }
        return new Documents(statements, keys, ordinals);
    }

    /** The field that holds translations into {@code language}. */
    static String translations(String language) {
        return TEXT + "_" + language;
    }

    /** The text of each field, in an order that depends on nothing else: neither sets nor maps here have one. */
    private static SortedMap<String, String> fields(Statement statement) {
        SortedMap<String, String> fields = new TreeMap<>();
        fields.put(TEXT, statement.sentence().text() + " " + sorted(statement.wordings()));
        fields.put(CONTEXT, sorted(statement.context().keySet()));
        fields.put(WORDS,
                statement.sentence().words().stream().flatMap(word -> Stream.of(word.lower(), word.lemma()).distinct())
                        .collect(Collectors.joining(" ")));
        statement.fact().translations().forEach((language, text) -> fields.put(translations(language), text));
        return fields;
    }

    private static String sorted(Collection<String> words) {
        return String.join(" ", new TreeSet<>(words));
    }

    private static long key(Statement statement) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            update(digest, statement.fact().id());
            fields(statement).forEach((name, text) -> {
                update(digest, name);
                update(digest, text);
            });
            return ByteBuffer.wrap(digest.digest()).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static void update(MessageDigest digest, String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }

    /** How these documents are written: without threads of the writer's own, and committed only when that is asked for. */
    static IndexWriterConfig config() {
        TieredMergePolicy merging = new TieredMergePolicy().setForceMergeDeletesPctAllowed(0)
                .setSegmentsPerTier(SEGMENTS_PER_TIER);
        return new IndexWriterConfig(ANALYZER).setSimilarity(SIMILARITY).setMergePolicy(merging)
                .setMergeScheduler(new SerialMergeScheduler()).setCommitOnClose(false);
    }

    /**
     * How an index was brought up to date.
     *
     * @param added documents of statements that it did not hold
     * @param removed documents of statements that are no more, or not as they were
     */
    record Difference(int added, int removed) {
    }

    /**
     * Makes an index hold these documents and no others.
     *
     * @param present the keys of those that it holds
     */
    Difference write(IndexWriter writer, Set<Long> present) throws IOException {
        long[] removed = present.stream().filter(key -> !ordinals.containsKey(key)).mapToLong(Long::longValue)
                .toArray();
        if (removed.length > 0) {
            writer.deleteDocuments(NumericDocValuesField.newSlowSetQuery(KEY, removed));
        }
        int added = 0;
        for (int i = 0; i < keys.length; i++) {
            if (!present.contains(keys[i])) {
                writer.addDocument(document(statements.get(i), keys[i]));
                added++;
            }
        }
        if (present.isEmpty()) {
            writer.forceMerge(1);
        } else {
            // Deleted documents would count in the frequencies of words, and so in every score, for as long as they are there.
            writer.forceMergeDeletes();
            writer.maybeMerge();
        }
        return new Difference(added, removed.length);
    }

    private static Document document(Statement statement, long key) {
        Document document = new Document();
        fields(statement).forEach((name, text) -> document.add(new TextField(name, text, Field.Store.NO)));
        document.add(new NumericDocValuesField(KEY, key));
        return document;
    }

    /** The keys of all documents that {@code reader} sees. */
    static Set<Long> keys(IndexReader reader) throws IOException {
        Set<Long> keys = HashSet.newHashSet(reader.numDocs());
        for (LeafReaderContext leaf : reader.leaves()) {
            NumericDocValues values = leaf.reader().getNumericDocValues(KEY);
            while (values != null && values.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
                keys.add(values.longValue());
            }
        }
        return keys;
    }

    /** The ordinal of each document's statement; nothing unless {@code reader} sees one document of each statement and no other. */
    Optional<int[]> ordinals(IndexReader reader) throws IOException {
        if (reader.maxDoc() != statements.size() || reader.hasDeletions()) {
            return Optional.empty();
        }
        int[] found = new int[reader.maxDoc()];
        BitSet seen = new BitSet(found.length);
        for (LeafReaderContext leaf : reader.leaves()) {
            NumericDocValues values = leaf.reader().getNumericDocValues(KEY);
            while (values != null && values.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
                int ordinal = ordinals.getOrDefault(values.longValue(), NONE);
                if (ordinal == NONE) {
                    return Optional.empty();
                }
                found[leaf.docBase + values.docID()] = ordinal;
                seen.set(ordinal);
            }
        }
        return seen.cardinality() == found.length ? Optional.of(found) : Optional.empty();
    }

    /** Stems for the fields of text, whole lower-case words for the field that spelling is repaired from. */
    private static final class StemmingAnalyzer extends Analyzer {

        private StemmingAnalyzer() {
            super(PER_FIELD_REUSE_STRATEGY);
        }

        @Override
        protected TokenStreamComponents createComponents(String field) {
            Tokenizer source = new StandardTokenizer();
            TokenStream stream = new LowerCaseFilter(source);
            return new TokenStreamComponents(source, switch (field) {
                case WORDS -> stream;
                case "text_ru" -> new SnowballFilter(stream, "Russian");
                case "text_uk" -> new PrefixFilter(stream);
                case "text_es" -> new SpanishLightStemFilter(stream);
                default -> new KStemFilter(new ASCIIFoldingFilter(new EnglishPossessiveFilter(stream)));
            });
        }
    }
}
