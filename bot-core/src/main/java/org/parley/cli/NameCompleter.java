package org.parley.cli;

import java.util.List;
import java.util.stream.Stream;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import org.parley.bot.Commands;
import org.parley.fact.Entity;

/** Completes commands at the beginning of a line, and names that the sources know anywhere. */
final class NameCompleter implements Completer {

    private static final List<String> COMMANDS = Stream
            .concat(Commands.NAMES.stream(), Stream.of("quit")).map(name -> "/" + name).toList();

    private final List<String> names;

    NameCompleter(List<Entity> entities) {
        this.names = entities.stream()
                .flatMap(entity -> Stream.concat(Stream.of(entity.name()), entity.aliases().stream())).distinct()
                .sorted().toList();
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        if (line.wordIndex() == 0) {
            COMMANDS.forEach(command -> candidates.add(candidate(command, "commands")));
        }
        names.forEach(name -> candidates.add(candidate(name, "names")));
    }

    private static Candidate candidate(String text, String group) {
        return new Candidate(text, text, group, null, null, null, true);
    }
}
