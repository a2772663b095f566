package org.parley.bot;

import java.util.List;
import java.util.Optional;
import org.parley.reply.Button;
import org.parley.reply.Reply;

/** What a press on a button leads to. An adapter tells the platform in any case that the press has arrived. */
public sealed interface Reaction {

    /**
     * Something more is said, below.
     *
     * @param audience who should see it; everybody, where the platform cannot show it to one person alone. What is said to everybody
     *     under a message that one person saw is shared by them, and a platform that can tells so.
     */
    record Say(Reply reply, Audience audience) implements Reaction {
    }

    /** The message says this from now on, with these buttons. */
    record Edit(Reply reply) implements Reaction {
    }

    /**
     * The message has other buttons from now on; what it says stays.
     *
     * @param buttons the new ones; empty for none
     * @param notice said to the person alone, if anything; at most {@value Notice#LONGEST} characters
     */
    record Rebutton(List<Button> buttons, Optional<String> notice) implements Reaction {
        public Rebutton {
            buttons = List.copyOf(buttons);
        }
    }

    /** A word to the person alone; at most {@value #LONGEST} characters, which is what Telegram shows for a press. */
    record Notice(String text) implements Reaction {

        /** https://core.telegram.org/bots/api#answercallbackquery */
        public static final int LONGEST = 200;
    }
}
