package org.parley.telegram;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.telegram.telegrambots.meta.api.methods.commands.SetMyCommands;
import org.telegram.telegrambots.meta.api.objects.commands.BotCommand;
import org.telegram.telegrambots.meta.api.objects.commands.scope.BotCommandScope;
import org.telegram.telegrambots.meta.api.objects.commands.scope.BotCommandScopeAllGroupChats;
import org.telegram.telegrambots.meta.api.objects.commands.scope.BotCommandScopeAllPrivateChats;

/** The commands that Telegram offers while somebody types, with their descriptions in each language. */
final class CommandMenu {

    /** Shown to everybody whose language has no descriptions of its own. */
    private static final String FALLBACK = "en";

    /** Language code to command to description, in the order of the menu. */
    private final Map<String, Map<String, String>> descriptions;

    private CommandMenu(Map<String, Map<String, String>> descriptions) {
        this.descriptions = descriptions;
    }

    /** The menu that comes with the adapter. */
    static CommandMenu bundled() {
        try (InputStream in = CommandMenu.class.getResourceAsStream("commands.json")) {
            return new CommandMenu(new ObjectMapper().readValue(Objects.requireNonNull(in), new TypeReference<>() {
            }));
        } catch (IOException e) {
            throw new UncheckedIOException("commands.json, which comes with the adapter, cannot be read", e);
        }
    }

    /** The names, without the slash. */
    Set<String> names() {
        return Objects.requireNonNull(descriptions.get(FALLBACK)).keySet();
    }

    /** The calls that make Telegram show it, in private chats and in groups. */
    List<SetMyCommands> calls() {
        List<SetMyCommands> calls = new ArrayList<>();
        for (BotCommandScope scope : List.of(new BotCommandScopeAllPrivateChats(),
                new BotCommandScopeAllGroupChats())) {
            descriptions.forEach((language, commands) -> {
                List<BotCommand> menu = commands.entrySet().stream()
                        .map(command -> new BotCommand(command.getKey(), command.getValue())).toList();
                SetMyCommands call = SetMyCommands.builder().scope(scope).commands(menu).build();
                if (!language.equals(FALLBACK)) {
                    call.setLanguageCode(language);
                }
                calls.add(call);
            });
        }
        return calls;
    }
}
