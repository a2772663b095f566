package org.parley.bot;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
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

    private static final Set<String> QUESTION_WORDS = Arrays.stream(Language.values())
            .flatMap(language -> List.of(Phrases.in(language).text("question.words").split(" ")).stream())
            .collect(Collectors.toUnmodifiableSet());

    /** What {@code incoming} deserves. */
    static Attention to(Incoming incoming) {
        return switch (incoming.address()) {
            case DIRECT, COMMAND, MENTION -> TO_EVERYTHING;
            case REPLY_TO_BOT -> TO_QUESTIONS;
            case THREAD_FOLLOW_UP -> asks(incoming.text()) ? TO_QUESTIONS : WHERE_KNOWN;
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

    /** By a question mark anywhere, or a question word at the beginning. */
    private static boolean asks(String text) {
        String first = text.strip().split("[^\\p{L}]+", 2)[0].toLowerCase(Locale.ROOT);
        return text.chars().anyMatch(c -> c == '?' || c == '？' || c == '؟') || QUESTION_WORDS.contains(first);
    }
}
