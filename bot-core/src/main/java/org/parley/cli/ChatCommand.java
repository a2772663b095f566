package org.parley.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jspecify.annotations.Nullable;
import org.parley.bot.Parley;
import org.parley.bot.ParleyConfig;
import org.parley.reply.Block;
import org.parley.reply.Reply;
import org.parley.wording.Language;
import org.parley.wording.Phrases;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code parley chat}: a conversation in the terminal, or with whatever is piped in, a question a line. */
@Command(name = "chat", description = "Holds a conversation: follow-ups, commands such as /timeline, line editing, history, completion.")
final class ChatCommand implements Callable<Integer> {

    private static final Set<String> FAREWELLS = Set.of("/quit", "/exit", "quit", "exit", "bye");
    private static final int PROMPTS = 3;

    @ParentCommand
    private @Nullable ParleyCommand parley;

    @Override
    public Integer call() throws IOException {
        ParleyCommand root = Objects.requireNonNull(parley);
        ParleyConfig config = root.config();
        try (Parley open = root.open(config)) {
            open.keepUp();
            if (root.streams().isTerminal() && Boolean.getBoolean("parley.interactive")) {
                converse(root.streams(), open, config.data(), root.language());
            } else {
                readLines(root.streams(), open, root.language());
            }
        }
        return 0;
    }

    private static void readLines(Streams streams, Parley open, Language language) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(streams.in(), StandardCharsets.UTF_8));
        Layout layout = Layout.of(streams);
        Dialogue dialogue = new Dialogue(open.bot(), language);
        for (String line = in.readLine(); line != null && !isFarewell(line); line = in.readLine()) {
            if (!line.isBlank()) {
                streams.println(reply(layout, dialogue, line) + "\n");
                streams.out().flush();
            }
        }
    }

    private static void converse(Streams streams, Parley open, Path data, Language language) throws IOException {
        try (Terminal terminal = TerminalBuilder.builder().system(true).dumb(true).encoding(StandardCharsets.UTF_8)
                .build()) {
            LineReader reader = reader(terminal, open, data);
            Dialogue dialogue = new Dialogue(open.bot(), language);
            streams.println(new Layout(terminal.getWidth(), streams.styled()).render(greeting(open, language)) + "\n");
            while (true) {
                String line = reader.readLine("you › ");
                if (isFarewell(line)) {
                    return;
                }
                if (!line.isBlank()) {
                    // The window may have been resized since the last line.
                    streams.println(
                            "\n" + reply(new Layout(terminal.getWidth(), streams.styled()), dialogue, line) + "\n");
                }
            }
        } catch (UserInterruptException | EndOfFileException e) {
            streams.println("Bye.");
        }
    }

    private static Reply greeting(Parley open, Language language) {
        Phrases phrases = Phrases.in(language);
        String topic = open.knowledge().name();
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Paragraph(topic.isEmpty()
                ? phrases.text("terminal.greeting-articles")
                : phrases.text("terminal.greeting", topic)));
        List<String> prompts = open.prompts(PROMPTS, language);
        if (!prompts.isEmpty()) {
            blocks.add(new Block.Bullets(prompts));
        }
        return new Reply(blocks);
    }

    private static LineReader reader(Terminal terminal, Parley open, Path data) {
        LineReaderBuilder builder = LineReaderBuilder.builder().terminal(terminal).appName("parley")
                .completer(new NameCompleter(open.knowledge().entities())).parser(plainWords())
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .option(LineReader.Option.CASE_INSENSITIVE, true)
                .option(LineReader.Option.HISTORY_TIMESTAMPED, false);
        historyFile(data).ifPresent(file -> builder.variable(LineReader.HISTORY_FILE, file));
        return builder.build();
    }

    /** In prose a quotation mark or a backslash is only that, and an open one does not ask for another line. */
    private static DefaultParser plainWords() {
        DefaultParser parser = new DefaultParser();
        parser.setEscapeChars(null);
        parser.setQuoteChars(new char[0]);
        return parser;
    }

    /** Empty where the data folder cannot be made: the conversation goes on without a history. */
    private static Optional<Path> historyFile(Path data) {
        try {
            Files.createDirectories(data);
            return Optional.of(data.resolve("chat-history"));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static boolean isFarewell(String line) {
        return FAREWELLS.contains(line.strip().toLowerCase(Locale.ROOT));
    }

    private static String reply(Layout layout, Dialogue dialogue, String line) {
        return dialogue.say(line).map(layout::render).orElse("");
    }
}
