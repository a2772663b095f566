package org.parley.article;

import java.time.Instant;
import java.util.Optional;

/**
 * Where a statement was published: what a reader needs to find and to weigh it.
 *
 * @param name the outlet, such as a news agency; never blank
 * @param title the article's headline; may be empty where it has none
 * @param published when the article was published
 * @param url where it can be read, if known
 * @param article the article's identity: a file name for files, else the address
 */
public record Source(String name, String title, Instant published, Optional<String> url, String article) {
}
