package org.parley.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.parley.answer.Answer;
import org.parley.reply.Block;
import org.parley.reply.Reply;
import org.parley.wording.Language;

/** What is typed behind the bot's name where it need not be a member. */
class InlineAnswersTest extends RunningBot {

    @Test
    void what_is_typed_behind_the_bots_name_anywhere_is_answered_with_messages_that_stand_alone() throws Exception {
        run(new Buttoned(ECHO) {
            @Override
            public Optional<Reply> standalone(String question, Language language) {
                return Optional.of(new Reply(List.of(new Block.Lead("They last met on 3 March 2025."),
                        new Block.Context("Event: 3 March 2025"), new Block.Sources(List.of(
                                new Block.Sources.Item("They met.", Optional.empty(), "Wire", "", Instant.EPOCH,
                                        Optional.of("https://wire.example/1")))))));
            }
        });

        telegram.add(Updates.typed(1, "When did they meet?"));

        JsonNode answer = telegram.awaitCalls("answerInlineQuery", 1).getFirst();
        assertThat(answer.path("inline_query_id").asText()).isEqualTo("inline-1");
        assertThat(answer.path("cache_time").asInt()).isEqualTo(300);
        assertThat(answer.path("is_personal").asBoolean()).isTrue();
        assertThat(answer.at("/results/0/title").asText()).isEqualTo("They last met on 3 March 2025.");
        assertThat(answer.at("/results/0/input_message_content/message_text").asText())
                .startsWith("They last met on 3 March 2025.").contains("Wire (wire.example)");
        assertThat(answer.at("/results/0").has("reply_markup")).isFalse();
    }

    @Test
    void nothing_typed_yet_offers_questions_that_can_be_answered_and_an_unknown_is_asked_again_soon() throws Exception {
        run(new Buttoned(ECHO) {
            @Override
            public List<String> prompts(int most, Language language) {
                return List.of("When did they meet?", "Who met?");
            }

            @Override
            public Optional<Reply> standalone(String question, Language language) {
                return question.startsWith("W") ? Optional.of(Reply.of("Answer to " + question)) : Optional.empty();
            }
        });

        telegram.add(Updates.typed(1, ""));
        JsonNode prompts = telegram.awaitCalls("answerInlineQuery", 1).getFirst();
        telegram.add(Updates.typed(2, "xyz"));
        JsonNode nothing = telegram.awaitCalls("answerInlineQuery", 2).get(1);

        assertThat(prompts.path("results")).extracting(result -> result.path("description").asText())
                .containsExactly("When did they meet?", "Who met?");
        assertThat(prompts.at("/button/start_parameter").asText()).isEqualTo("help");
        assertThat(DeepLink.command(nothing.at("/button/start_parameter").asText())).contains("/ask xyz");
        assertThat(nothing.path("results")).isEmpty();
        assertThat(nothing.path("cache_time").asInt()).isEqualTo(10);
    }

    @Test
    void who_names_the_bot_where_it_is_not_a_member_is_told_in_any_case() throws Exception {
        run(new Buttoned(ECHO) {
            @Override
            public Optional<Reply> standalone(String question, Language language) {
                return question.equals("When?") ? Optional.of(Reply.of("On 3 March 2025.")) : Optional.empty();
            }
        });

        telegram.add(Updates.visited(1, "When?"));
        telegram.awaitCalls("answerGuestQuery", 1);
        telegram.add(Updates.visited(2, "Why?"));

        List<JsonNode> answers = telegram.awaitCalls("answerGuestQuery", 2);
        assertThat(answers.get(0).path("guest_query_id").asText()).isEqualTo("guest-1");
        assertThat(answers).extracting(
                answer -> answer.at("/result/input_message_content/message_text").asText())
                .containsExactly("On 3 March 2025.", "My sources do not say.");
    }
}
