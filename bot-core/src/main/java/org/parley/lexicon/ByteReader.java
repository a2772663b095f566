package org.parley.lexicon;

/** Reads numbers of variable length, seven bits a byte and the lowest first. */
final class ByteReader {

    private final byte[] data;
    private int at;

    ByteReader(byte[] data) {
        this.data = data;
    }

    /** A number from 0 on. */
    int number() {
        int value = 0;
        for (int shift = 0;; shift += 7) {
            int b = data[at++];
            value |= (b & 0x7F) << shift;
            if (b >= 0) {
                return value;
            }
        }
    }

    /** A number of either sign. */
    int signed() {
        int value = number();
        return value >>> 1 ^ -(value & 1);
    }

    void bytes(byte[] target, int from, int length) {
        System.arraycopy(data, at, target, from, length);
        at += length;
    }
}
