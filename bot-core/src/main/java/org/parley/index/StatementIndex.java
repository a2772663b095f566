package org.parley.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.spell.DirectSpellChecker;
import org.apache.lucene.search.spell.SuggestMode;
import org.apache.lucene.search.spell.SuggestWord;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.parley.fact.Statement;

/** A snapshot of a Lucene index of statements. Safe for use by many threads. */
public final class StatementIndex implements AutoCloseable {

    /** What a term in the surroundings of a sentence counts, beside 1 in the sentence itself. */
    private static final float CONTEXT_BOOST = 0.35f;
    /** A spelling repair must share at least this much of the word, on Lucene's scale from 0 to 1. */
    private static final float SPELLING_ACCURACY = 0.6f;

    private final DirectoryReader reader;
    private final int[] ordinals;
    private final IndexState state;
    private final IndexSearcher searcher;
    private final DirectSpellChecker spelling = new DirectSpellChecker();

    /**
     * @param reader is closed with this
     * @param ordinals the ordinal of each document's statement
     */
    StatementIndex(DirectoryReader reader, int[] ordinals, IndexState state) {
        this.reader = reader;
        this.ordinals = ordinals;
        this.state = state;
        this.searcher = new IndexSearcher(reader);
        searcher.setSimilarity(Documents.SIMILARITY);
        spelling.setMinPrefix(1);
        spelling.setAccuracy(SPELLING_ACCURACY);
        // The default passes over frequent words, but in a small collection the likeliest repair is a frequent one.
        spelling.setMaxQueryFrequency(1);
        spelling.setThresholdFrequency(0);
    }

    /** An index of {@code statements}, in memory. */
    public static StatementIndex of(List<Statement> statements) {
        return inMemory(Documents.of(statements), new IndexState.InMemory(statements.size()));
    }

    static StatementIndex inMemory(Documents documents, IndexState state) {
        ByteBuffersDirectory directory = new ByteBuffersDirectory();
        try {
            try (IndexWriter writer = new IndexWriter(directory, Documents.config())) {
                documents.write(writer, Set.of());
                writer.commit();
            }
            DirectoryReader reader = DirectoryReader.open(directory);
            return new StatementIndex(reader, documents.ordinals(reader).orElseThrow(), state);
        } catch (IOException e) {
            throw new UncheckedIOException("the index could not be built in memory", e);
        }
    }

    /** Where it is, and how it came there. */
    public IndexState state() {
        return state;
    }

    /**
     * The statements that fit {@code terms} best, best first.
     *
     * @param terms words and what each counts, above 0
     * @param limit how many at most, at least 1
     */
    public List<Hit> search(Map<String, Float> terms, int limit) {
        return search(terms, Documents.TEXT, limit);
    }

    /** The same over the statements' translations into {@code language}. */
    public List<Hit> searchTranslations(Map<String, Float> terms, String language, int limit) {
        return search(terms, Documents.translations(language), limit);
    }

    private List<Hit> search(Map<String, Float> terms, String field, int limit) {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        for (Map.Entry<String, Float> entry : terms.entrySet()) {
            for (String stem : stems(field, entry.getKey())) {
                add(query, new Term(field, stem), entry.getValue());
                if (field.equals(Documents.TEXT)) {
                    add(query, new Term(Documents.CONTEXT, stem), entry.getValue() * CONTEXT_BOOST);
                }
            }
        }
        try {
            List<Hit> hits = new ArrayList<>();
            for (ScoreDoc found : found(query.build(), limit)) {
                hits.add(new Hit(ordinals[found.doc], found.score));
            }
            hits.sort(Comparator.comparingDouble(Hit::score).reversed().thenComparingInt(Hit::ordinal));
            return List.copyOf(hits.subList(0, Math.min(limit, hits.size())));
        } catch (IOException e) {
            throw new UncheckedIOException("the index could not be read", e);
        }
    }

    /**
     * The best {@code limit} documents, and all that are as good as the last of them: they lie in another order on disk, where what came
     * later comes last, than in memory, and which of them is found must not depend on that.
     */
    private ScoreDoc[] found(Query query, int limit) throws IOException {
        int most = limit + 1;
        ScoreDoc[] found = searcher.search(query, most).scoreDocs;
        while (found.length == most && found[most - 1].score == found[limit - 1].score) {
            most *= 2;
            found = searcher.search(query, most).scoreDocs;
        }
        return found;
    }

    private static void add(BooleanQuery.Builder query, Term term, float boost) {
        query.add(new BoostQuery(new TermQuery(term), boost), BooleanClause.Occur.SHOULD);
    }

    private List<String> stems(String field, String word) {
        List<String> stems = new ArrayList<>(1);
        try (TokenStream stream = Documents.ANALYZER.tokenStream(field, word)) {
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
            for (String stem : stems(Documents.TEXT, word)) {
                most = Math.max(most, reader.docFreq(new Term(Documents.TEXT, stem)));
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
            SuggestWord[] near = spelling.suggestSimilar(new Term(Documents.WORDS, word), 1, reader,
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
}
