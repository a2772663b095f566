package org.parley.question;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.parley.fact.EntityTable;
import org.parley.fact.Mention;
import org.parley.lexicon.Lexicon;
import org.parley.lexicon.SemanticType;
import org.parley.lexicon.Tag;
import org.parley.question.QuestionAnalysis.SmallTalk;
import org.parley.syntax.Sentence;
import org.parley.syntax.SentenceAnalyzer;
import org.parley.syntax.Word;
import org.parley.text.TextCleaner;
import org.parley.time.Direction;
import org.parley.time.TemporalExpression;
import org.parley.time.TemporalParser;

/** Finds out what a question asks. Pure but for the index's vocabulary, which repairs spelling. Safe for use by many threads. */
public final class QuestionAnalyzer {

    /** Longer questions are read up to here; nobody asks in more, and hostile input must not cost more. */
    static final int MAX_LENGTH = 1_000;

    /** Earlier turns that a question may lean on. */
    private static final Set<Tag> CLOSED = EnumSet.of(Tag.ADP, Tag.CCONJ, Tag.SCONJ);
    private static final int TURNS = 3;
    /** A turn with so many terms stands by itself. */
    private static final int ENOUGH = 2;
    private static final Pattern NAMED_MONTH = Pattern.compile(
            "(?iu)\\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|ene|abr|ago|dic|янв|фев|март|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек|січ|лют|бер|кві|тра|чер|лип|сер|вер|жов|лис|гру)");
    /** What settles the year of a month: the year itself, or a word that counts from today. */
    private static final Pattern SETTLED_YEAR = Pattern
            .compile(
                    "(?iu)\\d{4}|\\b(last|this|next|past|current|coming|previous|ago|прошл|этого|эт[оу]м|минул|цього|pasado|este|esta)");
    private static final Pattern THIS_YEAR = Pattern.compile("(?iu)\\bthis (year|spring|summer|autumn|fall|winter)\\b");
    private static final Pattern IN_ORDER = Pattern.compile(
            "(?i)\\b(by date|date by date|in (chronological |the right )?order|step by step|walk me (through|thru)|blow by blow)\\b");
    private static final Pattern OPENING = Pattern.compile(
            "(?iu)^\\s*(@\\S+[\\s,:]*)*((hello|hi|hey|hiya|good (morning|afternoon|evening)|dear bot|bot|please|pls|so|ok|okay|well|um|uh|er|and|but|hello there|quick question|question|привет|здравствуйте|вітаю|hola)\\b[\\s,!.:;-]*)*(@\\S+[\\s,:]*)*");
    private static final Pattern CONTINUED = Pattern
            .compile("(?iu)^\\s*(and|but|so|or|then|also|und|aber|et|mais|y|pero|и|а|но|та|і|але)\\b");
    private static final Set<String> QUESTION_WORDS = Set.of("who", "whom", "whose", "when", "where", "what", "which",
            "why", "how");
    private static final Set<String> DATE_NOUNS = Set.of("date", "day", "month", "year", "weekday", "century", "decade",
            "deadline", "era");
    private static final Set<String> QUANTITY_NOUNS = Set.of("number", "percentage", "percent", "%", "share", "figure",
            "amount", "sum", "price",
            "value", "rate", "cost", "distance", "length", "total", "size", "height", "weight", "speed", "temperature",
            "proportion", "fraction",
            "budget", "salary", "fine", "population", "area", "pay", "bill", "range", "depth", "width", "ratio",
            "score", "limit", "cap", "ceiling");
    private static final Set<String> REASON_NOUNS = Set.of("reason", "cause", "motive", "explanation", "excuse",
            "grounds", "purpose", "aim", "goal");
    private static final Set<String> SPEECH_NOUNS = Set.of("word", "quote", "quotation", "wording", "line", "phrase");
    private static final Set<String> SAYING = Set.of("say", "tell", "comment", "describe", "remark", "call", "state",
            "quote", "react", "respond",
            "put", "characterize", "characterise", "reply", "joke", "think");
    private static final Set<String> LIGHT_VERBS = Set.of("happen", "occur", "take", "make", "hold", "give", "go",
            "come", "be", "do", "have", "get",
            "say", "tell", "call", "name", "know", "mention", "use", "concern", "list", "put", "see", "show", "suppose",
            "find");
    private static final Set<String> STANDING = Set.of("position", "job", "role", "post", "title", "office", "rank",
            "profession", "occupation", "function");
    private static final Set<String> OWNERS = Set.of("his", "her", "its", "their");
    private static final Set<String> GENERIC = Set.of("article", "articles", "story", "report", "reports", "source",
            "sources", "text", "according",
            "question", "answer", "people", "person", "place", "time", "name", "names", "fact", "facts", "detail",
            "details", "info", "information",
            "happen", "happened", "take", "took", "taken", "tell", "list", "give", "describe", "mention", "mentioned",
            "mentions", "exact", "exactly",
            "dates", "date", "day", "call", "called", "know", "known", "summary", "summarize", "summarise", "timeline",
            "line", "lines",
            "last", "latest", "first", "recent", "recently", "most", "now", "currently", "ever", "still", "else",
            "actually", "originally", "quote",
            "word", "words", "reason", "later", "today", "kind", "sort", "type");
    private static final Set<String> LISTING = Set.of("list", "name", "enumerate", "give", "show", "which");
    private static final Set<String> FIRST_WORDS = Set.of("first", "earliest", "initially", "original", "originally",
            "initial");
    private static final Set<String> LATEST_WORDS = Set.of("last", "latest", "recent", "recently", "now", "currently",
            "current", "newest", "finally",
            "final", "today", "eventually");
    private static final Set<String> HAPPENING = Set.of("happen", "occur", "event", "take place");
    private static final Set<String> NUMBER_WORDS = Set.of("two", "three", "four", "five", "six", "seven", "eight",
            "nine", "ten", "both", "all");
    private static final Set<String> YOU = Set.of("you", "your", "yourself");
    private static final Set<String> BOT_WORDS = Set.of("answer", "question", "topic", "help", "know", "do", "work",
            "bot", "be", "can", "use", "tell", "what",
            "who", "ask", "chat", "talk", "name", "thing", "subject", "about", "human", "robot", "real", "person",
            "make", "build", "old", "command", "able",
            "cover", "how", "start", "kind", "stuff", "ai", "assistant", "machine", "create", "feature", "support",
            "language", "speak", "source", "understand");
    private static final Set<String> THANKS = Set.of("thanks", "thank", "cheers", "ty", "tysm", "thx", "tx", "tnx",
            "ta", "спасибо", "дякую", "gracias",
            "danke", "merci", "appreciate",
            "appreciated");
    private static final Set<String> GREETINGS = Set.of("hello", "hi", "hey", "hiya", "morning", "evening", "afternoon",
            "greetings", "yo", "sup", "привет",
            "здравствуйте", "вітаю", "привіт", "hola", "hallo", "bonjour", "howdy");
    private static final Set<String> FAREWELLS = Set.of("bye", "goodbye", "cya", "ciao", "farewell", "пока", "adiós");
    private static final Set<String> ACKNOWLEDGEMENTS = Set.of(
            "ok", "okay", "lol", "cool", "nice", "great", "haha", "wow", "good", "fine", "yes", "no", "sure", "right",
            "hmm", "yeah", "yep", "nope", "awesome", "perfect", "understood", "omg", "k", "alright", "interesting",
            "lmao", "got", "really", "well", "done", "job", "bot", "there", "you", "it", "that", "helps", "much", "so",
            "very", "is", "was", "too", "a", "lot", "the", "all", "for", "to", "see", "i", "helpful", "night", "mate",
            "pal", "man", "dude", "buddy", "guys", "then",
            "later", "one", "useful", "love", "this", "funny", "oh", "ah", "me", "test", "testing");

    private final SentenceAnalyzer analyzer;
    private final Lexicon lexicon;
    private final EntityTable entities;
    private final UnaryOperator<String> spelling;
    private final LocalDate reachesTo;

    /**
     * @param spelling gives a word of the index's vocabulary for a misspelt one, else the word itself
     * @param reachesTo the last day on which a source was published
     */
    public QuestionAnalyzer(SentenceAnalyzer analyzer, Lexicon lexicon, EntityTable entities,
            UnaryOperator<String> spelling, LocalDate reachesTo) {
        this.analyzer = analyzer;
        this.lexicon = lexicon;
        this.entities = entities;
        this.spelling = spelling;
        this.reachesTo = reachesTo;
    }

    /** Analyses {@code question}; its history resolves what the words leave out. */
    public QuestionAnalysis analyze(Question question) {
        String cleaned = TextCleaner.clean(question.text());
        if (cleaned.length() > MAX_LENGTH) {
            cleaned = TextCleaner.clean(cleaned.substring(0, MAX_LENGTH));
        }
        String language = LanguageGuess.of(cleaned);
        Optional<SmallTalk> smallTalk = smallTalk(cleaned);
        String stripped = OPENING.matcher(cleaned).replaceFirst("");
        String text = stripped.isBlank() ? cleaned : stripped;
        if (language.equals("en")) {
            text = repair(CasualEnglish.normalize(text));
        }
        LocalDate today = question.asOf().atZone(ZoneOffset.UTC).toLocalDate();
        Sentence sentence = analyzer.analyze(text);
        List<Mention> mentions = entities.mentions(sentence.words());
        List<TemporalExpression> times = times(text, today);
        Shape shape = language.equals("en") ? shape(sentence) : ForeignQuestionWords.shape(sentence, language);
        Operator operator = operator(sentence, shape);
        List<Term> terms = terms(sentence, shape, mentions, times);
        if (!language.equals("en")) {
            terms = terms.stream().filter(t -> !ForeignQuestionWords.isFunctionWord(t.word().lower(), language))
                    .toList();
        }
        boolean followUp = !question.history().isEmpty() && smallTalk.isEmpty()
                && leansOnHistory(cleaned, sentence, shape, terms, mentions);
        List<String> earlier = new ArrayList<>();
        if (followUp) {
            terms = withCarried(terms, question.history(), earlier);
        }
        if (smallTalk.isEmpty() && aboutTheBot(sentence, mentions)) {
            smallTalk = Optional.of(SmallTalk.ABOUT_THE_BOT);
        }
        return new QuestionAnalysis(text, language, sentence, shape.type(), shape.focus(), operator, terms, mentions,
                times, smallTalk,
                earlier);
    }

    /**
     * The temporal expressions of a question. A day or a month without its year is the last before the sources end, where they end
     * before today: whoever asks of last year's talks means last year's July. So is "this year", of which they say nothing else. Words such as "last month" count
     * from today.
     */
    private List<TemporalExpression> times(String text, LocalDate today) {
        List<TemporalExpression> fromToday = TemporalParser.parse(text, today, Direction.PAST);
        if (!reachesTo.isBefore(today)) {
            return fromToday;
        }
        List<TemporalExpression> fromSources = TemporalParser.parse(text, reachesTo, Direction.PAST);
        List<TemporalExpression> times = new ArrayList<>();
        for (TemporalExpression time : fromToday) {
            String words = time.span().of(text);
            boolean open = NAMED_MONTH.matcher(words).find() && !SETTLED_YEAR.matcher(words).find()
                    || THIS_YEAR.matcher(words).find();
            times.add(fromSources.stream().filter(other -> open && other.span().equals(time.span())).findFirst()
                    .orElse(time));
        }
        return times;
    }

    /** What is sought, and by which words of the question this was said. */
    record Shape(AnswerType type, Optional<Word> focus, Set<Integer> words, boolean list) {
    }

    private String repair(String text) {
        Sentence sentence = analyzer.analyze(text);
        StringBuilder out = new StringBuilder(text);
        List<Word> words = sentence.words();
        for (int i = words.size() - 1; i >= 0; i--) {
            Word word = words.get(i);
            boolean letters = word.lower().length() > 3 && word.lower().chars().allMatch(Character::isLetter);
            // The lexicon has no prepositions or conjunctions: "against" is not a slip for "again".
            if (letters && !CLOSED.contains(word.tag()) && !lexicon.knows(word.lower()) && !lexicon.knows(word.lemma())
                    && entities.mentions(List.of(word)).isEmpty()) {
                String better = spelling.apply(word.lower());
                if (!better.equals(word.lower())) {
                    out.replace(word.span().from(), word.span().to(), better);
                }
            }
        }
        return out.toString();
    }

    private static Optional<SmallTalk> smallTalk(String text) {
        List<String> words = new ArrayList<>();
        for (String word : text.toLowerCase(java.util.Locale.ROOT).split("[^\\p{L}\\p{N}']+")) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        if (words.isEmpty()) {
            return Optional.of(SmallTalk.ACKNOWLEDGEMENT);
        }
        if (words.size() <= 3 && words.contains("help") || words.equals(List.of("start"))) {
            return Optional.of(SmallTalk.ABOUT_THE_BOT);
        }
        boolean idle = words.stream().allMatch(w -> THANKS.contains(w) || GREETINGS.contains(w) || FAREWELLS.contains(w)
                || ACKNOWLEDGEMENTS.contains(w));
        if (!idle) {
            return Optional.empty();
        }
        if (words.stream().anyMatch(THANKS::contains)) {
            return Optional.of(SmallTalk.THANKS);
        }
        if (words.stream().anyMatch(FAREWELLS::contains)) {
            return Optional.of(SmallTalk.FAREWELL);
        }
        return Optional
                .of(words.stream().anyMatch(GREETINGS::contains) ? SmallTalk.GREETING : SmallTalk.ACKNOWLEDGEMENT);
    }

    private static boolean aboutTheBot(Sentence sentence, List<Mention> mentions) {
        boolean you = sentence.words().stream().anyMatch(w -> YOU.contains(w.lower()));
        return you && mentions.isEmpty() && sentence.words().stream().filter(Word::isContent)
                .allMatch(w -> BOT_WORDS.contains(w.lemma()) || BOT_WORDS.contains(w.lower()));
    }

    private Shape shape(Sentence sentence) {
        List<Word> words = sentence.words();
        int wh = -1;
        for (int i = 0; i < words.size(); i++) {
            String lower = words.get(i).lower();
            boolean relative = i > 0
                    && (lower.equals("who") || lower.equals("which") || lower.equals("when") || lower.equals("where"))
                    && words.get(i - 1).isNominal() && wh < 0 && startsAsCommand(words);
            boolean clause = lower.equals("when") && i > 0 && startsWithQuestion(words);
            if (QUESTION_WORDS.contains(lower) && !relative && !clause) {
                wh = i;
                break;
            }
        }
        if (wh < 0) {
            return withoutQuestionWord(sentence);
        }
        Set<Integer> used = new HashSet<>();
        used.add(wh);
        String word = words.get(wh).lower();
        return switch (word) {
            case "who", "whom", "whose" -> who(words, wh, used);
            case "when" -> new Shape(AnswerType.DATE, Optional.empty(), used, false);
            case "where" -> new Shape(AnswerType.PLACE, Optional.empty(), used, false);
            case "why" -> new Shape(AnswerType.REASON, Optional.empty(), used, false);
            case "how" -> how(words, wh, used);
            default -> what(sentence, wh, used);
        };
    }

    private static boolean startsAsCommand(List<Word> words) {
        return words.get(0).tag() == Tag.VERB && !words.get(0).lower().equals("did");
    }

    private static boolean startsWithQuestion(List<Word> words) {
        return words.get(0).tag() == Tag.AUX || QUESTION_WORDS.contains(words.get(0).lower());
    }

    private static Shape who(List<Word> words, int wh, Set<Integer> used) {
        boolean copula = wh + 1 < words.size() && words.get(wh + 1).lemma().equals("be")
                || wh + 1 < words.size() && words.get(wh + 1).lower().equals("'s");
        boolean nameOnly = copula && wh + 2 < words.size()
                && words.subList(wh + 2, words.size()).stream()
                        .noneMatch(w -> w.tag() == Tag.VERB || w.tag() == Tag.ADP || w.lower().equals("the")
                                || w.lower().equals("'s") || w.tag() == Tag.NUM);
        if (words.get(wh).lower().equals("whose") && wh + 1 < words.size() && words.get(wh + 1).isNominal()) {
            return new Shape(AnswerType.AGENT, Optional.empty(), used, false);
        }
        return new Shape(nameOnly ? AnswerType.DEFINITION : AnswerType.AGENT, Optional.empty(), used, false);
    }

    private static Shape how(List<Word> words, int wh, Set<Integer> used) {
        if (wh + 1 >= words.size()) {
            return new Shape(AnswerType.MANNER, Optional.empty(), used, false);
        }
        String next = words.get(wh + 1).lower();
        switch (next) {
            case "many" : {
                used.add(wh + 1);
                Optional<Word> focus = nounAfter(words, wh + 2, used);
                boolean days = focus.isPresent()
                        && Set.of("day", "week", "month", "year", "hour", "minute").contains(focus.get().lemma());
                return new Shape(days ? AnswerType.DURATION : AnswerType.COUNT, focus, used, false);
            }
            case "much" : {
                used.add(wh + 1);
                return new Shape(AnswerType.QUANTITY, Optional.empty(), used, false);
            }
            case "long" : {
                used.add(wh + 1);
                return new Shape(AnswerType.DURATION, Optional.empty(), used, false);
            }
            case "old" : {
                used.add(wh + 1);
                return new Shape(AnswerType.AGE, Optional.empty(), used, false);
            }
            case "far", "fast", "high", "big", "large", "tall", "heavy", "often", "deep", "wide", "strong", "hot",
                    "cold", "close", "badly" : {
                used.add(wh + 1);
                return new Shape(next.equals("badly") ? AnswerType.MANNER : AnswerType.QUANTITY, Optional.empty(), used,
                        false);
            }
            case "come" : {
                used.add(wh + 1);
                return new Shape(AnswerType.REASON, Optional.empty(), used, false);
            }
            default :
                boolean speech = words.stream()
                        .anyMatch(w -> w.tag() == Tag.VERB && Set.of("describe", "react", "respond", "characterize",
                                "characterise", "call", "comment", "put", "phrase", "interpret", "see", "view")
                                .contains(w.lemma()));
                return new Shape(speech ? AnswerType.SPEECH : AnswerType.MANNER, Optional.empty(), used, false);
        }
    }

    private static Optional<Word> nounAfter(List<Word> words, int from, Set<Integer> used) {
        int last = -1;
        for (int i = from; i < words.size() && i < from + 5; i++) {
            Word word = words.get(i);
            if (word.tag() == Tag.NOUN || last < 0 && word.tag() == Tag.PROPN) {
                last = i;
            } else if (word.tag() != Tag.ADJ && word.tag() != Tag.NUM && word.tag() != Tag.PROPN
                    && (word.tag() != Tag.DET || last >= 0)) {
                // A determiner after the noun begins another one: "how many barges a week".
                break;
            }
        }
        if (last < 0) {
            return Optional.empty();
        }
        used.add(last);
        return Optional.of(words.get(last));
    }

    private Shape what(Sentence sentence, int wh, Set<Integer> used) {
        List<Word> words = sentence.words();
        if (wh + 1 < words.size() && (words.get(wh + 1).lower().equals("if"))) {
            return new Shape(AnswerType.ANY, Optional.empty(), used, false);
        }
        boolean number = wh + 1 < words.size() && NUMBER_WORDS.contains(words.get(wh + 1).lower());
        boolean copula = wh + 1 < words.size()
                && (words.get(wh + 1).lemma().equals("be") || words.get(wh + 1).lower().equals("'s"));
        Optional<Word> focus = copula ? Optional.empty() : nounAfter(words, wh + 1, used);
        boolean list = number || focus.isPresent() && plural(focus.get()) && !words.get(wh).lower().equals("whose");
        if (focus.isPresent()) {
            AnswerType type = typeOf(focus.get());
            return new Shape(type, focus, used, list && type != AnswerType.SPEECH);
        }
        boolean asksCause = words.stream().anyMatch(w -> w.tag() == Tag.VERB
                && Set.of("lead", "cause", "trigger", "prompt", "provoke").contains(w.lemma()))
                && words.get(wh).lower().equals("what");
        if (asksCause) {
            return new Shape(AnswerType.REASON, Optional.empty(), used, false);
        }
        if (copula) {
            return copular(sentence, wh, used);
        }
        boolean saying = sentence.frames().stream().anyMatch(f -> SAYING.contains(f.lemma()));
        return new Shape(saying ? AnswerType.SPEECH : AnswerType.THING, Optional.empty(), used, false);
    }

    private Shape copular(Sentence sentence, int wh, Set<Integer> used) {
        List<Word> words = sentence.words();
        boolean verb = sentence.frames().stream().anyMatch(f -> words.get(f.verb()).tag() == Tag.VERB);
        for (var phrase : sentence.phrases()) {
            if (phrase.from() > wh + 1) {
                Word head = words.get(phrase.head());
                AnswerType type = head.tag() == Tag.NOUN ? typeOf(head) : AnswerType.THING;
                boolean attribute = head.tag() == Tag.NOUN
                        && (type != AnswerType.THING && type != AnswerType.AGENT && type != AnswerType.PLACE
                                || head.lemma().equals("name") || head.lemma().equals("position")
                                || head.lemma().equals("job"));
                if (attribute) {
                    used.add(phrase.head());
                    Optional<Word> owner = head.lemma().equals("name")
                            ? nounOf(sentence, phrase.to())
                            : Optional.empty();
                    return new Shape(owner.map(this::typeOf).orElse(type), Optional.of(head), used, plural(head));
                }
                boolean owned = words.subList(wh + 1, phrase.head()).stream()
                        .anyMatch(
                                w -> w.lower().equals("'s") || w.lower().endsWith("s'") || OWNERS.contains(w.lower()));
                if (owned && head.tag() == Tag.NOUN) {
                    return owned(head, used);
                }
                boolean owner = phrase.to() < words.size() && words.get(phrase.to()).lower().equals("'s");
                Optional<Word> owns = sentence.phrases().stream().filter(p -> owner && p.from() >= phrase.to())
                        .map(p -> words.get(p.head())).filter(w -> w.tag() == Tag.NOUN).findFirst();
                if (owns.isPresent()) {
                    return owned(owns.get(), used);
                }
                boolean alone = !verb && sentence.phrases().stream()
                        .noneMatch(p -> p.from() > phrase.to() && !p.preposition().equals("of"));
                return new Shape(alone && phrase.preposition().isEmpty() ? AnswerType.DEFINITION : AnswerType.THING,
                        Optional.empty(), used, false);
            }
        }
        return new Shape(AnswerType.THING, Optional.empty(), used, false);
    }

    /** "What is his job?" asks who somebody is, "What is his answer?" for a thing. */
    private Shape owned(Word noun, Set<Integer> used) {
        if (STANDING.contains(noun.lemma())) {
            return new Shape(AnswerType.DEFINITION, Optional.empty(), used, false);
        }
        return new Shape(nounType(noun), Optional.of(noun), used, false);
    }

    /** The noun of the "of" phrase that begins at {@code from}. */
    private static Optional<Word> nounOf(Sentence sentence, int from) {
        return sentence.phrases().stream().filter(p -> p.from() == from + 1 && p.preposition().equals("of"))
                .map(p -> sentence.words().get(p.head())).findFirst();
    }

    private Shape withoutQuestionWord(Sentence sentence) {
        List<Word> words = sentence.words();
        Set<Integer> used = new HashSet<>();
        if (words.isEmpty()) {
            return new Shape(AnswerType.ANY, Optional.empty(), used, false);
        }
        boolean or = words.stream().anyMatch(w -> w.lower().equals("or"));
        if (words.get(0).tag() == Tag.AUX
                || Set.of("is", "are", "was", "were", "did", "does", "do", "has", "have", "had", "can", "could", "will",
                        "would", "should", "may", "must").contains(words.get(0).lower())) {
            return new Shape(or ? AnswerType.CHOICE : AnswerType.YES_NO, Optional.empty(), used, false);
        }
        if (LISTING.contains(words.get(0).lower()) || words.stream().anyMatch(w -> w.lower().equals("list"))) {
            Optional<Word> listed = words.stream().filter(w -> plural(w) && !LISTING.contains(w.lower())).findFirst();
            if (listed.isPresent()) {
                return new Shape(typeOf(listed.get()), listed, used, true);
            }
        }
        for (int i = 0; i < words.size(); i++) {
            Word word = words.get(i);
            if (word.tag() != Tag.NOUN && word.tag() != Tag.VERB && word.tag() != Tag.PROPN) {
                continue;
            }
            AnswerType type = nounType(word);
            boolean asks = i <= 2 || i == words.size() - 1;
            if (asks && type != AnswerType.THING && type != AnswerType.QUANTITY && type != AnswerType.AGENT
                    && type != AnswerType.PLACE) {
                used.add(i);
                return new Shape(type, Optional.of(word), used, plural(word));
            }
        }
        return new Shape(AnswerType.ANY, Optional.empty(), used, false);
    }

    private AnswerType nounType(Word word) {
        String lemma = word.lemma();
        if (DATE_NOUNS.contains(lemma)) {
            return AnswerType.DATE;
        }
        if (lemma.equals("time") || lemma.equals("hour")) {
            return AnswerType.CLOCK;
        }
        if (lemma.equals("duration")) {
            return AnswerType.DURATION;
        }
        if (lemma.equals("age")) {
            return AnswerType.AGE;
        }
        if (QUANTITY_NOUNS.contains(lemma)) {
            return AnswerType.QUANTITY;
        }
        if (REASON_NOUNS.contains(lemma)) {
            return AnswerType.REASON;
        }
        if (SPEECH_NOUNS.contains(lemma)) {
            return AnswerType.SPEECH;
        }
        return AnswerType.THING;
    }

    private AnswerType typeOf(Word noun) {
        AnswerType fixed = nounType(noun);
        if (fixed != AnswerType.THING) {
            return fixed;
        }
        Set<SemanticType> types = lexicon.mainTypes(noun.lemma());
        if (types.contains(SemanticType.PERSON) || types.contains(SemanticType.GROUP)) {
            return AnswerType.AGENT;
        }
        if (types.contains(SemanticType.LOCATION)) {
            return AnswerType.PLACE;
        }
        return AnswerType.THING;
    }

    private static boolean plural(Word word) {
        return word.isNominal() && word.lower().endsWith("s") && !word.lower().equals(word.lemma());
    }

    private static Operator operator(Sentence sentence, Shape shape) {
        List<Word> words = sentence.words();
        Set<String> lower = new HashSet<>();
        words.forEach(w -> lower.add(w.lower()));
        if (lower.contains("summarize") || lower.contains("summarise") || lower.contains("summary")
                || lower.contains("sum") && lower.contains("up")
                || lower.contains("tldr") || lower.contains("overview")) {
            return Operator.SUMMARY;
        }
        if (IN_ORDER.matcher(sentence.text()).find() || lower.contains("timeline") || lower.contains("chronology")
                || lower.contains("chronological")
                || lower.contains("order")
                        && Set.of("put", "list", "arrange", "sort", "give").contains(words.get(0).lower())
                || lower.contains("sequence")) {
            return Operator.TIMELINE;
        }
        boolean order = (lower.contains("first") || lower.contains("last") || lower.contains("latest")
                || lower.contains("earlier")
                || lower.contains("later") || lower.contains("earliest") || lower.contains("before"))
                && lower.contains("or");
        if (order) {
            return Operator.ORDER;
        }
        boolean interval = shape.type() == AnswerType.DURATION
                && (lower.contains("between") || lower.contains("after") || lower.contains("passed")
                        || lower.contains("elapsed")
                        || lower.contains("lay") || lower.contains("before") || lower.contains("later")
                        || lower.contains("apart"));
        if (interval) {
            return Operator.INTERVAL;
        }
        if (lower.contains("between") && lower.contains("and")
                && words.stream().anyMatch(w -> HAPPENING.contains(w.lemma()))
                || lower.contains("after") && lower.contains("before")) {
            return Operator.BETWEEN;
        }
        if (asksNeighbour(words, "before") || lower.contains("previous") || lower.contains("preceding")) {
            return Operator.BEFORE;
        }
        if (asksNeighbour(words, "after") || lower.contains("next") && shape.type() != AnswerType.DATE) {
            return Operator.AFTER;
        }
        if (shape.list() || lower.contains("list") || lower.contains("name") && words.get(0).lower().equals("name")
                || lower.contains("every")) {
            return Operator.LIST;
        }
        if (lower.stream().anyMatch(FIRST_WORDS::contains)) {
            return Operator.FIRST;
        }
        return lower.stream().anyMatch(LATEST_WORDS::contains) ? Operator.LATEST : Operator.NONE;
    }

    /** "the meeting before that", "what came after it": the event sought is a neighbour in time of the one meant. */
    private static boolean asksNeighbour(List<Word> words, String preposition) {
        for (int i = 0; i + 1 < words.size(); i++) {
            if (words.get(i).lower().equals(preposition)
                    && Set.of("that", "it", "this", "then").contains(words.get(i + 1).lower())
                    && i + 2 >= words.size() - 1) {
                return true;
            }
        }
        return false;
    }

    private List<Term> terms(Sentence sentence, Shape shape, List<Mention> mentions, List<TemporalExpression> times) {
        List<Term> terms = new ArrayList<>();
        for (int i = 0; i < sentence.words().size(); i++) {
            Word word = sentence.words().get(i);
            int index = i;
            Optional<String> entity = mentions.stream().filter(m -> index >= m.from() && index < m.to())
                    .map(Mention::entity).findFirst();
            boolean timed = times.stream().anyMatch(t -> t.span().overlaps(word.span()));
            if (timed && entity.isEmpty()) {
                continue;
            }
            if (shape.focus().isPresent() && shape.focus().get() == word) {
                if (!GENERIC.contains(word.lemma())) {
                    terms.add(new Term(word, i, Term.Kind.FOCUS, entity));
                }
                continue;
            }
            boolean phrasal = word.lemma().indexOf(' ') > 0;
            if (shape.words().contains(i) || entity.isEmpty() && !phrasal
                    && (!word.isContent() || GENERIC.contains(word.lower()) || GENERIC.contains(word.lemma()))) {
                continue;
            }
            if (entity.isPresent() && !word.isContent() && word.tag() != Tag.X) {
                continue;
            }
            terms.add(new Term(word, i, kind(word, entity), entity));
        }
        return terms;
    }

    private Term.Kind kind(Word word, Optional<String> entity) {
        if (entity.isPresent()) {
            return Term.Kind.NAME;
        }
        return switch (word.tag()) {
            case PROPN -> lexicon.knows(word.lower()) && !word.isCapitalized() ? Term.Kind.NOUN : Term.Kind.NAME;
            case NUM -> Term.Kind.NUMBER;
            case VERB -> Term.Kind.VERB;
            case NOUN -> Term.Kind.NOUN;
            default -> Term.Kind.MODIFIER;
        };
    }

    /** Whether a verb says so little that its absence from a statement means nothing. */
    public static boolean isLight(String lemma) {
        return LIGHT_VERBS.contains(lemma);
    }

    private static boolean leansOnHistory(String asTyped, Sentence sentence, Shape shape, List<Term> terms,
            List<Mention> mentions) {
        boolean pronoun = sentence.words().stream()
                .anyMatch(w -> Set.of("he", "she", "it", "they", "him", "her", "them", "his", "their", "its",
                        "that", "this", "there", "those", "these", "one", "ones", "else").contains(w.lower())
                        && (w.tag() == Tag.PRON || w.tag() == Tag.DET
                                || w.tag() == Tag.ADV || w.tag() == Tag.NUM));
        boolean continued = CONTINUED.matcher(asTyped).find();
        boolean nameless = mentions.isEmpty() && terms.stream().noneMatch(t -> t.kind() == Term.Kind.NAME);
        // "Who is X?" is all there is to ask; "Where is X?" may mean at what was spoken of.
        boolean fragment = terms.size() <= 1 && shape.type() != AnswerType.DEFINITION;
        return pronoun || continued || nameless || fragment;
    }

    /** The terms with those of the questions they lean on: of the last, and of those before it while it leans on them itself. */
    private List<Term> withCarried(List<Term> terms, List<String> history, List<String> leansOn) {
        List<Term> all = new ArrayList<>(terms);
        Set<String> have = new HashSet<>();
        terms.forEach(t -> have.add(t.lemma()));
        int carried = 0;
        for (int turn = history.size() - 1; turn >= Math.max(0, history.size() - TURNS) && carried < ENOUGH; turn--) {
            String last = repair(CasualEnglish.normalize(TextCleaner.clean(history.get(turn))));
            Sentence earlier = analyzer.analyze(OPENING.matcher(last).replaceFirst(""));
            leansOn.add(0, earlier.text());
            List<Mention> mentions = entities.mentions(earlier.words());
            for (Term term : terms(earlier, shape(earlier), mentions, List.of())) {
                if (have.add(term.lemma())) {
                    all.add(new Term(term.word(), -1, Term.Kind.CARRIED, term.entity()));
                    carried++;
                }
            }
        }
        return all;
    }
}
