package org.parley.slack;

import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.model.Conversation;
import com.slack.api.model.User;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.parley.bot.Authority;
import org.parley.bot.Authority.Standing;
import org.parley.bot.Speaker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who people are, as Slack tells. Thread-safe. */
final class SlackPeople {

    private static final Logger LOG = LoggerFactory.getLogger(SlackPeople.class);

    /** Whoever is made a guest or an admin is treated as such after this. */
    private static final Duration REMEMBERED = Duration.ofMinutes(10);

    /** Of a workspace's people, those who spoke last. */
    private static final int KEPT = 5_000;

    private final MethodsClient methods;
    private final InstantSource clock;
    private final Map<String, Known> known = new LinkedHashMap<>(16, 0.75f, true) {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
            return size() > KEPT;
        }
    };

    private record Known(User user, Instant until) {
    }

    /** @param methods the Web API with the bot's token */
    SlackPeople(MethodsClient methods, InstantSource clock) {
        this.methods = methods;
        this.clock = clock;
    }

    /** Somebody in their direct message with the app. */
    Speaker alone(String channel, String user) {
        return Speaker.alone(SlackMessenger.PLATFORM, channel, user).speaking(locale(user));
    }

    /** Somebody in a channel, who may change what concerns it if they manage it. */
    Speaker among(String channel, String user) {
        return Speaker.among(SlackMessenger.PLATFORM, channel, user).speaking(locale(user))
                .with(() -> standing(channel, user));
    }

    private Optional<String> locale(String user) {
        return user(user).map(User::getLocale).filter(locale -> !locale.isBlank());
    }

    /**
     * Admins and owners of the workspace, and who made the channel, which makes them its manager. An app cannot ask for other managers:
     * admin.roles.listAssignments is for whole organisations (docs.slack.dev/reference/methods/admin.roles.listAssignments). Never guests,
     * nor people of other workspaces, who may be admins there. In a group message, whose people nobody manages, each of them.
     */
    private Standing standing(String channel, String user) {
        Optional<User> person = user(user);
        if (person.isEmpty()) {
            return Standing.UNKNOWN;
        }
        if (person.get().isStranger() || person.get().isRestricted() || person.get().isUltraRestricted()) {
            return Standing.MEMBER;
        }
        if (person.get().isAdmin() || person.get().isOwner() || person.get().isPrimaryOwner()) {
            return Standing.ADMINISTRATOR;
        }
        return conversation(channel).map(place -> place.isMpim() || user.equals(place.getCreator())
                ? Standing.ADMINISTRATOR
                : Standing.MEMBER).orElse(Standing.UNKNOWN);
    }

    private Optional<User> user(String id) {
        Instant now = clock.instant();
        synchronized (known) {
            Known before = known.get(id);
            if (before != null && now.isBefore(before.until())) {
                return Optional.of(before.user());
            }
        }
        try {
            var info = methods.usersInfo(r -> r.user(id).includeLocale(true));
            if (info.isOk()) {
                synchronized (known) {
                    known.put(id, new Known(info.getUser(), now.plus(REMEMBERED)));
                }
                return Optional.of(info.getUser());
            }
            LOG.warn("Slack does not say who {} is: {}", id, info.getError());
        } catch (SlackApiException | IOException e) {
            LOG.warn("Slack does not say who {} is: {}", id, e.getClass().getName());
        }
        return Optional.empty();
    }

    private Optional<Conversation> conversation(String id) {
        try {
            var info = methods.conversationsInfo(r -> r.channel(id));
            if (info.isOk()) {
                return Optional.of(info.getChannel());
            }
            LOG.warn("Slack does not say who manages {}: {}", id, info.getError());
        } catch (SlackApiException | IOException e) {
            LOG.warn("Slack does not say who manages {}: {}", id, e.getClass().getName());
        }
        return Optional.empty();
    }
}
