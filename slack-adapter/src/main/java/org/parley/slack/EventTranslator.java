package org.parley.slack;

import java.util.Optional;
import java.util.regex.Pattern;
import org.parley.bot.Address;
import org.parley.bot.Audience;
import org.parley.bot.Incoming;
import org.parley.bot.Speaker;

/** Decides whether a message is meant for the bot, and says it in the core's terms. Pure. */
final class EventTranslator {

    private static final String PLATFORM = "slack";

    /** Somebody, a user group, or everyone in a place: what makes a message one to others. */
    private static final Pattern MENTION = Pattern.compile("<(?:@|!subteam\\^|!here|!channel|!everyone)[^<>]*>");

    private final String bot;
    private final Pattern botMention;

    /** @param bot the bot's own user id */
    EventTranslator(String bot) {
        this.bot = bot;
        String mention = "<@" + Pattern.quote(bot) + "(?:\\|[^<>]*)?>";
        // With the comma or colon that sets the name off: "@Parley: when ...", "when ..., @Parley?"
        this.botMention = Pattern.compile("^\\s*" + mention + "\\s*[:,]?\\s*|,?\\s*" + mention);
    }

    /**
     * What the bot should hear of {@code post}; empty for silence.
     *
     * @param takesPart whether the bot takes part in the thread that {@code post} belongs to
     */
    Optional<Incoming> translate(Post post, boolean takesPart) {
        if (post.user().equals(bot)) {
            return Optional.empty();
        }
        if (post.direct()) {
            return Optional.of(incoming(post, post.threadTs(), Address.DIRECT));
        }
        return address(post, takesPart).map(address -> incoming(post, Optional.of(post.root()), address));
    }

    /** Whether {@code post} speaks to somebody other than the bot, and not to the bot. */
    boolean addressesOthers(Post post) {
        return !mentionsBot(post) && MENTION.matcher(post.text()).find();
    }

    private Optional<Address> address(Post post, boolean takesPart) {
        if (mentionsBot(post)) {
            return Optional.of(Address.MENTION);
        }
        if (post.threadTs().isEmpty() || addressesOthers(post)) {
            return Optional.empty();
        }
        if (takesPart) {
            return Optional.of(Address.THREAD_FOLLOW_UP);
        }
        return post.parentUser().filter(bot::equals).map(own -> Address.REPLY_TO_BOT);
    }

    private boolean mentionsBot(Post post) {
        return botMention.matcher(post.text()).find();
    }

    private Incoming incoming(Post post, Optional<String> thread, Address address) {
        String text = botMention.matcher(post.text()).replaceAll("");
        Speaker speaker = post.direct()
                ? Speaker.alone(PLATFORM, post.channel(), post.user())
                : Speaker.among(PLATFORM, post.channel(), post.user());
        return new Incoming(speaker.inThread(thread), address, Mrkdwn.toPlain(text).strip());
    }

    /** A slash command's text; each person's commands in a channel are a conversation of their own, as only they see it. */
    static Incoming command(String channel, String user, String text) {
        Speaker speaker = Speaker.among(PLATFORM, channel, user).inThread(Optional.of("user:" + user));
        return new Incoming(speaker, Address.COMMAND, CommandText.of(text)).before(Audience.ASKER);
    }
}
