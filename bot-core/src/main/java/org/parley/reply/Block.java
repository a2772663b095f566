package org.parley.reply;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One piece of a reply. All text is plain; a renderer escapes it for its platform. */
public sealed interface Block {

    /** A heading, at most a line. */
    record Heading(String text) implements Block {
    }

    /** Plain prose. */
    record Paragraph(String text) implements Block {
    }

    /** The answer itself: what a notification shows, and what a reader sees first. */
    record Lead(String text) implements Block {
    }

    /** A short line about what stands above: dates, how far the sources reach. */
    record Context(String text) implements Block {
    }

    /** Items of equal standing. */
    record Bullets(List<String> items) implements Block {
        public Bullets {
            items = List.copyOf(items);
        }
    }

    /**
     * Numbered statements that the answer rests on; never cut off by a renderer, though each may be shortened, and all may be folded
     * where a reader can unfold them.
     */
    record Sources(List<Item> items) implements Block {
        public Sources {
            items = List.copyOf(items);
        }

        /**
         * One statement and where it was published.
         *
         * @param text the statement
         * @param date the event's date in words, if known
         * @param outlet the publisher's name
         * @param title the article's headline; may be empty
         * @param published when it was published
         * @param url where to read it, if known
         */
        public record Item(String text, Optional<String> date, String outlet, String title, Instant published,
                Optional<String> url) {
        }
    }
}
