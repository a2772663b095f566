package org.parley.bot;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.parley.answer.Answer;
import org.parley.fact.Certainty;
import org.parley.fact.Entity;
import org.parley.fact.Knowledge;
import org.parley.question.Question;
import org.parley.reply.Block;
import org.parley.reply.Reply;
import org.parley.timeline.TimelineEvent;
import org.parley.timeline.TimelineQuery;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Holds conversations: decides whether to answer, obeys commands, remembers what was asked before. Thread-safe. */
final class ConversationBot implements Bot {

    private static final Logger LOG = LoggerFactory.getLogger(ConversationBot.class);
    private static final int TIMELINE_EVENTS = 20;
    private static final int LATEST_EVENTS = 3;
    private static final int LISTED_SOURCES = 20;

    private final Parley parley;
    private final InstantSource clock;
    private final Conversations conversations = new Conversations();

    /** @param clock what relative words are read against */
    ConversationBot(Parley parley, InstantSource clock) {
        this.parley = parley;
        this.clock = clock;
    }

    @Override
    public Optional<Reply> handle(Incoming incoming) {
        if (!isAddressed(incoming.address())) {
            return Optional.empty();
        }
        try {
            return Optional.of(obey(Command.parse(incoming.text()), incoming));
        } catch (RuntimeException e) {
            // Whoever asked is owed an outcome. The exception's message could quote the question, so only its type and place are logged.
            LOG.error("a message could not be answered: {} at {}", e.getClass().getName(),
                    Stream.of(e.getStackTrace()).findFirst().map(StackTraceElement::toString)
                            .orElse("an unknown place"));
            return Optional.of(Reply
                    .of("Something went wrong on my side, and I could not answer that. Please try it in other words."));
        }
    }

    private static boolean isAddressed(Address address) {
        return switch (address) {
            case DIRECT, MENTION, COMMAND, REPLY_TO_BOT, THREAD_FOLLOW_UP -> true;
            case OVERHEARD -> false;
        };
    }

    private Reply obey(Command command, Incoming incoming) {
        String argument = command.argument();
        Optional<String> about = Optional.of(argument).filter(a -> !a.isEmpty());
        return switch (command.name()) {
            case "start" -> help("Hello! ");
            case "help" -> help("");
            case Command.ASK -> argument.isEmpty() ? help("") : ask(argument, incoming);
            case "who" -> argument.isEmpty()
                    ? Reply.of("Who is it about? For example: /who " + example())
                    : ask("Who is " + argument.replaceFirst("\\?+$", "") + "?", incoming);
            case "timeline" -> timeline(about);
            case "latest" -> latest(about);
            case "sources" -> ReplyComposer.sources(parley.sources(), LISTED_SOURCES);
            case "privacy" -> privacy(incoming);
            default -> Reply.of("I do not know the command /" + command.name()
                    + ". I know /ask, /timeline, /latest, /who, /sources, /privacy and /help.");
        };
    }

    private Reply ask(String question, Incoming incoming) {
        List<String> history = conversations.before(incoming);
        Answer answer = parley.ask(new Question(question, history, clock.instant()));
        conversations.remember(incoming, question);
        return ReplyComposer.answer(answer);
    }

    private Reply timeline(Optional<String> about) {
        List<TimelineEvent> events = parley.timeline(query(about));
        return events.isEmpty()
                ? nothingDated(about)
                : ReplyComposer.timeline("Timeline" + about.map(a -> ": " + a).orElse(""), events, TIMELINE_EVENTS);
    }

    private Reply latest(Optional<String> about) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        List<TimelineEvent> past = parley.timeline(query(about)).stream()
                .filter(event -> !event.date().from().isAfter(today))
                .filter(event -> event.certainty() == Certainty.ASSERTED || event.certainty() == Certainty.REPORTED)
                .toList();
        if (past.isEmpty()) {
            return nothingDated(about);
        }
        List<TimelineEvent> last = past.subList(Math.max(0, past.size() - LATEST_EVENTS), past.size()).reversed();
        return ReplyComposer.timeline("Latest" + about.map(a -> ": " + a).orElse("") + ", newest first", last,
                LATEST_EVENTS);
    }

    private static TimelineQuery query(Optional<String> about) {
        return about.map(TimelineQuery::about).orElse(TimelineQuery.ALL);
    }

    private Reply nothingDated(Optional<String> about) {
        return Reply.of("The sources date no event" + about.map(a -> " about “" + a + "”").orElse("")
                + ". Try a name that they use, such as " + example() + ".");
    }

    private Reply help(String greeting) {
        Knowledge knowledge = parley.knowledge();
        String topic = knowledge.name().isEmpty() ? "the indexed articles" : knowledge.name();
        return new Reply(List.of(
                new Block.Lead(greeting + "I answer questions about " + topic
                        + ", with the date and the source of every answer. Where the sources do not say, I tell you so."),
                new Block.Paragraph(
                        "Ask in plain words, and follow up: I remember what we spoke of. Or use a command:"),
                new Block.Bullets(List.of("/ask QUESTION", "/who NAME, for example /who " + example(),
                        "/timeline [NAME]: dated events in order", "/latest [NAME]: what happened last",
                        "/sources: what I answer from", "/privacy: what I keep of your messages"))));
    }

    private static Reply privacy(Incoming incoming) {
        String kept = incoming.platform().toLowerCase(Locale.ROOT).equals("terminal")
                ? "Lines that you type here are kept in the file chat-history in the data folder, for the arrow keys; delete it whenever you like."
                : "Nothing of them is written to disk or passed on.";
        return Reply
                .of("I keep the last few questions of each conversation in memory, so that I understand follow-ups. "
                        + "They are gone when I am stopped. " + kept + " No message text goes into a log.");
    }

    /** A name that the sources know, for examples that work. */
    private String example() {
        List<Entity> entities = parley.knowledge().entities();
        return entities.stream().filter(entity -> entity.kind() == Entity.Kind.PERSON).findFirst()
                .or(() -> entities.stream().findFirst()).map(Entity::name).orElse("NAME");
    }
}
