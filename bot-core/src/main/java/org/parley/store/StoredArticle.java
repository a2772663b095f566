package org.parley.store;

import java.time.Instant;
import org.parley.article.Article;

/**
 * An article as the store has it.
 *
 * @param article its content; its source's {@code article} is its identity
 * @param story the identity of the article that was the first of the same story; its own where it is the first or only one
 * @param fetched when this content came in, to the millisecond
 * @param sequence the number of its last change
 */
public record StoredArticle(Article article, String story, Instant fetched, long sequence) {
}
