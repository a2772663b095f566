package org.parley.embedding;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * What makes a cross-encoder of the embedding model: changes of low rank to its matrices
 * (<a href="https://arxiv.org/abs/2106.09685">Hu et al., 2021</a>), and a head that turns its output into one number. They are learnt
 * by a command of the project from passages with questions.
 *
 * @param changes of the matrices
 * @param head what each dimension of the first piece's vector, and then each of the mean over all pieces, counts
 * @param bias what is added to that
 */
record CrossEncoderWeights(List<Change> changes, float[] head, float bias) {

    /** The resource that comes with the program. */
    static final String RESOURCE = "org/parley/embedding/cross-encoder.bin";

    CrossEncoderWeights {
        changes = List.copyOf(changes);
    }

    /**
     * What is added to a matrix: the product of two.
     *
     * @param path which matrix, as {@link OnnxFile} names it
     * @param rank the columns of {@code left} and the rows of {@code right}
     * @param left row after row
     * @param right row after row
     */
    record Change(String path, int rank, float[] left, float[] right) {

        /** {@code matrix} with the change, row after row. */
        float[] applied(float[] matrix) {
            int rows = left.length / rank;
            int columns = right.length / rank;
            float[] changed = matrix.clone();
            for (int row = 0; row < rows; row++) {
                for (int k = 0; k < rank; k++) {
                    float factor = left[row * rank + k];
                    int from = row * columns;
                    for (int column = 0; column < columns; column++) {
                        changed[from + column] += factor * right[k * columns + column];
                    }
                }
            }
            return changed;
        }
    }

    /** Makes the changes in {@code model}. */
    void applyTo(OnnxFile model) {
        for (Change change : changes) {
            model.replace(change.path(), change.applied(model.matrix(change.path())));
        }
    }

    static CrossEncoderWeights read(InputStream file) throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(file, 1 << 16));
        List<Change> changes = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            changes.add(new Change(in.readUTF(), in.readInt(), halves(in), halves(in)));
        }
        float[] head = new float[in.readInt()];
        for (int i = 0; i < head.length; i++) {
            head[i] = in.readFloat();
        }
        return new CrossEncoderWeights(changes, head, in.readFloat());
    }

    void write(OutputStream file) throws IOException {
        DataOutputStream out = new DataOutputStream(file);
        out.writeInt(changes.size());
        for (Change change : changes) {
            out.writeUTF(change.path());
            out.writeInt(change.rank());
            writeHalves(change.left(), out);
            writeHalves(change.right(), out);
        }
        out.writeInt(head.length);
        for (float weight : head) {
            out.writeFloat(weight);
        }
        out.writeFloat(bias);
        out.flush();
    }

    /** Numbers in half precision: the model's own have seven bits. */
    private static float[] halves(DataInputStream in) throws IOException {
        float[] numbers = new float[in.readInt()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = Float.float16ToFloat(in.readShort());
        }
        return numbers;
    }

    private static void writeHalves(float[] numbers, DataOutputStream out) throws IOException {
        out.writeInt(numbers.length);
        for (float number : numbers) {
            out.writeShort(Float.floatToFloat16(number));
        }
    }
}
