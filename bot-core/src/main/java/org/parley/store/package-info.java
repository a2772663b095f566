/**
 * The system of record, in SQL: SQLite in the data folder, or a shared PostgreSQL. {@link org.parley.store.Database} is opened once and
 * migrates the schema; {@link org.parley.store.ArticleStore} keeps articles and numbers their changes, so that whoever holds a copy can
 * catch up; {@link org.parley.store.FeedLedger} remembers when a feed may be asked again.
 */
@NullMarked
package org.parley.store;

import org.jspecify.annotations.NullMarked;
