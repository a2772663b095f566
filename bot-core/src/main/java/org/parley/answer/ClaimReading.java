package org.parley.answer;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.parley.fact.Certainty;
import org.parley.fact.Mention;
import org.parley.fact.Statement;
import org.parley.lexicon.Tag;
import org.parley.question.QuestionAnalysis;
import org.parley.question.QuestionAnalyzer;
import org.parley.reading.Candidate;
import org.parley.reading.Features;
import org.parley.reading.Features.Name;
import org.parley.syntax.Frame;
import org.parley.syntax.NounPhrase;
import org.parley.syntax.Sentence;
import org.parley.syntax.Word;
import org.parley.time.Period;
import org.parley.time.TemporalExpression;

/**
 * Tells whether a statement says what a claim says, or the contrary. Far stricter than the reading of a question: all that the claim
 * names has to be in the statement, whoever acts in the claim has to act in it, and only one thing may differ, since a wrong verdict
 * is worse than none. Pure.
 */
final class ClaimReading {

    /** Share of the claim's weight that the statement accounts for; what is left may be a light verb or an adverb. */
    private static final double COVERED = 0.85;
    private static final double SAME_VERB = 0.75;
    private static final double SAME_PHRASE = 0.9;
    private static final int READ = 5;
    /** Words of a claim in which whoever acts is told from whomever it is done to by the verb alone. */
    private static final int PLAIN = 12;
    /** What happened on another day than that, if it is so like the claim, is another event and not a mistaken date. */
    private static final int NEAR_DAYS = 31;
    private static final Set<String> NOT = Set.of("not", "nor", "never", "without", "n't");
    private static final Set<String> NEGATING = Set.of("not", "nor", "never", "without", "n't", "no", "none", "nobody",
            "nothing", "neither", "cannot");
    private static final Set<String> HEDGES = Set.of("if", "unless", "whether", "provided", "condition", "would",
            "could",
            "might", "may", "deny", "denial", "rumour", "rumor", "allege", "allegedly", "reportedly", "refuse", "fail",
            "avoid", "threaten");
    private static final Set<String> POSSESSIVE = Set.of("'s", "’s", "'", "’");
    /** What may stand between two who act together, beside "of". */
    private static final Set<Tag> JOINING = Set.of(Tag.CCONJ, Tag.DET, Tag.ADJ, Tag.NOUN, Tag.PROPN, Tag.PUNCT);

    private final QuestionAnalysis claim;
    private final Set<String> undoing;
    private final Optional<Frame> frame;

    /** @param undoing lemmas of words that say of something that it did not happen */
    ClaimReading(QuestionAnalysis claim, Set<String> undoing) {
        this.claim = claim;
        this.undoing = undoing;
        this.frame = mainFrame(claim.sentence());
    }

    /** What a statement says to a claim. */
    enum Verdict {
        SUPPORTS, CONTRADICTS, NEITHER
    }

    /** The first of the likeliest statements that says so. */
    Optional<Candidate> first(Verdict verdict, List<Candidate> candidates) {
        return candidates.stream().limit(READ).filter(candidate -> of(candidate) == verdict).findFirst();
    }

    /** What {@code candidate} says to the claim. */
    Verdict of(Candidate candidate) {
        Features features = candidate.features();
        boolean speaksOfIt = frame.isPresent() && features.get(Name.COVERAGE) >= COVERED
                && features.get(Name.MISSING) == 0 && features.get(Name.FRAME_VERB) >= SAME_VERB;
        if (!speaksOfIt) {
            return Verdict.NEITHER;
        }
        if (saysThatAnotherActed(candidate.statement())) {
            return frame.get().negated() ? Verdict.NEITHER : Verdict.CONTRADICTS;
        }
        Optional<Frame> same = sameFrame(frame.get(), candidate);
        if (same.isEmpty() || !hasAllNumbers(candidate.statement())) {
            return Verdict.NEITHER;
        }
        boolean sameDay = dates().allMatch(date -> isDated(candidate.statement(), date));
        boolean anotherDay = !sameDay && features.get(Name.TIME) < 0;
        if (!sameDay && !(anotherDay && dates().allMatch(date -> date.relation() == TemporalExpression.Relation.AT))) {
            return Verdict.NEITHER;
        }
        boolean negated = same.get().negated() != frame.get().negated();
        if (Math.abs(negations(claim.sentence()) - negations(candidate.statement().sentence())) != (negated ? 1 : 0)) {
            return Verdict.NEITHER;
        }
        boolean contrary = features.get(Name.OPPOSITES) > 0 != negated;
        Certainty certainty = candidate.statement().fact().certainty();
        boolean undone = (certainty == Certainty.DENIED || certainty == Certainty.CANCELLED) && !speaksOfUndoing();
        if (!undone && (isHedged(candidate.statement()) || isRearranged(candidate.statement()))) {
            return Verdict.NEITHER;
        }
        int differences = (anotherDay ? 1 : 0) + (contrary ? 1 : 0) + (undone ? 1 : 0);
        if (differences > 0) {
            boolean clear = differences == 1 && (!anotherDay || isNear(candidate));
            // What did not happen does not contradict the claim that it did not.
            return clear && !(undone && frame.get().negated()) ? Verdict.CONTRADICTS : Verdict.NEITHER;
        }
        boolean happened = same.get().modal() == frame.get().modal() && certainty != Certainty.PLANNED
                && certainty != Certainty.RUMOURED;
        return happened ? Verdict.SUPPORTS : Verdict.NEITHER;
    }

    /** Whether every figure of the claim stands in the statement, apart from days and years of its dates, which can be told in other words. */
    private boolean hasAllNumbers(Statement statement) {
        List<String> stated = new ArrayList<>(statement.sentence().words().stream().map(Word::lower).toList());
        return claim.sentence().words().stream().filter(word -> word.lower().chars().anyMatch(Character::isDigit))
                .allMatch(word -> stated.remove(word.lower()) || isOfDate(word));
    }

    private boolean isOfDate(Word number) {
        return dates().filter(date -> date.span().overlaps(number.span())).map(date -> date.period().from())
                .anyMatch(day -> number.lower().equals(String.valueOf(day.getDayOfMonth()))
                        || number.lower().equals(String.valueOf(day.getYear())));
    }

    /** Whether the statement makes it depend on something, or only tells who wants or denies it, and the claim does not. */
    private boolean isHedged(Statement statement) {
        Set<String> claimed = lemmas(claim.sentence());
        return lemmas(statement.sentence()).stream()
                .anyMatch(lemma -> HEDGES.contains(lemma) && !claimed.contains(lemma));
    }

    /** Without words in capitals: May is a month. */
    private static Set<String> lemmas(Sentence sentence) {
        return sentence.words().stream().filter(word -> !word.isCapitalized()).map(Word::lemma)
                .collect(Collectors.toSet());
    }

    /** Whether a long claim names the same in another order: then it may say of one what the statement says of another. */
    private boolean isRearranged(Statement statement) {
        List<String> claimed = claim.mentions().stream().map(Mention::entity).distinct().toList();
        List<String> stated = statement.mentions().stream().map(Mention::entity).distinct().filter(claimed::contains)
                .toList();
        return claim.sentence().words().size() > PLAIN
                && !stated.equals(claimed.stream().filter(stated::contains).toList());
    }

    private static int negations(Sentence sentence) {
        return (int) sentence.words().stream().filter(word -> NEGATING.contains(word.lower())).count();
    }

    private Stream<TemporalExpression.Dated> dates() {
        return dates(claim.times());
    }

    private static Stream<TemporalExpression.Dated> dates(List<TemporalExpression> times) {
        return times.stream()
                .flatMap(time -> time instanceof TemporalExpression.Dated d ? Stream.of(d) : Stream.empty());
    }

    /** In a period, one that shares a day with it; before or after one, only the same: "before 18 June" is not "before 15 June". */
    private static boolean isDated(Statement statement, TemporalExpression.Dated claimed) {
        Stream<Period> stated = Stream.concat(statement.fact().when().stream(),
                dates(statement.times()).map(TemporalExpression.Dated::period));
        return claimed.relation() == TemporalExpression.Relation.AT
                ? stated.anyMatch(claimed.period()::overlaps)
                : stated.anyMatch(claimed.period()::equals);
    }

    /** The verb that carries the sentence: the first that means something by itself. */
    private static Optional<Frame> mainFrame(Sentence sentence) {
        return sentence.frames().stream().filter(f -> !QuestionAnalyzer.isLight(f.lemma())).findFirst()
                .or(() -> sentence.frames().stream().findFirst());
    }

    /** The statement's frame with the claim's verb in which somebody acts who acts in the claim. */
    private Optional<Frame> sameFrame(Frame claimed, Candidate candidate) {
        Statement statement = candidate.statement();
        List<Frame> sameVerb = statement.sentence().frames().stream().filter(f -> f.lemma().equals(claimed.lemma()))
                .toList();
        Set<String> agents = agents();
        return (sameVerb.isEmpty() ? statement.sentence().frames() : sameVerb).stream()
                .filter(f -> agents.isEmpty()
                        ? sameThings(candidate.features())
                        : actors(statement.sentence(), statement.mentions(), f).stream().anyMatch(agents::contains))
                .findFirst();
    }

    /** Where nobody acts who is known by name, the things that the claim is about have to be in the same place. */
    private static boolean sameThings(Features features) {
        return features.get(Name.SWAPPED) == 0
                && (features.get(Name.FRAME_SUBJECT) >= SAME_PHRASE || features.get(Name.FRAME_OBJECT) >= SAME_PHRASE);
    }

    private Set<String> agents() {
        Frame claimed = frame.orElseThrow();
        // "They met" without an object looks like a shortened passive, "they, met at the station, ...", and is taken for one.
        boolean active = claimed.subject().isEmpty() && claimed.verb() > 0
                && claim.sentence().words().get(claimed.verb() - 1).tag() == Tag.PROPN;
        return active
                ? actors(claim.sentence(), claim.mentions(), claimed)
                : claim.mentions().stream().filter(m -> in(claimed.subject(), m)).map(Mention::entity)
                        .collect(Collectors.toSet());
    }

    /** "It was they, not those, who did it", where the claim says that those did. */
    private boolean saysThatAnotherActed(Statement statement) {
        Set<String> agents = agents();
        return statement.mentions().stream()
                .anyMatch(m -> agents.contains(m.entity()) && isNegated(statement.sentence(), m))
                && statement.sentence().frames().stream().filter(f -> f.lemma().equals(frame.orElseThrow().lemma()))
                        .anyMatch(f -> !actors(statement.sentence(), statement.mentions(), f).isEmpty()
                                && actors(statement.sentence(), statement.mentions(), f).stream()
                                        .noneMatch(agents::contains));
    }

    /** Who acts, as far as the words tell: the last who is named before the verb, and those joined to them by "and"; after "by" in a passive. */
    private static Set<String> actors(Sentence sentence, List<Mention> mentions, Frame frame) {
        List<Mention> named = mentions.stream().filter(m -> !isNegated(sentence, m) && !isPossessive(sentence, m))
                .toList();
        Set<String> actors = new HashSet<>();
        named.stream().filter(m -> m.from() > frame.verb() && in(frame.subject(), m))
                .forEach(m -> actors.add(m.entity()));
        if (!actors.isEmpty()) {
            return actors;
        }
        // "They, the president of the guild, demanded": between commas stands more about the same.
        if (frame.verb() > 0 && isComma(sentence, frame.verb() - 1)) {
            named.stream().filter(m -> m.to() < frame.verb() - 1 && isComma(sentence, m.to())).reduce((a, b) -> b)
                    .ifPresent(m -> actors.add(m.entity()));
        }
        List<Mention> before = new ArrayList<>(named.stream().filter(m -> m.to() <= frame.verb()).toList());
        for (int i = before.size() - 1; i >= 0; i--) {
            actors.add(before.get(i).entity());
            if (i == 0 || !areJoined(sentence, before.get(i - 1), before.get(i))) {
                break;
            }
        }
        return actors;
    }

    private static boolean isComma(Sentence sentence, int index) {
        return sentence.words().get(index).text().equals(",");
    }

    private static boolean areJoined(Sentence sentence, Mention first, Mention second) {
        List<Word> between = sentence.words().subList(Math.min(first.to(), second.from()), second.from());
        return between.stream().allMatch(word -> JOINING.contains(word.tag()) || word.lower().equals("of"));
    }

    private static boolean in(List<NounPhrase> phrases, Mention mention) {
        return phrases.stream().anyMatch(phrase -> phrase.contains(mention.from()));
    }

    private static boolean isNegated(Sentence sentence, Mention mention) {
        List<Word> words = sentence.words();
        int before = mention.from() - 1;
        if (before >= 0 && words.get(before).tag() == Tag.DET) {
            before--;
        }
        return before >= 0 && NOT.contains(words.get(before).lower());
    }

    private static boolean isPossessive(Sentence sentence, Mention mention) {
        List<Word> words = sentence.words();
        String last = words.get(mention.to() - 1).lower();
        return mention.to() < words.size() && POSSESSIVE.contains(words.get(mention.to()).lower())
                || last.endsWith("'s") || last.endsWith("’s");
    }

    private boolean speaksOfUndoing() {
        return claim.terms().stream().anyMatch(term -> undoing.contains(term.lemma()));
    }

    private boolean isNear(Candidate candidate) {
        Optional<Period> stated = candidate.statement().fact().when();
        return stated.isPresent() && dates().anyMatch(
                date -> Math.abs(ChronoUnit.DAYS.between(date.period().from(), stated.get().from())) <= NEAR_DAYS);
    }
}
