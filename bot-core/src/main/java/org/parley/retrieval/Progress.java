package org.parley.retrieval;

/** Is told how far the making of vectors is, by any thread, at each statement; those that are known from before are done at once. */
@FunctionalInterface
public interface Progress {

    /** Nobody wants to know. */
    Progress UNSEEN = (done, all) -> {
        // Nobody wants to know.
    };

    /** {@code done} of {@code all} statements have their vectors. */
    void reached(int done, int all);
}
