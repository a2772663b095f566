package org.parley.fact;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.parley.fact.Entity.Kind;
import org.parley.lexicon.Lexicon;
import org.parley.lexicon.SemanticType;
import org.parley.lexicon.Tag;
import org.parley.syntax.Frame;
import org.parley.syntax.NounPhrase;
import org.parley.syntax.Sentence;
import org.parley.syntax.Word;

/**
 * Finds who and what a collection of sentences talks about: names, what sort of thing each is, and the titles and offices that
 * stand beside them. Evidence is added up over the whole collection, so a name that is explained once is known everywhere.
 */
final class EntityDiscoverer {

    private static final Set<String> JOINERS = Set.of("of", "for", "and", "&", "the", "de", "van", "von", "al", "la",
            "le", "del");
    private static final Set<String> PLACE_PREPOSITIONS = Set.of("in", "at", "near", "to", "from", "outside", "across",
            "off");
    private static final Set<String> HONORIFICS = Set.of("mr", "mrs", "ms", "miss", "dr", "sir", "lady", "lord", "dame",
            "mr.", "mrs.",
            "ms.", "dr.", "gen.", "sen.", "rep.", "gov.", "col.", "lt.", "prof.", "st.");
    private static final Set<String> NOT_NAMES = Set.of("monday", "tuesday", "wednesday", "thursday", "friday",
            "saturday", "sunday",
            "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
            "november", "december", "i");

    private final Lexicon lexicon;
    private final Map<String, Candidate> candidates = new LinkedHashMap<>();
    private final Map<String, Integer> lowerCased = new HashMap<>();

    private static final class Candidate {
        private final String name;
        private int count;
        private final Map<Kind, Double> votes = new EnumMap<>(Kind.class);
        private final LinkedHashSet<String> roles = new LinkedHashSet<>();

        private Candidate(String name) {
            this.name = name;
        }

        private void vote(Kind kind, double weight) {
            votes.merge(kind, weight, Double::sum);
        }

        private Kind kind() {
            return votes.isEmpty()
                    ? Kind.THING
                    : Collections.max(votes.entrySet(), Map.Entry.comparingByValue()).getKey();
        }
    }

    EntityDiscoverer(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    /** Counts words seen in lower case, which tells names from ordinary words that begin a sentence. */
    void learnWords(Sentence sentence) {
        for (Word word : sentence.words()) {
            if (!word.isCapitalized()) {
                lowerCased.merge(word.lower(), 1, Integer::sum);
            }
        }
    }

    /** Takes in the names of one sentence. */
    void add(Sentence sentence) {
        List<Word> words = sentence.words();
        int i = 0;
        while (i < words.size()) {
            int to = nameEnd(words, i);
            if (to == i) {
                i++;
                continue;
            }
            take(sentence, i, to);
            i = to;
        }
    }

    private int nameEnd(List<Word> words, int from) {
        if (!beginsName(words, from)) {
            return from;
        }
        int to = from + 1;
        while (to < words.size()) {
            Word word = words.get(to);
            if (isNameWord(word)) {
                to++;
            } else if (JOINERS.contains(word.lower()) && !word.lower().equals("and") && joins(words, to)) {
                to += isNameWord(words.get(to + 1)) ? 2 : 3;
            } else {
                break;
            }
        }
        return to;
    }

    private boolean joins(List<Word> words, int joiner) {
        if (joiner + 1 >= words.size()) {
            return false;
        }
        boolean organizationLike = joiner > 0 && types(words.get(joiner - 1)).stream()
                .anyMatch(
                        t -> t == SemanticType.GROUP || t == SemanticType.ARTIFACT || t == SemanticType.COMMUNICATION);
        if (!organizationLike && !words.get(joiner).lower().equals("&")) {
            return false;
        }
        return isNameWord(words.get(joiner + 1))
                || words.get(joiner + 1).lower().equals("the") && joiner + 2 < words.size()
                        && isNameWord(words.get(joiner + 2));
    }

    private boolean beginsName(List<Word> words, int index) {
        Word word = words.get(index);
        if (!isNameWord(word)) {
            return false;
        }
        boolean sentenceStart = index == 0
                || words.get(index - 1).tag() == Tag.PUNCT && !words.get(index - 1).lower().equals(",");
        if (!sentenceStart) {
            return true;
        }
        if (index + 1 < words.size() && isNameWord(words.get(index + 1)) && word.tag() != Tag.DET
                && word.tag() != Tag.ADP) {
            return true;
        }
        return lowerCased.getOrDefault(word.lower(), 0) == 0
                && (word.tag() == Tag.PROPN || !lexicon.knows(word.lemma()));
    }

    private static boolean isNameWord(Word word) {
        return word.isCapitalized() && word.tag() != Tag.PUNCT && word.tag() != Tag.PRON && word.tag() != Tag.DET
                && !NOT_NAMES.contains(word.lower()) && !word.lower().startsWith("'");
    }

    private void take(Sentence sentence, int from, int to) {
        List<Word> words = sentence.words();
        int nameStart = from;
        List<String> title = new ArrayList<>();
        for (int i = from; i < to - 1; i++) {
            if (isTitle(words.get(i))) {
                for (int k = nameStart; k <= i; k++) {
                    title.add(words.get(k).lower());
                }
                nameStart = i + 1;
            }
        }
        if (title.isEmpty() && from > 0 && isTitle(words.get(from - 1))) {
            title.addAll(titleBefore(words, from - 1));
        }
        String name = text(sentence, nameStart, to);
        if (name.length() < 2 || isDemonymUse(words, nameStart, to)) {
            return;
        }
        Candidate candidate = candidates.computeIfAbsent(name, Candidate::new);
        candidate.count++;
        if (!title.isEmpty()) {
            candidate.vote(Kind.PERSON, 4);
            candidate.roles.add(String.join(" ", title));
        }
        voteByHead(candidate, words.get(to - 1), to - nameStart);
        voteByContext(candidate, sentence, nameStart, to);
        apposition(candidate, sentence, from, to);
    }

    private static boolean isDemonymUse(List<Word> words, int from, int to) {
        return to - from == 1 && words.get(from).tag() == Tag.ADJ;
    }

    private boolean isTitle(Word word) {
        return HONORIFICS.contains(word.lower())
                || word.isNominal() && lexicon.mainTypes(word.lemma()).contains(SemanticType.PERSON);
    }

    private static List<String> titleBefore(List<Word> words, int end) {
        List<String> title = new ArrayList<>();
        for (int i = end; i >= Math.max(0, end - 4); i--) {
            Tag tag = words.get(i).tag();
            if (tag != Tag.NOUN && tag != Tag.ADJ && tag != Tag.PROPN && !words.get(i).lower().equals("'s")) {
                break;
            }
            title.add(0, words.get(i).lower());
        }
        return title;
    }

    private Set<SemanticType> types(Word word) {
        return lexicon.mainTypes(word.lower().equals(word.lemma()) ? word.lemma() : word.lower());
    }

    private void voteByHead(Candidate candidate, Word head, int length) {
        for (SemanticType type : types(head)) {
            double weight = length > 1 ? 2 : 1;
            switch (type) {
                case PERSON -> candidate.vote(Kind.PERSON, weight);
                case GROUP -> candidate.vote(Kind.ORGANIZATION, weight);
                case LOCATION -> candidate.vote(Kind.PLACE, weight);
                case COMMUNICATION -> candidate.vote(Kind.DOCUMENT, weight * 0.8);
                case EVENT, ACT -> candidate.vote(Kind.EVENT, weight * 0.6);
                case ARTIFACT -> candidate.vote(Kind.THING, weight * 0.6);
                default -> {
                    // Other types tell nothing about what a name stands for.
                }
            }
        }
    }

    private void voteByContext(Candidate candidate, Sentence sentence, int from, int to) {
        List<Word> words = sentence.words();
        if (from > 0 && PLACE_PREPOSITIONS.contains(words.get(from - 1).lower())) {
            candidate.vote(Kind.PLACE, words.get(from - 1).lower().equals("in") ? 1.5 : 0.6);
        }
        for (Frame frame : sentence.frames()) {
            for (NounPhrase subject : frame.subject()) {
                if (subject.head() >= from && subject.head() < to
                        && lexicon.mainVerbTypes(frame.lemma()).contains(SemanticType.COMMUNICATION)) {
                    candidate.vote(to - from > 1 ? Kind.PERSON : Kind.ORGANIZATION, to - from > 1 ? 0.7 : 0.2);
                    if (to - from == 1) {
                        candidate.vote(Kind.PERSON, 0.3);
                    }
                }
            }
        }
        if (to + 1 < words.size() && words.get(to).lower().equals(",") && words.get(to + 1).tag() == Tag.NUM
                && words.get(to + 1).lower().length() == 2) {
            candidate.vote(Kind.PERSON, 3);
        }
        if (to < words.size() && words.get(to).lower().equals(",") && to + 1 < words.size()
                && words.get(to + 1).lower().equals("who")) {
            candidate.vote(Kind.PERSON, 2);
        }
    }

    /** "Name, the trade minister of X," and "the trade minister of X, Name,": the description is a role. */
    private void apposition(Candidate candidate, Sentence sentence, int from, int to) {
        List<Word> words = sentence.words();
        for (NounPhrase phrase : sentence.phrases()) {
            boolean after = phrase.from() == to + 1 && words.get(to).lower().equals(",")
                    && phrase.preposition().isEmpty();
            boolean before = phrase.to() == from - 1 && words.get(from - 1).lower().equals(",");
            if ((after || before) && !phrase.contains(from)) {
                Word head = words.get(phrase.head());
                if (head.tag() == Tag.NOUN && lexicon.mainTypes(head.lemma()).contains(SemanticType.PERSON)) {
                    candidate.vote(Kind.PERSON, 2);
                    candidate.roles.add(role(sentence, phrase));
                } else if (head.tag() == Tag.NOUN && lexicon.mainTypes(head.lemma()).contains(SemanticType.LOCATION)
                        && after) {
                    candidate.vote(Kind.PLACE, 2);
                    candidate.roles.add(role(sentence, phrase));
                }
            }
        }
    }

    private static String role(Sentence sentence, NounPhrase phrase) {
        StringBuilder role = new StringBuilder();
        int end = phrase.to();
        for (NounPhrase next : sentence.phrases()) {
            if (next.from() == end + 1 && next.preposition().equals("of")) {
                end = next.to();
            }
        }
        for (int i = phrase.from(); i < end; i++) {
            Word word = sentence.words().get(i);
            if (word.tag() != Tag.DET && word.tag() != Tag.PART && word.tag() != Tag.PRON && word.tag() != Tag.PUNCT) {
                role.append(role.isEmpty() ? "" : " ").append(word.lower());
            }
        }
        return role.toString();
    }

    private static String text(Sentence sentence, int from, int to) {
        return sentence.text().substring(sentence.words().get(from).span().from(),
                sentence.words().get(to - 1).span().to());
    }

    /** The entities found, those whose name {@code isKnown} left out. Surnames become aliases of the full name. */
    List<Entity> entities(Predicate<String> isKnown) {
        Map<String, List<Candidate>> byLast = new HashMap<>();
        for (Candidate candidate : candidates.values()) {
            String[] parts = candidate.name.split(" ");
            if (parts.length > 1 && candidate.kind() == Kind.PERSON) {
                byLast.computeIfAbsent(parts[parts.length - 1], k -> new ArrayList<>()).add(candidate);
            }
        }
        Map<String, Entity> found = new TreeMap<>();
        Set<String> merged = new LinkedHashSet<>();
        for (Map.Entry<String, List<Candidate>> entry : byLast.entrySet()) {
            Candidate alone = candidates.get(entry.getKey());
            if (alone == null) {
                continue;
            }
            merged.add(alone.name);
            Candidate owner = Collections.max(entry.getValue(), java.util.Comparator.comparingInt(c -> c.count));
            owner.roles.addAll(alone.roles);
            owner.count += alone.count;
        }
        for (Candidate candidate : candidates.values()) {
            if (merged.contains(candidate.name) || isKnown.test(candidate.name)) {
                continue;
            }
            List<String> aliases = new ArrayList<>();
            String[] parts = candidate.name.split(" ");
            List<Candidate> sharing = byLast.getOrDefault(parts[parts.length - 1], List.of());
            if (candidate.kind() == Kind.PERSON && parts.length > 1 && !sharing.isEmpty()
                    && Collections.max(sharing, java.util.Comparator.comparingInt(c -> c.count)) == candidate) {
                aliases.add(parts[parts.length - 1]);
            }
            String id = candidate.name.toLowerCase(Locale.ROOT).replace(' ', '-');
            found.put(id, new Entity(id, candidate.kind(), candidate.name, aliases, List.copyOf(candidate.roles),
                    Map.of(), ""));
        }
        return List.copyOf(found.values());
    }
}
