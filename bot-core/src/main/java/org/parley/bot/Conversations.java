package org.parley.bot;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Remembers the last questions of each conversation, and forgets the conversation that was silent longest. Thread-safe. */
final class Conversations {

    /** Follow-ups lean on the turn or two before them. */
    private static final int TURNS = 6;
    /** A question is at most some hundred characters, so a full memory stays below a few megabytes. */
    private static final int CONVERSATIONS = 2_000;
    /** What is kept of a question: nobody leans on the end of a page of text. */
    private static final int CHARACTERS = 500;

    private record Key(String platform, String chat, Optional<String> thread) {
    }

    private final Map<Key, Deque<String>> turns = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Deque<String>> eldest) {
            return size() > CONVERSATIONS;
        }
    };

    /** Earlier questions of the conversation that {@code incoming} belongs to, oldest first. */
    synchronized List<String> before(Incoming incoming) {
        return List.copyOf(turns.getOrDefault(key(incoming), new ArrayDeque<>()));
    }

    synchronized void remember(Incoming incoming, String question) {
        Deque<String> asked = turns.computeIfAbsent(key(incoming), k -> new ArrayDeque<>());
        asked.addLast(question.length() <= CHARACTERS ? question : question.substring(0, CHARACTERS));
        if (asked.size() > TURNS) {
            asked.removeFirst();
        }
    }

    private static Key key(Incoming incoming) {
        return new Key(incoming.platform(), incoming.chat(), incoming.thread());
    }
}
