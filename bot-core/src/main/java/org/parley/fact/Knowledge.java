package org.parley.fact;

import java.util.List;
import org.parley.article.Article;

/**
 * Everything that is answered from: one dossier, or the articles of one collection.
 *
 * @param name what to call it in a sentence, such as "the 2025 talks between ..."; may be empty
 * @param entities those known beforehand; more are found in the articles
 * @param facts curated facts
 * @param articles articles whose sentences are to be read as facts
 * @param expected questions that the author of a dossier foresaw
 */
public record Knowledge(String name, List<Entity> entities, List<Fact> facts, List<Article> articles,
        List<ExpectedQuestion> expected) {

    public Knowledge {
        entities = List.copyOf(entities);
        facts = List.copyOf(facts);
        articles = List.copyOf(articles);
        expected = List.copyOf(expected);
    }

    /** Knowledge that expects no questions. */
    public Knowledge(String name, List<Entity> entities, List<Fact> facts, List<Article> articles) {
        this(name, entities, facts, articles, List.of());
    }
}
