package org.parley.evaluation;

import java.util.List;
import org.parley.digest.Window;

/**
 * What a digest must tell and must not.
 *
 * @param window of which reports
 * @param must groups of forms; of each one form must occur
 * @param mustNot forms that must not occur
 * @param stories how many stories there are
 */
public record GoldenDigest(Window window, List<List<String>> must, List<String> mustNot, int stories) {

    public GoldenDigest {
        must = must.stream().map(List::copyOf).toList();
        mustNot = List.copyOf(mustNot);
    }
}
