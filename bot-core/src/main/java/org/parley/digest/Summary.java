package org.parley.digest;

import java.util.ArrayList;
import java.util.List;
import org.parley.fact.Statement;

/** Chooses the few sentences of an article that tell its story. Pure. */
final class Summary {

    private static final int MOST_CHARACTERS = 450;
    private static final int MOST_SENTENCES = 3;

    private Summary() {
    }

    /** The lead and what goes with it, in the order of the article. */
    static List<Statement> of(List<Statement> article) {
        List<Statement> chosen = new ArrayList<>();
        int length = 0;
        for (Statement statement : article.subList(0, Math.min(MOST_SENTENCES, article.size()))) {
            length += statement.sentence().text().length();
            if (!chosen.isEmpty() && length > MOST_CHARACTERS) {
                break;
            }
            chosen.add(statement);
        }
        return chosen;
    }
}
