package org.parley.telegram;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.parley.bot.Commands;
import org.parley.wording.Language;
import org.telegram.telegrambots.meta.api.methods.commands.SetMyCommands;
import org.telegram.telegrambots.meta.api.objects.commands.BotCommand;
import org.telegram.telegrambots.meta.api.objects.commands.scope.BotCommandScope;
import org.telegram.telegrambots.meta.api.objects.commands.scope.BotCommandScopeAllChatAdministrators;
import org.telegram.telegrambots.meta.api.objects.commands.scope.BotCommandScopeAllGroupChats;
import org.telegram.telegrambots.meta.api.objects.commands.scope.BotCommandScopeAllPrivateChats;
import org.telegram.telegrambots.meta.api.objects.commands.scope.BotCommandScopeDefault;

/** The commands that Telegram offers while somebody types, with their descriptions in each language. Pure. */
final class CommandMenu {

    /** What only its admins can change in a group, so that nobody else is offered it there. */
    private static final Set<String> FOR_ADMINS = Set.of("digest", "settings");

    private CommandMenu() {
    }

    /**
     * The calls that make Telegram show them: to each person the most particular scope that there is in their language,
     * https://core.telegram.org/bots/api#determining-list-of-commands.
     */
    static List<SetMyCommands> calls() {
        List<SetMyCommands> calls = new ArrayList<>();
        for (Language language : Language.values()) {
            List<BotCommand> all = commands(language, Set.of());
            List<BotCommand> forMembers = commands(language, FOR_ADMINS);
            calls.add(call(new BotCommandScopeDefault(), language, forMembers));
            calls.add(call(new BotCommandScopeAllPrivateChats(), language, all));
            calls.add(call(new BotCommandScopeAllGroupChats(), language, forMembers));
            calls.add(call(new BotCommandScopeAllChatAdministrators(), language, all));
        }
        return calls;
    }

    private static List<BotCommand> commands(Language language, Set<String> without) {
        return Commands.in(language).stream().filter(command -> !without.contains(command.name()))
                .map(command -> new BotCommand(command.name(), command.description())).toList();
    }

    /** English is set without a language, so that it is what people of all others see. */
    private static SetMyCommands call(BotCommandScope scope, Language language, List<BotCommand> commands) {
        SetMyCommands call = SetMyCommands.builder().scope(scope).commands(commands).build();
        if (language != Language.ENGLISH) {
            call.setLanguageCode(language.code());
        }
        return call;
    }
}
