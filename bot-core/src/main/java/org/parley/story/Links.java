package org.parley.story;

import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.parley.fact.KnowledgeBase;
import org.parley.fact.Statement;
import org.parley.lexicon.Lexicon;

/**
 * What later statements make of earlier ones. Precise rather than complete: two statements are linked where the later one names the
 * value that the earlier one gave, or takes back in words what it planned. Safe for use by many threads.
 */
public final class Links {

    /** No links at all. */
    public static final Links NONE = new Links(() -> new Index(Map.of(), Map.of(), Map.of()));

    private final Supplier<Index> finder;
    /** Made when it is first asked for: whoever asks one question at a terminal need not wait for it. */
    private @Nullable Index index;

    private Links(Supplier<Index> finder) {
        this.finder = finder;
    }

    /** The links between the statements of {@code knowledge}; finding them takes time in proportion to their number, once. */
    public static Links of(KnowledgeBase knowledge, Lexicon lexicon) {
        return new Links(() -> Index.of(new LinkFinder(knowledge, lexicon)));
    }

    private record Index(Map<Integer, List<Change>> byOld, Map<Integer, List<Change>> byNew,
            Map<Integer, List<Dispute>> disputes) {

        static Index of(LinkFinder finder) {
            Map<Integer, List<Dispute>> disputes = new HashMap<>();
            for (Dispute dispute : finder.disputes()) {
                disputes.computeIfAbsent(dispute.one().ordinal(), o -> new ArrayList<>()).add(dispute);
                disputes.computeIfAbsent(dispute.other().ordinal(), o -> new ArrayList<>()).add(dispute);
            }
            return new Index(finder.changes().stream().collect(groupingBy(change -> change.old().ordinal())),
                    finder.changes().stream().collect(groupingBy(change -> change.now().ordinal())), disputes);
        }
    }

    private synchronized Index index() {
        if (index == null) {
            index = finder.get();
        }
        return index;
    }

    /** Finds them now, where nobody has asked yet, so that who asks first need not wait. */
    public void find() {
        index();
    }

    /** What holds in place of {@code statement}, the earliest report first; empty where nothing takes its place. */
    public List<Change> supersededBy(Statement statement) {
        return List.copyOf(index().byOld().getOrDefault(statement.ordinal(), List.of()));
    }

    /** What {@code statement} takes the place of. */
    public List<Change> supersedes(Statement statement) {
        return List.copyOf(index().byNew().getOrDefault(statement.ordinal(), List.of()));
    }

    /** Who contradicts {@code statement} without correcting it, and what it contradicts. */
    public List<Dispute> disputes(Statement statement) {
        return List.copyOf(index().disputes().getOrDefault(statement.ordinal(), List.of()));
    }
}
