package org.parley.answer;

import java.time.LocalDate;
import java.util.List;

/** What the sources say to a claim. */
public sealed interface ClaimCheck {

    /** The statements that support or contradict it; none where the sources do not speak of it. */
    List<Evidence> evidence();

    /** The day up to which the indexed sources reach. */
    LocalDate asOf();

    /** The sources say so. */
    record Supported(List<Evidence> evidence, LocalDate asOf) implements ClaimCheck {
        public Supported {
            evidence = List.copyOf(evidence);
        }
    }

    /** The sources say that it is not so. */
    record Contradicted(List<Evidence> evidence, LocalDate asOf) implements ClaimCheck {
        public Contradicted {
            evidence = List.copyOf(evidence);
        }
    }

    /** The sources do not say, or it is not clear enough whether they do. */
    record NotInSources(LocalDate asOf) implements ClaimCheck {
        @Override
        public List<Evidence> evidence() {
            return List.of();
        }
    }
}
