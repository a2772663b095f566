package org.parley.fact;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A dossier that cannot be used, with everything that is wrong with it. */
public final class InvalidDossierException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final List<String> faults;

    InvalidDossierException(String file, List<String> faults) {
        this(file, faults, null);
    }

    InvalidDossierException(String file, List<String> faults, @Nullable Throwable cause) {
        super(file + ": " + String.join("\n" + file + ": ", faults), cause);
        this.faults = List.copyOf(faults);
    }

    /** What is wrong, one sentence each, in the order of the file; the message has the same, one a line, after the file's name. */
    public List<String> faults() {
        return faults;
    }
}
