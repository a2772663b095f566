package org.parley.bot;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.parley.answer.Answer;
import org.parley.question.QuestionAnalysis.SmallTalk;
import org.parley.wording.Language;
import org.parley.wording.Phrases;

/**
 * How much of what is said to the bot it replies to. A bot that chatters is removed from the chat; a question that is left without a
 * reply is worse. Pure.
 */
enum Attention {
    /** To everything. */
    TO_EVERYTHING,
    /** To questions, whether the sources answer them or not, but not to thanks and the like. */
    TO_QUESTIONS,
    /** Only where there is an answer: people may well be talking to each other. */
    WHERE_KNOWN,
    /** To nothing. */
    TO_NOTHING;

    private static final Set<String> QUESTION_WORDS = words("question.words");

    /** Words for whom one speaks to, none of them an everyday word of another language. */
    private static final Set<String> YOU = words("question.you");

    /** A name set off by a comma, first or last: "Ann, who was there?", "who was there, Ann?" */
    private static final Pattern NAMED = Pattern.compile("^\\p{Lu}\\p{Ll}+,\\s|,\\s*\\p{Lu}\\p{Ll}+\\s*[?？؟]+$");

    private static Set<String> words(String key) {
        return Arrays.stream(Language.values())
                .flatMap(language -> Arrays.stream(Phrases.in(language).text(key).split(" ")))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What {@code incoming} deserves. */
    static Attention to(Incoming incoming) {
        return switch (incoming.address()) {
            case DIRECT, COMMAND, MENTION -> TO_EVERYTHING;
            case REPLY_TO_BOT -> TO_QUESTIONS;
            case THREAD_FOLLOW_UP -> asks(incoming.text()) && !asksSomebody(incoming.text())
                    ? TO_QUESTIONS
                    : WHERE_KNOWN;
            case OVERHEARD -> TO_NOTHING;
        };
    }

    /** Whether {@code answer} is to be given. */
    boolean deserves(Answer answer) {
        return switch (this) {
            case TO_EVERYTHING -> true;
            case TO_QUESTIONS -> !isCourtesy(answer);
            case WHERE_KNOWN -> !isCourtesy(answer) && !(answer instanceof Answer.Unknown);
            case TO_NOTHING -> false;
        };
    }

    private static boolean isCourtesy(Answer answer) {
        return answer instanceof Answer.Chat chat && chat.kind() != SmallTalk.ABOUT_THE_BOT;
    }

    /** Whether the question is one of opinion, or to somebody by name: another person in the thread, more likely than the bot. */
    private static boolean asksSomebody(String text) {
        return NAMED.matcher(text.strip()).find()
                || Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}]+")).anyMatch(YOU::contains);
    }

    /** By a question mark anywhere, or a question word at the beginning. */
    private static boolean asks(String text) {
        String first = text.strip().split("[^\\p{L}]+", 2)[0].toLowerCase(Locale.ROOT);
        return text.chars().anyMatch(c -> c == '?' || c == '？' || c == '؟') || QUESTION_WORDS.contains(first);
    }
}
