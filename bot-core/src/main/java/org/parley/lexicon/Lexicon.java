package org.parley.lexicon;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;

import org.jspecify.annotations.Nullable;

/**
 * English words and how they belong together, from WordNet 3.1 without its rare senses and its natural history.
 *
 * <p>Words are given as lemmas in any case, as {@link Lemmatizer} makes them; words of several parts are written with blanks ("call
 * off"). Where the lexicon does not know a word as the given part of speech, it takes it as one that it knows, for taggers err. A sense is
 * a <em>main</em> one when it is the first in WordNet's order of frequency or nearly as frequent.
 *
 * <p>Immutable, safe for any number of threads. Nothing is created for a word until it is asked for: words are found by binary search in
 * one array of bytes.
 */
public final class Lexicon {

    /** Of a word: its first noun sense is a name. */
    static final int NAME = 0x10;

    /** Of a synset: so many kinds of it that two of them have little in common. */
    static final int GENERAL = 0x80;

    /** Ends the key of a word that is written together though the lexicon has it with a hyphen. */
    static final String JOINED = "/-";

    static final int NOUN = 0;
    static final int VERB = 1;
    static final int ADJECTIVE = 2;
    static final int ADVERB = 3;
    static final int SPEECHES = 0x0F;

    private static final int SYNONYMS = 8;

    /** The longest way from a verb to a particle that its object stands before: "called the long planned meeting off". */
    private static final int OBJECT = 4;

    private static final Set<String> PARTICLES = Set.of("off", "up", "down", "out", "away", "back", "aside", "over",
            "on", "in", "apart",
            "through", "together", "forward");

    /** WordNet puts them together, but one follows the other or they are done by different people. */
    private static final Set<String> APART = Set.of("sign ratify");

    /** Words that may follow a particle after an object; any other, such as "the", makes it a preposition. */
    private static final Set<String> PLACES = Set.of("and", "but", "after", "before", "when", "because", "since",
            "until", "in", "on", "at",
            "for", "again", "by", "to", "if", "as", "while", "last", "yesterday", "today");

    private static final SemanticType[] TYPES = SemanticType.values();

    private final StringTable lemmas;
    private final byte[] masks;
    /** By lemma: the first of its entries, one for each part of speech. */
    private final int[] entries;
    private final int[] lemmaOfEntry;
    /** By entry: synset times two, plus one for a main sense. */
    private final Links senses;
    private final Links derived;
    private final Links members;
    private final byte[] kinds;
    private final Links above;
    private final Links opposites;
    private final Links derivedSynsets;
    private final Links related;
    private final StringTable exceptions;
    private final int[] exceptionLemmas;

    private Lexicon(ByteReader in) {
        lemmas = StringTable.read(in);
        masks = new byte[lemmas.size()];
        in.bytes(masks, 0, masks.length);
        senses = Links.read(in);
        derived = Links.read(in);
        kinds = new byte[in.number()];
        in.bytes(kinds, 0, kinds.length);
        above = Links.read(in);
        opposites = Links.read(in);
        derivedSynsets = Links.read(in);
        related = Links.read(in);
        exceptions = StringTable.read(in);
        exceptionLemmas = new int[exceptions.size()];
        for (int i = 0; i < exceptionLemmas.length; i++) {
            exceptionLemmas[i] = in.number();
        }
        entries = new int[masks.length];
        lemmaOfEntry = new int[senses.starts().length - 1];
        int entry = 0;
        for (int lemma = 0; lemma < masks.length; lemma++) {
            entries[lemma] = entry;
            for (int i = Integer.bitCount(masks[lemma] & SPEECHES); i > 0; i--) {
                lemmaOfEntry[entry++] = lemma;
            }
        }
        members = senses.reversed(kinds.length, 1);
    }

    /**
     * Reads the bundled lexicon, some 6 MB of heap; to be done once.
     *
     * @throws UncheckedIOException if the resource cannot be read
     */
    public static Lexicon load() {
        try (InputStream in = Objects.requireNonNull(Lexicon.class.getResourceAsStream("wordnet.gz"),
                "resource wordnet.gz");
                InputStream plain = new GZIPInputStream(in, 1 << 16)) {
            return new Lexicon(new ByteReader(plain.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException("the lexicon cannot be read", e);
        }
    }

    /** Whether it has the word, as any part of speech. */
    public boolean knows(String lemma) {
        return find(lower(lemma)) >= 0;
    }

    /** Whether it has the word as this part of speech. */
    public boolean knows(String lemma, Tag tag) {
        int speech = speech(tag);
        return speech >= 0 && (speeches(lower(lemma)) >> speech & 1) == 1;
    }

    /** How {@code a} stands to {@code b}: the closest relation between any of their senses. */
    public Relation relation(String a, Tag tagA, String b, Tag tagB) {
        String wordA = lower(a);
        String wordB = lower(b);
        int one = entry(wordA, tagA);
        int other = entry(wordB, tagB);
        boolean comparable = one >= 0 && other >= 0;
        if (wordA.equals(wordB) || Spelling.alike(wordA, wordB) && (!comparable || sharesSense(one, other))) {
            return speech(tagA) == speech(tagB) ? Relation.SAME : Relation.DERIVED;
        }
        if (!comparable) {
            return Relation.NONE;
        }
        if (derived.has(one, other) || derived.has(other, one)) {
            return Relation.DERIVED;
        }
        Relation closest = derived.meet(one, other) ? Relation.RELATED : Relation.NONE;
        for (int i = senses.starts()[one]; i < senses.starts()[one + 1]; i++) {
            for (int j = senses.starts()[other]; j < senses.starts()[other + 1]; j++) {
                Relation found = relation(senses.targets()[i], senses.targets()[j]);
                closest = found.compareTo(closest) < 0 ? found : closest;
            }
        }
        boolean apart = closest == Relation.SYNONYM
                && (APART.contains(wordA + ' ' + wordB) || APART.contains(wordB + ' ' + wordA));
        return apart ? Relation.RELATED : closest;
    }

    private Relation relation(int senseA, int senseB) {
        int a = senseA >> 1;
        int b = senseB >> 1;
        int mains = (senseA & 1) + (senseB & 1);
        if (mains == 0) {
            return a == b ? Relation.RELATED : Relation.NONE;
        }
        if (a == b) {
            return Relation.SYNONYM;
        }
        if (opposed(a, b) || mains == 2 && (derivedFromOpposite(a, b) || derivedFromOpposite(b, a))) {
            return Relation.ANTONYM;
        }
        if (kindOf(a, b, mains == 2)) {
            return Relation.NARROWER;
        }
        if (kindOf(b, a, mains == 2)) {
            return Relation.BROADER;
        }
        if (mains == 2 && siblings(a, b)) {
            return Relation.SIBLING;
        }
        boolean near = derivedSynsets.has(a, b) || derivedSynsets.has(b, a) || related.has(a, b) || related.has(b, a);
        return near ? Relation.RELATED : Relation.NONE;
    }

    private boolean opposed(int a, int b) {
        return opposites.has(a, b) || opposites.has(b, a);
    }

    /** Whether what {@code a} is derived from is the opposite of {@code b} or of what that is derived from: acceptance and rejection. */
    private boolean derivedFromOpposite(int a, int b) {
        for (int i = derivedSynsets.starts()[a]; i < derivedSynsets.starts()[a + 1]; i++) {
            int source = derivedSynsets.targets()[i];
            boolean opposed = opposed(source, b);
            for (int j = derivedSynsets.starts()[b]; !opposed && j < derivedSynsets.starts()[b + 1]; j++) {
                opposed = opposed(source, derivedSynsets.targets()[j]);
            }
            if (opposed) {
                return true;
            }
        }
        return false;
    }

    private boolean kindOf(int synset, int kind, boolean twoSteps) {
        for (int i = above.starts()[synset]; i < above.starts()[synset + 1]; i++) {
            int next = above.targets()[i];
            if (next == kind || twoSteps && kinds[kind] >= 0 && above.has(next, kind)) {
                return true;
            }
        }
        return false;
    }

    private boolean siblings(int a, int b) {
        for (int i = above.starts()[a]; i < above.starts()[a + 1]; i++) {
            int kind = above.targets()[i];
            if (kinds[kind] >= 0 && above.has(b, kind)) {
                return true;
            }
        }
        return false;
    }

    private boolean sharesSense(int one, int other) {
        for (int i = senses.starts()[one]; i < senses.starts()[one + 1]; i++) {
            for (int j = senses.starts()[other]; j < senses.starts()[other + 1]; j++) {
                if (senses.targets()[i] >> 1 == senses.targets()[j] >> 1) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Other words for the main senses of this one, those first of which it is a main sense too; at most eight. */
    public List<String> synonyms(String lemma, Tag tag) {
        int entry = entry(lower(lemma), tag);
        if (entry < 0) {
            return List.of();
        }
        List<String> common = new ArrayList<>();
        List<String> rare = new ArrayList<>();
        for (int i = senses.starts()[entry]; i < senses.starts()[entry + 1]; i++) {
            int sense = senses.targets()[i];
            if ((sense & 1) == 1) {
                for (int j = members.starts()[sense >> 1]; j < members.starts()[(sense >> 1) + 1]; j++) {
                    int member = members.targets()[j];
                    String word = lemmas.get(lemmaOfEntry[member]);
                    if (member != entry && !common.contains(word) && !rare.contains(word)) {
                        (senses.has(member, sense) ? common : rare).add(word);
                    }
                }
            }
        }
        common.addAll(rare);
        return List.copyOf(common.subList(0, Math.min(SYNONYMS, common.size())));
    }

    /** The kinds of thing that the noun's main senses stand for; empty when it is not known as a noun. */
    public Set<SemanticType> mainTypes(String noun) {
        return types(noun, NOUN, true);
    }

    /** The kinds of thing that the noun may stand for; empty when it is not known as a noun. */
    public Set<SemanticType> types(String noun) {
        return types(noun, NOUN, false);
    }

    /** The kinds of happening that the verb's main senses stand for; empty when it is not known as a verb. */
    public Set<SemanticType> mainVerbTypes(String verb) {
        return types(verb, VERB, true);
    }

    private Set<SemanticType> types(String lemma, int speech, boolean mainOnly) {
        Set<SemanticType> types = EnumSet.noneOf(SemanticType.class);
        int entry = entry(find(lower(lemma)), speech);
        if (entry >= 0) {
            for (int i = senses.starts()[entry]; i < senses.starts()[entry + 1]; i++) {
                int sense = senses.targets()[i];
                if (!mainOnly || (sense & 1) == 1) {
                    types.add(TYPES[kinds[sense >> 1] & ~GENERAL & 0xFF]);
                }
            }
        }
        return types;
    }

    /**
     * A verb and its particles found among the words of a sentence.
     *
     * @param lemma the phrasal verb, its words with blanks between: "call off"
     * @param last the index of the last particle, after the verb and perhaps after its object
     */
    public record Phrase(String lemma, int last) {
    }

    /**
     * The phrasal verb that begins with the verb at {@code index}, the longest that the lexicon has: particles follow at once ("step
     * down") or after an object of a few words ("call the whole thing off").
     *
     * @param words lemmas of a sentence in order, lower case
     */
    public Optional<Phrase> phrasal(List<String> words, int index) {
        String verb = words.get(index);
        if (entry(find(verb), VERB) < 0) {
            return Optional.empty();
        }
        for (int length = Math.min(3, words.size() - index); length > 1; length--) {
            String phrase = String.join(" ", words.subList(index, index + length));
            if (entry(find(phrase), VERB) >= 0 && !words.get(index + 1).equals("not")) {
                return Optional.of(new Phrase(phrase, index + length - 1));
            }
        }
        for (int at = index + 2; at < Math.min(words.size(), index + 2 + OBJECT); at++) {
            String word = words.get(at);
            boolean closes = at + 1 == words.size() || !Character.isLetterOrDigit(words.get(at + 1).charAt(0))
                    || PLACES.contains(words.get(at + 1));
            if (PARTICLES.contains(word) && closes && entry(find(verb + ' ' + word), VERB) >= 0) {
                return Optional.of(new Phrase(verb + ' ' + word, at));
            }
            if (!Character.isLetterOrDigit(word.charAt(0))) {
                break;
            }
        }
        return Optional.empty();
    }

    /** The lemma of an irregular form, or null. */
    @org.jspecify.annotations.Nullable
    String irregular(String form, int speech) {
        int at = exceptions.find(form + '/' + speech);
        return at < 0 ? null : lemmas.get(exceptionLemmas[at]);
    }

    /** A bit for each part of speech of exactly this word, and {@link #NAME}; 0 for an unknown one. */
    int speeches(String lemma) {
        int index = find(lemma);
        return index < 0 ? 0 : masks[index];
    }

    /** WordNet's number of the part of speech, or -1 when it has none such. */
    static int speech(Tag tag) {
        return switch (tag) {
            case NOUN, PROPN -> NOUN;
            case VERB, AUX -> VERB;
            case ADJ -> ADJECTIVE;
            case ADV -> ADVERB;
            case NUM, PRON, DET, ADP, PART, CCONJ, SCONJ, INTJ, PUNCT, SYM, X -> -1;
        };
    }

    private static String lower(String word) {
        return word.toLowerCase(Locale.ROOT);
    }

    private int entry(String lemma, Tag tag) {
        int index = find(lemma);
        int speech = speech(tag);
        if (index < 0 || speech < 0) {
            return -1;
        }
        int entry = entry(index, speech);
        return entry < 0 ? entries[index] : entry;
    }

    private int entry(int index, int speech) {
        if (index < 0 || (masks[index] >> speech & 1) == 0) {
            return -1;
        }
        return entries[index] + Integer.bitCount(masks[index] & ((1 << speech) - 1));
    }

    private int find(String lemma) {
        int index = lemmas.find(lemma);
        if (index < 0) {
            index = lemmas.find(Spelling.american(lemma));
        }
        if (index < 0) {
            index = lemmas.find(lemma.replace('-', ' '));
        }
        if (index < 0) {
            String joined = Spelling.joined(lemma);
            int exception = exceptions.find(joined + JOINED);
            index = exception < 0 ? lemmas.find(joined) : exceptionLemmas[exception];
        }
        return index;
    }
}
