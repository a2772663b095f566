package org.parley.retrieval;

/** Compares the similarity of statements to one question. */
final class Standings {

    private final int[] articles;
    private final float[] similarities;
    private final double mean;
    private final double spread;
    private final float[] best;
    private final float[] second;

    /**
     * @param articles the number of the article that each statement stands in, by the statements' ordinals
     * @param similarities of the statements, likewise; all 0 where there are no vectors
     */
    Standings(int[] articles, float[] similarities) {
        this.articles = articles;
        this.similarities = similarities;
        int numbers = 0;
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < similarities.length; i++) {
            numbers = Math.max(numbers, articles[i] + 1);
            sum += similarities[i];
            squares += similarities[i] * similarities[i];
        }
        this.best = new float[numbers];
        this.second = new float[numbers];
        for (int i = 0; i < similarities.length; i++) {
            int article = articles[i];
            if (similarities[i] > best[article]) {
                second[article] = best[article];
                best[article] = similarities[i];
            } else if (similarities[i] > second[article]) {
                second[article] = similarities[i];
            }
        }
        int count = Math.max(1, similarities.length);
        this.mean = sum / count;
        this.spread = Math.sqrt(Math.max(0, squares / count - mean * mean));
    }

    Passage.Standing of(int ordinal) {
        float similarity = similarities[ordinal];
        int article = articles[ordinal];
        return new Passage.Standing(spread == 0 ? 0 : (float) ((similarity - mean) / spread), neighbour(ordinal, -1),
                neighbour(ordinal, 1), similarity == best[article] ? second[article] : best[article]);
    }

    private float neighbour(int ordinal, int step) {
        int other = ordinal + step;
        boolean same = other >= 0 && other < similarities.length && articles[other] == articles[ordinal];
        return same ? similarities[other] : 0;
    }
}
