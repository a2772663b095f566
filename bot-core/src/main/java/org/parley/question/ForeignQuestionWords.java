package org.parley.question;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.parley.syntax.Sentence;
import org.parley.syntax.Word;

/** What questions in other languages ask, told by their question words. */
final class ForeignQuestionWords {

    private static final Map<String, Map<String, AnswerType>> WORDS = Map.of("ru",
            Map.ofEntries(Map.entry("кто", AnswerType.AGENT), Map.entry("кого", AnswerType.AGENT),
                    Map.entry("кому", AnswerType.AGENT),
                    Map.entry("кем", AnswerType.AGENT), Map.entry("когда", AnswerType.DATE),
                    Map.entry("где", AnswerType.PLACE),
                    Map.entry("куда", AnswerType.PLACE), Map.entry("почему", AnswerType.REASON),
                    Map.entry("зачем", AnswerType.REASON),
                    Map.entry("как", AnswerType.MANNER), Map.entry("сколько", AnswerType.COUNT),
                    Map.entry("что", AnswerType.THING)),
            "uk",
            Map.ofEntries(Map.entry("хто", AnswerType.AGENT), Map.entry("кого", AnswerType.AGENT),
                    Map.entry("кому", AnswerType.AGENT),
                    Map.entry("коли", AnswerType.DATE), Map.entry("де", AnswerType.PLACE),
                    Map.entry("куди", AnswerType.PLACE),
                    Map.entry("чому", AnswerType.REASON), Map.entry("навіщо", AnswerType.REASON),
                    Map.entry("як", AnswerType.MANNER),
                    Map.entry("скільки", AnswerType.COUNT), Map.entry("що", AnswerType.THING)),
            "es",
            Map.ofEntries(Map.entry("quién", AnswerType.AGENT), Map.entry("quiénes", AnswerType.AGENT),
                    Map.entry("quien", AnswerType.AGENT),
                    Map.entry("cuándo", AnswerType.DATE), Map.entry("cuando", AnswerType.DATE),
                    Map.entry("dónde", AnswerType.PLACE),
                    Map.entry("donde", AnswerType.PLACE), Map.entry("qué", AnswerType.THING),
                    Map.entry("que", AnswerType.THING),
                    Map.entry("cómo", AnswerType.MANNER), Map.entry("cuántos", AnswerType.COUNT),
                    Map.entry("cuántas", AnswerType.COUNT),
                    Map.entry("cuánto", AnswerType.QUANTITY)),
            "de",
            Map.of("wer", AnswerType.AGENT, "wen", AnswerType.AGENT, "wann", AnswerType.DATE, "wo", AnswerType.PLACE,
                    "warum", AnswerType.REASON,
                    "wie", AnswerType.MANNER, "was", AnswerType.THING),
            "fr",
            Map.of("qui", AnswerType.AGENT, "quand", AnswerType.DATE, "où", AnswerType.PLACE, "pourquoi",
                    AnswerType.REASON, "comment",
                    AnswerType.MANNER, "que", AnswerType.THING, "combien", AnswerType.COUNT));

    private ForeignQuestionWords() {
    }

    static QuestionAnalyzer.Shape shape(Sentence sentence, String language) {
        List<Word> words = sentence.words();
        Map<String, AnswerType> types = WORDS.getOrDefault(language, Map.of());
        for (int i = 0; i < words.size(); i++) {
            String lower = words.get(i).lower();
            boolean porQue = lower.equals("por") && i + 1 < words.size() && words.get(i + 1).lower().startsWith("qu");
            if (porQue) {
                return new QuestionAnalyzer.Shape(AnswerType.REASON, Optional.empty(), Set.of(i, i + 1), false);
            }
            AnswerType type = types.get(lower);
            if (type != null) {
                return new QuestionAnalyzer.Shape(type, Optional.empty(), Set.of(i), false);
            }
        }
        return new QuestionAnalyzer.Shape(AnswerType.ANY, Optional.empty(), Set.of(), false);
    }
}
