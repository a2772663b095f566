package org.parley.embedding;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.stat.correlation.Covariance;
import org.parley.lexicon.Lemmatizer;
import org.parley.lexicon.Lexicon;
import org.parley.lexicon.PosTagger;
import org.parley.syntax.SentenceAnalyzer;
import org.parley.syntax.Word;
import org.parley.text.SentenceSplitter;

/**
 * Learns which dimensions tell words apart, from the articles to tune on, and writes them:
 *
 * <pre>mvn -B -ntp -q -pl bot-core -Ptrain test-compile exec:exec@projection</pre>
 */
public final class LearnProjection {

    /** Sentences that are looked at, spread over all articles; more were seen to change nothing. */
    private static final int SENTENCES = 1_200;

    private LearnProjection() {
    }

    /** Run in the folder {@code bot-core}; the one argument is the file to write. */
    public static void main(String[] args) throws IOException {
        float[][] none = new float[WordVectors.DIMENSIONS][E5Embedder.DIMENSIONS];
        List<double[]> vectors = new ArrayList<>();
        try (E5Embedder embedder = E5Embedder.open(Path.of("target", "evaluation", "unpacked"),
                new WordProjection(new float[E5Embedder.DIMENSIONS], none))) {
            for (List<String> sentence : sentences()) {
                float[][] means = new float[sentence.size()][E5Embedder.DIMENSIONS];
                embedder.words("passage:", sentence, means);
                for (float[] mean : means) {
                    double[] vector = new double[mean.length];
                    Arrays.setAll(vector, i -> mean[i]);
                    vectors.add(vector);
                }
            }
        }
        write(Path.of(args[0]), vectors.toArray(double[][]::new));
    }

    private static List<List<String>> sentences() throws IOException {
        Lexicon lexicon = Lexicon.load();
        SentenceAnalyzer analyzer = new SentenceAnalyzer(PosTagger.load(lexicon), new Lemmatizer(lexicon), lexicon);
        List<List<String>> all = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src/evaluation/tuning"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".txt")).sorted().toList()) {
                for (String paragraph : Files.readString(file).split("\n+")) {
                    SentenceSplitter.split(paragraph).forEach(span -> all.add(analyzer.analyze(span.of(paragraph))
                            .words().stream().map(Word::text).toList()));
                }
            }
        }
        int step = Math.max(1, all.size() / SENTENCES);
        List<List<String>> chosen = new ArrayList<>();
        for (int i = 0; i < all.size(); i += step) {
            chosen.add(all.get(i));
        }
        return chosen;
    }

    /** The mean, then the principal axes by falling spread, each divided by the root of it. */
    private static void write(Path file, double[][] vectors) throws IOException {
        RealMatrix covariance = new Covariance(vectors).getCovarianceMatrix();
        EigenDecompositionSymmetric eigen = new EigenDecompositionSymmetric(covariance);
        double[] spreads = eigen.getEigenvalues();
        List<Integer> order = Stream.iterate(0, i -> i + 1).limit(spreads.length)
                .sorted(Comparator.comparingDouble((Integer i) -> -spreads[i])).toList();
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            for (int i = 0; i < E5Embedder.DIMENSIONS; i++) {
                double sum = 0;
                for (double[] vector : vectors) {
                    sum += vector[i];
                }
                out.writeFloat((float) (sum / vectors.length));
            }
            for (int axis : order.subList(0, WordVectors.DIMENSIONS)) {
                double[] direction = eigen.getEigenvector(axis).toArray();
                for (double component : direction) {
                    out.writeFloat((float) (component / Math.sqrt(spreads[axis])));
                }
            }
        }
    }
}
