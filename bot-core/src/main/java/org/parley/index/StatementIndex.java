package org.parley.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.MultiDocValues;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.search.spell.DirectSpellChecker;
import org.apache.lucene.search.spell.SuggestMode;
import org.apache.lucene.search.spell.SuggestWord;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.parley.fact.Statement;

/** A Lucene index of statements, built once and then only read. Safe for use by many threads. */
public final class StatementIndex implements AutoCloseable {

    /** Term saturation and length normalization chosen for single sentences, which are short and alike in length. */
    private static final BM25Similarity SIMILARITY = new BM25Similarity(0.4f, 0.5f);
    private static final String TEXT = "text";
    private static final String CONTEXT = "context";
    private static final String WORDS = "words";
    private static final String ORDINAL = "ordinal";
    /** What a term in the surroundings of a sentence counts, beside 1 in the sentence itself. */
    private static final float CONTEXT_BOOST = 0.35f;
    /** A spelling repair must share at least this much of the word, on Lucene's scale from 0 to 1. */
    private static final float SPELLING_ACCURACY = 0.6f;

    private final Analyzer analyzer;
    private final DirectoryReader reader;
    private final IndexSearcher searcher;
    private final DirectSpellChecker spelling = new DirectSpellChecker();

    private StatementIndex(Analyzer analyzer, DirectoryReader reader) {
        this.analyzer = analyzer;
        this.reader = reader;
        this.searcher = new IndexSearcher(reader);
        searcher.setSimilarity(SIMILARITY);
        spelling.setMinPrefix(1);
        spelling.setAccuracy(SPELLING_ACCURACY);
        // The default passes over frequent words, but in a small collection the likeliest repair is a frequent one.
        spelling.setMaxQueryFrequency(1);
        spelling.setThresholdFrequency(0);
    }

    /** An index of {@code statements}, in memory. */
    public static StatementIndex of(List<Statement> statements) {
        Analyzer analyzer = new StemmingAnalyzer();
        ByteBuffersDirectory directory = new ByteBuffersDirectory();
        IndexWriterConfig config = new IndexWriterConfig(analyzer).setSimilarity(SIMILARITY);
        try (IndexWriter writer = new IndexWriter(directory, config)) {
            for (Statement statement : statements) {
                writer.addDocument(document(statement));
            }
            writer.forceMerge(1);
        } catch (IOException e) {
            throw new UncheckedIOException("the index could not be built in memory", e);
        }
        try {
            return new StatementIndex(analyzer, DirectoryReader.open(directory));
        } catch (IOException e) {
            throw new UncheckedIOException("the index could not be opened after it was built", e);
        }
    }

    private static Document document(Statement statement) {
        Document document = new Document();
        document.add(new TextField(TEXT, statement.sentence().text(), Field.Store.NO));
        document.add(new TextField(TEXT, String.join(" ", statement.wordings()), Field.Store.NO));
        document.add(new TextField(CONTEXT, String.join(" ", statement.context().keySet()), Field.Store.NO));
        StringBuilder words = new StringBuilder();
        statement.sentence().words().forEach(w -> words.append(w.lower()).append(' '));
        document.add(new TextField(WORDS, words.toString(), Field.Store.NO));
        for (Map.Entry<String, String> translation : statement.fact().translations().entrySet()) {
            document.add(new TextField("text_" + translation.getKey(), translation.getValue(), Field.Store.NO));
        }
        document.add(new NumericDocValuesField(ORDINAL, statement.ordinal()));
        return document;
    }

    /**
     * The statements that fit {@code terms} best, best first.
     *
     * @param terms words and what each counts, above 0
     * @param limit how many at most, at least 1
     */
    public List<Hit> search(Map<String, Float> terms, int limit) {
        return search(terms, TEXT, limit);
    }

    /** The same over the statements' translations into {@code language}. */
    public List<Hit> searchTranslations(Map<String, Float> terms, String language, int limit) {
        return search(terms, "text_" + language, limit);
    }

    private List<Hit> search(Map<String, Float> terms, String field, int limit) {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        for (Map.Entry<String, Float> entry : terms.entrySet()) {
            for (String stem : stems(field, entry.getKey())) {
                add(query, new Term(field, stem), entry.getValue());
                if (field.equals(TEXT)) {
                    add(query, new Term(CONTEXT, stem), entry.getValue() * CONTEXT_BOOST);
                }
            }
        }
        try {
            ScoreDoc[] found = searcher.search(query.build(), limit).scoreDocs;
            List<Hit> hits = new ArrayList<>(found.length);
            NumericDocValues ordinals = MultiDocValues.getNumericValues(reader, ORDINAL);
            java.util.Arrays.sort(found, java.util.Comparator.comparingInt(d -> d.doc));
            for (ScoreDoc doc : found) {
                if (ordinals != null && ordinals.advanceExact(doc.doc)) {
                    hits.add(new Hit((int) ordinals.longValue(), doc.score));
                }
            }
            hits.sort(java.util.Comparator.comparingDouble(Hit::score).reversed().thenComparingInt(Hit::ordinal));
            return hits;
        } catch (IOException e) {
            throw new UncheckedIOException("the index could not be read", e);
        }
    }

    private static void add(BooleanQuery.Builder query, Term term, float boost) {
        query.add(new BoostQuery(new TermQuery(term), boost), BooleanClause.Occur.SHOULD);
    }

    private List<String> stems(String field, String word) {
        List<String> stems = new ArrayList<>(1);
        try (TokenStream stream = analyzer.tokenStream(field, word)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                stems.add(term.toString());
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException("the query could not be analysed", e);
        }
        return stems;
    }

    /** In how many statements {@code word}, in any inflection, stands. */
    public int frequency(String word) {
        int most = 0;
        try {
            for (String stem : stems(TEXT, word)) {
                most = Math.max(most, reader.docFreq(new Term(TEXT, stem)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the index could not be read", e);
        }
        return most;
    }

    /** The number of statements. */
    public int size() {
        return reader.numDocs();
    }

    /** The likeliest word of the index for a misspelt one; {@code word} itself where it is known or none is near. */
    public String repair(String word) {
        try {
            SuggestWord[] near = spelling.suggestSimilar(new Term(WORDS, word), 1, reader,
                    SuggestMode.SUGGEST_WHEN_NOT_IN_INDEX);
            return near.length == 0 ? word : near[0].string;
        } catch (IOException e) {
            throw new UncheckedIOException("the index could not be read", e);
        }
    }

    @Override
    public void close() throws IOException {
        reader.close();
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
                case "text_ru" -> new org.apache.lucene.analysis.snowball.SnowballFilter(stream, "Russian");
                case "text_uk" -> new PrefixFilter(stream);
                case "text_es" -> new org.apache.lucene.analysis.es.SpanishLightStemFilter(stream);
                default -> new KStemFilter(new ASCIIFoldingFilter(new EnglishPossessiveFilter(stream)));
            });
        }
    }
}
