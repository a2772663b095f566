package org.parley.answer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.parley.article.Article;
import org.parley.fact.Knowledge;
import org.parley.index.IndexFolder;
import org.parley.reading.Models;
import org.parley.retrieval.Progress;

/** A process that writes to an index without end: now one article, now two. */
final class IndexingMain {

    /** The line that is printed once it writes. */
    static final String WRITING = "writing";

    private IndexingMain() {
    }

    /** @param arguments the folder of the index */
    public static void main(String[] arguments) throws IOException {
        Path index = Path.of(arguments[0]);
        List<Article> articles = Ferries.KNOWLEDGE.articles();
        try (Engines engines = Engines.load(index.resolveSibling("vectors"),
                statements -> new IndexFolder(index).open(statements), new WordEmbedder(), Models.bundled(),
                Progress.UNSEEN)) {
            for (int round = 0; true; round++) {
                List<Article> some = articles.subList(round % 2, articles.size());
                engines.open(new Knowledge("", List.of(), List.of(), some)).close();
                if (round == 1) {
                    System.out.println(WRITING);
                }
            }
        }
    }
}
