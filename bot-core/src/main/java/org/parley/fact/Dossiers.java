package org.parley.fact;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The dossier that comes with the program. */
public final class Dossiers {

    private static final String BUNDLED = "/org/parley/dossier/talks-2025.json";

    private Dossiers() {
    }

    /** Reads the bundled dossier anew; the build has checked it. */
    public static Knowledge bundled() {
        try (InputStream in = Dossiers.class.getResourceAsStream(BUNDLED)) {
            if (in == null) {
                throw new IllegalStateException("the installation lacks its dossier " + BUNDLED);
            }
            return DossierReader.read(BUNDLED, in);
        } catch (IOException e) {
            throw new UncheckedIOException("the dossier " + BUNDLED + " cannot be read", e);
        }
    }
}
