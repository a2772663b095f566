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

    private static final Map<String, Set<String>> FUNCTION_WORDS = Map.of("ru",
            Set.of("и", "в", "во", "на", "о", "об", "от", "с", "со", "к", "по", "за", "из", "у", "до", "для", "не",
                    "ли", "же", "бы", "был",
                    "была", "было", "были", "это", "эта", "этот", "а", "но", "их", "его", "её", "который", "какой",
                    "какая", "какие", "какое",
                    "каких", "чем", "чём", "том", "между", "после", "перед", "при", "мне", "скажи", "расскажи", "есть",
                    "ещё", "про"),
            "uk",
            Set.of("і", "й", "та", "в", "у", "на", "про", "від", "з", "із", "до", "за", "для", "не", "чи", "же", "б",
                    "був", "була", "було",
                    "були", "це", "цей", "ця", "а", "але", "їх", "його", "її", "який", "яка", "які", "яке", "яких",
                    "чим", "між", "після",
                    "перед", "при", "мені", "скажи", "є", "ще", "по"),
            "es",
            Set.of("el", "la", "los", "las", "un", "una", "de", "del", "en", "a", "al", "con", "por", "para", "y", "o",
                    "e", "se", "su", "sus",
                    "es", "fue", "era", "eran", "fueron", "iba", "iban", "ha", "han", "había", "que", "lo", "le", "les",
                    "no", "sobre", "entre",
                    "cual", "cuál", "cuáles", "qué", "quién", "me", "dime", "hay", "hubo", "este", "esta", "tuvo",
                    "lugar"),
            "de",
            Set.of("der", "die", "das", "den", "dem", "ein", "eine", "und", "in", "im", "am", "mit", "von", "zu", "ist",
                    "war", "hat", "haben"),
            "fr", Set.of("le", "la", "les", "un", "une", "de", "du", "des", "et", "en", "à", "au", "aux", "est", "a",
                    "ont", "se", "que", "sur"));

    private ForeignQuestionWords() {
    }

    /** Whether {@code lower} only joins other words in {@code language}, or asks. */
    static boolean isFunctionWord(String lower, String language) {
        return FUNCTION_WORDS.getOrDefault(language, Set.of()).contains(lower)
                || WORDS.getOrDefault(language, Map.of()).containsKey(lower);
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
