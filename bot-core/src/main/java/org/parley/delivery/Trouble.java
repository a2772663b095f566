package org.parley.delivery;

import java.util.stream.Stream;

/** Tells of an exception without its message, which might quote what somebody wrote. */
final class Trouble {

    private Trouble() {
    }

    static String of(Throwable e) {
        return e.getClass().getName() + " at "
                + Stream.of(e.getStackTrace()).findFirst().map(StackTraceElement::toString).orElse("an unknown place");
    }
}
