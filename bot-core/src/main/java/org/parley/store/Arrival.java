package org.parley.store;

import java.time.Instant;
import org.parley.article.Article;

/**
 * An article that came in.
 *
 * @param article its content
 * @param fetched when it came in
 * @param dated whether it said itself when it was published; where not, another date of publication does not make it another article
 */
public record Arrival(Article article, Instant fetched, boolean dated) {
}
