package org.parley.lexicon;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Brings a word to its dictionary form: the irregular forms of WordNet, then its rules
 * (<a href="https://wordnet.princeton.edu/documentation/morphy7wn">morphy(7WN)</a>) as far as they lead to a known word, then, for words
 * that the lexicon does not know, the regular endings of English. Names are only put in lower case. Safe for any number of threads.
 */
public final class Lemmatizer {

    private record Rule(String ending, String replacement) {
    }

    private static final Rule[] NOUN_RULES = {new Rule("s", ""), new Rule("ses", "s"), new Rule("xes", "x"),
            new Rule("zes", "z"),
            new Rule("ches", "ch"), new Rule("shes", "sh"), new Rule("men", "man"), new Rule("ies", "y")};
    private static final Rule[] VERB_RULES = {new Rule("s", ""), new Rule("ies", "y"), new Rule("es", "e"),
            new Rule("es", ""),
            new Rule("ed", "e"), new Rule("ed", ""), new Rule("ing", "e"), new Rule("ing", "")};
    private static final Rule[] ADJECTIVE_RULES = {new Rule("er", ""), new Rule("est", ""), new Rule("er", "e"),
            new Rule("est", "e"),
            new Rule("ier", "y"), new Rule("iest", "y")};

    private static final Map<String, String> AUXILIARIES = Map.ofEntries(Map.entry("am", "be"), Map.entry("'m", "be"),
            Map.entry("are", "be"), Map.entry("'re", "be"), Map.entry("is", "be"), Map.entry("'s", "be"),
            Map.entry("was", "be"),
            Map.entry("were", "be"), Map.entry("been", "be"), Map.entry("being", "be"), Map.entry("has", "have"),
            Map.entry("had", "have"),
            Map.entry("having", "have"), Map.entry("'ve", "have"), Map.entry("does", "do"), Map.entry("did", "do"),
            Map.entry("done", "do"), Map.entry("doing", "do"), Map.entry("'ll", "will"), Map.entry("wo", "will"),
            Map.entry("ca", "can"),
            Map.entry("sha", "shall"), Map.entry("'d", "would"));

    /** No plurals, or such as mean something else than many of the singular. */
    private static final Set<String> PLURALS = Set.of("talks", "arms", "goods", "customs", "means", "savings",
            "proceeds",
            "remains", "thanks", "outskirts", "clothes", "premises", "surroundings", "belongings", "gas", "corps",
            "genus",
            "species");

    /** Neither comparatives nor superlatives, though what is left of them is a word. */
    private static final Set<String> UNCOMPARED = Set.of("modest", "outer", "under", "after");

    private final Lexicon lexicon;

    public Lemmatizer(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    /** The lemma, in lower case, of a word used as the given part of speech. */
    public String lemma(String word, Tag tag) {
        String form = word.toLowerCase(Locale.ROOT).replace('’', '\'');
        return switch (tag) {
            case NOUN -> noun(form);
            case VERB, AUX -> AUXILIARIES.getOrDefault(form, verb(form));
            case ADJ -> compared(form, Lexicon.ADJECTIVE);
            case ADV -> compared(form, Lexicon.ADVERB);
            case PART -> form.equals("n't") ? "not" : form;
            case PROPN, NUM, PRON, DET, ADP, CCONJ, SCONJ, INTJ, PUNCT, SYM, X -> form;
        };
    }

    /** The words of any part of speech that the form may be of: a bit for each, see {@link Lexicon#speeches}. */
    int speeches(String form) {
        int speeches = lexicon.speeches(form);
        for (int speech = 0; speech < SPEECH_RULES.length; speech++) {
            if ((speeches >> speech & 1) == 0 && regular(form, speech, SPEECH_RULES[speech]) != null) {
                speeches |= 1 << speech;
            }
        }
        return speeches;
    }

    private static final Rule[][] SPEECH_RULES = {NOUN_RULES, VERB_RULES, ADJECTIVE_RULES, ADJECTIVE_RULES};

    private String noun(String form) {
        int itself = lexicon.speeches(form);
        boolean name = (itself & Lexicon.NAME) != 0;
        boolean science = form.endsWith("ics") && (itself & 1) != 0;
        if (name || science || PLURALS.contains(form)) {
            return form;
        }
        String lemma = regular(form, Lexicon.NOUN, NOUN_RULES);
        if (lemma != null) {
            return lemma;
        }
        if (knows(form, Lexicon.NOUN) || form.length() < 4 || !form.endsWith("s") || form.endsWith("ss")
                || form.endsWith("us")
                || form.endsWith("is")) {
            return form;
        }
        if (form.endsWith("ies") && form.length() > 4) {
            return cut(form, 3) + 'y';
        }
        boolean sibilant = form.endsWith("sses") || form.endsWith("xes") || form.endsWith("zzes")
                || form.endsWith("ches")
                || form.endsWith("shes");
        return cut(form, sibilant ? 2 : form.endsWith("'s") ? 2 : 1);
    }

    private String verb(String form) {
        String lemma = regular(form, Lexicon.VERB, VERB_RULES);
        if (lemma != null) {
            return lemma;
        }
        if (knows(form, Lexicon.VERB)) {
            return form;
        }
        if (form.endsWith("ying") && form.length() > 5) {
            return cut(form, 3);
        }
        if (form.length() > 4 && (form.endsWith("ied") || form.endsWith("ies"))) {
            return cut(form, 3) + 'y';
        }
        if (form.endsWith("ing") && form.length() > 5) {
            return stem(cut(form, 3));
        }
        if (form.endsWith("ed") && form.length() > 4) {
            return stem(cut(form, 2));
        }
        boolean sibilant = form.endsWith("sses") || form.endsWith("xes") || form.endsWith("zzes")
                || form.endsWith("ches")
                || form.endsWith("shes");
        if (sibilant) {
            return cut(form, 2);
        }
        return form.length() > 3 && form.endsWith("s") && !form.endsWith("ss") && !form.endsWith("us")
                && !form.endsWith("is")
                        ? cut(form, 1)
                        : form;
    }

    /** What is left of an unknown verb without -ed or -ing: "blogg" gives blog, "defragment" itself, "tokeniz" tokenize. */
    private static String stem(String rest) {
        int last = rest.length() - 1;
        char end = rest.charAt(last);
        boolean doubled = last > 1 && end == rest.charAt(last - 1) && "bdgmnprt".indexOf(end) >= 0;
        if (doubled) {
            return cut(rest, 1);
        }
        boolean mute = "cuvz".indexOf(end) >= 0 || rest.endsWith("is") || rest.endsWith("at") || rest.endsWith("dg")
                || rest.endsWith("rg");
        return mute ? rest + 'e' : rest;
    }

    private static String cut(String word, int letters) {
        return word.substring(0, word.length() - letters);
    }

    private String compared(String form, int speech) {
        return UNCOMPARED.contains(form)
                ? form
                : Objects.requireNonNullElse(regular(form, speech, ADJECTIVE_RULES), form);
    }

    /** The known word that an irregular form or the rules lead to, or null. */
    private @Nullable String regular(String form, int speech, Rule[] rules) {
        String irregular = lexicon.irregular(form, speech);
        if (irregular != null) {
            return irregular;
        }
        boolean plural = speech != Lexicon.NOUN || form.length() > 2 && !form.endsWith("ss");
        for (Rule rule : rules) {
            if (plural && form.length() > rule.ending.length() + 1 && form.endsWith(rule.ending)) {
                String lemma = cut(form, rule.ending.length()) + rule.replacement;
                if (knows(lemma, speech)) {
                    return lemma;
                }
            }
        }
        return null;
    }

    private boolean knows(String lemma, int speech) {
        return (lexicon.speeches(lemma) >> speech & 1) == 1;
    }
}
