package org.parley.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictTest {

    @ParameterizedTest
    @CsvSource({
            // kind, answerable, status, answer, verdict
            "when, true, ANSWERED, They met on 2 March., RIGHT",
            "when, true, CORRECTED, Not in May but on 2 March., RIGHT",
            "when, true, DISPUTED, 2 March or 3 March., RIGHT", "when, true, UNKNOWN, Nobody says., MISSED",
            "when, true, ANSWERED, They met on 4 March., WRONG",
            "when, true, ANSWERED, 2 March or rather 9 May., WRONG",
            "unanswerable, false, UNKNOWN, Nobody says., RIGHT", "unanswerable, false, CHAT, Hello!, RIGHT",
            "unanswerable, false, ANSWERED, On 2 March., WRONG", "falsepremise, false, UNKNOWN, Nobody says., RIGHT",
            "falsepremise, false, CORRECTED, It was on 2 March., RIGHT",
            "falsepremise, false, CORRECTED, It was in June., WRONG",
            "falsepremise, false, ANSWERED, It was on 2 March., WRONG", "falsepremise, false, CHAT, Hello!, MISSED",
            "chitchat, true, CHAT, Hello!, RIGHT", "chitchat, true, ANSWERED, On 2 March., WRONG"})
    void is_given_by_kind_status_and_forms(String kind, boolean answerable, String status, String answer,
            Verdict verdict) {
        assertThat(Verdict.on(question(kind, answerable), new Given(status, answer))).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({"when, 300, RIGHT", "when, 301, WRONG", "span, 400, RIGHT", "span, 401, WRONG", "list, 1500, RIGHT",
            "timeline, 1501, WRONG"})
    void is_wrong_for_an_answer_that_is_too_long(String kind, int length, Verdict verdict) {
        String answer = "2 March" + "𝒙".repeat(length - 7);

        assertThat(Verdict.on(question(kind, true), new Given("ANSWERED", answer))).isEqualTo(verdict);
    }

    @Test
    void does_not_mind_case_quotation_marks_dashes_and_blanks() {
        assertThat(Verdict.normal("“Straße”\u00a0–  ＡＢＣ\tΣΟΦΟΣ")).isEqualTo("\"strasse\" - abc σοφοσ");
    }

    @Test
    void adds_up_to_shares_by_kind() {
        List<GoldenQuestion> questions = QuestionFile.questions(List.of(
                "{\"id\":\"a\",\"q\":\"When?\",\"kind\":\"when\",\"answerable\":true,\"must\":[[\"2 March\"]]}", "",
                "{\"id\":\"b\",\"q\":\"Where?\",\"answerable\":true,\"answers\":[\"Osk\"]}",
                "{\"id\":\"c\",\"q\":\"Why?\",\"answerable\":false,\"answers\":[]}",
                "{\"id\":\"d\",\"q\":\"Who?\",\"answerable\":false,\"answers\":[]}"));
        Map<String, Given> replies = QuestionFile
                .replies(List.of("{\"id\":\"a\",\"status\":\"ANSWERED\",\"answer\":\"2 March\"}",
                        "{\"id\":\"b\",\"status\":\"UNKNOWN\",\"answer\":\"?\"}",
                        "{\"id\":\"c\",\"status\":\"ANSWERED\",\"answer\":\"Because.\"}"));

        assertThat(Evaluation.score(questions, replies).report()).containsExactly("  span            0 of 1",
                "  unanswerable    0 of 2", "  when            1 of 1",
                "answered 0.500 (1/2)  abstained 0.000 (0/2)  wrong assertions 0.250 (1/4)  no reply 1");
    }

    @Test
    void names_the_line_that_is_no_question() {
        assertThatThrownBy(() -> QuestionFile.questions(List.of("", "{\"id\":\"a\"}")))
                .hasMessage("line 2 has no \"answerable\"");
        assertThatThrownBy(() -> QuestionFile.questions(List.of("[]"))).hasMessage("line 1 is not a JSON object");
        assertThatThrownBy(() -> QuestionFile.questions(List.of("{"))).hasMessageStartingWith("line 1 is not JSON");
    }

    private static GoldenQuestion question(String kind, boolean answerable) {
        return new GoldenQuestion("a", "When did they meet?", List.of(), kind, answerable,
                List.of(List.of("2 march", "March 2")),
                List.of("9 May"));
    }
}
