package org.parley.operation;

import java.util.List;
import java.util.function.Supplier;

/** Whether the running bot works: a part of it each, asked whenever somebody looks. */
@FunctionalInterface
public interface Health {

    /** The state of each part. */
    List<Part> check();

    /**
     * One part's state.
     *
     * @param name what it is, as {@code store}
     * @param isWell whether it works
     * @param what in a few words, without names or texts of anybody
     */
    record Part(String name, boolean isWell, String what) {

        /** The part's state by {@code test}, which tells in a few words; what it throws is that the part does not work. */
        public static Part of(String name, Supplier<String> test) {
            try {
                return new Part(name, true, test.get());
            } catch (RuntimeException e) {
                return new Part(name, false, e.getClass().getSimpleName());
            }
        }
    }
}
