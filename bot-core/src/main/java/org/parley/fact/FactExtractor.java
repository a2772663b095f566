package org.parley.fact;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.parley.article.Article;
import org.parley.lexicon.Lexicon;
import org.parley.lexicon.Tag;
import org.parley.syntax.Frame;
import org.parley.syntax.Sentence;
import org.parley.syntax.SentenceAnalyzer;
import org.parley.syntax.Word;
import org.parley.text.SentenceSplitter;
import org.parley.text.Span;
import org.parley.time.Period;
import org.parley.time.TemporalExpression;
import org.parley.time.Direction;
import org.parley.time.TemporalParser;

/**
 * Makes knowledge ready for reading: articles become statements, and every statement is analysed once. What it gives depends on nothing
 * but the knowledge; it remembers the sentences of the last, so that one more article costs little. Safe for use by many threads.
 */
public final class FactExtractor {

    private static final Set<String> REPORTING = Set.of("say", "tell", "announce", "report", "claim", "add", "state",
            "confirm", "warn",
            "insist", "argue", "according");
    private static final Set<String> DENYING = Set.of("deny", "reject", "dismiss", "dispute", "refute", "rebut");
    private static final Set<String> CANCELLING = Set.of("cancel", "call off", "scrap", "shelve", "abandon", "drop",
            "axe", "postpone", "withdraw");
    private static final Set<String> RUMOUR = Set.of("rumour", "rumor", "speculation", "gossip");

    private final SentenceAnalyzer analyzer;
    private final Lexicon lexicon;
    /** The sentences of what was extracted last, by their text. */
    private volatile Map<String, Sentence> known = Map.of();

    public FactExtractor(SentenceAnalyzer analyzer, Lexicon lexicon) {
        this.analyzer = analyzer;
        this.lexicon = lexicon;
    }

    /** @param title the article's, analysed */
    private record Read(Article article, Sentence title, int paragraph, Span span, Sentence sentence) {
    }

    /** All of {@code knowledge}, analysed: its curated facts first, then its articles' sentences. */
    public KnowledgeBase extract(Knowledge knowledge) {
        Map<String, Sentence> before = known;
        Map<String, Sentence> now = new ConcurrentHashMap<>();
        Function<String, Sentence> analysis = text -> now.computeIfAbsent(text, t -> {
            Sentence known = before.get(t);
            return known == null ? analyzer.analyze(t) : known;
        });
        List<List<Read>> articles = knowledge.articles().parallelStream().map(article -> read(article, analysis))
                .toList();
        known = now;
        EntityTable entities = entities(knowledge, articles.stream().flatMap(List::stream).toList());
        List<Statement> statements = new ArrayList<>();
        for (Fact fact : knowledge.facts()) {
            statements.add(curated(fact, entities, statements.size()));
        }
        int[] starts = new int[articles.size()];
        for (int i = 0, next = statements.size(); i < starts.length; next += articles.get(i++).size()) {
            starts[i] = next;
        }
        statements.addAll(IntStream.range(0, starts.length).parallel().boxed()
                .flatMap(i -> statements(articles.get(i), starts[i], entities).stream()).toList());
        return new KnowledgeBase(knowledge.name(), entities, statements);
    }

    /**
     * The statements of one article.
     *
     * @param start the ordinal of the first
     */
    private List<Statement> statements(List<Read> read, int start, EntityTable entities) {
        CoreferenceResolver resolver = new CoreferenceResolver(entities, lexicon);
        List<Statement> statements = new ArrayList<>(read.size());
        Optional<Period> anchor = Optional.empty();
        for (Read next : read) {
            List<Mention> mentions = resolver.resolve(next.sentence(), next.paragraph());
            LocalDate published = next.article().source().published().atZone(ZoneOffset.UTC).toLocalDate();
            List<TemporalExpression> times = TemporalResolution
                    .resolve(next.sentence(), TemporalParser.parse(next.sentence().text(), published), anchor);
            Optional<Period> when = TemporalResolution.eventDate(next.sentence(), times);
            anchor = TemporalResolution.anchor(next.sentence(), times, anchor);
            Map<String, Float> context = context(next, read.subList(0, statements.size()), mentions, entities);
            statements
                    .add(new Statement(fact(next, when, mentions, entities), next.sentence(), mentions, times, context,
                            Set.of(), start + statements.size()));
        }
        return statements;
    }

    private static List<Read> read(Article article, Function<String, Sentence> analysis) {
        List<Read> read = new ArrayList<>();
        Sentence title = analysis.apply(article.source().title());
        for (int p = 0; p < article.paragraphs().size(); p++) {
            String paragraph = article.paragraphs().get(p);
            for (Span span : SentenceSplitter.split(paragraph)) {
                read.add(new Read(article, title, p, span, analysis.apply(span.of(paragraph))));
            }
        }
        return read;
    }

    private EntityTable entities(Knowledge knowledge, List<Read> read) {
        EntityTable known = EntityTable.of(knowledge.entities());
        EntityDiscoverer discoverer = new EntityDiscoverer(lexicon);
        read.forEach(r -> discoverer.learnWords(r.sentence()));
        read.forEach(r -> discoverer.add(r.sentence()));
        List<Entity> all = new ArrayList<>(knowledge.entities());
        all.addAll(discoverer.entities(name -> !known.mentions(analyzer.analyze(name).words()).isEmpty()));
        return EntityTable.of(all);
    }

    private Statement curated(Fact fact, EntityTable entities, int ordinal) {
        Sentence sentence = analyzer.analyze(fact.text());
        LocalDate published = fact.source().published().atZone(ZoneOffset.UTC).toLocalDate();
        List<Mention> mentions = entities.mentions(sentence.words());
        Set<String> wordings = new HashSet<>();
        for (String wording : fact.wordings()) {
            wordings.addAll(analyzer.lemmas(wording));
        }
        Map<String, Float> context = new HashMap<>();
        mentions.forEach(m -> expand(m.entity(), entities, context, 0.9f, 0.8f));
        for (List<String> ids : List.of(fact.who(), fact.whom(), fact.where())) {
            ids.forEach(id -> expand(id, entities, context, 0.8f, 0.7f));
        }
        return new Statement(fact, sentence, mentions, TemporalParser.parse(fact.text(), published, Direction.PAST),
                context, wordings, ordinal);
    }

    private static Fact fact(Read read, Optional<Period> when, List<Mention> mentions, EntityTable entities) {
        List<String> where = mentions.stream().map(Mention::entity)
                .filter(id -> entities.find(id)
                        .filter(e -> e.kind() == Entity.Kind.PLACE || e.kind() == Entity.Kind.COUNTRY).isPresent())
                .distinct().toList();
        String id = read.article().source().article() + "#" + read.paragraph() + "." + read.span().from();
        return new Fact(id, read.sentence().text(), when, where, List.of(), List.of(), Optional.empty(),
                Optional.empty(),
                certainty(read.sentence()), "", List.of(), Map.of(), read.article().source(),
                new Fact.Place(read.paragraph(), read.span()));
    }

    private static Certainty certainty(Sentence sentence) {
        Certainty certainty = Certainty.ASSERTED;
        for (Word word : sentence.words()) {
            if (RUMOUR.contains(word.lemma())) {
                certainty = Certainty.RUMOURED;
            }
        }
        for (Frame frame : sentence.frames()) {
            if (DENYING.contains(frame.lemma())) {
                return Certainty.DENIED;
            }
            if (CANCELLING.contains(frame.lemma()) && !frame.negated() && !frame.modal()) {
                return Certainty.CANCELLED;
            }
            Word verb = sentence.words().get(frame.verb());
            boolean will = frame.modal()
                    && sentence.words().subList(Math.max(0, frame.verb() - 4), frame.verb()).stream()
                            .anyMatch(w -> w.lower().equals("will") || w.lower().equals("'ll"));
            if (will && certainty == Certainty.ASSERTED && !verb.inQuote()) {
                certainty = Certainty.PLANNED;
            }
            if (REPORTING.contains(frame.lemma()) && certainty == Certainty.ASSERTED) {
                certainty = Certainty.REPORTED;
            }
        }
        return certainty;
    }

    private Map<String, Float> context(Read read, List<Read> previous, List<Mention> mentions, EntityTable entities) {
        Map<String, Float> context = new HashMap<>();
        for (Word word : read.title().words()) {
            put(context, word, 0.5f);
        }
        for (int back = 1; back <= 3 && back <= previous.size(); back++) {
            Read before = previous.get(previous.size() - back);
            boolean same = before.paragraph() == read.paragraph();
            float weight = back == 1 ? same ? 0.6f : 0.35f : same ? 0.45f : 0.2f;
            for (Word word : before.sentence().words()) {
                put(context, word, weight);
            }
        }
        for (Mention mention : mentions) {
            expand(mention.entity(), entities, context, mention.resolved() ? 0.95f : 0.9f, 0.75f);
        }
        for (String word : read.article().source().name().toLowerCase(Locale.ROOT).split(" ")) {
            context.merge(word, 0.4f, Math::max);
        }
        return context;
    }

    private static void put(Map<String, Float> context, Word word, float weight) {
        if (word.isContent() || word.tag() == Tag.PROPN) {
            context.merge(word.lemma(), weight, Math::max);
        }
    }

    private static void expand(String id, EntityTable entities, Map<String, Float> context, float name, float role) {
        entities.find(id).ifPresent(entity -> {
            for (String word : entity.name().split("[ -]")) {
                context.merge(EntityTable.key(word), name, Math::max);
            }
            entity.aliases().forEach(alias -> context.merge(EntityTable.key(alias), name, Math::max));
            entities.roleWords(id).forEach(word -> context.merge(word, role, Math::max));
        });
    }
}
