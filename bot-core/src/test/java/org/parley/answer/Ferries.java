package org.parley.answer;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.parley.article.Article;
import org.parley.article.Source;
import org.parley.fact.Knowledge;

/** A made-up collection of two articles about a quarrel over ferry fares. */
final class Ferries {

    /** Published on a Thursday. */
    private static final Article DEAL = article("deal.txt", "Islands agree on ferry fares", "2031-05-15T18:00:00Z",
            "Mayor Lena Orlo of Tarn and Governor Pavel Quist of Sund signed an agreement on ferry fares in the town"
                    + " of Millhaven on Tuesday.",
            "Under the agreement, the ferry company will cut its fares by 12 percent and buy 3 new ships.",
            "\"The sea no longer divides us,\" Orlo said after the ceremony.",
            "Quist said he would visit Tarn in June.");

    /** Published on a Monday. */
    private static final Article STRIKE = article("strike.txt", "Ferry crews walk out", "2031-04-07T09:00:00Z",
            "Some 450 sailors went on strike in Sund on Friday because the ferry company had refused to pay for night"
                    + " shifts.",
            "The strike stopped all ferries between Sund and Tarn for 2 days.",
            "Company director Ruth Amsel rejected the sailors' demands on Saturday.",
            "Governor Pavel Quist did not meet the sailors.");

    static final Knowledge KNOWLEDGE = new Knowledge("", List.of(), List.of(), List.of(STRIKE, DEAL));

    private Ferries() {
    }

    private static Article article(String file, String title, String published, String... paragraphs) {
        return new Article(new Source("Sound Gazette", title, Instant.parse(published), Optional.empty(), file), "en",
                List.of(paragraphs));
    }
}
