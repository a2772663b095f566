package org.parley.question;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts chat spellings of common English words into the usual form before a question is analysed. */
final class CasualEnglish {

    private static final Map<String, String> WORDS = Map.ofEntries(Map.entry("wat", "what"), Map.entry("wut", "what"),
            Map.entry("wats", "what is"), Map.entry("whats", "what is"), Map.entry("whos", "who is"),
            Map.entry("wheres", "where is"),
            Map.entry("whens", "when is"), Map.entry("hows", "how is"), Map.entry("whys", "why is"),
            Map.entry("whyd", "why did"),
            Map.entry("y", "why"), Map.entry("u", "you"), Map.entry("ur", "your"), Map.entry("r", "are"),
            Map.entry("pls", "please"),
            Map.entry("plz", "please"), Map.entry("thx", "thanks"), Map.entry("ty", "thanks"),
            Map.entry("smth", "something"),
            Map.entry("sth", "something"), Map.entry("gonna", "going to"), Map.entry("wanna", "want to"),
            Map.entry("gotta", "have to"),
            Map.entry("ppl", "people"), Map.entry("govt", "government"), Map.entry("mtg", "meeting"),
            Map.entry("abt", "about"),
            Map.entry("bc", "because"), Map.entry("cuz", "because"), Map.entry("coz", "because"),
            Map.entry("b4", "before"),
            Map.entry("w/", "with"), Map.entry("w/o", "without"), Map.entry("dont", "don't"),
            Map.entry("didnt", "didn't"),
            Map.entry("doesnt", "doesn't"), Map.entry("isnt", "isn't"), Map.entry("wasnt", "wasn't"),
            Map.entry("wont", "won't"),
            Map.entry("cant", "can't"), Map.entry("couldnt", "couldn't"), Map.entry("havent", "haven't"),
            Map.entry("hasnt", "hasn't"),
            Map.entry("thats", "that is"), Map.entry("theyre", "they are"), Map.entry("kinda", "kind of"),
            Map.entry("dunno", "do not know"),
            Map.entry("rn", "now"), Map.entry("asap", "soon"), Map.entry("vs", "versus"), Map.entry("n", "and"),
            Map.entry("da", "the"),
            Map.entry("tmrw", "tomorrow"), Map.entry("yday", "yesterday"), Map.entry("nd", "and"));

    private static final Pattern WORD = Pattern
            .compile("(?<![\\p{L}\\p{N}'’./-])[\\p{L}\\p{N}/]+(?![\\p{L}\\p{N}'’-])");
    private static final Pattern TO_AS_DIGIT = Pattern
            .compile("(?i)\\b(want|wants|wanted|need|needs|going|have|has|try|tries|used) 2 (?=\\p{L})");
    private static final Pattern FOR_AS_DIGIT = Pattern
            .compile("(?i)\\b(wait|waits|waiting|ask|asks|asked|good|bad) 4 (?=\\p{L})");

    private CasualEnglish() {
    }

    static String normalize(String text) {
        String digits = FOR_AS_DIGIT.matcher(TO_AS_DIGIT.matcher(text).replaceAll("$1 to ")).replaceAll("$1 for ");
        Matcher matcher = WORD.matcher(digits);
        StringBuilder out = new StringBuilder();
        while (matcher.find()) {
            String word = matcher.group();
            // "R" and "N" in capitals are initials, not chat spellings.
            boolean initial = word.length() == 1 && Character.isUpperCase(word.charAt(0)) && matcher.start() > 0;
            String usual = initial ? null : WORDS.get(word.toLowerCase(java.util.Locale.ROOT));
            matcher.appendReplacement(out, Matcher.quoteReplacement(usual == null ? word : usual));
        }
        matcher.appendTail(out);
        return out.toString();
    }
}
