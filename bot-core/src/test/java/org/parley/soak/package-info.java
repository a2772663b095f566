/**
 * Several replicas on one PostgreSQL, a platform that fails in every way there is, and processes that are killed: whether every digest and
 * every answer arrives, and none twice. {@link org.parley.soak.Soak} is the whole of it, run by a profile of the build;
 * {@link org.parley.soak.SoakTest} a small part, run with the tests.
 */
package org.parley.soak;
