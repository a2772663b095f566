package org.parley.lexicon;

import java.util.Arrays;

/** For each of a range of nodes, some numbers: the links of node n are {@code targets[starts[n]]} up to {@code starts[n + 1]}. */
record Links(int[] starts, int[] targets) {

    /** Reads, for each node, how many links it has and how far each target is from it. */
    static Links read(ByteReader in) {
        int[] starts = new int[in.number() + 1];
        int[] targets = new int[in.number()];
        int end = 0;
        for (int node = 0; node + 1 < starts.length; node++) {
            for (int i = in.number(); i > 0; i--) {
                targets[end++] = node + in.signed();
            }
            starts[node + 1] = end;
        }
        return new Links(starts, targets);
    }

    /** The same links from target to node, where {@code of} gives the target that a number stands for. */
    Links reversed(int nodes, int shift) {
        int[] from = new int[nodes + 1];
        for (int target : targets) {
            from[(target >> shift) + 1]++;
        }
        for (int node = 0; node < nodes; node++) {
            from[node + 1] += from[node];
        }
        int[] next = Arrays.copyOf(from, nodes);
        int[] back = new int[targets.length];
        for (int node = 0; node + 1 < starts.length; node++) {
            for (int i = starts[node]; i < starts[node + 1]; i++) {
                back[next[targets[i] >> shift]++] = node;
            }
        }
        return new Links(from, back);
    }

    int count(int node) {
        return starts[node + 1] - starts[node];
    }

    boolean has(int node, int target) {
        for (int i = starts[node]; i < starts[node + 1]; i++) {
            if (targets[i] == target) {
                return true;
            }
        }
        return false;
    }

    /** Whether the two nodes have a link to the same target. */
    boolean meet(int one, int other) {
        for (int i = starts[one]; i < starts[one + 1]; i++) {
            if (has(other, targets[i])) {
                return true;
            }
        }
        return false;
    }
}
