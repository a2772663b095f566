package org.parley.text;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Divides a paragraph into sentences: the JDK's break iterator proposes, and what it does not know (abbreviations, titles, initials,
 * quotations and their speakers) is joined again. Pure; takes time linear in the length of the paragraph.
 */
public final class SentenceSplitter {

    /** Never the end of a sentence, because a name or a number must follow. */
    private static final Set<String> TITLES = Set.of("mr", "mrs", "ms", "mx", "dr", "prof", "sen", "rep", "gov", "gen",
            "col", "lt",
            "maj", "sgt", "capt", "cmdr", "cpl", "adm", "brig", "rev", "fr", "hon", "pres", "amb", "sec", "supt",
            "insp", "messrs", "mme",
            "mlle", "sra", "st", "mt", "ft", "vs", "v", "cf", "e.g", "i.e", "viz", "deputy", "asst", "frau", "hr");
    /** Only abbreviations where a number follows. */
    private static final Set<String> BEFORE_NUMBERS = Set.of("no", "nos", "nr", "art", "arts", "fig", "figs", "p", "pp",
            "par", "sect",
            "ch", "vol", "ca", "c", "approx", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct",
            "nov", "dec");
    /** May end a sentence or not: joined unless a new sentence clearly begins. */
    private static final Set<String> EITHER = Set.of("corp", "inc", "ltd", "co", "plc", "bros", "jr", "sr", "etc", "al",
            "dept", "univ",
            "ave", "blvd", "rd", "ph.d", "r", "b");
    /** Capitalised words that open a sentence and are hardly ever part of a name after an abbreviation. */
    private static final Set<String> OPENERS = Set.of("a", "an", "the", "he", "she", "it", "they", "we", "i", "you",
            "his", "her", "its",
            "their", "our", "my", "this", "that", "these", "those", "there", "here", "in", "on", "at", "by", "for",
            "from", "to", "with",
            "without", "of", "but", "and", "or", "so", "if", "when", "while", "after", "before", "since", "as", "both",
            "all", "some",
            "many", "most", "no", "not", "neither", "what", "who", "why", "how", "where", "asked", "according",
            "however", "meanwhile",
            "officials", "earlier", "later", "one", "two", "three", "four", "five", "six");
    private static final Set<String> CLOCK = Set.of("a.m", "p.m");
    private static final Pattern AFTER_CLOCK = Pattern.compile(
            "(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November"
                    + "|December|[A-Z]{2,4}\\b|\\p{Lu}\\p{L}+ (?:time|Time)\\b).*",
            Pattern.DOTALL);
    private static final Pattern SPEAKER = Pattern.compile(
            "(?:\\p{Lu}[\\p{L}.'’-]*\\s){1,4}(?:said|asked|told|added|replied|wrote|wondered|shouted|demanded|quipped|joked)\\b.*",
            Pattern.DOTALL);
    private static final Pattern GERMAN_MONTH = Pattern.compile(
            "(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)\\b.*",
            Pattern.DOTALL);
    /** The break iterator never begins a sentence with a number. */
    private static final Pattern BEFORE_NUMBER = Pattern.compile("[.!?][\"”’')\\]]?\\s(?=[$€£]?\\d)");
    private static final Pattern LAST_WORD = Pattern.compile("((?:\\p{L}+\\.)*\\p{L}+|\\d{1,2})\\.$");

    private static final int LONGEST_ABBREVIATION = 16;
    /** How far a decision looks to either side; longer than any abbreviation or speaker's name. */
    private static final int LOOK = 80;
    /** The longest quotation kept in one piece with its speaker, in characters. */
    private static final int LONGEST_QUOTATION = 600;

    private static final String OPENING = "“„«‘([\"'";
    private static final String CLOSING = "”»’)]\"'";

    private SentenceSplitter() {
    }

    /**
     * The sentences of one paragraph, in order, without the blanks around them. Closing quotation marks and brackets belong to the
     * sentence they close; a quotation of several sentences that ends in a comma stays whole, with the words that say whose it is.
     */
    public static List<Span> split(String paragraph) {
        List<Span> sentences = new ArrayList<>();
        int start = 0;
        for (int end : proposedBreaks(paragraph)) {
            if (!joined(paragraph, start, end)) {
                addTrimmed(paragraph, start, end, sentences);
                start = end;
            }
        }
        addTrimmed(paragraph, start, paragraph.length(), sentences);
        return List.copyOf(sentences);
    }

    private static SortedSet<Integer> proposedBreaks(String paragraph) {
        SortedSet<Integer> proposed = new TreeSet<>();
        BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ROOT);
        breaks.setText(paragraph);
        for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
            proposed.add(end);
        }
        BEFORE_NUMBER.matcher(paragraph).results().forEach(match -> proposed.add(match.end()));
        proposed.remove(paragraph.length());
        return proposed;
    }

    private static void addTrimmed(String text, int from, int to, List<Span> sentences) {
        while (from < to && blank(text.charAt(from))) {
            from++;
        }
        while (to > from && blank(text.charAt(to - 1))) {
            to--;
        }
        if (from < to) {
            sentences.add(new Span(from, to));
        }
    }

    /** Whether the break proposed at {@code at}, in a sentence that began at {@code start}, is none. */
    private static boolean joined(String text, int start, int at) {
        String left = text.substring(Math.max(start, at - LOOK), at).stripTrailing();
        String right = text.substring(at, Math.min(text.length(), at + LOOK)).stripLeading();
        if (left.isEmpty() || right.isEmpty()) {
            return left.isEmpty();
        }
        char next = right.charAt(0);
        if (Character.isLowerCase(next) || isStrayClosing(right)) {
            return true;
        }
        char last = left.charAt(left.length() - 1);
        if (CLOSING.indexOf(last) >= 0) {
            char before = left.length() > 1 ? left.charAt(left.length() - 2) : ' ';
            return (before == '?' || before == '!') && SPEAKER.matcher(right).matches();
        }
        if (last == '.' && abbreviated(left, right)) {
            return true;
        }
        return insideQuotationWithSpeaker(text, start, at);
    }

    private static boolean isStrayClosing(String right) {
        return "”»)]".indexOf(right.charAt(0)) >= 0
                || (right.length() == 1 || right.charAt(1) == ' ') && CLOSING.indexOf(right.charAt(0)) >= 0;
    }

    private static boolean abbreviated(String left, String right) {
        Matcher matcher = LAST_WORD.matcher(left.substring(Math.max(0, left.length() - LONGEST_ABBREVIATION)));
        if (!matcher.find()) {
            return false;
        }
        String word = matcher.group(1);
        String lower = word.toLowerCase(Locale.ROOT);
        if (Character.isDigit(word.charAt(0))) {
            return matcher.start() == 0 && left.length() <= LONGEST_ABBREVIATION || Character.isDigit(right.charAt(0))
                    || GERMAN_MONTH.matcher(right).matches();
        }
        if (CLOCK.contains(lower)) {
            return AFTER_CLOCK.matcher(right).matches();
        }
        if (TITLES.contains(lower) && !(lower.length() == 1 && startsWithOpener(right))) {
            return true;
        }
        if (BEFORE_NUMBERS.contains(lower) && Character.isDigit(right.charAt(0))) {
            return true;
        }
        boolean initials = word.length() == 1 && Character.isUpperCase(word.charAt(0)) || word.indexOf('.') > 0;
        return (initials || EITHER.contains(lower)) && !startsWithOpener(right) && OPENING.indexOf(right.charAt(0)) < 0;
    }

    private static boolean startsWithOpener(String right) {
        int end = 0;
        while (end < right.length() && Character.isLetter(right.charAt(end))) {
            end++;
        }
        return OPENERS.contains(right.substring(0, end).toLowerCase(Locale.ROOT));
    }

    /** Whether a quotation is open at {@code at} whose end is a comma: then the speaker is yet to come. */
    private static boolean insideQuotationWithSpeaker(String text, int start, int at) {
        if (at - start > LONGEST_QUOTATION) {
            return false;
        }
        boolean open = false;
        for (int i = start; i < at; i++) {
            char c = text.charAt(i);
            open = c == '"' ? !open : c == '“' || c == '„' || c == '«' || c != '”' && c != '»' && open;
        }
        if (!open) {
            return false;
        }
        int limit = Math.min(text.length(), start + LONGEST_QUOTATION);
        for (int i = at; i < limit; i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '”' || c == '»') {
                return text.charAt(i - 1) == ',' || i + 1 < text.length() && text.charAt(i + 1) == ',';
            }
        }
        return false;
    }

    private static boolean blank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }
}
