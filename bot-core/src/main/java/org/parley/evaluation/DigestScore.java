package org.parley.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.parley.digest.Digest;
import org.parley.digest.Window;

/**
 * How many digests tell what they must and nothing that they must not.
 *
 * @param results one for each window, in order
 */
public record DigestScore(List<Result> results) {

    public DigestScore {
        results = List.copyOf(results);
    }

    /**
     * One window.
     *
     * @param golden what was wanted
     * @param faults what is wrong with it, in words; none where it is right
     */
    public record Result(GoldenDigest golden, List<String> faults) {
        public Result {
            faults = List.copyOf(faults);
        }
    }

    /**
     * The score of every window of {@code golden}.
     *
     * @param digests composes the digest of a window
     * @param wording what a reader gets to see of a digest
     */
    public static DigestScore of(List<GoldenDigest> golden, Function<Window, Digest> digests,
            Function<Digest, String> wording) {
        return new DigestScore(golden.stream().map(wanted -> {
            Digest digest = digests.apply(wanted.window());
            return new Result(wanted, faults(wanted, digest, wording.apply(digest).toLowerCase(Locale.ROOT)));
        }).toList());
    }

    private static List<String> faults(GoldenDigest wanted, Digest digest, String text) {
        List<String> faults = new ArrayList<>();
        for (List<String> group : wanted.must()) {
            if (group.stream().noneMatch(form -> text.contains(form.toLowerCase(Locale.ROOT)))) {
                faults.add("does not tell " + group);
            }
        }
        wanted.mustNot().stream().filter(form -> text.contains(form.toLowerCase(Locale.ROOT)))
                .forEach(form -> faults.add("tells '" + form + "'"));
        int stories = digest.stories().size() + digest.untold();
        if (stories != wanted.stories()) {
            faults.add("has " + stories + " stories, not " + wanted.stories());
        }
        return faults;
    }

    /** The figures as lines to print. */
    public List<String> report() {
        long right = results.stream().filter(result -> result.faults().isEmpty()).count();
        return List.of("digests right     " + new Score.Share(right, results.size(), 1));
    }
}
