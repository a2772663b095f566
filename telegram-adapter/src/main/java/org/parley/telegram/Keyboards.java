package org.parley.telegram;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parley.reply.Button;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.InlineKeyboardMarkup;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardButton;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardRow;

/**
 * Shows buttons as the keyboard under a message. What a press comes back with is the button's id and nothing else, which keeps to the
 * 64 bytes of {@code callback_data}, https://core.telegram.org/bots/api#inlinekeyboardbutton. Pure.
 */
final class Keyboards {

    /** Characters that fit on one row of a phone, with the space between buttons. */
    private static final int ROW = 32;
    private static final int BETWEEN = 2;

    /** Telegram takes eight to a row; more than four are too narrow to be hit. */
    private static final int MOST_IN_ROW = 4;

    /** In all; the documentation names no number, and Telegram was seen to refuse more. */
    private static final int MOST = 100;

    private Keyboards() {
    }

    /** The keyboard, with as many buttons on a row as can be read; null, which the library leaves out, for none. */
    static @Nullable InlineKeyboardMarkup of(List<Button> buttons) {
        return buttons.isEmpty() ? null : replacing(buttons);
    }

    /** The same for a message that has a keyboard: an empty one takes it away. */
    static InlineKeyboardMarkup replacing(List<Button> buttons) {
        List<InlineKeyboardRow> rows = new ArrayList<>();
        int width = 0;
        for (Button button : buttons.subList(0, Math.min(buttons.size(), MOST))) {
            int wanted = button.label().codePointCount(0, button.label().length()) + BETWEEN;
            boolean fits = !rows.isEmpty() && width + wanted <= ROW && rows.getLast().size() < MOST_IN_ROW;
            if (!fits) {
                rows.add(new InlineKeyboardRow());
                width = 0;
            }
            rows.getLast().add(key(button));
            width += wanted;
        }
        return new InlineKeyboardMarkup(rows);
    }

    private static InlineKeyboardButton key(Button button) {
        InlineKeyboardButton key = new InlineKeyboardButton(Wording.line(button.label()));
        key.setCallbackData(button.id());
        switch (button.style()) {
            case PLAIN -> {
                // Telegram's own look.
            }
            case PRIMARY -> key.setStyle("primary");
            case DANGER -> key.setStyle("danger");
        }
        return key;
    }
}
