/**
 * What an article states: facts with provenance, the entities they mention, and the dossier format that carries curated ones.
 */
@NullMarked
package org.parley.fact;

import org.jspecify.annotations.NullMarked;
