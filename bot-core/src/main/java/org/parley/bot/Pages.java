package org.parley.bot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.parley.bot.Buttons.Choice;
import org.parley.wording.Phrases;

/**
 * One page of a long list.
 *
 * @param items those on the page
 * @param first the number of its first item, from 1
 * @param all how many items there are
 * @param number the page's own, from 1
 * @param of how many pages there are
 */
record Pages<T>(List<T> items, int first, int all, int number, int of) {

    private static final Pattern ACTION = Pattern.compile("p([1-9][0-9]{0,5})");

    /** Page {@code number} of {@code list}, the last where there are fewer pages. */
    static <T> Pages<T> page(List<T> list, int number, int size) {
        int of = Math.max(1, (list.size() + size - 1) / size);
        int actual = Math.clamp(number, 1, of);
        int from = (actual - 1) * size;
        return new Pages<>(list.subList(from, Math.min(list.size(), from + size)), from + 1, list.size(), actual, of);
    }

    /** To the page before and after; none where there is only one. */
    List<Choice> choices(Phrases phrases) {
        List<Choice> choices = new ArrayList<>();
        if (number > 1) {
            choices.add(new Choice("p" + (number - 1), phrases.text("page.before")));
        }
        if (number < of) {
            choices.add(new Choice("p" + (number + 1), phrases.text("page.after")));
        }
        return choices;
    }

    /** Which items of how many these are; empty where they are all. */
    Optional<String> position(Phrases phrases) {
        return of == 1
                ? Optional.empty()
                : Optional.of(phrases.text("page.position", first, first + items.size() - 1, all));
    }

    /** The page that a button with {@code action} turns to. */
    static OptionalInt turnedTo(String action) {
        var matcher = ACTION.matcher(action);
        return matcher.matches() ? OptionalInt.of(Integer.parseInt(matcher.group(1))) : OptionalInt.empty();
    }
}
