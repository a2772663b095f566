package org.parley.article;

import java.util.List;

/** What became of the bytes of one file, page or feed. */
public sealed interface ReadResult {

    /**
     * They were read.
     *
     * @param articles one for a text or page, any number for a feed, in the order they stood
     */
    record Read(List<Article> articles) implements ReadResult {

        public Read {
            articles = List.copyOf(articles);
        }
    }

    /**
     * They are no article.
     *
     * @param reason why, in one sentence for the person who sent them
     */
    record Rejected(String reason) implements ReadResult {
    }
}
