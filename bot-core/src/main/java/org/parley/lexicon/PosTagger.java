package org.parley.lexicon;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.parley.text.Token;

import opennlp.tools.ml.model.SequenceClassificationModel;
import opennlp.tools.postag.POSContextGenerator;
import opennlp.tools.postag.POSModel;
import opennlp.tools.util.Sequence;

/**
 * Parts of speech by the English model of Apache OpenNLP, held to what the lexicon knows.
 *
 * <p>The model was trained on cased text in which contractions are one word, and guesses freely at words that it has not seen. So it is
 * shown contractions whole and its joint tag is divided again; a word may only become what the lexicon knows of it, an unknown one only
 * what its form suggests ({@link WordClasses}); and two constructions of questions in lower case that it misreads are set right
 * afterwards ({@link Repairs}). A name in lower case commonly comes out as a noun.
 *
 * <p>Safe for any number of threads.
 */
public final class PosTagger implements Tagger {

    private static final String MODEL = "/opennlp-en-ud-ewt-pos-1.3-2.5.4.bin";

    /** One for each thread that tags at the same time: the model's search caches the contexts of its last sentence. */
    private record Search(SequenceClassificationModel model, POSContextGenerator contexts) {
    }

    private final POSModel model;
    private final WordClasses classes;
    private final Repairs repairs;
    /** The bit of the first tag of each outcome of the model; AUX+PART is one. */
    private final Map<String, Integer> outcomes = new HashMap<>();
    private final ConcurrentLinkedQueue<Search> idle = new ConcurrentLinkedQueue<>();

    private PosTagger(POSModel model, WordClasses classes) {
        this.model = model;
        this.classes = classes;
        this.repairs = new Repairs(classes);
        for (String outcome : model.getPosSequenceModel().getOutcomes()) {
            outcomes.put(outcome, WordClasses.bit(Tag.valueOf(outcome.split("\\+")[0])));
        }
    }

    /**
     * Reads the bundled model; to be done once.
     *
     * @throws UncheckedIOException if the resource cannot be read
     */
    public static PosTagger load(Lexicon lexicon) {
        try (InputStream in = Objects.requireNonNull(PosTagger.class.getResourceAsStream(MODEL), MODEL)) {
            return new PosTagger(new POSModel(in), new WordClasses(new Lemmatizer(lexicon)));
        } catch (IOException e) {
            throw new UncheckedIOException("the part-of-speech model cannot be read", e);
        }
    }

    @Override
    public List<Tag> tag(List<Token> sentence) {
        if (sentence.isEmpty()) {
            return List.of();
        }
        List<String> words = new ArrayList<>();
        List<String> heads = new ArrayList<>();
        List<Integer> parts = new ArrayList<>();
        for (int i = 0; i < sentence.size(); i++) {
            Token token = sentence.get(i);
            if (i > 0 && leans(sentence.get(i - 1), token)) {
                words.set(words.size() - 1, words.getLast() + token.text());
                parts.set(parts.size() - 1, parts.getLast() + 1);
            } else {
                words.add(token.text());
                heads.add(token.text());
                parts.add(1);
            }
        }
        List<String> best = search(words.toArray(String[]::new), heads, parts);
        Tag[] tags = new Tag[sentence.size()];
        int at = 0;
        for (int i = 0; i < best.size(); i++) {
            String[] joint = best.get(i).split("\\+");
            for (int part = 0; part < parts.get(i); part++, at++) {
                tags[at] = part < joint.length
                        ? Tag.valueOf(joint[part])
                        : clitic(sentence.get(at).text(), tags[at - 1]);
            }
        }
        repairs.apply(sentence, tags);
        return List.of(tags);
    }

    private List<String> search(String[] words, List<String> heads, List<Integer> parts) {
        int[] allowed = new int[words.length];
        for (int i = 0; i < words.length; i++) {
            boolean starts = i == 0
                    || words[i - 1].codePoints().noneMatch(Character::isLetterOrDigit) && !words[i - 1].equals(",");
            allowed[i] = classes.allowed(heads.get(i), starts);
        }
        Search search = Objects.requireNonNullElseGet(idle.poll(),
                () -> new Search(model.getPosSequenceModel(), model.getFactory().getPOSContextGenerator()));
        Sequence best = search.model.bestSequence(words, null, search.contexts,
                (at, all, before, outcome) -> (allowed[at] & outcomes.getOrDefault(outcome, 0)) != 0
                        && (parts.get(at) > 1 || outcome.indexOf('+') < 0));
        idle.add(search);
        return best.getOutcomes();
    }

    /** What the model did not divide: a possessive after a noun, else a verb; not. */
    private static Tag clitic(String text, Tag before) {
        String form = text.toLowerCase(Locale.ROOT);
        boolean possessive = form.endsWith("s") && before != Tag.PRON && before != Tag.ADV;
        return possessive || form.endsWith("t") ? Tag.PART : Tag.AUX;
    }

    /** Whether the second is written to the end of the first, as 's and n't are. */
    private static boolean leans(Token first, Token second) {
        String text = second.text();
        boolean apostrophe = text.length() > 1 && (text.charAt(0) == '\'' || text.charAt(0) == '’');
        boolean negation = text.length() == 3 && text.regionMatches(true, 0, "n", 0, 1)
                && text.regionMatches(true, 2, "t", 0, 1);
        return first.span().to() == second.span().from() && Character.isLetterOrDigit(first.text().codePointAt(0))
                && (apostrophe || negation);
    }
}
