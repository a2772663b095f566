package org.parley.syntax;

import java.util.Set;

/** English words that carry structure rather than content, whatever tag they were given. */
final class FunctionWords {

    private static final Set<String> WORDS = Set.of(
            "a", "an", "the", "and", "or", "but", "if", "of", "in", "on", "at", "to", "for", "from", "by", "with",
            "as", "is", "are", "was", "were", "be", "been", "being", "am", "do", "does", "did", "done", "doing",
            "have", "has", "had", "having", "will", "would", "shall", "should", "can", "could", "may", "might", "must",
            "this", "that", "these", "those", "it", "its", "he", "she", "they", "them", "his", "her", "their", "him",
            "i", "you", "we", "us", "me", "my", "your", "our", "who", "whom", "whose", "what", "which", "when",
            "where", "why", "how", "there", "here", "not", "n't", "no", "so", "than", "then", "too", "very", "just",
            "also", "any", "some", "such", "own", "same", "other", "about", "into", "over", "under", "up", "down",
            "out", "off", "again", "ever", "please", "pls", "tell", "thing", "things", "something", "anything", "'s",
            "'re", "'ve", "'d", "'ll", "'m", "s", "get", "got", "gets", "each", "both", "all", "while", "during",
            "because", "between", "through", "per", "via", "upon", "exactly", "actually", "really", "ya", "u", "r",
            "im", "ok", "hey", "hi", "hello", "one", "many", "much", "more", "most", "few", "long", "far", "old",
            "kind", "sort", "type", "give", "name", "list");

    private FunctionWords() {
    }

    static boolean contains(String lower) {
        return WORDS.contains(lower);
    }
}
