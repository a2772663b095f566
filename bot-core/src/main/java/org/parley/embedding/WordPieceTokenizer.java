package org.parley.embedding;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Splits text into the pieces that an uncased BERT model knows, as in
 * <a href="https://github.com/google-research/bert/blob/master/tokenization.py">its reference tokenizer</a>: text is
 * cleaned, lower-cased and freed of accents, split at blanks, around punctuation and around CJK characters, and each
 * word into the longest pieces of the vocabulary from left to right. Names of special tokens in a text, as
 * {@code [SEP]}, are text like any other. Safe for use by many threads.
 */
final class WordPieceTokenizer {

    /** The most pieces that the model takes, the two around the text included. */
    static final int MAX_PIECES = 512;

    /** A word of more code points is unknown as a whole. */
    private static final int LONGEST_WORD = 100;

    private static final String CONTINUING = "##";

    private final Map<String, Integer> beginnings;
    private final Map<String, Integer> continuations;
    private final int unknown;
    private final int start;
    private final int end;

    private WordPieceTokenizer(Map<String, Integer> beginnings, Map<String, Integer> continuations) throws IOException {
        this.beginnings = beginnings;
        this.continuations = continuations;
        this.unknown = special("[UNK]");
        this.start = special("[CLS]");
        this.end = special("[SEP]");
    }

    /**
     * Reads the vocabulary from a {@code tokenizer.json} of Hugging Face; the rest of that file is not looked at.
     *
     * @throws IOException if that file cannot be read or has no vocabulary of this kind
     */
    static WordPieceTokenizer read(InputStream tokenizerJson) throws IOException {
        // Thirty thousand names that never repeat: looking for equal ones would only cost.
        JsonFactory json = JsonFactory.builder().disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES).build();
        Map<String, Integer> beginnings = HashMap.newHashMap(25_000);
        Map<String, Integer> continuations = HashMap.newHashMap(6_000);
        try (JsonParser parser = json.createParser(tokenizerJson)) {
            while (!(parser.currentToken() == JsonToken.START_OBJECT && "vocab".equals(parser.currentName()))) {
                if (parser.nextToken() == null) {
                    throw new IOException("the tokenizer has no vocabulary");
                }
            }
            for (String piece = parser.nextFieldName(); piece != null; piece = parser.nextFieldName()) {
                int id = parser.nextIntValue(-1);
                if (piece.startsWith(CONTINUING)) {
                    continuations.put(piece.substring(CONTINUING.length()), id);
                } else {
                    beginnings.put(piece, id);
                }
            }
        }
        return new WordPieceTokenizer(beginnings, continuations);
    }

    private int special(String name) throws IOException {
        Integer id = beginnings.get(name);
        if (id == null) {
            throw new IOException("the tokenizer's vocabulary lacks " + name);
        }
        return id;
    }

    /**
     * The ids of the text's pieces between those of {@code [CLS]} and {@code [SEP]}; at most {@link #MAX_PIECES}, what
     * is beyond is left out.
     */
    long[] encode(String text) {
        String clean = normalize(text);
        Ids ids = new Ids();
        ids.add(start);
        int wordStart = 0;
        int at = 0;
        while (at < clean.length() && !ids.full()) {
            int c = clean.codePointAt(at);
            int next = at + Character.charCount(c);
            if (c == ' ' || isPunctuation(c)) {
                addWord(clean.substring(wordStart, at), ids);
                addWord(clean.substring(at, next).strip(), ids);
                wordStart = next;
            }
            at = next;
        }
        addWord(clean.substring(wordStart, at), ids);
        return ids.closedWith(end);
    }

    /**
     * The pieces of a text in words.
     *
     * @param ids as {@link #encode(String)} gives them
     * @param owners for each piece the word that it is of; -1 for those of what comes before and the two around the text
     */
    record Pieces(long[] ids, int[] owners) {
    }

    /** The pieces of {@code before} and of {@code words} after it, with the words that they are of. */
    Pieces encode(String before, List<String> words) {
        long[] first = encode(before);
        long[] ids = Arrays.copyOf(first, MAX_PIECES);
        int[] owners = new int[MAX_PIECES];
        Arrays.fill(owners, -1);
        int count = first.length - 1;
        for (int word = 0; word < words.size(); word++) {
            long[] pieces = encode(words.get(word));
            for (int i = 1; i < pieces.length - 1 && count < MAX_PIECES - 1; i++) {
                ids[count] = pieces[i];
                owners[count++] = word;
            }
        }
        ids[count++] = end;
        return new Pieces(Arrays.copyOf(ids, count), Arrays.copyOf(owners, count));
    }

    private static String normalize(String text) {
        StringBuilder clean = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            if (c == '\t' || c == '\n' || c == '\r' || Character.isSpaceChar(c)) {
                clean.append(' ');
            } else if (isIdeograph(c)) {
                clean.append(' ').appendCodePoint(c).append(' ');
            } else if (!isInvisible(c)) {
                clean.appendCodePoint(c);
            }
        });
        StringBuilder plain = new StringBuilder(clean.length());
        Normalizer.normalize(clean, Normalizer.Form.NFD).codePoints()
                .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
                .forEach(c -> plain.appendCodePoint(Character.toLowerCase(c)));
        return plain.toString();
    }

    private void addWord(String word, Ids ids) {
        if (word.isEmpty()) {
            return;
        }
        if (word.codePointCount(0, word.length()) > LONGEST_WORD) {
            ids.add(unknown);
            return;
        }
        int mark = ids.count;
        int from = 0;
        while (from < word.length()) {
            Map<String, Integer> pieces = from == 0 ? beginnings : continuations;
            int to = word.length();
            Integer id = pieces.get(word.substring(from, to));
            while (id == null && to > from + 1) {
                to = word.offsetByCodePoints(to, -1);
                id = pieces.get(word.substring(from, to));
            }
            if (id == null) {
                ids.count = mark;
                ids.add(unknown);
                return;
            }
            ids.add(id);
            from = to;
        }
    }

    private static boolean isInvisible(int c) {
        return c == 0xFFFD || switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE -> true;
            default -> false;
        };
    }

    private static boolean isPunctuation(int c) {
        if (c < 0x80) {
            return c >= '!' && c <= '/' || c >= ':' && c <= '@' || c >= '[' && c <= '`' || c >= '{' && c <= '~';
        }
        return switch (Character.getType(c)) {
            case Character.CONNECTOR_PUNCTUATION, Character.DASH_PUNCTUATION, Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION, Character.INITIAL_QUOTE_PUNCTUATION, Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION ->
                true;
            default -> false;
        };
    }

    /** The blocks that the reference tokenizer counts as CJK; kana and hangul are not among them. */
    private static boolean isIdeograph(int c) {
        return c >= 0x4E00 && c <= 0x9FFF || c >= 0x3400 && c <= 0x4DBF || c >= 0x20000 && c <= 0x2A6DF
                || c >= 0x2A700 && c <= 0x2B73F || c >= 0x2B740 && c <= 0x2B81F || c >= 0x2B820 && c <= 0x2CEAF
                || c >= 0xF900 && c <= 0xFAFF || c >= 0x2F800 && c <= 0x2FA1F;
    }

    /** Ids up to the limit, one place kept for the last. */
    private static final class Ids {

        private final long[] ids = new long[MAX_PIECES];
        private int count;

        void add(int id) {
            if (!full()) {
                ids[count++] = id;
            }
        }

        boolean full() {
            return count == MAX_PIECES - 1;
        }

        long[] closedWith(int end) {
            ids[count] = end;
            return Arrays.copyOf(ids, count + 1);
        }
    }
}
