package org.parley.time;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A text cut into the pieces that the grammar of temporal expressions looks at. Reading past the end meets an empty piece. */
final class Pieces {

    enum Type {
        WORD, NUMBER, ORDINAL, DATE, YEAR_MONTH, YEAR_RANGE, DAY_RANGE, DECADE, CLOCK, MARK, OTHER, END
    }

    /**
     * @param text as written
     * @param word in lower case
     * @param roles what the word can mean
     * @param a first number in it: of a date the year, of a range its start, of a clock time the minute of the day
     */
    record Piece(Type type, String text, String word, Map<TimeWords.Role, Integer> roles, int from, int to, int a,
            int b, int c) {

        boolean capital() {
            return type == Type.WORD && Character.isUpperCase(text.charAt(0));
        }

        boolean lowerCaseWord() {
            return type == Type.WORD && Character.isLowerCase(text.charAt(0));
        }

        boolean is(String mark) {
            return word.equals(mark);
        }

        @Nullable
        Integer as(TimeWords.Role role) {
            return roles.get(role);
        }
    }

    private static final Pattern PIECE = Pattern.compile(String.join("|",
            "(?<word>(?:[пП]['’])?\\p{L}[\\p{L}\\p{M}]*+(?!\\d))",
            "(?<clock>(?<hour>\\d{1,2})(?:[:.](?<min>[0-5]\\d))?\\s?(?<half>[ap])(?:\\.m\\.|m\\b)"
                    + "|(?<h24>[01]?\\d|2[0-3]):(?<m24>[0-5]\\d)(?![\\d:]))",
            "(?<iso>\\d{4}-\\d\\d-\\d\\d(?!\\d))",
            "(?<dotted>\\d{1,2}\\.\\d{1,2}\\.\\d{4}(?!\\d))",
            "(?<slashed>\\d{1,2}/\\d{1,2}/\\d{4}(?!\\d))",
            "(?<years>\\d{4}[-–]\\d{2}(?:\\d\\d)?(?![\\d-]))",
            "(?<days>\\d{1,2}(?:st|nd|rd|th)?[-–]\\d{1,2}(?:st|nd|rd|th)?(?![\\d\\p{L}-]))",
            "(?<decade>\\d{3}0(?:['’]?s\\b|-х|-е))",
            "(?<grouped>\\d++(?:[.,]\\d++){1,8}\\p{L}*+)",
            "(?<ordinal>\\d{1,2}(?:st|nd|rd|th|er|º|-?го|-?е|-?м)(?!\\p{L}))",
            "(?<number>\\d++(?![\\p{L}%]))",
            "(?<other>\\p{L}*+\\d[\\d\\p{L}%]*+)",
            "(?<mark>\\S)"), Pattern.CASE_INSENSITIVE);
    private static final Pattern SEPARATOR = Pattern.compile("[^\\d]+");
    private static final Piece END = new Piece(Type.END, "", "", Map.of(), 0, 0, 0, 0, 0);

    private final List<Piece> pieces = new ArrayList<>();

    Pieces(String text) {
        Matcher matcher = PIECE.matcher(text);
        while (matcher.find()) {
            pieces.add(piece(text, matcher));
        }
    }

    Piece get(int index) {
        return index >= 0 && index < pieces.size() ? pieces.get(index) : END;
    }

    int size() {
        return pieces.size();
    }

    private static Piece piece(String text, Matcher m) {
        if (m.start("word") >= 0) {
            return plain(Type.WORD, m);
        }
        if (m.start("mark") >= 0) {
            return plain(Type.MARK, m);
        }
        boolean money = m.start() > 0 && "$€£#№₽¥+".indexOf(text.charAt(m.start() - 1)) >= 0;
        if (money || m.start("other") >= 0 || m.start("grouped") >= 0) {
            return plain(Type.OTHER, m);
        }
        if (m.start("clock") >= 0) {
            return clock(m);
        }
        int[] n = numbers(m.group());
        if (m.start("iso") >= 0) {
            return numeric(Type.DATE, m, n[0], n[1], n[2]);
        }
        if (m.start("dotted") >= 0) {
            return numeric(Type.DATE, m, n[2], n[1], n[0]);
        }
        if (m.start("slashed") >= 0) {
            return slashed(m, n);
        }
        if (m.start("years") >= 0) {
            return years(m, n);
        }
        if (m.start("days") >= 0) {
            return numeric(Type.DAY_RANGE, m, n[0], n[1], 0);
        }
        if (m.start("decade") >= 0) {
            return numeric(Type.DECADE, m, n[0], 0, 0);
        }
        if (m.start("ordinal") >= 0) {
            return numeric(Type.ORDINAL, m, n[0], 0, 0);
        }
        return m.end() - m.start() <= 4 ? numeric(Type.NUMBER, m, n[0], 0, 0) : plain(Type.OTHER, m);
    }

    private static Piece plain(Type type, Matcher m) {
        String word = TimeWords.lower(m.group());
        return new Piece(type, m.group(), word, TimeWords.roles(word), m.start(), m.end(), 0, 0, 0);
    }

    private static Piece numeric(Type type, Matcher m, int a, int b, int c) {
        return new Piece(type, m.group(), m.group(), Map.of(), m.start(), m.end(), a, b, c);
    }

    private static Piece clock(Matcher m) {
        if (m.start("h24") >= 0) {
            return numeric(Type.CLOCK, m, Integer.parseInt(m.group("h24")) * 60 + Integer.parseInt(m.group("m24")), 0,
                    0);
        }
        int hour = Integer.parseInt(m.group("hour"));
        if (hour < 1 || hour > 12) {
            return plain(Type.OTHER, m);
        }
        boolean afternoon = m.group("half").equalsIgnoreCase("p");
        int minute = m.start("min") >= 0 ? Integer.parseInt(m.group("min")) : 0;
        return numeric(Type.CLOCK, m, (hour % 12 + (afternoon ? 12 : 0)) * 60 + minute, 0, 0);
    }

    /** Day and month stand in either order: only where one of them cannot be a month is the date certain. */
    private static Piece slashed(Matcher m, int[] n) {
        if (n[0] > 12 || n[0] == n[1]) {
            return numeric(Type.DATE, m, n[2], n[1], n[0]);
        }
        return n[1] > 12 ? numeric(Type.DATE, m, n[2], n[0], n[1]) : plain(Type.OTHER, m);
    }

    private static Piece years(Matcher m, int[] n) {
        boolean abbreviated = n[1] < 100;
        if (abbreviated && m.group().charAt(4) == '-' && n[1] >= 1 && n[1] <= 12) {
            return numeric(Type.YEAR_MONTH, m, n[0], n[1], 0);
        }
        int last = abbreviated ? n[0] / 100 * 100 + n[1] : n[1];
        return last > n[0] && n[0] >= 1000 ? numeric(Type.YEAR_RANGE, m, n[0], last, 0) : plain(Type.OTHER, m);
    }

    private static int[] numbers(String text) {
        return SEPARATOR.splitAsStream(text).filter(part -> !part.isEmpty() && part.length() <= 4)
                .mapToInt(Integer::parseInt).toArray();
    }

    static LocalTime time(Piece clock) {
        return LocalTime.of(clock.a() / 60, clock.a() % 60);
    }
}
