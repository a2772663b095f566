package org.parley.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.parley.reading.Features;
import org.parley.reading.Features.Name;
import org.parley.reading.Model;
import org.parley.training.Lesson.Example;

/**
 * Learns boosted regression trees with XGBoost (<a href="https://arxiv.org/abs/1603.02754">Chen and Guestrin, 2016</a>) and puts
 * them into the format of {@link Model}. The same lessons in the same order give the same trees.
 */
final class TreeTrainer {

    /** Many, as each corrects the ones before it only by a small step, {@code eta}. */
    private static final int TREES = 250;
    /** Fewer for the closer reading, which has the first one's result and less to learn from. */
    private static final int CLOSE_TREES = 120;
    private static final int CLOSE_DEPTH = 3;
    /** About one statement in ten that is retrieved answers; where the trees begin. */
    private static final double BASE_SCORE = 0.1;

    /** Every so manieth question is learnt from as if there were no vectors: the trees must not fall with them. */
    private static final int BLIND = 6;

    /** More of these never makes an answer less likely, whatever a few hundred examples seem to say. */
    private static final Set<Name> RISING = EnumSet.of(Name.COVERAGE, Name.EXACT, Name.NAMES_IN_SENTENCE,
            Name.FRAME_SLOT,
            Name.ALIKE, Name.ALIKE_ALL, Name.EXPECTED, Name.EXPECTED_VOTES, Name.FIRST, Name.READ, Name.READ_LEAD);
    /** More of these never makes it likelier. */
    private static final Set<Name> FALLING = EnumSet.of(Name.MISSING, Name.HEAVIEST_MISSING, Name.SUBJECT_CONFLICT,
            Name.SWAPPED, Name.EXPECTED_GAP_VOTES);

    private static final Map<String, Object> PARAMETERS = Map.ofEntries(
            Map.entry("objective", "binary:logistic"),
            Map.entry("base_score", BASE_SCORE),
            // Deep enough for "names are there, but the date is not", too shallow to learn single questions by heart.
            Map.entry("max_depth", 4),
            Map.entry("eta", 0.06),
            // Each tree sees part of the rows and of the features, so that no single feature carries all.
            Map.entry("subsample", 0.7),
            Map.entry("colsample_bytree", 0.6),
            // In units of p(1 - p): at the start a leaf needs some 90 examples of weight 1.
            Map.entry("min_child_weight", 8),
            Map.entry("lambda", 3),
            Map.entry("monotone_constraints", constraints()),
            Map.entry("seed", 7),
            // Sums of floats depend on their order, and that on the number of threads.
            Map.entry("nthread", 1));

    private static final ObjectMapper JSON = new ObjectMapper();

    private TreeTrainer() {
    }

    static String constraints() {
        return Stream.of(Name.values())
                .map(name -> RISING.contains(name) ? "1" : FALLING.contains(name) ? "-1" : "0")
                .collect(Collectors.joining(",", "(", ")"));
    }

    /** Learns from {@code lessons}, at least one of them with examples, and gives the text of a model file. */
    static String learn(List<Lesson> lessons) {
        return learn(lessons, PARAMETERS, TREES, BLIND);
    }

    /** The same for lessons with what a closer reading says. */
    static String learnClose(List<Lesson> lessons) {
        Map<String, Object> parameters = new HashMap<>(PARAMETERS);
        parameters.put("max_depth", CLOSE_DEPTH);
        // Without vectors there is no closer reading.
        return learn(lessons, parameters, CLOSE_TREES, Integer.MAX_VALUE);
    }

    private static String learn(List<Lesson> lessons, Map<String, Object> parameters, int trees, int blind) {
        try {
            DMatrix matrix = matrix(lessons, blind);
            Booster booster = XGBoost.train(matrix, parameters, trees, Map.of(), null, null);
            try {
                return text(booster.getModelDump("", false, "json"));
            } finally {
                booster.dispose();
                matrix.dispose();
            }
        } catch (XGBoostError | JsonProcessingException e) {
            throw new IllegalStateException("XGBoost failed: " + e.getMessage(), e);
        }
    }

    private static DMatrix matrix(List<Lesson> lessons, int blind) throws XGBoostError {
        int rows = lessons.stream().mapToInt(lesson -> lesson.examples().size()).sum();
        int columns = Features.names().size();
        float[] values = new float[rows * columns];
        float[] labels = new float[rows];
        float[] weights = new float[rows];
        int row = 0;
        for (int number = 0; number < lessons.size(); number++) {
            Lesson lesson = lessons.get(number);
            for (Example example : lesson.examples()) {
                Features features = number % blind == blind - 1
                        ? example.features().withoutVectors()
                        : example.features();
                System.arraycopy(features.values(), 0, values, row * columns, columns);
                labels[row] = example.answers() ? 1 : 0;
                weights[row] = lesson.weight();
                row++;
            }
        }
        DMatrix matrix = new DMatrix(values, rows, columns, Float.NaN);
        matrix.setLabel(labels);
        matrix.setWeight(weights);
        return matrix;
    }

    private static String text(String[] trees) throws JsonProcessingException {
        StringBuilder text = new StringBuilder("features ").append(String.join(",", Features.names())).append('\n')
                .append("bias ").append((float) Math.log(BASE_SCORE / (1 - BASE_SCORE))).append('\n');
        for (String tree : trees) {
            List<String> lines = lines(JSON.readTree(tree));
            text.append("tree ").append(lines.size()).append('\n');
            lines.forEach(line -> text.append(line).append('\n'));
        }
        return text.toString();
    }

    /** The nodes of a tree level by level, so that both children of a node have places when it is written. */
    private static List<String> lines(JsonNode root) {
        List<JsonNode> nodes = new ArrayList<>(List.of(root));
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            JsonNode node = nodes.get(i);
            if (node.has("leaf")) {
                lines.add("leaf " + number(node, "leaf"));
            } else {
                String feature = node.get("split").asText().substring("f".length());
                lines.add(feature + " " + number(node, "split_condition") + " " + nodes.size() + " "
                        + (nodes.size() + 1));
                nodes.add(child(node, "yes"));
                nodes.add(child(node, "no"));
            }
        }
        return lines;
    }

    private static float number(JsonNode node, String name) {
        return Float.parseFloat(node.get(name).asText());
    }

    private static JsonNode child(JsonNode node, String branch) {
        for (JsonNode child : node.get("children")) {
            if (child.get("nodeid").equals(node.get(branch))) {
                return child;
            }
        }
        throw new IllegalStateException("a node has no child for " + branch + ": " + node);
    }
}
