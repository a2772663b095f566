package org.parley.fact;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.stream.Collectors;

/** The dossier that comes with the program. */
public final class Dossiers {

    private static final String BUNDLED = "/org/parley/dossier/talks-2025.json";
    private static final String EXPECTED = "/org/parley/dossier/talks-2025-asks.json";

    private Dossiers() {
    }

    /** Reads the bundled dossier anew; the build has checked it. */
    public static Knowledge bundled() {
        try (InputStream in = Dossiers.class.getResourceAsStream(BUNDLED);
                InputStream asks = Dossiers.class.getResourceAsStream(EXPECTED)) {
            if (in == null || asks == null) {
                throw new IllegalStateException("the installation lacks its dossier " + BUNDLED);
            }
            Knowledge dossier = DossierReader.read(BUNDLED, in);
            Set<String> facts = dossier.facts().stream().map(Fact::id).collect(Collectors.toSet());
            return new Knowledge(dossier.name(), dossier.entities(), dossier.facts(), dossier.articles(),
                    ExpectedQuestionsReader.read(EXPECTED, asks, facts));
        } catch (IOException e) {
            throw new UncheckedIOException("the dossier " + BUNDLED + " cannot be read", e);
        }
    }
}
