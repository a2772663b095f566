package org.parley.reading;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.parley.fact.Entity;
import org.parley.fact.EntityTable;
import org.parley.fact.Mention;
import org.parley.fact.Statement;
import org.parley.lexicon.Lexicon;
import org.parley.lexicon.Relation;
import org.parley.lexicon.SemanticType;
import org.parley.lexicon.Tag;
import org.parley.question.AnswerType;
import org.parley.question.QuestionAnalysis;
import org.parley.syntax.NounPhrase;
import org.parley.syntax.Sentence;
import org.parley.syntax.Word;
import org.parley.text.Numbers;
import org.parley.time.Offset;
import org.parley.time.Precision;
import org.parley.time.TemporalExpression;

/** Finds the words of a statement that could fill the slot a question asks for. */
final class SlotFinder {

    /** Kinds of places that no country is. */
    private static final Set<String> TOWNS = Set.of("city", "town", "capital", "village", "venue", "building",
            "street", "hotel", "port");
    private static final Set<String> CAUSAL = Set.of("because", "since", "due", "owing", "after", "over", "amid",
            "following", "for", "as",
            "thanks", "through", "from", "by", "to", "so", "when", "if", "unless");
    private static final Set<String> STRONG_CAUSAL = Set.of("because", "due", "owing", "therefore", "thus", "hence",
            "amid", "following", "so");
    private static final Set<String> CAUSAL_LEMMAS = Set.of("reason", "cause", "blame", "cite", "motive", "explain",
            "result", "lead", "aim",
            "purpose", "allow", "enable", "force", "prompt", "owe", "fear", "goal", "intend", "seek", "account",
            "attribute", "trigger");
    private static final Set<String> MANNER = Set.of("by", "via", "with", "through", "aboard", "on", "using", "as",
            "under", "in", "without");
    private static final Set<String> QUANTITY_WORDS = Set.of("half", "third", "thirds", "quarter", "quarters",
            "nothing", "free", "double",
            "twice", "percent", "majority", "most", "dozens", "hundreds", "thousands", "none");
    private static final Set<String> PLACE_PREPOSITIONS = Set.of("in", "at", "near", "to", "from", "on", "off",
            "inside", "outside", "across",
            "along", "between", "into", "through", "around", "under", "over", "throughout", "within", "aboard",
            "beyond");

    private static final Set<String> POWERS = Set.of("country", "nation", "state", "side", "party", "government",
            "power", "capital", "team",
            "delegation", "member", "republic", "kingdom", "region", "province");

    private final Lexicon lexicon;
    private final EntityTable entities;

    SlotFinder(Lexicon lexicon, EntityTable entities) {
        this.lexicon = lexicon;
        this.entities = entities;
    }

    /** The candidates in {@code statement}, in its order; words that the question itself says are left out. */
    List<Slot> find(QuestionAnalysis question, Statement statement) {
        Set<String> said = new HashSet<>();
        question.sentence().words().forEach(w -> said.add(w.lemma()));
        // A focus, as in "which region", may be filled by what a curated fact names in another part.
        boolean curated = !statement.fact().wordings().isEmpty()
                && question.focus().filter(f -> !TOWNS.contains(f.lemma())).isEmpty();
        return switch (question.type()) {
            case AGENT -> curated ? parties(question, statement) : agents(question, statement, said);
            case PLACE -> curated ? scenes(question, statement) : places(question, statement, said);
            case DATE -> dates(statement);
            case CLOCK -> clocks(statement);
            case DURATION -> durations(question, statement);
            case COUNT -> counts(question, statement, said);
            case QUANTITY -> quantities(question, statement, said);
            case AGE -> ages(statement);
            case REASON -> reasons(statement);
            case MANNER -> markers(statement, MANNER);
            case SPEECH -> quotations(statement);
            case THING -> things(question, statement, said);
            case DEFINITION, YES_NO, CHOICE, ANY -> List.of();
        };
    }

    private List<Slot> agents(QuestionAnalysis question, Statement statement, Set<String> said) {
        List<Slot> slots = new ArrayList<>();
        Set<String> asked = new HashSet<>();
        question.mentions().forEach(m -> asked.add(m.entity()));
        for (Mention mention : statement.mentions()) {
            Optional<Entity> entity = entities.find(mention.entity());
            if (entity.isEmpty() || asked.contains(mention.entity())) {
                continue;
            }
            slots.add(new Slot(entity.get().name(), mention.from(), mention.to(), agentFit(question, entity.get())));
        }
        Sentence sentence = statement.sentence();
        for (NounPhrase phrase : sentence.phrases()) {
            Word head = sentence.words().get(phrase.head());
            boolean named = slots.stream().anyMatch(s -> phrase.contains(s.from()));
            if (head.tag() == Tag.NOUN && !named && !said.contains(head.lemma())) {
                Set<SemanticType> types = lexicon.mainTypes(head.lemma());
                if (types.contains(SemanticType.PERSON) || types.contains(SemanticType.GROUP)) {
                    slots.add(new Slot(sentence.textOf(phrase), phrase.from(), phrase.to(), 0.6f));
                }
            } else if (head.tag() == Tag.PROPN && !named && !said.contains(head.lemma())) {
                slots.add(new Slot(sentence.textOf(phrase), phrase.from(), phrase.to(), 0.5f));
            }
        }
        return slots;
    }

    /** Who a curated fact says took part; nobody else does, whoever else its text names. */
    private List<Slot> parties(QuestionAnalysis question, Statement statement) {
        Set<String> asked = new HashSet<>();
        question.mentions().forEach(m -> asked.add(m.entity()));
        List<String> acting = new ArrayList<>(statement.fact().who());
        statement.fact().saidBy().ifPresent(acting::add);
        List<String> ids = new ArrayList<>(acting);
        ids.addAll(statement.fact().whom());
        boolean whoActs = asksWhoActs(question) && acting.stream().anyMatch(id -> !asked.contains(id));
        List<Slot> slots = new ArrayList<>();
        for (String id : whoActs ? acting : ids) {
            if (!asked.contains(id)) {
                Optional<Entity> entity = entities.find(id);
                float fit = whoActs && question.focus().isEmpty()
                        ? 1f
                        : entity.map(e -> agentFit(question, e)).orElse(0.5f);
                slots.add(slotOf(statement, id, entity.map(Entity::name).orElse(id), fit));
            }
        }
        return slots;
    }

    /** Whether the question word is what acts: "who cancelled the summit?", unlike "whom did they meet?". */
    private static boolean asksWhoActs(QuestionAnalysis question) {
        List<Word> words = question.sentence().words();
        return question.sentence().frames().stream().flatMap(frame -> frame.subject().stream())
                .anyMatch(phrase -> words.subList(phrase.from(), phrase.to()).stream()
                        .anyMatch(
                                w -> w.lower().equals("who") || w.lower().equals("which") || w.lower().equals("what")));
    }

    /** Where a curated fact says that it happened. */
    private List<Slot> scenes(QuestionAnalysis question, Statement statement) {
        Set<String> asked = new HashSet<>();
        question.mentions().forEach(m -> asked.add(m.entity()));
        List<Slot> slots = new ArrayList<>();
        for (String id : statement.fact().where()) {
            if (!asked.contains(id)) {
                Optional<Entity> scene = entities.find(id);
                boolean tooWide = question.focus().filter(f -> TOWNS.contains(f.lemma())).isPresent()
                        && scene.filter(e -> e.kind() == Entity.Kind.COUNTRY).isPresent();
                slots.add(slotOf(statement, id, scene.map(Entity::name).orElse(id), tooWide ? 0.1f : 1f));
            }
        }
        return slots;
    }

    private static Slot slotOf(Statement statement, String id, String name, float fit) {
        return statement.mentions().stream().filter(m -> m.entity().equals(id)).findFirst()
                .map(m -> new Slot(name, m.from(), m.to(), fit)).orElse(new Slot(name, 0, 0, fit));
    }

    /** How well an entity is of the kind asked for: anybody for "who", else what the focus noun names. */
    private float agentFit(QuestionAnalysis question, Entity entity) {
        boolean named = question.focus().filter(f -> f.lemma().equals("name")).isPresent();
        boolean ofPerson = named && question.terms().stream()
                .anyMatch(t -> t.entity().isEmpty() && lexicon.mainTypes(t.lemma()).contains(SemanticType.PERSON));
        if (ofPerson && entity.kind() != Entity.Kind.PERSON) {
            return 0.1f;
        }
        if (question.focus().isEmpty() || named) {
            return switch (entity.kind()) {
                case PERSON -> 1f;
                case ORGANIZATION -> 0.8f;
                case COUNTRY, PLACE -> 0.5f;
                case EVENT, DOCUMENT, THING -> 0.3f;
            };
        }
        String focus = question.focus().get().lemma();
        if (entity.description().toLowerCase(Locale.ROOT).contains(focus)
                || entities.roleWords(entity.id()).contains(focus)
                || entity.name().toLowerCase(Locale.ROOT).contains(focus)) {
            return 1f;
        }
        boolean person = lexicon.mainTypes(focus).contains(SemanticType.PERSON);
        return switch (entity.kind()) {
            case PERSON -> person ? 0.7f : 0.1f;
            case ORGANIZATION -> person ? 0.1f : 0.5f;
            case COUNTRY, PLACE -> POWERS.contains(focus) ? 0.9f : 0.1f;
            case EVENT, DOCUMENT, THING -> 0.2f;
        };
    }

    private List<Slot> places(QuestionAnalysis question, Statement statement, Set<String> said) {
        List<Slot> slots = new ArrayList<>();
        Set<String> asked = new HashSet<>();
        question.mentions().forEach(m -> asked.add(m.entity()));
        Sentence sentence = statement.sentence();
        for (Mention mention : statement.mentions()) {
            Optional<Entity> entity = entities.find(mention.entity());
            if (entity.isPresent() && !asked.contains(mention.entity())
                    && (entity.get().kind() == Entity.Kind.PLACE || entity.get().kind() == Entity.Kind.COUNTRY)) {
                boolean tooWide = entity.get().kind() == Entity.Kind.COUNTRY
                        && question.focus().filter(f -> TOWNS.contains(f.lemma())).isPresent();
                slots.add(new Slot(entity.get().name(), mention.from(), mention.to(), tooWide ? 0.1f : 1f));
            }
        }
        for (NounPhrase phrase : sentence.phrases()) {
            Word head = sentence.words().get(phrase.head());
            if (slots.stream().anyMatch(s -> phrase.contains(s.from())) || said.contains(head.lemma())) {
                continue;
            }
            boolean located = PLACE_PREPOSITIONS.contains(phrase.preposition());
            Set<SemanticType> types = head.tag() == Tag.NOUN ? lexicon.mainTypes(head.lemma()) : Set.of();
            boolean place = types.contains(SemanticType.LOCATION) || types.contains(SemanticType.ARTIFACT) && located;
            boolean name = head.tag() == Tag.PROPN && located;
            if (place || name) {
                slots.add(new Slot(sentence.textOf(phrase), phrase.from(), phrase.to(),
                        name ? 0.8f : located ? 0.7f : 0.4f));
            }
        }
        return slots;
    }

    private static List<Slot> dates(Statement statement) {
        List<Slot> slots = new ArrayList<>();
        boolean curated = !statement.fact().wordings().isEmpty();
        for (TemporalExpression time : statement.times()) {
            boolean bound = time instanceof TemporalExpression.Dated d
                    && (d.relation() == TemporalExpression.Relation.BEFORE
                            || d.relation() == TemporalExpression.Relation.AFTER
                            || d.relation() == TemporalExpression.Relation.FORMERLY);
            if (!curated && !bound && time instanceof TemporalExpression.Dated dated) {
                int[] words = words(statement, time);
                float fit = switch (dated.period().precision()) {
                    case DAY -> 1f;
                    case MONTH, YEAR -> 0.9f;
                    case RANGE -> 0.7f;
                };
                slots.add(new Slot(dated.period().inWords(), words[0], words[1], fit));
            }
        }
        statement.fact().when().filter(w -> slots.isEmpty() && !(curated && w.precision() == Precision.RANGE))
                .ifPresent(w -> slots.add(new Slot(w.inWords(), 0, 0, 0.8f)));
        return slots;
    }

    private static int[] words(Statement statement, TemporalExpression time) {
        int from = -1;
        int to = -1;
        List<Word> words = statement.sentence().words();
        for (int i = 0; i < words.size(); i++) {
            if (words.get(i).span().overlaps(time.span())) {
                from = from < 0 ? i : from;
                to = i + 1;
            }
        }
        return new int[]{Math.max(from, 0), Math.max(to, 0)};
    }

    private static List<Slot> clocks(Statement statement) {
        List<Slot> slots = new ArrayList<>();
        for (TemporalExpression time : statement.times()) {
            if (time instanceof TemporalExpression.ClockTime clock) {
                int[] words = words(statement, time);
                slots.add(new Slot(clock.span().of(statement.sentence().text()), words[0], words[1], 1f));
            }
        }
        return slots;
    }

    private static List<Slot> durations(QuestionAnalysis question, Statement statement) {
        List<Slot> slots = new ArrayList<>();
        for (TemporalExpression time : statement.times()) {
            boolean lasting = time instanceof TemporalExpression.Lasting
                    || time instanceof TemporalExpression.Anchored anchored
                            && anchored.offset() instanceof Offset.Shift shift && shift.count() != 0;
            boolean bounded = time instanceof TemporalExpression.Dated dated
                    && dated.relation() != TemporalExpression.Relation.AT;
            if (lasting || bounded) {
                int[] words = words(statement, time);
                slots.add(
                        new Slot(time.span().of(statement.sentence().text()), words[0], words[1], lasting ? 1f : 0.5f));
            }
        }
        return slots;
    }

    private List<Slot> counts(QuestionAnalysis question, Statement statement, Set<String> said) {
        List<Slot> slots = new ArrayList<>();
        Sentence sentence = statement.sentence();
        for (int i = 0; i < sentence.words().size(); i++) {
            Word word = sentence.words().get(i);
            if (!isNumber(word) || timed(statement, word) || said.contains(word.lemma())) {
                continue;
            }
            float fit = 0.4f;
            if (question.focus().isPresent()) {
                for (int j = i + 1; j < Math.min(sentence.words().size(), i + 6); j++) {
                    Word next = sentence.words().get(j);
                    if (next.isNominal()) {
                        Relation relation = lexicon.relation(next.lemma(), next.tag(), question.focus().get().lemma(),
                                question.focus().get().tag());
                        fit = Math.max(fit, switch (relation) {
                            case SAME -> 1f;
                            case DERIVED, SYNONYM, NARROWER -> 0.9f;
                            case BROADER, RELATED -> 0.7f;
                            default -> 0.4f;
                        });
                    } else if (next.tag() == Tag.VERB || next.tag() == Tag.PUNCT) {
                        break;
                    }
                }
            }
            slots.add(new Slot(sentence.text().substring(word.span().from(), endOfPhrase(sentence, i)), i, i + 1, fit));
        }
        return slots;
    }

    private static int endOfPhrase(Sentence sentence, int index) {
        for (NounPhrase phrase : sentence.phrases()) {
            if (phrase.contains(index)) {
                return sentence.words().get(phrase.to() - 1).span().to();
            }
        }
        return sentence.words().get(index).span().to();
    }

    private static boolean isNumber(Word word) {
        return word.tag() == Tag.NUM || Numbers.valueOf(word.lower()).isPresent();
    }

    private static boolean timed(Statement statement, Word word) {
        return statement.times().stream().anyMatch(t -> t.span().overlaps(word.span()));
    }

    private List<Slot> quantities(QuestionAnalysis question, Statement statement, Set<String> said) {
        List<Slot> slots = new ArrayList<>();
        Sentence sentence = statement.sentence();
        List<Word> words = sentence.words();
        for (int i = 0; i < words.size(); i++) {
            Word word = words.get(i);
            boolean number = isNumber(word) && !timed(statement, word) && !said.contains(word.lower());
            boolean inWords = QUANTITY_WORDS.contains(word.lower()) && !said.contains(word.lower());
            if (!number && !inWords) {
                continue;
            }
            Word next = i + 1 < words.size() ? words.get(i + 1) : word;
            boolean unit = number
                    && (next.lower().startsWith("per") || next.lower().equals("%") || next.lower().endsWith("illion")
                            || lexicon.types(next.lemma()).contains(SemanticType.QUANTITY)
                            || i > 0 && words.get(i - 1).tag() == Tag.SYM);
            slots.add(new Slot(sentence.text().substring(word.span().from(), endOfPhrase(sentence, i)), i, i + 1,
                    unit ? 1f : 0.6f));
        }
        return slots;
    }

    private static List<Slot> ages(Statement statement) {
        List<Slot> slots = new ArrayList<>();
        List<Word> words = statement.sentence().words();
        for (int i = 0; i < words.size(); i++) {
            Word word = words.get(i);
            boolean apposed = i > 0 && i + 1 < words.size() && words.get(i - 1).lower().equals(",")
                    && words.get(i + 1).lower().equals(",");
            boolean aged = i > 0 && words.get(i - 1).lower().equals("aged");
            boolean years = word.lower().endsWith("-year-old")
                    || i + 1 < words.size() && words.get(i + 1).lower().equals("years")
                            && i + 2 < words.size() && words.get(i + 2).lower().equals("old");
            if (isNumber(word) && (apposed || aged || years) || word.lower().endsWith("-year-old")) {
                slots.add(new Slot(word.text(), i, i + 1, 1f));
            }
        }
        return slots;
    }

    private static List<Slot> reasons(Statement statement) {
        List<Slot> slots = new ArrayList<>();
        List<Word> words = statement.sentence().words();
        for (int i = 0; i < words.size(); i++) {
            Word word = words.get(i);
            boolean strong = STRONG_CAUSAL.contains(word.lower()) || CAUSAL_LEMMAS.contains(word.lemma());
            if (strong || CAUSAL.contains(word.lower()) && !timed(statement, word)) {
                boolean sequence = word.lower().equals("after") || word.lower().equals("when");
                slots.add(new Slot(word.text(), i, words.size(), strong ? 1f : sequence ? 0.7f : 0.4f));
            }
        }
        return slots;
    }

    private static List<Slot> markers(Statement statement, Set<String> markers) {
        List<Slot> slots = new ArrayList<>();
        List<Word> words = statement.sentence().words();
        for (int i = 0; i < words.size(); i++) {
            if (markers.contains(words.get(i).lower())
                    || words.get(i).tag() == Tag.ADV && words.get(i).lower().endsWith("ly")) {
                slots.add(new Slot(words.get(i).text(), i, Math.min(words.size(), i + 6), 0.5f));
            }
        }
        return slots;
    }

    private static List<Slot> quotations(Statement statement) {
        List<Slot> slots = new ArrayList<>();
        List<Word> words = statement.sentence().words();
        int from = -1;
        for (int i = 0; i <= words.size(); i++) {
            boolean quoted = i < words.size() && words.get(i).inQuote();
            if (quoted && from < 0) {
                from = i;
            } else if (!quoted && from >= 0) {
                slots.add(new Slot(statement.sentence().text().substring(words.get(from).span().from(),
                        words.get(i - 1).span().to()), from, i, 1f));
                from = -1;
            }
        }
        return slots;
    }

    private List<Slot> things(QuestionAnalysis question, Statement statement, Set<String> said) {
        List<Slot> slots = new ArrayList<>();
        Sentence sentence = statement.sentence();
        for (NounPhrase phrase : sentence.phrases()) {
            Word head = sentence.words().get(phrase.head());
            if (!head.isNominal() || said.contains(head.lemma()) && question.focus().isEmpty()) {
                continue;
            }
            float fit = 0.4f;
            if (question.focus().isPresent()) {
                Word focus = question.focus().get();
                boolean modified = phrase.to() - phrase.from() > 1;
                fit = switch (lexicon.relation(head.lemma(), head.tag(), focus.lemma(), focus.tag())) {
                    case SAME -> modified ? 0.9f : 0.5f;
                    case NARROWER -> 1f;
                    case SYNONYM, DERIVED -> 0.8f;
                    case SIBLING, RELATED -> 0.5f;
                    default -> head.tag() == Tag.PROPN ? 0.5f : 0.2f;
                };
            }
            slots.add(new Slot(sentence.textOf(phrase), phrase.from(), phrase.to(), fit));
        }
        return slots;
    }
}
