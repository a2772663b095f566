package org.parley.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.parley.bot.Audience;
import org.parley.bot.Bot;
import org.parley.bot.Incoming;
import org.parley.bot.Press;
import org.parley.bot.Reaction;
import org.parley.bot.Speaker;
import org.parley.delivery.Outgoing;
import org.parley.delivery.Received;
import org.parley.delivery.Recipient;
import org.parley.delivery.UpdateHandler;
import org.parley.reply.Reply;
import org.parley.wording.Phrases;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.meta.api.methods.AnswerCallbackQuery;
import org.telegram.telegrambots.meta.api.methods.send.SendChatAction;
import org.telegram.telegrambots.meta.api.objects.Update;

/** From what was said or pressed to what is to be sent. Safe for use by many threads. */
final class EventHandler implements UpdateHandler {

    private static final Logger LOG = LoggerFactory.getLogger(EventHandler.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    /** How long after it was sent a question can be corrected, and its answer with it. */
    static final Duration EDIT_WINDOW = Duration.ofMinutes(1);

    /** For an answer that is on its way while its question is being corrected. */
    private static final Duration ANSWER_UNDER_WAY = Duration.ofSeconds(2);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    /** An answer that is there sooner needs no sign of work. */
    private static final Duration TYPING_AFTER = Duration.ofMillis(600);

    /** Telegram shows the sign for five seconds, https://core.telegram.org/bots/api#sendchataction. */
    private static final Duration TYPING_AGAIN = Duration.ofMillis(4500);

    private final UpdateTranslator translator;
    private final Bot bot;
    private final TelegramApi api;
    private final Function<String, List<String>> sent;
    private final ScheduledExecutorService typing;
    private final PostComposer composer = new PostComposer();

    /**
     * @param sent the ids of the messages that were sent under a reference
     * @param typing where the sign of work is sent from, at its time
     */
    EventHandler(UpdateTranslator translator, Bot bot, TelegramApi api, Function<String, List<String>> sent,
            ScheduledExecutorService typing) {
        this.translator = translator;
        this.bot = bot;
        this.api = api;
        this.sent = sent;
        this.typing = typing;
    }

    @Override
    public List<Outgoing> handle(Received received) throws InterruptedException {
        Optional<Event> event = translator.translate(read(received.payload()));
        return switch (event.orElse(null)) {
            case Event.Asked asked -> asked(asked);
            case Event.Pressed pressed -> pressed(pressed);
            // Those are not stored.
            case Event.Typed typed -> List.of();
            case Event.Visited visited -> List.of();
            case Event.Welcomed welcomed -> List.of();
            case Event.Dismissed dismissed -> List.of();
            case Event.Migrated migrated -> List.of();
            // A later version may be silent where an earlier one, which stored it, was not.
            case null -> List.of();
        };
    }

    private static Update read(String payload) {
        try {
            return JSON.readValue(payload, Update.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not an update as this adapter stores it");
        }
    }

    /** The answer, in place of an earlier one if the question was edited soon after; an old edit is left alone. */
    private List<Outgoing> asked(Event.Asked asked) throws InterruptedException {
        boolean late = asked.edited().isPresent()
                && asked.edited().get().isAfter(asked.sent().plus(EDIT_WINDOW));
        Optional<Reply> reply = late ? Optional.empty() : reply(asked.incoming(), asked.from());
        if (reply.isEmpty()) {
            return List.of();
        }
        String reference = asked.from().chat() + "/" + asked.message();
        Post.Place question = new Post.Place(asked.from().chat(), asked.message());
        List<Post> posts = asked.edited().isPresent()
                ? composer.replace(standing(reference, question.chat()), reply.get(), Optional.of(question))
                : composer.compose(reply.get(), Optional.of(question), Optional.empty());
        return outgoing(posts, asked.from()).map(post -> post.under(reference)).toList();
    }

    /** The messages of the earlier answer, for which it waits a little; none if there was silence. */
    private List<Post.Place> standing(String reference, String chat) throws InterruptedException {
        List<String> ids = sent.apply(reference);
        for (Duration waited = Duration.ZERO; ids.isEmpty()
                && waited.compareTo(ANSWER_UNDER_WAY) < 0; waited = waited.plus(LOOK_AGAIN)) {
            Thread.sleep(LOOK_AGAIN);
            ids = sent.apply(reference);
        }
        return ids.stream().filter(id -> !id.isEmpty()).distinct()
                .map(id -> new Post.Place(chat, Integer.parseInt(id))).toList();
    }

    private Optional<Reply> reply(Incoming incoming, Recipient in) {
        ScheduledFuture<?> sign = typing.scheduleAtFixedRate(() -> showTyping(in), TYPING_AFTER.toMillis(),
                TYPING_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return bot.handle(incoming);
        } catch (RuntimeException | StackOverflowError e) {
            LOG.error("a question could not be answered: {}", e.getClass().getName());
            return Optional.of(Reply.of(failed(incoming.speaker())));
        } finally {
            sign.cancel(false);
        }
    }

    private void showTyping(Recipient in) {
        SendChatAction sign = SendChatAction.builder().chatId(in.chat()).action("typing").build();
        in.thread().map(Integer::valueOf).ifPresent(sign::setMessageThreadId);
        api.forget(sign);
    }

    private List<Outgoing> pressed(Event.Pressed pressed) throws InterruptedException {
        Optional<Reaction> reaction = react(pressed.press());
        answer(pressed.query(), reaction.flatMap(EventHandler::notice));
        Post.Place under = new Post.Place(pressed.from().chat(), pressed.message());
        List<Post> posts = switch (reaction.orElse(null)) {
            case Reaction.Say say -> composer.compose(say.reply(), Optional.of(under), whisper(say, pressed));
            case Reaction.Edit edit when pressed.isText() ->
                composer.replace(List.of(under), edit.reply(), Optional.empty());
            case Reaction.Edit edit -> composer.replaceCaption(under, edit.reply());
            case Reaction.Rebutton rebutton -> List.of(new Post.Keyboard(under, rebutton.buttons()));
            case Reaction.Notice notice -> List.of();
            case null -> List.of();
        };
        return outgoing(posts, pressed.from()).toList();
    }

    private Optional<Reaction> react(Press press) {
        try {
            return bot.press(press);
        } catch (RuntimeException | StackOverflowError e) {
            LOG.error("a button could not be obeyed: {}", e.getClass().getName());
            return Optional.of(new Reaction.Notice(failed(press.speaker())));
        }
    }

    private static Optional<String> notice(Reaction reaction) {
        return switch (reaction) {
            case Reaction.Notice notice -> Optional.of(notice.text());
            case Reaction.Rebutton rebutton -> rebutton.notice();
            case Reaction.Say say -> Optional.empty();
            case Reaction.Edit edit -> Optional.empty();
        };
    }

    /** Telegram lets the button turn until then. One that comes too late, or a second time, is refused, and nobody misses it. */
    private void answer(String query, Optional<String> notice) {
        AnswerCallbackQuery answer = new AnswerCallbackQuery(query);
        notice.map(text -> Wording.shorten(Wording.line(text), Reaction.Notice.LONGEST)).ifPresent(answer::setText);
        api.forget(answer);
    }

    private static Optional<Post.Whisper> whisper(Reaction.Say say, Event.Pressed pressed) {
        return say.audience() == Audience.ASKER && pressed.press().speaker().shared()
                ? Optional.of(new Post.Whisper(Long.parseLong(pressed.press().speaker().user()), pressed.query()))
                : Optional.empty();
    }

    private String failed(Speaker speaker) {
        return Phrases.in(bot.language(speaker)).text("telegram.failed");
    }

    private static Stream<Outgoing> outgoing(List<Post> posts, Recipient to) {
        return posts.stream().map(post -> Outgoing.of(to, post.json()));
    }
}
