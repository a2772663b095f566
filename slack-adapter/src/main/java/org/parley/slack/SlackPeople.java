package org.parley.slack;

import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.model.Conversation;
import com.slack.api.model.User;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.parley.bot.Authority.Standing;
import org.parley.bot.Speaker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who people are and where they are spoken to, as Slack tells. Thread-safe. */
final class SlackPeople {

    private static final Logger LOG = LoggerFactory.getLogger(SlackPeople.class);

    /** Whoever is made a guest or an admin is treated as such after this. */
    private static final Duration REMEMBERED = Duration.ofMinutes(10);

    /** Of a workspace's people, those who spoke last. */
    private static final int KEPT = 5_000;

    private final MethodsClient methods;
    private final InstantSource clock;
    private final Map<String, Known> known = kept();
    private final Map<String, String> directMessages = kept();

    private static <V> Map<String, V> kept() {
        return Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {

            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
                return size() > KEPT;
            }
        });
    }

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

    /**
     * Somebody in a channel, or in their direct message with the app. Where two people speak to each other the app has no place; whoever
     * uses it there is taken to be in their own.
     */
    Speaker in(String channel, String user) {
        return channel.startsWith("D") ? alone(directMessage(user), user) : among(channel, user);
    }

    /** Somebody whom only they themselves hear in {@code channel}: what they say there is a conversation of their own. */
    Speaker aside(String channel, String user) {
        Speaker speaker = in(channel, user);
        return speaker.shared()
                ? speaker.inThread(Optional.of("user:" + user)).aside(directMessage(user))
                : speaker;
    }

    /** The id of somebody's direct message with the app; where Slack does not tell, their own id, to which one can write as well. */
    String directMessage(String user) {
        String before = directMessages.get(user);
        if (before != null) {
            return before;
        }
        Optional<String> opened = ask("which is the direct message of " + user,
                () -> methods.conversationsOpen(r -> r.users(List.of(user))))
                .map(response -> response.getChannel().getId());
        opened.ifPresent(id -> directMessages.put(user, id));
        return opened.orElse(user);
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
        Known before = known.get(id);
        if (before != null && now.isBefore(before.until())) {
            return Optional.of(before.user());
        }
        Optional<User> user = ask("who " + id + " is", () -> methods.usersInfo(r -> r.user(id).includeLocale(true)))
                .map(response -> response.getUser());
        user.ifPresent(told -> known.put(id, new Known(told, now.plus(REMEMBERED))));
        return user;
    }

    private Optional<Conversation> conversation(String id) {
        return ask("who manages " + id, () -> methods.conversationsInfo(r -> r.channel(id)))
                .map(response -> response.getChannel());
    }

    private interface Call<T> {
        T call() throws IOException, SlackApiException;
    }

    private static <T extends SlackApiTextResponse> Optional<T> ask(String what, Call<T> call) {
        try {
            T response = call.call();
            if (response.isOk()) {
                return Optional.of(response);
            }
            LOG.warn("Slack does not say {}: {}", what, response.getError());
        } catch (SlackApiException | IOException e) {
            LOG.warn("Slack does not say {}: {}", what, e.getClass().getName());
        }
        return Optional.empty();
    }
}
