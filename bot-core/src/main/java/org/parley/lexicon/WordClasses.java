package org.parley.lexicon;

import java.util.Locale;
import java.util.Set;

/** Which tags a word can have at all, as a set of bits, one for each {@link Tag#ordinal()}. */
final class WordClasses {

    private static final int ANY_WORD = all() & ~(bit(Tag.PUNCT) | bit(Tag.SYM) | bit(Tag.X));

    /** Words that the grammar is made of; WordNet knows many of them only as the odd noun. Their tags are left to the model. */
    private static final Set<String> FUNCTION_WORDS = Set.of("a", "an", "the", "this", "that", "these", "those", "some",
            "any", "no",
            "every", "each", "either", "neither", "both", "all", "half", "such", "another", "other", "many", "much",
            "more", "most", "few",
            "fewer", "little", "less", "least", "several", "enough", "own", "same", "i", "you", "he", "she", "it", "we",
            "they", "me",
            "him", "her", "us", "them", "my", "your", "his", "its", "our", "their", "mine", "yours", "hers", "ours",
            "theirs", "myself",
            "yourself", "himself", "herself", "itself", "ourselves", "themselves", "who", "whom", "whose", "which",
            "what", "when",
            "where", "why", "how", "whoever", "whatever", "whichever", "whether", "if", "because", "although", "though",
            "unless", "until",
            "till", "while", "since", "as", "than", "so", "and", "or", "but", "nor", "yet", "not", "to", "of", "in",
            "on", "at", "by",
            "for", "from", "with", "without", "within", "about", "above", "across", "after", "against", "along", "amid",
            "among",
            "amongst", "around", "before", "behind", "below", "beneath", "beside", "besides", "between", "beyond",
            "despite", "down",
            "during", "except", "inside", "into", "like", "near", "off", "onto", "out", "outside", "over", "past",
            "per", "through",
            "throughout", "toward", "towards", "under", "underneath", "up", "upon", "versus", "vs", "vs.", "via", "ago",
            "away", "back",
            "am", "is", "are", "was", "were", "be", "been", "being", "do", "does", "did", "has", "have", "had",
            "having", "can", "could",
            "shall", "should", "will", "would", "might", "must", "ought", "there", "here", "then", "now", "yes", "hi",
            "hello", "please",
            "ok", "okay", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
            "twelve", "hundred",
            "thousand", "million", "billion", "trillion", "dozen", "someone", "somebody", "anyone", "anybody",
            "everyone", "everybody",
            "nobody", "none", "something", "anything", "everything", "nothing", "ca", "wo", "following", "given", "due",
            "including",
            "regarding", "concerning", "according", "once", "first", "last", "next", "second", "third", "long");

    private static final Set<String> MONTHS_AND_DAYS = Set.of("january", "february", "april", "june", "july", "august",
            "september",
            "october", "november", "december", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
            "sunday");

    private final Lemmatizer lemmatizer;

    WordClasses(Lemmatizer lemmatizer) {
        this.lemmatizer = lemmatizer;
    }

    static int bit(Tag tag) {
        return 1 << tag.ordinal();
    }

    private static int all() {
        return (1 << Tag.values().length) - 1;
    }

    /**
     * The tags that the word can have, at least one.
     *
     * @param starts whether a sentence or quotation begins with it, so that a capital means nothing
     */
    int allowed(String word, boolean starts) {
        int first = word.codePointAt(0);
        String form = word.toLowerCase(Locale.ROOT);
        if (word.codePoints().noneMatch(Character::isLetterOrDigit)) {
            return Character.getType(first) == Character.CURRENCY_SYMBOL
                    || Character.getType(first) == Character.MATH_SYMBOL
                    || word.equals("%") ? bit(Tag.SYM) | bit(Tag.NOUN) : bit(Tag.PUNCT) | bit(Tag.SYM);
        }
        if (MONTHS_AND_DAYS.contains(form)) {
            return bit(Tag.PROPN);
        }
        boolean capital = Character.isUpperCase(first);
        if (form.equals("may")) {
            return bit(Tag.AUX) | (capital && !starts ? bit(Tag.PROPN) : bit(Tag.PROPN) | bit(Tag.NOUN));
        }
        if (FUNCTION_WORDS.contains(form) || form.indexOf('\'') >= 0 || form.indexOf('’') >= 0) {
            return ANY_WORD;
        }
        if (Character.isDigit(first)) {
            return bit(Tag.NUM) | bit(Tag.ADJ) | (form.chars().allMatch(Character::isDigit) ? 0 : bit(Tag.NOUN));
        }
        int known = lemmatizer.speeches(form);
        int tags = (known & Lexicon.SPEECHES) == 0 ? unknown(form, capital && !starts) : known(form, known);
        return capital || (known & Lexicon.NAME) != 0 ? tags | bit(Tag.PROPN) : tags;
    }

    private static int known(String form, int speeches) {
        int tags = 0;
        if ((speeches >> Lexicon.NOUN & 1) == 1) {
            tags |= bit(Tag.NOUN);
        }
        if ((speeches >> Lexicon.VERB & 1) == 1) {
            tags |= bit(Tag.VERB);
            tags |= form.endsWith("ing")
                    ? bit(Tag.NOUN) | bit(Tag.ADJ)
                    : form.endsWith("ed") || form.endsWith("en") ? bit(Tag.ADJ) : 0;
        }
        if ((speeches >> Lexicon.ADJECTIVE & 1) == 1) {
            tags |= bit(Tag.ADJ);
        }
        if ((speeches >> Lexicon.ADVERB & 1) == 1) {
            tags |= bit(Tag.ADV);
        }
        return tags;
    }

    private static int unknown(String form, boolean name) {
        int tags = bit(Tag.NOUN) | bit(Tag.PROPN) | bit(Tag.ADJ);
        if (name) {
            return tags & ~bit(Tag.NOUN);
        }
        boolean participle = form.endsWith("ed") || form.endsWith("ing");
        boolean verb = participle || form.endsWith("ize") || form.endsWith("ise") || form.endsWith("ify")
                || form.endsWith("izes");
        return tags | (verb ? bit(Tag.VERB) : 0) | (form.endsWith("ly") ? bit(Tag.ADV) : 0);
    }

    /** Whether the form can be the base form of a verb, as after "did". */
    boolean baseVerb(String word) {
        String form = word.toLowerCase(Locale.ROOT);
        return (lemmatizer.speeches(form) >> Lexicon.VERB & 1) == 1 && lemmatizer.lemma(form, Tag.VERB).equals(form);
    }
}
