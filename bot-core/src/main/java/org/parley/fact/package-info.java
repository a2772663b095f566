/**
 * What an article states: facts with provenance, the entities they mention, and the dossier format that carries curated ones.
 * Front doors: {@link org.parley.fact.Dossiers} for the bundled dossier, {@link org.parley.fact.DossierReader} for any other.
 */
@NullMarked
package org.parley.fact;

import org.jspecify.annotations.NullMarked;
