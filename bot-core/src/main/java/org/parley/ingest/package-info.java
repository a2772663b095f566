/**
 * The edge where articles come in. {@link org.parley.ingest.Fetcher} fetches politely and within limits,
 * {@link org.parley.ingest.Ingestor} takes files, folders, pages and feeds into the store, and {@link org.parley.ingest.Watch} does so
 * again and again while a bot runs.
 */
@NullMarked
package org.parley.ingest;

import org.jspecify.annotations.NullMarked;
