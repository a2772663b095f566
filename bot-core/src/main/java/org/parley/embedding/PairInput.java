package org.parley.embedding;

import java.util.Arrays;

/**
 * A question and a statement as a cross-encoder takes them: {@code [CLS] question [SEP] statement [SEP] context [SEP]}.
 *
 * @param ids the pieces' ids
 * @param types 1 for the statement's pieces, else 0
 * @param statement where the statement begins
 */
record PairInput(long[] ids, long[] types, int statement) {

    /** Pieces of the question, the statement and all together; what is longer loses its end, the context its beginning. */
    private static final int QUESTION = 40;
    private static final int STATEMENT = 64;
    private static final int ALL = 96;

    static PairInput of(WordPieceTokenizer tokenizer, String question, String statement, String context) {
        long[] first = tokenizer.encode(question);
        long[] second = tokenizer.encode(statement);
        long[] third = tokenizer.encode(context);
        long end = first[first.length - 1];
        long[] ids = new long[ALL];
        long[] types = new long[ALL];
        int questionLength = Math.min(first.length - 1, QUESTION);
        System.arraycopy(first, 0, ids, 0, questionLength);
        int count = questionLength;
        ids[count++] = end;
        int from = count;
        int statementLength = Math.min(second.length - 2, Math.min(STATEMENT, ALL - count - 1));
        System.arraycopy(second, 1, ids, count, statementLength);
        count += statementLength;
        ids[count++] = end;
        Arrays.fill(types, from, count, 1);
        int contextLength = Math.min(third.length - 2, ALL - count - 1);
        if (contextLength > 0) {
            System.arraycopy(third, third.length - 1 - contextLength, ids, count, contextLength);
            count += contextLength;
            ids[count++] = end;
        }
        return new PairInput(Arrays.copyOf(ids, count), Arrays.copyOf(types, count), from);
    }
}
