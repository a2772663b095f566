package org.parley.lexicon;

import java.util.Map;
import java.util.regex.Pattern;

/** British spellings brought to the American ones. */
final class Spelling {

    private record Rule(String ending, String american, int least) {
    }

    /** Tried in order; the word must have at least so many letters, which keeps "rise", "hour" and "tour" as they are. */
    private static final Rule[] RULES = {new Rule("isation", "ization", 9), new Rule("ising", "izing", 8),
            new Rule("ised", "ized", 7),
            new Rule("ise", "ize", 6), new Rule("yse", "yze", 6), new Rule("ourable", "orable", 8),
            new Rule("our", "or", 5),
            new Rule("tre", "ter", 5), new Rule("ogue", "og", 6)};

    private static final Map<String, String> PAIRS = Map.ofEntries(Map.entry("programme", "program"),
            Map.entry("cheque", "check"),
            Map.entry("grey", "gray"), Map.entry("tyre", "tire"), Map.entry("ageing", "aging"),
            Map.entry("judgement", "judgment"), Map.entry("sceptic", "skeptic"), Map.entry("sceptical", "skeptical"),
            Map.entry("plough", "plow"), Map.entry("aluminium", "aluminum"), Map.entry("draught", "draft"),
            Map.entry("aeroplane", "airplane"), Map.entry("enrol", "enroll"), Map.entry("fulfil", "fulfill"),
            Map.entry("instalment", "installment"), Map.entry("instal", "install"), Map.entry("skilful", "skillful"),
            Map.entry("licence", "license"), Map.entry("practise", "practice"), Map.entry("offence", "offense"),
            Map.entry("defence", "defense"), Map.entry("pretence", "pretense"), Map.entry("traveller", "traveler"),
            Map.entry("counsellor", "counselor"), Map.entry("jewellery", "jewelry"), Map.entry("mould", "mold"),
            Map.entry("neighbourhood", "neighborhood"), Map.entry("neighbouring", "neighboring"),
            Map.entry("honourable", "honorable"),
            Map.entry("favourite", "favorite"), Map.entry("behavioural", "behavioral"),
            Map.entry("labourer", "laborer"),
            Map.entry("manoeuvre", "maneuver"), Map.entry("anaemia", "anemia"), Map.entry("paediatric", "pediatric"),
            Map.entry("encyclopaedia", "encyclopedia"), Map.entry("whisky", "whiskey"),
            Map.entry("moustache", "mustache"),
            Map.entry("pyjamas", "pajamas"), Map.entry("cosy", "cozy"), Map.entry("storey", "story"),
            Map.entry("sulphur", "sulfur"));

    /** Spellings of one word begin alike and differ by no more letters; said first because it is cheap. */
    private static final int LENGTHS = 3;

    private static final Pattern JOINTS = Pattern.compile("[-\u2010\u2011 ]");

    private Spelling() {
    }

    /** Whether the two may be one word in different spellings; only a lexicon can tell a tyre from to tire. */
    static boolean alike(String a, String b) {
        boolean near = !a.isEmpty() && !b.isEmpty() && a.charAt(0) == b.charAt(0)
                && Math.abs(a.length() - b.length()) <= LENGTHS;
        return a.equals(b) || near && key(a).equals(key(b));
    }

    /** The American spelling of a lower-case word, or a word that does not exist; the word itself when it follows no British pattern. */
    static String american(String word) {
        String pair = PAIRS.get(word);
        if (pair != null) {
            return pair;
        }
        for (Rule rule : RULES) {
            if (word.length() >= rule.least && word.endsWith(rule.ending)) {
                return word.substring(0, word.length() - rule.ending.length()) + rule.american;
            }
        }
        return word;
    }

    private static String key(String word) {
        return american(joined(word));
    }

    /** The word without hyphens and blanks. */
    static String joined(String word) {
        boolean whole = word.chars().allMatch(Character::isLetterOrDigit);
        return whole ? word : JOINTS.matcher(word).replaceAll("");
    }
}
