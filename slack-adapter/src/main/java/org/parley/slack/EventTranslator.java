package org.parley.slack;

import java.util.Optional;
import java.util.regex.Pattern;
import org.parley.bot.Address;

/** Decides whether a message is meant for Parley. Pure. */
final class EventTranslator {

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
     * What Parley should hear of {@code post}; empty for silence.
     *
     * @param takesPart whether it takes part in the thread that {@code post} belongs to
     */
    Optional<SlackEvent.Said> translate(Post post, boolean takesPart) {
        if (isOwn(post.user())) {
            return Optional.empty();
        }
        if (post.direct()) {
            return Optional.of(said(post, post.threadTs(), Address.DIRECT));
        }
        return address(post, takesPart).map(address -> said(post, Optional.of(post.root()), address));
    }

    /** Whether {@code post} speaks to somebody other than Parley, and not to Parley. */
    boolean addressesOthers(Post post) {
        return !mentionsBot(post) && MENTION.matcher(post.text()).find();
    }

    /** Whether {@code user} is Parley itself. */
    boolean isOwn(String user) {
        return user.equals(bot);
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

    private SlackEvent.Said said(Post post, Optional<String> thread, Address address) {
        return new SlackEvent.Said(post.channel(), post.direct(), thread, post.user(), address,
                botMention.matcher(post.text()).replaceAll(""), post.ts(), post.edited().isPresent());
    }
}
