package org.parley.fact;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.parley.article.Source;
import org.parley.text.Span;
import org.parley.time.Period;

/**
 * One statement that an article makes: the unit that is indexed, retrieved and cited.
 *
 * @param id unique among the facts indexed together, the same each time the same article is read
 * @param text the statement, understandable by itself where it is curated, else the article's sentence as it stands
 * @param when when what it states happened or is to happen, as far as the source allows
 * @param where ids or names of the places where it happened, the narrowest first
 * @param who ids or names of those who act in it
 * @param whom ids or names of those it is done to or done with
 * @param saidBy id or name of the speaker, where it is somebody's word
 * @param quote words quoted exactly, where there are any
 * @param certainty how certain the source makes it
 * @param event key shared by all facts about one event; empty where unknown
 * @param wordings other ways to put it, which help to find it and are never shown
 * @param translations the statement by ISO 639-1 language, other than English
 * @param source who published it
 * @param place where in the article it stands
 */
public record Fact(String id, String text, Optional<Period> when, List<String> where, List<String> who,
        List<String> whom,
        Optional<String> saidBy, Optional<String> quote, Certainty certainty, String event, List<String> wordings,
        Map<String, String> translations, Source source, Place place) {

    public Fact {
        where = List.copyOf(where);
        who = List.copyOf(who);
        whom = List.copyOf(whom);
        wordings = List.copyOf(wordings);
        translations = Map.copyOf(translations);
    }

    /**
     * Where in its article a fact stands.
     *
     * @param paragraph index of the paragraph, from 0
     * @param span its characters in that paragraph
     */
    public record Place(int paragraph, Span span) {
    }
}
