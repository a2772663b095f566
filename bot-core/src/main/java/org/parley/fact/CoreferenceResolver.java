package org.parley.fact;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.parley.fact.Entity.Kind;
import org.parley.lexicon.Lexicon;
import org.parley.lexicon.Tag;
import org.parley.syntax.Frame;
import org.parley.syntax.NounPhrase;
import org.parley.syntax.Sentence;
import org.parley.syntax.Word;

/**
 * Says which earlier mention "he", "the pair" or "the minister" stands for, reading one article from its first sentence to its
 * last. The nearest fitting person wins, subjects before others, and a person keeps the gender of the pronouns used so far.
 */
final class CoreferenceResolver {

    private static final Set<String> HE = Set.of("he", "him", "his", "himself");
    private static final Set<String> SHE = Set.of("she", "her", "hers", "herself");
    private static final Set<String> FEMALE = Set.of("queen", "princess", "mother", "sister", "daughter", "wife",
            "widow", "actress", "mrs", "ms");
    private static final Set<String> MALE = Set.of("king", "prince", "father", "brother", "son", "husband", "widower",
            "mr");
    private static final Set<String> PAIR = Set.of("pair", "two", "both");
    private static final Set<String> FIRST_PERSON = Set.of("i", "me", "my", "mine", "myself");
    /** Sentences after which a mention no longer lends itself to a pronoun. */
    private static final int REACH = 5;

    private final EntityTable entities;
    private final Lexicon lexicon;
    private final List<Seen> seen = new ArrayList<>();
    private final Map<String, Character> genders = new HashMap<>();
    private int sentenceNumber;

    private record Seen(String entity, int sentence, boolean subject) {
    }

    CoreferenceResolver(EntityTable entities, Lexicon lexicon) {
        this.entities = entities;
        this.lexicon = lexicon;
    }

    /** The mentions of {@code sentence}, named and resolved, in order. */
    List<Mention> resolve(Sentence sentence, int paragraph) {
        sentenceNumber++;
        List<Word> words = sentence.words();
        List<Mention> named = entities.mentions(words).stream().filter(m -> plausible(words, m)).toList();
        List<Mention> all = new ArrayList<>(named);
        String speaker = speaker(sentence, named);
        for (int i = 0; i < words.size(); i++) {
            int index = i;
            if (named.stream().anyMatch(m -> index >= m.from() && index < m.to())) {
                continue;
            }
            String lower = words.get(i).lower();
            if (HE.contains(lower) || SHE.contains(lower)) {
                person(SHE.contains(lower) ? 'f' : 'm', named, i, words.get(i).inQuote() ? speaker : null)
                        .ifPresent(id -> all.add(new Mention(index, index + 1, id, true)));
            } else if (FIRST_PERSON.contains(lower) && words.get(i).inQuote() && speaker != null) {
                all.add(new Mention(i, i + 1, speaker, true));
            } else if (PAIR.contains(lower) && i > 0 && words.get(i - 1).lower().equals("the")
                    && bareNumber(sentence, i)) {
                lastTwo().forEach(id -> all.add(new Mention(index - 1, index + 1, id, true)));
            } else if (words.get(i).tag() == Tag.NOUN) {
                described(sentence, i, named).ifPresent(m -> all.add(m));
            }
        }
        remember(sentence, all);
        all.sort(java.util.Comparator.comparingInt(Mention::from));
        return all;
    }

    /** A name of one ordinary word, such as "Hope", counts only where it is written as a name. */
    private static boolean plausible(List<Word> words, Mention mention) {
        return mention.to() - mention.from() > 1 || words.get(mention.from()).isCapitalized()
                || !words.get(mention.from()).lower().equals(words.get(mention.from()).text());
    }

    private static boolean bareNumber(Sentence sentence, int index) {
        for (NounPhrase phrase : sentence.phrases()) {
            if (phrase.contains(index)) {
                return phrase.head() == index;
            }
        }
        return true;
    }

    private @Nullable String speaker(Sentence sentence, List<Mention> named) {
        for (Frame frame : sentence.frames()) {
            if (frame.lemma().equals("say") || frame.lemma().equals("tell") || frame.lemma().equals("add")) {
                for (NounPhrase phrase : frame.subject()) {
                    for (Mention mention : named) {
                        if (phrase.contains(mention.to() - 1)) {
                            return mention.entity();
                        }
                    }
                }
            }
        }
        return null;
    }

    private boolean isPerson(String id) {
        return entities.find(id).filter(e -> e.kind() == Kind.PERSON).isPresent();
    }

    private Optional<String> person(char gender, List<Mention> named, int index, @Nullable String notThis) {
        String best = null;
        double bestScore = 0;
        for (Mention mention : named) {
            if (mention.to() <= index && isPerson(mention.entity()) && fits(mention.entity(), gender)
                    && !mention.entity().equals(notThis)) {
                double score = 3 - (index - mention.to()) * 0.01 - strangeness(mention.entity(), gender);
                if (score > bestScore) {
                    bestScore = score;
                    best = mention.entity();
                }
            }
        }
        for (int i = seen.size() - 1; i >= 0; i--) {
            Seen earlier = seen.get(i);
            int distance = sentenceNumber - earlier.sentence();
            if (distance > REACH) {
                break;
            }
            if (isPerson(earlier.entity()) && fits(earlier.entity(), gender) && !earlier.entity().equals(notThis)) {
                double score = 2.9 - distance * 0.5 + (earlier.subject() ? 0.45 : 0) - (seen.size() - i) * 0.001
                        - strangeness(earlier.entity(), gender);
                if (score > bestScore) {
                    bestScore = score;
                    best = earlier.entity();
                }
            }
        }
        if (best != null) {
            genders.putIfAbsent(best, gender);
        }
        return Optional.ofNullable(best);
    }

    /**
     * How strange a pronoun would be for somebody of whom no pronoun has told yet: where a person is introduced as a spokeswoman
     * or a chairman, and, more weakly, where the given name ends in an "a" as most women's and few men's names do.
     */
    private double strangeness(String entity, char gender) {
        Set<String> roles = entities.roleWords(entity);
        boolean woman = roles.stream().anyMatch(r -> r.endsWith("woman") || FEMALE.contains(r));
        boolean man = roles.stream().anyMatch(r -> r.endsWith("man") && !r.endsWith("woman") || MALE.contains(r));
        if (woman != man) {
            return woman == (gender == 'f') ? 0 : 2;
        }
        boolean likelyWoman = entities.find(entity).map(e -> e.name().split(" ")[0])
                .filter(given -> given.length() > 2 && given.endsWith("a")).isPresent();
        return likelyWoman && gender == 'm' ? 1 : 0;
    }

    private boolean fits(String entity, char gender) {
        Character known = genders.get(entity);
        return known == null || known == gender;
    }

    private List<String> lastTwo() {
        List<String> people = new ArrayList<>();
        for (int i = seen.size() - 1; i >= 0 && people.size() < 2; i--) {
            Seen earlier = seen.get(i);
            if (sentenceNumber - earlier.sentence() > REACH) {
                break;
            }
            if (isPerson(earlier.entity()) && !people.contains(earlier.entity())) {
                people.add(earlier.entity());
            }
        }
        return people.size() == 2 ? people : List.of();
    }

    /** "the minister", "the institute": an entity seen before whose role or name ends in that noun. */
    private Optional<Mention> described(Sentence sentence, int head, List<Mention> named) {
        NounPhrase phrase = null;
        for (NounPhrase candidate : sentence.phrases()) {
            if (candidate.head() == head) {
                phrase = candidate;
            }
        }
        if (phrase == null) {
            return Optional.empty();
        }
        NounPhrase found = phrase;
        List<Word> words = sentence.words();
        boolean definite = words.get(phrase.from()).lower().equals("the")
                || words.get(phrase.from()).lower().equals("its");
        boolean named_ = named.stream()
                .anyMatch(m -> m.from() >= found.from() && m.to() <= found.to() && m.to() - 1 == head);
        if (!definite || named_) {
            return Optional.empty();
        }
        String noun = words.get(head).lemma();
        for (int i = seen.size() - 1; i >= 0; i--) {
            Seen earlier = seen.get(i);
            if (sentenceNumber - earlier.sentence() > REACH + 3) {
                break;
            }
            Optional<Entity> entity = entities.find(earlier.entity());
            if (entity.isEmpty()) {
                continue;
            }
            String[] parts = entity.get().name().split(" ");
            boolean byName = parts.length > 1 && lexicon.knows(noun)
                    && EntityTable.key(parts[parts.length - 1]).equals(EntityTable.key(noun));
            boolean byRole = entities.roleWords(earlier.entity()).contains(EntityTable.key(noun));
            if ((byName || byRole) && modifiersFit(words, found, earlier.entity())) {
                return Optional.of(new Mention(found.from(), found.to(), earlier.entity(), true));
            }
        }
        return Optional.empty();
    }

    private boolean modifiersFit(List<Word> words, NounPhrase phrase, String entity) {
        Set<String> roles = entities.roleWords(entity);
        for (int i = phrase.from(); i < phrase.head(); i++) {
            Word word = words.get(i);
            boolean matters = word.tag() == Tag.ADJ || word.isNominal();
            if (matters && !roles.contains(EntityTable.key(word.lower()))
                    && roles.stream().noneMatch(r -> Demonyms.related(r, word.lower()))) {
                return false;
            }
        }
        return true;
    }

    private void remember(Sentence sentence, List<Mention> mentions) {
        for (Mention mention : mentions) {
            boolean subject = false;
            for (Frame frame : sentence.frames()) {
                for (NounPhrase phrase : frame.subject()) {
                    subject |= phrase.contains(mention.to() - 1) && phrase.head() < mention.to();
                }
            }
            seen.add(new Seen(mention.entity(), sentenceNumber, subject));
        }
    }
}
