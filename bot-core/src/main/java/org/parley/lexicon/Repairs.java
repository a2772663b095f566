package org.parley.lexicon;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.parley.text.Token;

/**
 * Sets right what the model misreads in questions and commands, above all in lower case: the verb after "did" ("when did the firm slap a
 * fee on it"), a command that begins with its verb ("list all meetings"), a month that is also a word ("in may").
 */
final class Repairs {

    private static final Set<String> SUPPORT = Set.of("do", "does", "did");
    private static final Set<String> MODALS = Set.of("will", "would", "can", "could", "shall", "should", "might",
            "must");
    private static final Set<String> BEFORE_MONTH = Set.of("in", "since", "until", "till", "last", "next", "of", "by",
            "from", "early", "late",
            "mid", "and");

    private final WordClasses classes;

    Repairs(WordClasses classes) {
        this.classes = classes;
    }

    /** Changes {@code tags} in place. */
    void apply(List<Token> tokens, Tag[] tags) {
        command(tokens, tags);
        for (int i = 0; i < tags.length; i++) {
            month(tokens, tags, i);
            String word = lower(tokens, i);
            if (tags[i].verbal() && SUPPORT.contains(word) || tags[i] == Tag.AUX && MODALS.contains(word)) {
                support(tokens, tags, i);
            }
        }
    }

    private void command(List<Token> tokens, Tag[] tags) {
        if (tags.length < 2) {
            return;
        }
        if (!tags[0].verbal() && (tags[1] == Tag.DET || tags[1] == Tag.PRON) && tags[0].compareTo(Tag.ADJ) <= 0
                && classes.baseVerb(lower(tokens, 0))) {
            tags[0] = Tag.VERB;
        } else if (tags[0] == Tag.VERB && tags[1] == Tag.VERB && !classes.baseVerb(lower(tokens, 0))
                && lower(tokens, 0).endsWith("s")) {
            tags[0] = Tag.NOUN;
        }
    }

    private static void month(List<Token> tokens, Tag[] tags, int at) {
        String word = lower(tokens, at);
        if (word.equals("march") || word.equals("may")) {
            boolean after = at > 0 && (BEFORE_MONTH.contains(lower(tokens, at - 1)) || tags[at - 1] == Tag.NUM);
            boolean ends = at + 1 == tags.length || tags[at + 1] == Tag.PUNCT || tags[at + 1] == Tag.NUM
                    || tags[at + 1] == Tag.ADP
                    || tags[at + 1] == Tag.CCONJ;
            if (after && ends || word.equals("may") && tags[at] != Tag.AUX) {
                tags[at] = Tag.PROPN;
            }
        }
    }

    /** After "did" or "will" and the subject of a question stands a verb in its base form, and "did" is an auxiliary. */
    private void support(List<Token> tokens, Tag[] tags, int did) {
        boolean question = did == 0
                || tags[did - 1] != Tag.PART && !tags[did - 1].nominal() && tags[did - 1] != Tag.PRON
                || question(lower(tokens, 0));
        int end = did + 1;
        while (end < tags.length && tags[end] != Tag.PUNCT && tags[end] != Tag.CCONJ) {
            end++;
        }
        for (int i = did + 1; i < end; i++) {
            if (tags[i] == Tag.AUX) {
                return;
            }
            if (tags[i] == Tag.VERB) {
                if (classes.baseVerb(lower(tokens, i))) {
                    tags[did] = Tag.AUX;
                    return;
                }
                if (question && lower(tokens, i).endsWith("s")) {
                    tags[i] = Tag.NOUN;
                }
            }
        }
        for (int i = did + 2; question && i < end; i++) {
            boolean subject = tags[i - 1].nominal() || tags[i - 1] == Tag.PRON || tags[i - 1] == Tag.ADV;
            if (subject && tags[i] != Tag.ADP && classes.baseVerb(lower(tokens, i))
                    && (tags[i] == Tag.NOUN || tags[i] == Tag.ADJ)) {
                tags[i] = Tag.VERB;
                tags[did] = Tag.AUX;
                return;
            }
        }
    }

    private static boolean question(String word) {
        return word.startsWith("wh") || word.equals("how");
    }

    private static String lower(List<Token> tokens, int at) {
        return tokens.get(at).text().toLowerCase(Locale.ROOT);
    }
}
