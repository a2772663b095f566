package org.parley.slack;

import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.app_backend.interactive_components.payload.MessageShortcutPayload;
import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
import com.slack.api.app_backend.views.payload.ViewSubmissionPayload;
import com.slack.api.bolt.App;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.Message;
import com.slack.api.model.event.AppHomeOpenedEvent;
import com.slack.api.model.event.AppMentionEvent;
import com.slack.api.model.event.AppUninstalledEvent;
import com.slack.api.model.event.AssistantThreadStartedEvent;
import com.slack.api.model.event.ChannelArchiveEvent;
import com.slack.api.model.event.ChannelDeletedEvent;
import com.slack.api.model.event.ChannelIdChangedEvent;
import com.slack.api.model.event.ChannelLeftEvent;
import com.slack.api.model.event.ChannelUnarchiveEvent;
import com.slack.api.model.event.GroupArchiveEvent;
import com.slack.api.model.event.GroupDeletedEvent;
import com.slack.api.model.event.GroupLeftEvent;
import com.slack.api.model.event.GroupUnarchiveEvent;
import com.slack.api.model.event.MemberJoinedChannelEvent;
import com.slack.api.model.event.MessageChangedEvent;
import com.slack.api.model.event.MessageEvent;
import com.slack.api.model.event.MessageFileShareEvent;
import com.slack.api.model.event.MessageThreadBroadcastEvent;
import com.slack.api.model.event.TokensRevokedEvent;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.parley.bot.Bot;
import org.parley.delivery.DeliveryResult.Reason;
import org.parley.delivery.Gateway;
import org.parley.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what Slack tells: stores it, then acknowledges it. Bolt acknowledges when a handler returns, and Slack repeats what
 * is not acknowledged within three seconds (docs.slack.dev/apis/events-api), so the work is left to {@link SlackHandler}. What
 * people say to each other is not stored.
 */
final class SlackListener {

    static final String COMMAND = "/parley";

    /** The callback_id of the global shortcut and of the modal that it opens. */
    static final String ASK = "ask_parley";

    /** The callback_id of the message shortcut. */
    static final String CHECK = "check_this";

    /** What the app has to be subscribed to; a message comes under one name for each kind of channel. */
    static final List<String> EVENTS = List.of("app_home_opened", "app_mention", "app_uninstalled",
            "assistant_thread_started", "channel_archive", "channel_deleted", "channel_id_changed", "channel_left",
            "channel_unarchive", "group_archive", "group_deleted", "group_left", "group_unarchive",
            "member_joined_channel", "message.channels", "message.groups", "message.im", "message.mpim",
            "tokens_revoked");

    private static final Logger LOG = LoggerFactory.getLogger(SlackListener.class);

    private static final Pattern BUTTON = Pattern
            .compile("(?:" + Pattern.quote(BlockKitRenderer.MENU) + "|" + Pattern.quote(BlockKitRenderer.ACTION)
                    + ")\\d+");

    private final Bot bot;
    private final EventTranslator translator;
    private final Gateway gateway;
    private final BiConsumer<String, String> asking;

    /** @param asking opens the modal for a trigger_id and a user within the three seconds that it is good for, and does not wait */
    SlackListener(Bot bot, EventTranslator translator, Gateway gateway, BiConsumer<String, String> asking) {
        this.bot = bot;
        this.translator = translator;
        this.gateway = gateway;
        this.asking = asking;
    }

    /** Has {@code app} hand over what it receives. */
    void register(App app) {
        app.event(AppMentionEvent.class, (payload, context) -> heard(Post.of(payload.getEvent())));
        app.event(MessageEvent.class, (payload, context) -> heard(Post.of(payload.getEvent())));
        app.event(MessageFileShareEvent.class, (payload, context) -> heard(Post.of(payload.getEvent())));
        app.event(MessageThreadBroadcastEvent.class, (payload, context) -> heard(Post.of(payload.getEvent())));
        app.event(MessageChangedEvent.class, (payload, context) -> heard(Post.of(payload.getEvent())));
        app.command(COMMAND, (request, context) -> commanded(request.getPayload()));
        app.messageShortcut(CHECK, (request, context) -> checked(request.getPayload()));
        app.globalShortcut(ASK, (request, context) -> {
            asking.accept(request.getPayload().getTriggerId(), request.getPayload().getUser().getId());
            return Response.ok();
        });
        app.viewSubmission(ASK, (request, context) -> asked(request.getPayload()));
        app.blockAction(BUTTON, (request, context) -> pressed(request.getPayload()));
        app.event(AppHomeOpenedEvent.class, (payload, context) -> homeOpened(payload.getEventId(), payload.getEvent()));
        app.event(AssistantThreadStartedEvent.class,
                (payload, context) -> paneOpened(payload.getEventId(), payload.getEvent()));
        registerFates(app);
    }

    /** What becomes of the places that Parley is in. */
    private void registerFates(App app) {
        app.event(ChannelArchiveEvent.class,
                (payload, context) -> closed(payload.getEvent().getChannel(), Reason.ARCHIVED));
        app.event(GroupArchiveEvent.class,
                (payload, context) -> closed(payload.getEvent().getChannel(), Reason.ARCHIVED));
        app.event(ChannelDeletedEvent.class,
                (payload, context) -> closed(payload.getEvent().getChannel(), Reason.GONE));
        app.event(GroupDeletedEvent.class, (payload, context) -> closed(payload.getEvent().getChannel(), Reason.GONE));
        app.event(ChannelLeftEvent.class,
                (payload, context) -> closed(payload.getEvent().getChannel(), Reason.BLOCKED));
        app.event(GroupLeftEvent.class, (payload, context) -> closed(payload.getEvent().getChannel(), Reason.BLOCKED));
        app.event(ChannelUnarchiveEvent.class, (payload, context) -> opened(payload.getEvent().getChannel()));
        app.event(GroupUnarchiveEvent.class, (payload, context) -> opened(payload.getEvent().getChannel()));
        app.event(MemberJoinedChannelEvent.class,
                (payload, context) -> translator.isOwn(payload.getEvent().getUser())
                        ? opened(payload.getEvent().getChannel())
                        : Response.ok());
        app.event(ChannelIdChangedEvent.class, (payload, context) -> stored(
                () -> moved(payload.getEvent().getOldChannelId(), payload.getEvent().getNewChannelId())));
        app.event(AppUninstalledEvent.class, (payload, context) -> uninstalled("the app was uninstalled"));
        app.event(TokensRevokedEvent.class, (payload, context) -> uninstalled("the app's tokens were revoked"));
    }

    private void moved(String from, String to) {
        gateway.move(from, to);
        bot.chatMoved(SlackMessenger.PLATFORM, from, to);
    }

    private Response heard(Optional<Post> post) {
        return post.map(this::heard).orElseGet(Response::ok);
    }

    private Response heard(Post post) {
        return stored(() -> hear(post, isFollowed(post)));
    }

    /** Whether Parley takes part in the thread that {@code post} belongs to. */
    private boolean isFollowed(Post post) {
        return !post.direct() && post.threadTs().isPresent() && gateway.takesPart(post.channel(), post.root());
    }

    private void hear(Post post, boolean isFollowed) {
        Optional<SlackEvent.Said> said = translator.translate(post, isFollowed);
        if (said.isPresent()) {
            if (!post.direct()) {
                gateway.join(post.channel(), post.root());
            }
            String conversation = post.channel() + said.get().thread().map(thread -> "/" + thread).orElse("");
            gateway.accept(post.key(), conversation, StoredJson.write(said.get()));
        } else if (isFollowed && translator.addressesOthers(post)) {
            gateway.leave(post.channel(), post.root());
        }
    }

    private Response commanded(SlashCommandPayload payload) {
        return accept(payload.getTriggerId(), privately(payload.getChannelId(), payload.getUserId()),
                new SlackEvent.Commanded(payload.getChannelId(), payload.getUserId(),
                        Optional.ofNullable(payload.getText()).orElse(""), payload.getResponseUrl()));
    }

    private Response checked(MessageShortcutPayload payload) {
        String channel = payload.getChannel().getId();
        String user = payload.getUser().getId();
        return accept(payload.getTriggerId(), privately(channel, user),
                new SlackEvent.Checked(channel, Optional.ofNullable(payload.getMessage()).map(Message::getThreadTs),
                        user, Words.of(payload.getMessage()), payload.getResponseUrl()));
    }

    private Response asked(ViewSubmissionPayload payload) {
        String user = payload.getUser().getId();
        return Views.typed(payload.getView().getState())
                .map(text -> accept(payload.getView().getId(), user, new SlackEvent.Asked(user, text)))
                .orElseGet(Response::ok);
    }

    private Response pressed(BlockActionPayload payload) {
        String user = payload.getUser().getId();
        BlockActionPayload.Action action = payload.getActions().get(0);
        if (payload.getView() != null) {
            String channel = payload.getView().getPrivateMetadata();
            return accept(payload.getTriggerId(), channel,
                    new SlackEvent.HomePressed(channel, user, action.getValue()));
        }
        BlockActionPayload.Container container = payload.getContainer();
        String channel = payload.getChannel().getId();
        return accept(payload.getTriggerId(), privately(channel, user),
                new SlackEvent.Pressed(channel, thread(payload, container), user, action.getValue(),
                        container.getMessageTs(), container.isEphemeral(),
                        action.getActionId().startsWith(BlockKitRenderer.MENU), payload.getResponseUrl()));
    }

    private static Optional<String> thread(BlockActionPayload payload, BlockActionPayload.Container container) {
        return Optional.ofNullable(container.getThreadTs())
                .or(() -> Optional.ofNullable(payload.getMessage()).map(Message::getThreadTs));
    }

    private Response homeOpened(String event, AppHomeOpenedEvent opened) {
        return "home".equals(opened.getTab())
                ? accept(event, opened.getChannel(), new SlackEvent.HomeOpened(opened.getChannel(), opened.getUser()))
                : Response.ok();
    }

    private Response paneOpened(String event, AssistantThreadStartedEvent opened) {
        var thread = opened.getAssistantThread();
        return accept(event, thread.getChannelId() + "/" + thread.getThreadTs(),
                new SlackEvent.PaneOpened(thread.getChannelId(), thread.getThreadTs(), thread.getUserId()));
    }

    private Response closed(String channel, Reason reason) {
        return stored(() -> gateway.suspend(channel, reason));
    }

    private Response opened(String channel) {
        return stored(() -> gateway.resume(channel));
    }

    private static Response uninstalled(String what) {
        LOG.error("{}: install it again and set SLACK_BOT_TOKEN to its new token", what);
        return Response.ok();
    }

    private static String privately(String channel, String user) {
        return channel + "/" + user;
    }

    private Response accept(@Nullable String event, String lane, SlackEvent what) {
        if (event == null) {
            LOG.warn("Slack told of something without an id");
            return Response.ok();
        }
        return stored(() -> gateway.accept(event, lane, StoredJson.write(what)));
    }

    /**
     * What could not be stored is not acknowledged: Slack delivers an event again, and tells who pressed or typed that it failed. Thrown,
     * as Bolt acknowledges an event after any other answer than 200, seeing that no handler wanted it.
     */
    private static Response stored(Runnable storing) {
        try {
            storing.run();
            return Response.ok();
        } catch (StoreException e) {
            LOG.error("what Slack told could not be stored: {}", e.getMessage());
            throw e;
        }
    }
}
