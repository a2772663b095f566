package org.parley.text;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The runs of words in a text, for telling copies of it (Broder, "On the resemblance and containment of documents", 1997). Pure.
 */
public final class Shingles {

    /** Words in a run: three survive the small edits of a desk and are rarely shared by chance. */
    private static final int WORDS = 3;
    /** From this resemblance on, two texts are copies of one. Wire copies with edits are above 0.6, other reports of one event below 0.2. */
    public static final double COPY = 0.5;
    /** Two shorter texts can be alike by chance, such as two announcements in the same form. */
    public static final int FEWEST_RUNS = 20;
    /**
     * 16 bands of 4 hashes: two texts whose resemblance is s share a bucket with probability 1 - (1 - s^4)^16, which is 0.64 at 0.5,
     * 0.99 at 0.7 and 0.03 at 0.2.
     */
    private static final int BANDS = 16;
    private static final int ROWS = 4;
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

    private final Set<Long> runs;

    private Shingles(Set<Long> runs) {
        this.runs = runs;
    }

    /** The runs of words in {@code paragraphs}, without regard to case, accents and punctuation. */
    public static Shingles of(List<String> paragraphs) {
        List<String> words = new ArrayList<>();
        for (String paragraph : paragraphs) {
            Matcher word = WORD.matcher(TextCleaner.fold(paragraph));
            while (word.find()) {
                words.add(word.group());
            }
        }
        Set<Long> runs = new HashSet<>();
        for (int i = 0; i + WORDS <= words.size(); i++) {
            long hash = 1;
            for (String word : words.subList(i, i + WORDS)) {
                hash = mix(hash ^ word.hashCode());
            }
            runs.add(hash);
        }
        return new Shingles(runs);
    }

    /** How many different runs there are. */
    public int size() {
        return runs.size();
    }

    /** Whether the two are copies of one text, as far as edits at a desk go; never true of texts too short to tell. */
    public boolean isCopyOf(Shingles other) {
        return Math.min(size(), other.size()) >= FEWEST_RUNS && resemblance(other) >= COPY;
    }

    /** The share of the runs of both that is common to both, from 0 to 1. */
    public double resemblance(Shingles other) {
        long common = common(other);
        long all = runs.size() + other.runs.size() - common;
        return all == 0 ? 0 : (double) common / all;
    }

    /** The share of these runs that stands in the other text too, from 0 to 1. */
    public double containedIn(Shingles other) {
        return runs.isEmpty() ? 0 : (double) common(other) / runs.size();
    }

    private long common(Shingles other) {
        return runs.stream().filter(other.runs::contains).count();
    }

    /** The buckets of the text: texts that are much alike share at least one of theirs. None for a text without runs. */
    public Set<Long> buckets() {
        Set<Long> buckets = new HashSet<>();
        if (runs.isEmpty()) {
            return buckets;
        }
        for (int band = 0; band < BANDS; band++) {
            long bucket = mix(band + 1L);
            for (int row = 0; row < ROWS; row++) {
                long seed = mix(0x9E3779B97F4A7C15L * (band * ROWS + row + 1L));
                bucket = mix(bucket ^ runs.stream().mapToLong(run -> mix(run ^ seed)).min().orElseThrow());
            }
            buckets.add(bucket);
        }
        return buckets;
    }

    /** SplitMix64's finaliser: every bit of the argument moves every bit of the result. */
    private static long mix(long value) {
        long z = value + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
