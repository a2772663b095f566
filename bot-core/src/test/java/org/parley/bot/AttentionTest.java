package org.parley.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.parley.answer.Answer;
import org.parley.question.QuestionAnalysis.SmallTalk;

/** When the bot speaks: the whole table, a test for each row. */
class AttentionTest {

    @ParameterizedTest(name = "{0}, \"{1}\": known {2}, unknown {3}, thanks {4}, about the bot {5}")
    @CsvSource({
            // spoken to by itself
            "DIRECT, When did they meet?, true, true, true, true", "DIRECT, thanks, true, true, true, true",
            "COMMAND, When did they meet?, true, true, true, true", "COMMAND, thanks, true, true, true, true",
            "MENTION, When did they meet?, true, true, true, true", "MENTION, thanks, true, true, true, true",
            // in reply to what it said
            "REPLY_TO_BOT, When did they meet?, true, true, false, true",
            "REPLY_TO_BOT, and in July, true, true, false, true", "REPLY_TO_BOT, thanks, true, true, false, true",
            // in a thread that it takes part in
            "THREAD_FOLLOW_UP, And in July?, true, true, false, true",
            "THREAD_FOLLOW_UP, when did they meet, true, true, false, true",
            "THREAD_FOLLOW_UP, Wann trafen sie sich, true, true, false, true",
            "THREAD_FOLLOW_UP, когда они встретились, true, true, false, true",
            "THREAD_FOLLOW_UP, 'What do you think, of all this?', true, false, false, true",
            "THREAD_FOLLOW_UP, 'Was it in July, Ann?', true, false, false, true",
            "THREAD_FOLLOW_UP, 'Bob, who pays?', true, false, false, true",
            "THREAD_FOLLOW_UP, 'Что вы думаете?', true, false, false, true",
            "THREAD_FOLLOW_UP, I will file this at five, true, false, false, true",
            "THREAD_FOLLOW_UP, '', true, false, false, true",
            // said to others
            "OVERHEARD, When did they meet?, false, false, false, false",
            "OVERHEARD, what can you do, false, false, false, false"})
    void speaks(Address address, String text, boolean known, boolean unknown, boolean thanks, boolean aboutTheBot) {
        Attention attention = Attention.to(new Incoming(Speaker.among("slack", "C1", "U1"), address, text));

        assertThat(attention.deserves(Harbour.met())).isEqualTo(known);
        assertThat(attention.deserves(new Answer.Unknown("no", List.of(), 0.9, LocalDate.EPOCH))).isEqualTo(unknown);
        assertThat(attention.deserves(chat(SmallTalk.THANKS))).isEqualTo(thanks);
        assertThat(attention.deserves(chat(SmallTalk.ABOUT_THE_BOT))).isEqualTo(aboutTheBot);
    }

    @ParameterizedTest
    @EnumSource(SmallTalk.class)
    void every_courtesy_gets_a_reply_in_private_and_silence_in_a_thread(SmallTalk kind) {
        assertThat(Attention.TO_EVERYTHING.deserves(chat(kind))).isTrue();
        assertThat(Attention.TO_QUESTIONS.deserves(chat(kind))).isEqualTo(kind == SmallTalk.ABOUT_THE_BOT);
    }

    @Test
    void the_table_has_a_row_for_every_way_of_being_spoken_to() throws NoSuchMethodException {
        String[] rows = AttentionTest.class.getDeclaredMethod("speaks", Address.class, String.class, boolean.class,
                boolean.class, boolean.class, boolean.class).getAnnotation(CsvSource.class).value();

        assertThat(Address.values()).allMatch(address -> Arrays.stream(rows).anyMatch(row -> row.startsWith(
                address.name().toUpperCase(Locale.ROOT))));
    }

    private static Answer chat(SmallTalk kind) {
        return new Answer.Chat(kind, "…", LocalDate.EPOCH);
    }
}
