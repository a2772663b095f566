package org.parley.time;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.parley.time.Pieces.Piece;
import org.parley.time.Pieces.Type;

/**
 * Which way a clause looks: the verb nearest before the temporal expression decides, else, for one that opens its clause, the first
 * verb after it.
 */
final class Tense {

    /** How many pieces of a clause are looked at, at most; sentences of news agencies have about 25 words. */
    private static final int REACH = 25;

    private static final Set<String> FUTURE = Set.of("will", "ll", "shall", "would", "won", "wouldn", "may", "might",
            "must", "upcoming",
            "forthcoming", "plan", "plans", "planning", "intends", "intend", "expects", "expect", "hopes", "hope",
            "wants", "vows",
            "promises", "takes", "starts", "begins", "opens", "expires", "runs",
            "resumes", "ends", "lapses", "arrives", "provided", "unless", "будет", "будут", "буде", "будуть", "wird",
            "werden");
    private static final Set<String> DUE = Set.of("due", "scheduled", "planned", "expected", "slated", "set",
            "supposed");
    /** Point ahead only with an infinitive: "agreed to meet on Tuesday", but "agreed on Tuesday". */
    private static final Set<String> PROMISED = Set.of("agreed", "promised", "vowed", "pledged", "intended", "hoped",
            "wanted", "offered",
            "ready", "threatened", "decided");
    /** "a truce, to start on Thursday". */
    private static final Set<String> OPENINGS = Set.of("start", "begin", "be", "take", "open", "resume", "run", "end",
            "last");
    private static final Set<String> BE = Set.of("be", "is", "are", "am", "re", "being", "been");
    private static final Set<String> PAST = Set.of("said", "told", "was", "were", "had", "did", "didn", "wasn", "weren",
            "has", "have", "met",
            "went", "came", "left", "took", "gave", "began", "made", "won", "lost", "saw", "flew", "spoke", "found",
            "broke", "fell", "rose",
            "ran", "got", "became", "paid", "sat", "stood", "wrote", "withdrew", "fought", "led", "called", "died",
            "opened", "closed",
            "ended", "started", "resumed", "visited", "announced");
    /** Past forms that are also participles: past only without a form of "be" before them. */
    private static final Set<String> PARTICIPLES = Set.of("held", "brought", "kept", "sent", "struck", "drawn", "drew",
            "shot", "hit",
            "put", "cut", "freed", "read", "taken", "given", "seen", "thrown", "bought", "sold", "caught", "built",
            "shut", "laid");
    private static final Set<String> DETERMINERS = Set.of("the", "a", "an", "its", "his", "her", "their", "our", "of",
            "two", "all",
            "and", "newly", "many", "s", "any", "no", "this", "that");

    private Tense() {
    }

    /** The direction of the clause around pieces {@code [from, to)}, or null where no verb tells. */
    static @Nullable Direction of(Pieces pieces, int from, int to) {
        for (int i = from - 1; i >= Math.max(0, from - REACH) && !endsClause(pieces, i); i--) {
            Direction direction = verb(pieces, i);
            if (direction != null) {
                return direction;
            }
        }
        if (pieces.get(from - 1).type() == Type.WORD) {
            return null;
        }
        for (int i = to; i < Math.min(pieces.size(), to + REACH) && !endsClause(pieces, i); i++) {
            Direction direction = verb(pieces, i);
            if (direction != null) {
                return direction;
            }
        }
        return null;
    }

    private static boolean endsClause(Pieces pieces, int index) {
        Piece piece = pieces.get(index);
        return piece.type() == Type.MARK && ".;:!?".contains(piece.word()) && !pieces.get(index - 1).capital();
    }

    private static @Nullable Direction verb(Pieces pieces, int index) {
        Piece piece = pieces.get(index);
        if (piece.type() != Type.WORD) {
            return null;
        }
        String word = piece.word();
        String before = pieces.get(index - 1).word();
        if (word.equals("to") && Set.of("is", "are", "re", "was", "were").contains(before)) {
            return pieces.get(index + 1).is("have") ? Direction.PAST : Direction.FUTURE;
        }
        if (word.equals("to") && before.equals(",") && OPENINGS.contains(pieces.get(index + 1).word())) {
            return Direction.FUTURE;
        }
        if (word.endsWith("ing") && Set.of("is", "are", "am").contains(before)) {
            return Direction.FUTURE;
        }
        if (DUE.contains(word) && !DETERMINERS.contains(before)) {
            boolean had = before.equals("had") || pieces.get(index - 2).is("had");
            return had ? Direction.PAST : Direction.FUTURE;
        }
        if (PROMISED.contains(word) && pieces.get(index + 1).is("to")) {
            return Direction.FUTURE;
        }
        if (FUTURE.contains(word) && !DETERMINERS.contains(before) && !piece.capital() || word.equals("will")) {
            return Direction.FUTURE;
        }
        if (PAST.contains(word) && !BE.contains(before) && !toFollows(pieces, index)) {
            return Direction.PAST;
        }
        boolean participle = PARTICIPLES.contains(word) || word.length() > 4 && word.endsWith("ed");
        boolean finite = !piece.capital() && !BE.contains(before) && !DETERMINERS.contains(before);
        return participle && finite ? Direction.PAST : null;
    }

    /** "was to", "were due", "have until": the words after decide. */
    private static boolean toFollows(Pieces pieces, int index) {
        String word = pieces.get(index).word();
        String next = pieces.get(index + 1).word();
        return (word.equals("was") || word.equals("were") || word.equals("has") || word.equals("have"))
                && (next.equals("to") || next.equals("until") && word.startsWith("ha")
                        || DUE.contains(next) && !word.startsWith("ha"));
    }
}
