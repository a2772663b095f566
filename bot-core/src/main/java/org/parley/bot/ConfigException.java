package org.parley.bot;

import java.util.List;

/** The configuration cannot be used; the message lists every fault, one a line, with what would work. */
public final class ConfigException extends RuntimeException {

    private final transient List<String> faults;

    public ConfigException(List<String> faults) {
        super("the configuration cannot be used:\n  - " + String.join("\n  - ", faults));
        this.faults = List.copyOf(faults);
    }

    /** The faults, in the order in which they were found; never empty. */
    public List<String> faults() {
        return faults;
    }
}
