package org.parley.digest;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.parley.article.Article;
import org.parley.article.ArticleReader;
import org.parley.article.ReadResult;
import org.parley.fact.KnowledgeBase;
import org.parley.story.Links;
import org.parley.story.Report;
import org.parley.story.Reports;

/** A made-up accident in a mine, told by three outlets in five articles: a copy, a correction, a dispute, a plan that is dropped. */
public final class Mine {

    /** Where the articles lie. */
    public static final Path FOLDER = resource("mine");

    private Mine() {
    }

    static Digests digests() {
        List<Report> reports = articles().stream().map(Report::published).toList();
        KnowledgeBase knowledge = Reports.read(articles());
        return new Digests(knowledge, Links.of(knowledge, Reports.LEXICON), reports);
    }

    static List<Article> articles() {
        List<Article> articles = new ArrayList<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.sorted().toList()) {
                ReadResult read = ArticleReader.read(String.valueOf(file.getFileName()), Files.readAllBytes(file),
                        Instant.EPOCH);
                articles.addAll(((ReadResult.Read) read).articles());
            }
        } catch (IOException e) {
            throw new IllegalStateException("the articles cannot be read", e);
        }
        return articles;
    }

    /** What is expected, word for word. */
    public static String golden(String file) {
        try {
            return Files.readString(resource(file));
        } catch (IOException e) {
            throw new IllegalStateException(file + " cannot be read", e);
        }
    }

    private static Path resource(String name) {
        try {
            return Path.of(Objects.requireNonNull(Mine.class.getResource(name), name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(name + " is no file", e);
        }
    }
}
