package org.parley.slack;

import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.model.assistant.SuggestedPrompt;
import com.slack.api.model.view.View;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls to Slack that help but say nothing in a conversation: if one fails, the rest goes on. Thread-safe. */
final class SideCalls {

    private static final Logger LOG = LoggerFactory.getLogger(SideCalls.class);

    private final MethodsClient methods;

    /** @param methods the Web API with the bot's token */
    SideCalls(MethodsClient methods) {
        this.methods = methods;
    }

    private interface Call<T> {
        T call() throws IOException, SlackApiException;
    }

    private static <T extends SlackApiTextResponse> Optional<T> attempt(String what, Call<T> call) {
        try {
            T response = call.call();
            if (response.isOk()) {
                return Optional.of(response);
            }
            LOG.warn("could not {}: {}", what, response.getError());
        } catch (IOException | SlackApiException e) {
            LOG.warn("could not {}: {}", what, e.getClass().getName());
        }
        return Optional.empty();
    }

    /** Shows in a thread of the assistant pane that an answer is being sought; Slack takes it away with the answer. */
    void showStatus(String channel, String thread, String status) {
        attempt("show a status", () -> methods
                .assistantThreadsSetStatus(r -> r.channelId(channel).threadTs(thread).status(status)));
    }

    /** Suggests questions in a thread of the assistant pane. */
    void suggest(String channel, String thread, List<String> questions) {
        List<SuggestedPrompt> prompts = questions.stream().map(SuggestedPrompt::create).toList();
        attempt("suggest prompts", () -> methods
                .assistantThreadsSetSuggestedPrompts(r -> r.channelId(channel).threadTs(thread).prompts(prompts)));
    }

    void showHome(String user, View home) {
        attempt("show a Home", () -> methods.viewsPublish(r -> r.userId(user).view(home)));
    }

    void openModal(String trigger, View modal) {
        attempt("open the modal", () -> methods.viewsOpen(r -> r.triggerId(trigger).view(modal)));
    }

    /** What the first message of a thread says, in Slack's markup. */
    Optional<String> firstOf(String channel, String thread) {
        return attempt("read the message above", () -> methods
                .conversationsReplies(r -> r.channel(channel).ts(thread).limit(1)))
                .flatMap(response -> response.getMessages().stream().findFirst()).map(Words::of);
    }
}
