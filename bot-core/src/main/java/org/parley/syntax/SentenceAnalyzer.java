package org.parley.syntax;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.parley.lexicon.Lemmatizer;
import org.parley.lexicon.Lexicon;
import org.parley.lexicon.Tag;
import org.parley.lexicon.Tagger;
import org.parley.text.Token;
import org.parley.text.Tokenizer;

/** Turns text into an analysed {@link Sentence}. Safe for use by many threads. */
public final class SentenceAnalyzer {

    private static final Set<String> BE_AND_GET = Set.of("be", "get");
    private static final Set<String> MODALS = Set.of("will", "would", "shall", "should", "can", "could", "may", "might",
            "must",
            "ca", "wo", "to");
    private static final Set<String> NEGATIONS = Set.of("not", "n't", "never", "no", "nobody", "nothing", "neither",
            "nor", "none",
            "without");
    private static final Set<String> RELATIVES = Set.of("who", "which", "that", "whom");
    private static final Set<String> PARTICLES = Set.of("up", "off", "out", "down", "over", "back", "away", "on", "in",
            "through",
            "aside", "together", "forward", "apart");

    private final Tagger tagger;
    private final Lemmatizer lemmatizer;
    private final Lexicon lexicon;

    public SentenceAnalyzer(Tagger tagger, Lemmatizer lemmatizer, Lexicon lexicon) {
        this.tagger = tagger;
        this.lemmatizer = lemmatizer;
        this.lexicon = lexicon;
    }

    /** Analyses {@code text} as one sentence. */
    public Sentence analyze(String text) {
        List<Word> words = words(text);
        List<NounPhrase> phrases = phrases(words);
        List<Frame> frames = frames(words, phrases);
        return new Sentence(text, withParticles(words, frames), phrases, frames);
    }

    /** For each content word of {@code text} the dictionary forms that it may have, itself among them. */
    public List<Set<String>> forms(String text) {
        List<Set<String>> forms = new ArrayList<>();
        for (Token token : Tokenizer.tokenize(text)) {
            String lower = token.text().toLowerCase(Locale.ROOT).replace('’', '\'');
            if (!FunctionWords.contains(lower) && Character.isLetterOrDigit(lower.codePointAt(0))) {
                forms.add(Set.copyOf(new HashSet<>(List.of(lower, lemmatizer.lemma(lower, Tag.NOUN),
                        lemmatizer.lemma(lower, Tag.VERB)))));
            }
        }
        return forms;
    }

    /** The dictionary forms that the words of {@code text} may have, without the cost of finding out which one is meant. */
    public Set<String> lemmas(String text) {
        Set<String> lemmas = new HashSet<>();
        List<Token> tokens = Tokenizer.tokenize(text);
        for (int i = 0; i < tokens.size(); i++) {
            String lower = tokens.get(i).text().toLowerCase(Locale.ROOT).replace('’', '\'');
            if (FunctionWords.contains(lower)) {
                continue;
            }
            for (Tag tag : List.of(Tag.NOUN, Tag.VERB)) {
                String lemma = lemmatizer.lemma(lower, tag);
                lemmas.add(lemma);
                if (i + 1 < tokens.size() && tag == Tag.VERB) {
                    String withParticle = lemma + " " + tokens.get(i + 1).text().toLowerCase(Locale.ROOT);
                    if (PARTICLES.contains(tokens.get(i + 1).text()) && lexicon.knows(withParticle)) {
                        lemmas.add(withParticle);
                    }
                }
            }
        }
        return lemmas;
    }

    /** The same words, where a verb and its particle make one word of the lexicon with that as the verb's lemma. */
    private static List<Word> withParticles(List<Word> words, List<Frame> frames) {
        List<Word> whole = new ArrayList<>(words);
        for (Frame frame : frames) {
            Word verb = words.get(frame.verb());
            if (frame.lemma().indexOf(' ') > 0) {
                whole.set(frame.verb(),
                        new Word(verb.text(), verb.lower(), frame.lemma(), verb.tag(), verb.span(), verb.inQuote()));
            }
        }
        return whole;
    }

    private List<Word> words(String text) {
        List<Token> tokens = Tokenizer.tokenize(text);
        List<Tag> tags = tagger.tag(tokens);
        List<Word> words = new ArrayList<>(tokens.size());
        boolean quoted = false;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            String lower = token.text().toLowerCase(Locale.ROOT).replace('’', '\'');
            if (token.text().equals("“")) {
                quoted = true;
            } else if (token.text().equals("”")) {
                quoted = false;
            } else if (token.text().equals("\"")) {
                quoted = !quoted;
            }
            words.add(new Word(token.text(), lower, lemmatizer.lemma(lower, tags.get(i)), tags.get(i), token.span(),
                    quoted));
        }
        return words;
    }

    private static List<NounPhrase> phrases(List<Word> words) {
        List<NounPhrase> phrases = new ArrayList<>();
        int i = 0;
        while (i < words.size()) {
            if (!startsPhrase(words.get(i))) {
                i++;
                continue;
            }
            int from = i;
            int head = -1;
            while (i < words.size() && continuesPhrase(words, i, from)) {
                Tag tag = words.get(i).tag();
                if (words.get(i).isNominal() || tag == Tag.NUM || tag == Tag.PRON
                        || (head < 0 && (tag == Tag.ADJ || tag == Tag.DET))) {
                    head = i;
                }
                i++;
            }
            if (i == from) {
                i++;
                continue;
            }
            if (head >= 0) {
                String preposition = from > 0 && (words.get(from - 1).tag() == Tag.ADP)
                        ? words.get(from - 1).lower()
                        : "";
                phrases.add(new NounPhrase(from, i, head, preposition));
            }
        }
        return phrases;
    }

    private static boolean startsPhrase(Word word) {
        return switch (word.tag()) {
            case DET, ADJ, NUM, NOUN, PROPN, PRON, SYM -> true;
            case ADV, VERB, AUX, ADP, PART, CCONJ, SCONJ, INTJ, PUNCT, X -> false;
        };
    }

    private static boolean continuesPhrase(List<Word> words, int i, int from) {
        Word word = words.get(i);
        boolean nounSeen = i > from && (words.get(i - 1).isNominal() || words.get(i - 1).tag() == Tag.NUM);
        return switch (word.tag()) {
            case NOUN, PROPN, NUM, SYM -> true;
            case ADJ -> !nounSeen || (i + 1 < words.size() && words.get(i + 1).isNominal());
            case DET -> i == from || words.get(i - 1).tag() == Tag.DET;
            case PRON -> i == from;
            case PART -> word.lower().equals("'s") || word.lower().equals("'") || word.lower().equals("s'");
            case VERB -> i > from && !nounSeen && word.lower().endsWith("ed") && i + 1 < words.size()
                    && words.get(i + 1).isNominal();
            case ADV, AUX, ADP, CCONJ, SCONJ, INTJ, PUNCT, X -> false;
        };
    }

    private List<Frame> frames(List<Word> words, List<NounPhrase> phrases) {
        List<Frame> frames = new ArrayList<>();
        List<NounPhrase> lastSubject = List.of();
        int clauseStart = 0;
        for (int i = 0; i < words.size(); i++) {
            Word word = words.get(i);
            if (word.lower().equals(";") || word.lower().equals(":")) {
                clauseStart = i + 1;
            }
            boolean copula = word.tag() == Tag.AUX && !verbFollows(words, phrases, i);
            if (word.tag() != Tag.VERB && !copula || insidePhrase(phrases, i)) {
                continue;
            }
            boolean passive = false;
            boolean negated = false;
            boolean modal = false;
            int first = i;
            for (int j = i - 1; j >= Math.max(clauseStart, i - 8); j--) {
                Word before = words.get(j);
                if (before.tag() == Tag.AUX || before.tag() == Tag.ADV || before.tag() == Tag.PART) {
                    first = before.tag() == Tag.ADV ? first : j;
                    passive |= BE_AND_GET.contains(before.lemma()) && isParticiple(word);
                    modal |= MODALS.contains(before.lower());
                    negated |= NEGATIONS.contains(before.lower());
                } else if (insidePhrase(phrases, j) && hasAuxBefore(words, phrases, j, clauseStart)) {
                    continue;
                } else {
                    break;
                }
            }
            String lemma = phrasal(words, i);
            List<NounPhrase> before = subjectsBefore(words, phrases, first, clauseStart);
            boolean reduced = !passive && !copula && isParticiple(word) && first == i && !before.isEmpty()
                    && before.get(before.size() - 1).to() == i && followedByPreposition(words, i);
            passive |= reduced;
            boolean coordinated = first > 0
                    && (words.get(first - 1).tag() == Tag.CCONJ || words.get(first).lower().equals("to"))
                    || before.isEmpty();
            List<NounPhrase> subject = coordinated && !lastSubject.isEmpty() ? lastSubject : before;
            for (NounPhrase phrase : subject) {
                negated |= NEGATIONS.contains(words.get(phrase.from()).lower());
            }
            List<NounPhrase> object = new ArrayList<>();
            List<NounPhrase> circumstances = new ArrayList<>();
            int end = nextVerb(words, phrases, i);
            for (NounPhrase phrase : phrases) {
                if (phrase.from() <= i || phrase.from() >= end) {
                    continue;
                }
                if (phrase.preposition().isEmpty() || phrase.preposition().equals("of")) {
                    if (circumstances.isEmpty()) {
                        object.add(phrase);
                        negated |= NEGATIONS.contains(words.get(phrase.from()).lower());
                    }
                } else {
                    circumstances.add(phrase);
                }
            }
            List<NounPhrase> agents = circumstances.stream().filter(p -> p.preposition().equals("by")).toList();
            frames.add(passive
                    ? new Frame(i, lemma, agents, subject, circumstances, negated, modal)
                    : new Frame(i, lemma, subject, object, circumstances, negated, modal));
            if (!before.isEmpty() && !reduced) {
                lastSubject = before;
            }
        }
        return frames;
    }

    private static boolean verbFollows(List<Word> words, List<NounPhrase> phrases, int aux) {
        for (int j = aux + 1; j < Math.min(words.size(), aux + 9); j++) {
            Tag tag = words.get(j).tag();
            if (tag == Tag.VERB && !insidePhrase(phrases, j)) {
                return true;
            }
            if (tag == Tag.PUNCT || tag == Tag.CCONJ || tag == Tag.SCONJ || tag == Tag.ADP) {
                return false;
            }
        }
        return false;
    }

    private static boolean hasAuxBefore(List<Word> words, List<NounPhrase> phrases, int j, int clauseStart) {
        for (int k = j; k >= Math.max(clauseStart, j - 5); k--) {
            if (words.get(k).tag() == Tag.AUX) {
                return true;
            }
            if (!insidePhrase(phrases, k)) {
                return false;
            }
        }
        return false;
    }

    private static boolean isParticiple(Word word) {
        return word.tag() == Tag.VERB && (word.lower().endsWith("ed") || word.lower().endsWith("en")
                || (!word.lower().equals(word.lemma()) && !word.lower().endsWith("ing")
                        && !word.lower().endsWith("s")));
    }

    private static boolean followedByPreposition(List<Word> words, int i) {
        return i + 1 < words.size() && words.get(i + 1).tag() == Tag.ADP;
    }

    private String phrasal(List<Word> words, int verb) {
        String lemma = words.get(verb).lemma();
        if (words.get(verb).tag() == Tag.AUX || BE_AND_GET.contains(lemma)) {
            return lemma;
        }
        for (int j = verb + 1; j <= Math.min(words.size() - 1, verb + 4); j++) {
            Word next = words.get(j);
            if (PARTICLES.contains(next.lower()) && lexicon.knows(lemma + " " + next.lower())) {
                return lemma + " " + next.lower();
            }
            if (next.tag() == Tag.VERB || next.tag() == Tag.PUNCT) {
                break;
            }
        }
        return lemma;
    }

    private static List<NounPhrase> subjectsBefore(List<Word> words, List<NounPhrase> phrases, int verb,
            int clauseStart) {
        List<NounPhrase> found = new ArrayList<>();
        int index = phrases.size() - 1;
        while (index >= 0 && phrases.get(index).to() > verb) {
            index--;
        }
        if (index >= 0 && RELATIVES.contains(words.get(phrases.get(index).head()).lower()) && index > 0) {
            index--;
        }
        while (index >= 0 && phrases.get(index).from() >= clauseStart) {
            NounPhrase phrase = phrases.get(index);
            if (phrase.preposition().isEmpty()) {
                found.add(0, phrase);
                boolean joined = phrase.from() > 0 && (words.get(phrase.from() - 1).lower().equals("and")
                        || words.get(phrase.from() - 1).lower().equals(",") && found.size() > 1);
                if (!joined || index == 0 || phrases.get(index - 1).to() != phrase.from() - 1) {
                    break;
                }
            } else if (!found.isEmpty()) {
                break;
            }
            index--;
        }
        return found;
    }

    private static int nextVerb(List<Word> words, List<NounPhrase> phrases, int verb) {
        for (int j = verb + 1; j < words.size(); j++) {
            Word word = words.get(j);
            if ((word.tag() == Tag.VERB || word.tag() == Tag.AUX) && !insidePhrase(phrases, j)
                    || word.lower().equals(";")) {
                return j;
            }
        }
        return words.size();
    }

    private static boolean insidePhrase(List<NounPhrase> phrases, int index) {
        for (NounPhrase phrase : phrases) {
            if (phrase.contains(index)) {
                return true;
            }
        }
        return false;
    }
}
