package org.parley.article;

import java.util.List;
import java.util.Optional;

/**
 * A published text.
 *
 * @param source where and when it was published
 * @param language ISO 639-1 code, such as {@code en}
 * @param paragraphs the story in order, without headline, dateline, navigation or advertisements; none blank
 * @param dateline the place that stood before the first sentence, such as "Oslo", if one did
 * @param extent whether this is the whole story
 */
public record Article(Source source, String language, List<String> paragraphs, Optional<String> dateline,
        Extent extent) {

    public Article {
        paragraphs = List.copyOf(paragraphs);
    }

    /** A whole story without a dateline. */
    public Article(Source source, String language, List<String> paragraphs) {
        this(source, language, paragraphs, Optional.empty(), Extent.WHOLE);
    }

    /** How much of a story is there. */
    public enum Extent {
        WHOLE,
        /** Only its beginning: the feed or page said that it had been cut off. */
        LEAD
    }
}
