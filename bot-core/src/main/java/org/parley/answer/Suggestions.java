package org.parley.answer;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.parley.fact.Certainty;
import org.parley.fact.Entity;
import org.parley.fact.EntityTable;
import org.parley.fact.ExpectedQuestion;
import org.parley.fact.Fact;
import org.parley.fact.KnowledgeBase;
import org.parley.fact.Mention;
import org.parley.fact.Statement;
import org.parley.lexicon.Tag;
import org.parley.question.LanguageGuess;
import org.parley.question.Question;
import org.parley.question.QuestionAnalyzer;
import org.parley.syntax.Frame;
import org.parley.syntax.NounPhrase;
import org.parley.syntax.Word;

/** Finds questions about what happened last in the sources, and keeps those that are answered from where they come from. Pure. */
final class Suggestions {

    /** The newest statements that are looked at; each costs an answer or two. */
    private static final int LOOKED_AT = 40;
    /** Of the questions that a dossier expects of a fact, the first are the plainest. */
    private static final int EXPECTED = 6;
    /** A question that was made of its answer may be trusted at less than one that somebody typed. */
    private static final double SURE = 0.5;
    private static final String ENGLISH = "en";
    /** What a button holds in Slack, https://docs.slack.dev/reference/block-kit/block-elements/button-element. */
    private static final int LONGEST = 75;
    /** Words that stand for something said before. */
    private static final Set<String> LEANING = Set.of("it", "its", "he", "him", "his", "she", "her", "they", "them",
            "their", "this", "these", "those", "that");

    private final KnowledgeBase knowledge;
    private final Map<String, List<String>> expected;

    Suggestions(KnowledgeBase knowledge, List<ExpectedQuestion> expected) {
        this.knowledge = knowledge;
        this.expected = expected.stream().filter(question -> question.kind() == ExpectedQuestion.Kind.ANSWERED)
                .collect(Collectors.groupingBy(ExpectedQuestion::target,
                        Collectors.mapping(ExpectedQuestion::text, Collectors.toList())));
    }

    /** At most {@code most} questions, of each statement one, the newest first; in English where none is found in {@code language}. */
    List<String> find(int most, String language, Instant asOf, Answerer answerer) {
        List<String> found = among(language, most, asOf, answerer);
        return found.isEmpty() && !language.equals(ENGLISH) ? among(ENGLISH, most, asOf, answerer) : found;
    }

    private List<String> among(String language, int most, Instant asOf, Answerer answerer) {
        List<String> found = new ArrayList<>();
        List<Statement> newest = knowledge.statements().stream().filter(s -> happened(s.fact()))
                .sorted(Comparator.comparing((Statement s) -> day(s.fact()))
                        .thenComparing(s -> s.fact().source().published()).reversed()
                        .thenComparing(Statement::ordinal))
                .limit(LOOKED_AT).toList();
        for (Statement statement : newest) {
            if (found.size() == most) {
                break;
            }
            Stream.concat(
                    expected.getOrDefault(statement.fact().id(), List.of()).stream()
                            .filter(question -> LanguageGuess.of(question).equals(language)).limit(EXPECTED),
                    language.equals(ENGLISH) ? asked(statement) : Stream.empty())
                    .filter(question -> isPlain(question) && !found.contains(question))
                    .filter(question -> isAnswered(question, statement.fact(), asOf, answerer)).findFirst()
                    .ifPresent(found::add);
        }
        return found;
    }

    private static boolean happened(Fact fact) {
        return fact.certainty() == Certainty.ASSERTED || fact.certainty() == Certainty.REPORTED
                || fact.certainty() == Certainty.CANCELLED;
    }

    private static LocalDate day(Fact fact) {
        return fact.when().map(when -> when.from()).orElse(LocalDate.MIN);
    }

    /** "What did they decide?" for "they decided to ...". */
    private Stream<String> asked(Statement statement) {
        return statement.sentence().frames().stream()
                .filter(frame -> !frame.negated() && !frame.modal() && !frame.object().isEmpty())
                .filter(frame -> !QuestionAnalyzer.isLight(frame.lemma()) && !frame.lemma().contains(" "))
                .flatMap(frame -> actor(statement, frame).map(name -> "What did " + name + " " + frame.lemma() + "?")
                        .stream());
    }

    /** Who acts, if it is one person, named right before the verb. */
    private Optional<String> actor(Statement statement, Frame frame) {
        List<Word> words = statement.sentence().words();
        Word verb = words.get(frame.verb());
        if (verb.tag() != Tag.VERB || frame.subject().size() != 1) {
            return Optional.empty();
        }
        NounPhrase subject = frame.subject().get(0);
        List<Mention> named = statement.mentions().stream().filter(m -> !m.resolved() && subject.contains(m.from()))
                .toList();
        EntityTable entities = knowledge.entities();
        return named.stream().map(Mention::entity).distinct().count() == 1 && subject.to() <= frame.verb()
                ? entities.find(named.get(0).entity()).filter(e -> e.kind() == Entity.Kind.PERSON).map(Entity::name)
                : Optional.empty();
    }

    /** Understood by itself, and written as one writes: what a dossier expects is also what people type in a hurry, or ask as a follow-up. */
    private static boolean isPlain(String question) {
        return question.length() <= LONGEST && question.endsWith("?")
                && Character.isUpperCase(question.codePointAt(question.startsWith("¿") ? 1 : 0))
                && Stream.of(question.toLowerCase(Locale.ROOT).split("[^\\p{L}]+")).noneMatch(LEANING::contains);
    }

    private static boolean isAnswered(String question, Fact fact, Instant asOf, Answerer answerer) {
        Answer answer = answerer.answer(new Question(question, List.of(), asOf));
        return answer instanceof Answer.Answered && answer.confidence() >= SURE
                && answer.evidence().stream().limit(1).anyMatch(e -> e.fact().equals(fact.id()));
    }
}
