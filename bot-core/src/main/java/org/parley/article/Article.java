package org.parley.article;

import java.util.List;

/**
 * A published text.
 *
 * @param source where and when it was published
 * @param language ISO 639-1 code, such as {@code en}
 * @param paragraphs the story in order, without headline, navigation or advertisements; none blank
 */
public record Article(Source source, String language, List<String> paragraphs) {

    public Article {
        paragraphs = List.copyOf(paragraphs);
    }
}
