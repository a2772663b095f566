package org.parley.telegram;

import org.parley.bot.Authority;
import org.parley.bot.Authority.Standing;
import org.telegram.telegrambots.meta.api.methods.groupadministration.GetChatMember;
import org.telegram.telegrambots.meta.api.objects.chatmember.ChatMember;

/** Tells who administers a group, by asking Telegram when it matters. Safe for use by many threads. */
final class ChatAdmins {

    private final TelegramApi api;

    ChatAdmins(TelegramApi api) {
        this.api = api;
    }

    /** What the person is in the chat; asked anew each time, since it can change. */
    Authority of(long chat, long user) {
        return () -> standing(chat, user);
    }

    private Standing standing(long chat, long user) {
        try {
            return api.repeat(GetChatMember.builder().chatId(chat).userId(user)
                    .build()) instanceof Outcome.Done<ChatMember>(ChatMember member)
                            ? standing(member.getStatus())
                            : Standing.UNKNOWN;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Standing.UNKNOWN;
        }
    }

    /** https://core.telegram.org/bots/api#chatmember */
    private static Standing standing(String status) {
        return switch (status) {
            case "creator", "administrator" -> Standing.ADMINISTRATOR;
            default -> Standing.MEMBER;
        };
    }
}
