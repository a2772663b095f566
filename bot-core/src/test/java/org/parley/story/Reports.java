package org.parley.story;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.parley.article.Article;
import org.parley.article.Source;
import org.parley.fact.FactExtractor;
import org.parley.fact.Knowledge;
import org.parley.fact.KnowledgeBase;
import org.parley.lexicon.Lemmatizer;
import org.parley.lexicon.Lexicon;
import org.parley.lexicon.PosTagger;
import org.parley.syntax.SentenceAnalyzer;

/** Short articles for tests, and what they state. */
public final class Reports {

    /** Loading takes a while. */
    public static final Lexicon LEXICON = Lexicon.load();
    private static final FactExtractor EXTRACTOR = new FactExtractor(
            new SentenceAnalyzer(PosTagger.load(LEXICON), new Lemmatizer(LEXICON), LEXICON), LEXICON);

    private Reports() {
    }

    /** What the articles state. */
    public static KnowledgeBase read(List<Article> articles) {
        return EXTRACTOR.extract(new Knowledge("", List.of(), List.of(), articles));
    }

    /** An article of one outlet, with a paragraph for each line of {@code text}. */
    public static Article article(String outlet, String published, String text) {
        Instant instant = Instant.parse(published);
        String identity = outlet + " " + published;
        return new Article(new Source(outlet, "", instant, Optional.empty(), identity), "en", text.lines().toList());
    }

    /** Two articles, the second published later. */
    static List<Article> two(String day, String before, String later, String after) {
        List<Article> articles = new ArrayList<>();
        articles.add(article("Ridge Courier", day + "T07:00:00Z", before));
        articles.add(article("Coast Gazette", later + "T07:00:00Z", after));
        return articles;
    }
}
