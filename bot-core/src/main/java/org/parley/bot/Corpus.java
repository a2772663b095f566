package org.parley.bot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.parley.article.Article;
import org.parley.article.ArticleReader;
import org.parley.article.ReadResult;

/**
 * The articles of some files and folders, and what among them could not be read.
 *
 * @param articles in the order of the paths, and within a folder by name
 * @param rejected what was left out: the file and the reason, in one line each
 */
public record Corpus(List<Article> articles, List<String> rejected) {

    public Corpus {
        articles = List.copyOf(articles);
        rejected = List.copyOf(rejected);
    }

    /**
     * Reads every file of {@code paths}, folders with all that is in them. Hidden files are passed over.
     *
     * @param fetched when they are read: the publication date of what gives none
     */
    public static Corpus read(List<Path> paths, Instant fetched) {
        List<Article> articles = new ArrayList<>();
        List<String> rejected = new ArrayList<>();
        for (Path path : paths) {
            try {
                for (Path file : files(path)) {
                    switch (read(path, file, fetched)) {
                        case ReadResult.Read read -> articles.addAll(read.articles());
                        case ReadResult.Rejected no -> rejected.add(file + " was left out: " + no.reason());
                    }
                }
            } catch (IOException e) {
                rejected.add(path + " cannot be read: " + e.getMessage());
            }
        }
        return new Corpus(articles, rejected);
    }

    private static List<Path> files(Path path) throws IOException {
        if (Files.isRegularFile(path)) {
            return List.of(path);
        }
        try (Stream<Path> walk = Files.walk(path)) {
            return walk.filter(Files::isRegularFile).filter(file -> !isHidden(path.relativize(file))).sorted().toList();
        }
    }

    private static boolean isHidden(Path relative) {
        for (Path part : relative) {
            if (part.toString().startsWith(".")) {
                return true;
            }
        }
        return false;
    }

    /** A file goes by its name within the folder that was given, so that it is the same wherever the folder lies. */
    private static ReadResult read(Path given, Path file, Instant fetched) throws IOException {
        if (Files.size(file) > ArticleReader.MOST_BYTES) {
            return new ReadResult.Rejected("It is larger than " + ArticleReader.MOST_BYTES / 1_000_000 + " MB.");
        }
        String name = given.equals(file) ? String.valueOf(file.getFileName()) : given.relativize(file).toString();
        return ArticleReader.read(name, Files.readAllBytes(file), fetched);
    }
}
