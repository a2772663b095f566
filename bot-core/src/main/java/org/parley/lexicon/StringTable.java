package org.parley.lexicon;

import java.nio.charset.StandardCharsets;

/** Sorted strings in one byte array, found by binary search; one object, however many strings there are. */
final class StringTable {

    private final byte[] bytes;
    private final int[] starts;

    private StringTable(byte[] bytes, int[] starts) {
        this.bytes = bytes;
        this.starts = starts;
    }

    /** Reads strings that were sorted by their Latin-1 bytes and front-coded: shared prefix length, rest length, rest. */
    static StringTable read(ByteReader in) {
        int count = in.number();
        byte[] bytes = new byte[in.number()];
        int[] starts = new int[count + 1];
        int end = 0;
        for (int i = 0; i < count; i++) {
            int shared = in.number();
            int rest = in.number();
            if (shared > 0) {
                System.arraycopy(bytes, starts[i - 1], bytes, end, shared);
            }
            in.bytes(bytes, end + shared, rest);
            end += shared + rest;
            starts[i + 1] = end;
        }
        return new StringTable(bytes, starts);
    }

    int size() {
        return starts.length - 1;
    }

    String get(int index) {
        return new String(bytes, starts[index], starts[index + 1] - starts[index], StandardCharsets.ISO_8859_1);
    }

    /** The index of {@code key}, or -1. */
    int find(String key) {
        int low = 0;
        int high = size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = compare(middle, key);
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }

    private int compare(int index, String key) {
        int from = starts[index];
        int length = starts[index + 1] - from;
        int shared = Math.min(length, key.length());
        for (int i = 0; i < shared; i++) {
            int order = (bytes[from + i] & 0xFF) - key.charAt(i);
            if (order != 0) {
                return order;
            }
        }
        return length - key.length();
    }
}
