package org.parley.telegram;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.parley.bot.Bot;
import org.parley.bot.Command;
import org.parley.bot.Speaker;
import org.parley.reply.Block;
import org.parley.reply.Reply;
import org.parley.wording.Language;
import org.parley.wording.Phrases;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.meta.api.methods.AnswerGuestQuery;
import org.telegram.telegrambots.meta.api.methods.AnswerInlineQuery;
import org.telegram.telegrambots.meta.api.objects.LinkPreviewOptions;
import org.telegram.telegrambots.meta.api.objects.inlinequery.inputmessagecontent.InputTextMessageContent;
import org.telegram.telegrambots.meta.api.objects.inlinequery.result.InlineQueryResult;
import org.telegram.telegrambots.meta.api.objects.inlinequery.result.InlineQueryResultArticle;
import org.telegram.telegrambots.meta.api.objects.inlinequery.result.InlineQueryResultsButton;

/**
 * Answers what is typed behind the bot's name in any chat, member of it or not, with messages that stand alone. Half a question is not kept: nothing of it
 * is stored, and where somebody types on, only the newest is answered. Safe for use by many threads.
 */
final class InlineAnswers implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(InlineAnswers.class);

    /** Seconds that Telegram may show an answer again without asking; a newer article can change it. */
    private static final int CACHE_SECONDS = 300;

    /** The same where there was none: half a question is soon a whole one, and an unknown may become known. */
    private static final int CACHE_NOTHING_SECONDS = 10;

    /** What the button to a private chat gives where it cannot ask there what was typed. */
    private static final String HELP = "help";

    /** Offered before anything is typed. */
    private static final int PROMPTS = 3;

    /** As long as can be read in the list of results. */
    private static final int MAX_TITLE = 120;
    private static final int MAX_DESCRIPTION = 200;

    private final Bot bot;
    private final TelegramApi api;
    private final TelegramRenderer renderer = new TelegramRenderer();
    private final Map<Long, String> newest = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    InlineAnswers(Bot bot, TelegramApi api) {
        this.bot = bot;
        this.api = api;
    }

    /** Answers, soon, unless something newer is typed by the same person before. */
    void answer(Event.Typed typed) {
        newest.put(typed.user(), typed.query());
        threads.execute(() -> {
            if (typed.query().equals(newest.get(typed.user()))) {
                respond(typed);
                newest.remove(typed.user(), typed.query());
            }
        });
    }

    /** Answers, soon, in a chat that the bot is not in. Whoever named it there is told in any case, if only that nothing is known. */
    void answer(Event.Visited visited) {
        threads.execute(() -> {
            try {
                Language language = visited.language().flatMap(Language::of).orElse(Language.ENGLISH);
                Reply nothing = Reply.of(Phrases.in(language).text("telegram.nothing"));
                InlineQueryResult result = bot.standalone(visited.text(), language)
                        .flatMap(reply -> result(visited.text(), reply, 0))
                        .or(() -> result(visited.text(), nothing, 0)).orElseThrow();
                warn(api.attempt(new AnswerGuestQuery(visited.query(), result)));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException | StackOverflowError e) {
                LOG.error("a question to a guest could not be answered: {}", e.getClass().getName());
            }
        });
    }

    private static void warn(Outcome<?> outcome) {
        if (outcome instanceof Outcome.Refused<?> refused) {
            LOG.warn("an inline query was not answered: {} {}", refused.code(), refused.description());
        }
    }

    private void respond(Event.Typed typed) {
        try {
            String user = Long.toString(typed.user());
            // A person's private chat goes by their own id; what they set there counts here as well.
            Language language = bot.language(
                    Speaker.alone(TelegramMessenger.PLATFORM, user, user).speaking(typed.language()));
            List<InlineQueryResult> results = results(typed, language);
            AnswerInlineQuery answer = new AnswerInlineQuery(typed.query(), results);
            answer.setCacheTime(results.isEmpty() ? CACHE_NOTHING_SECONDS : CACHE_SECONDS);
            // The words around the answer are in the person's language.
            answer.setIsPersonal(true);
            String start = typed.text().isEmpty()
                    ? HELP
                    : DeepLink.payload(Command.ASK, typed.text()).orElse(HELP);
            answer.setButton(
                    new InlineQueryResultsButton(Phrases.in(language).text("telegram.inline.open"), null, start));
            warn(api.attempt(answer));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | StackOverflowError e) {
            LOG.error("an inline query could not be answered: {}", e.getClass().getName());
        }
    }

    private List<InlineQueryResult> results(Event.Typed typed, Language language) {
        List<String> questions = typed.text().isEmpty() ? bot.prompts(PROMPTS, language) : List.of(typed.text());
        List<InlineQueryResult> results = new ArrayList<>();
        for (String question : questions) {
            bot.standalone(question, language).flatMap(reply -> result(question, reply, results.size()))
                    .ifPresent(results::add);
        }
        return results;
    }

    /** Empty where the answer does not fit one message, which an inline result is. */
    private Optional<InlineQueryResult> result(String question, Reply reply, int number) {
        List<Rendered> messages = renderer.render(reply);
        if (messages.size() != 1) {
            return Optional.empty();
        }
        InputTextMessageContent content = new InputTextMessageContent(messages.getFirst().text());
        content.setEntities(messages.getFirst().entities());
        content.setLinkPreviewOptions(LinkPreviewOptions.builder().isDisabled(true).build());
        InlineQueryResultArticle result = new InlineQueryResultArticle(Integer.toString(number),
                title(reply, question), content);
        result.setDescription(Wording.shorten(Wording.line(question), MAX_DESCRIPTION));
        return Optional.of(result);
    }

    private static String title(Reply reply, String question) {
        String lead = reply.blocks().stream().flatMap(InlineAnswers::lead).findFirst().orElse(question);
        return Wording.shorten(Wording.line(lead), MAX_TITLE);
    }

    private static Stream<String> lead(Block block) {
        return switch (block) {
            case Block.Lead lead -> Stream.of(lead.text());
            case Block.Heading heading -> Stream.of(heading.text());
            case Block.Paragraph paragraph -> Stream.of(paragraph.text());
            case Block.Context context -> Stream.empty();
            case Block.Bullets bullets -> Stream.empty();
            case Block.Sources sources -> Stream.empty();
        };
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
