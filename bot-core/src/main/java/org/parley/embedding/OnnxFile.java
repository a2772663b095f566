package org.parley.embedding;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The weights of a quantized model in an <a href="https://github.com/onnx/onnx/blob/main/onnx/onnx.proto3">ONNX</a> file, which can be
 * replaced where they lie. A matrix is known by the path of the multiplication that it takes part in, as
 * {@code encoder/layer.0/attention/self/query}.
 */
final class OnnxFile {

    /**
     * The largest quantized weight. With more than seven bits, processors without VNNI overflow where they add products up
     * (<a href="https://onnxruntime.ai/docs/performance/model-optimizations/quantization.html">ONNX Runtime</a>, "reduce_range").
     */
    private static final int LARGEST = 64;

    private static final int MODEL_GRAPH = 7;
    private static final int GRAPH_NODE = 1;
    private static final int GRAPH_INITIALIZER = 5;
    private static final int NODE_INPUT = 1;
    private static final int NODE_NAME = 3;
    private static final int TENSOR_FLOATS = 4;
    private static final int TENSOR_INTEGERS = 5;
    private static final int TENSOR_NAME = 8;
    private static final int TENSOR_RAW = 9;
    private static final String QUANTIZED = "_quantized";
    private static final String MULTIPLICATION = "/MatMul_quant";

    private final byte[] bytes;
    private final Map<String, Data> tensors = new HashMap<>();
    /** The name of a matrix without its suffix, by path. */
    private final Map<String, String> matrices = new HashMap<>();

    /** Where the numbers of a tensor lie, those of four or eight bytes with the lowest first. */
    private record Data(int from, int length) {
    }

    private OnnxFile(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Reads the places of all weights.
     *
     * @param bytes the file, which {@link #replace} changes
     * @throws IOException if it is no ONNX file
     */
    static OnnxFile read(byte[] bytes) throws IOException {
        OnnxFile file = new OnnxFile(bytes);
        file.readMessage(CodedInputStream.newInstance(bytes), MODEL_GRAPH,
                graph -> file.readMessages(graph, Map.of(GRAPH_NODE, file::readNode, GRAPH_INITIALIZER,
                        file::readTensor)));
        return file;
    }

    private interface Part {
        void read(CodedInputStream in) throws IOException;
    }

    private void readMessage(CodedInputStream in, int field, Part part) throws IOException {
        readMessages(in, Map.of(field, part));
    }

    private void readMessages(CodedInputStream in, Map<Integer, Part> parts) throws IOException {
        while (!in.isAtEnd()) {
            int tag = in.readTag();
            Part part = parts.get(WireFormat.getTagFieldNumber(tag));
            if (part == null || WireFormat.getTagWireType(tag) != WireFormat.WIRETYPE_LENGTH_DELIMITED) {
                in.skipField(tag);
                continue;
            }
            int outer = in.pushLimit(in.readRawVarint32());
            part.read(in);
            in.popLimit(outer);
        }
    }

    private void readNode(CodedInputStream in) throws IOException {
        List<String> inputs = new ArrayList<>();
        String[] name = {""};
        readMessages(in, Map.of(NODE_INPUT, part -> inputs.add(text(part)), NODE_NAME, part -> name[0] = text(part)));
        if (name[0].endsWith(MULTIPLICATION) && inputs.size() > 1 && inputs.get(1).endsWith(QUANTIZED)) {
            matrices.put(name[0].substring(1, name[0].length() - MULTIPLICATION.length()),
                    inputs.get(1).substring(0, inputs.get(1).length() - QUANTIZED.length()));
        }
    }

    private void readTensor(CodedInputStream in) throws IOException {
        String[] name = {""};
        Data[] data = new Data[1];
        Part numbers = part -> {
            data[0] = new Data(part.getTotalBytesRead(), part.getBytesUntilLimit());
            part.skipRawBytes(part.getBytesUntilLimit());
        };
        readMessages(in, Map.of(TENSOR_NAME, part -> name[0] = text(part), TENSOR_RAW, numbers, TENSOR_FLOATS, numbers,
                TENSOR_INTEGERS, numbers));
        if (data[0] != null) {
            tensors.put(name[0], data[0]);
        }
    }

    private static String text(CodedInputStream in) throws IOException {
        return new String(in.readRawBytes(in.getBytesUntilLimit()), java.nio.charset.StandardCharsets.UTF_8);
    }

    /** The file with all replacements. */
    byte[] bytes() {
        return bytes;
    }

    /** The numbers of the tensor {@code name}, which holds floats. */
    float[] floats(String name) {
        ByteBuffer data = data(name);
        float[] floats = new float[data.remaining() / Float.BYTES];
        data.asFloatBuffer().get(floats);
        return floats;
    }

    /** The numbers of a table that is quantized as a whole to bytes without a sign, row after row. */
    float[] table(String name) throws IOException {
        float scale = data(name + "_scale").getFloat();
        int zero = CodedInputStream.newInstance(data(name + "_zero_point")).readRawVarint32();
        ByteBuffer data = data(name + QUANTIZED);
        float[] table = new float[data.remaining()];
        for (int i = 0; i < table.length; i++) {
            table[i] = (Byte.toUnsignedInt(data.get(i)) - zero) * scale;
        }
        return table;
    }

    /** A matrix row after row, a row for each number that goes in. */
    float[] matrix(String path) {
        float[] scales = floats(matrixName(path) + "_scale");
        ByteBuffer data = data(matrixName(path) + QUANTIZED);
        float[] matrix = new float[data.remaining()];
        for (int i = 0; i < matrix.length; i++) {
            matrix[i] = data.get(i) * scales[i % scales.length];
        }
        return matrix;
    }

    /** Puts {@code matrix}, of the same size, in the place of the one under {@code path}. */
    void replace(String path, float[] matrix) {
        ByteBuffer scales = data(matrixName(path) + "_scale");
        ByteBuffer data = data(matrixName(path) + QUANTIZED);
        int columns = scales.remaining() / Float.BYTES;
        if (data.remaining() != matrix.length) {
            throw new IllegalArgumentException(path + " has another size");
        }
        for (int column = 0; column < columns; column++) {
            float most = Float.MIN_NORMAL;
            for (int i = column; i < matrix.length; i += columns) {
                most = Math.max(most, Math.abs(matrix[i]));
            }
            float scale = most / LARGEST;
            scales.putFloat(column * Float.BYTES, scale);
            for (int i = column; i < matrix.length; i += columns) {
                data.put(i, (byte) Math.round(matrix[i] / scale));
            }
        }
    }

    private String matrixName(String path) {
        String name = matrices.get(path);
        if (name == null) {
            throw new IllegalArgumentException("the model has no matrix " + path);
        }
        return name;
    }

    private ByteBuffer data(String name) {
        Data data = tensors.get(name);
        if (data == null) {
            throw new IllegalArgumentException("the model has no weights " + name);
        }
        return ByteBuffer.wrap(bytes, data.from(), data.length()).slice().order(ByteOrder.LITTLE_ENDIAN);
    }
}
