package org.parley.slack;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Remembers the most recent. Slack repeats an event for about an hour at most, which is far fewer than it holds. */
final class RecentMemory implements SlackMemory {

    private static final int KEPT = 50_000;

    private final Set<String> claimed = recent();
    private final Set<String> threads = recent();

    @Override
    public boolean claim(String key) {
        return claimed.add(key);
    }

    @Override
    public void release(String key) {
        claimed.remove(key);
    }

    @Override
    public void join(String channel, String thread) {
        threads.add(channel + "/" + thread);
    }

    @Override
    public void leave(String channel, String thread) {
        threads.remove(channel + "/" + thread);
    }

    @Override
    public boolean takesPart(String channel, String thread) {
        return threads.contains(channel + "/" + thread);
    }

    private static Set<String> recent() {
        return Collections.synchronizedSet(Collections.newSetFromMap(new LinkedHashMap<>() {

            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                return size() > KEPT;
            }
        }));
    }
}
