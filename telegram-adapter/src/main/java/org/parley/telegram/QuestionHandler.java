package org.parley.telegram;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.parley.bot.Bot;
import org.parley.bot.Incoming;
import org.parley.reply.Reply;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From what was asked to the answer in the chat. Safe for use by many threads, one of them for each chat. */
final class QuestionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(QuestionHandler.class);

    /** How long after it was sent a question can be corrected, and its answer with it. */
    static final Duration EDIT_WINDOW = Duration.ofMinutes(1);

    /** Answers kept in mind for that; the oldest goes first. */
    private static final int MAX_REMEMBERED = 1000;

    /** An answer that is there sooner needs no sign of work. */
    private static final Duration TYPING_AFTER = Duration.ofMillis(600);

    /** Telegram shows the sign for five seconds. */
    private static final Duration TYPING_AGAIN = Duration.ofMillis(4500);

    private static final Reply FAILED = Reply.of("Something went wrong on my side. Please ask again.");

    private record QuestionId(long chat, int message) {
    }

    private record Given(Incoming question, List<Integer> messages) {
    }

    private final Bot bot;
    private final TelegramRenderer renderer = new TelegramRenderer();
    private final TelegramMessenger messenger;
    private final ScheduledExecutorService typing;
    private final Map<QuestionId, Given> given = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<QuestionId, Given> eldest) {
            return size() > MAX_REMEMBERED;
        }
    };

    /** @param typing where the sign of work is sent from, at its time */
    QuestionHandler(Bot bot, TelegramMessenger messenger, ScheduledExecutorService typing) {
        this.bot = bot;
        this.messenger = messenger;
        this.typing = typing;
    }

    /** Answers, or corrects the answer if the question was edited soon after; an old edit is left alone. */
    void handle(Asked asked) throws InterruptedException {
        QuestionId id = new QuestionId(asked.from().chat(), asked.from().question());
        boolean late = asked.edited().isPresent()
                && asked.edited().get().isAfter(asked.sent().plus(EDIT_WINDOW));
        Optional<Given> before = remembered(id);
        // Telegram also reports an edit when only a link's preview has changed.
        boolean unchanged = before.isPresent() && before.get().question().equals(asked.incoming());
        if (late || unchanged) {
            return;
        }
        Optional<Reply> reply = reply(asked);
        if (reply.isPresent()) {
            List<Integer> messages = deliver(asked.from(), renderer.render(reply.get()),
                    before.map(Given::messages).orElse(List.of()));
            remember(id, new Given(asked.incoming(), messages));
        }
    }

    private Optional<Reply> reply(Asked asked) {
        ScheduledFuture<?> sign = typing.scheduleAtFixedRate(() -> messenger.showTyping(asked.from()),
                TYPING_AFTER.toMillis(), TYPING_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return bot.handle(asked.incoming());
        } catch (RuntimeException | StackOverflowError e) {
            LOG.error("a question could not be answered: {}", e.getClass().getName());
            return Optional.of(FAILED);
        } finally {
            sign.cancel(false);
        }
    }

    /** Sends the messages in place of {@code before}; what cannot be delivered ends the reply. */
    private List<Integer> deliver(Destination to, List<Rendered> messages, List<Integer> before)
            throws InterruptedException {
        List<Integer> standing = new ArrayList<>();
        for (int i = 0; i < messages.size(); i++) {
            Delivery delivery = i < before.size()
                    ? messenger.edit(to, before.get(i), messages.get(i))
                    : messenger.send(to, messages.get(i));
            if (!(delivery instanceof Delivery.Sent sent)) {
                LOG.warn("an answer was not delivered: {}", delivery);
                break;
            }
            standing.add(sent.message());
        }
        for (int i = messages.size(); i < before.size(); i++) {
            messenger.delete(to, before.get(i));
        }
        return standing;
    }

    private Optional<Given> remembered(QuestionId id) {
        synchronized (given) {
            return Optional.ofNullable(given.get(id));
        }
    }

    private void remember(QuestionId id, Given answer) {
        synchronized (given) {
            given.put(id, answer);
        }
    }
}
