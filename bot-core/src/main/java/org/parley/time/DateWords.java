package org.parley.time;

import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;

/** Periods in words, as a reader of that language writes them; English for languages other than ru, uk, es, de and fr. */
public final class DateWords {

    /** The prepositional case, which the JDK's locale data lack. */
    private static final List<String> IN_RUSSIAN = List.of("январе", "феврале", "марте", "апреле", "мае", "июне",
            "июле", "августе",
            "сентябре", "октябре", "ноябре", "декабре");
    private static final List<String> IN_UKRAINIAN = List.of("січні", "лютому", "березні", "квітні", "травні", "червні",
            "липні",
            "серпні", "вересні", "жовтні", "листопаді", "грудні");

    private DateWords() {
    }

    /** The period by itself: "10 July 2025", "February 2025", "2019", "14-15 October 2025", "March 2024 to May 2025". */
    public static String inWords(Period period, Locale locale) {
        String language = locale.getLanguage();
        return switch (period.precision()) {
            case DAY -> day(period.from(), language);
            case MONTH -> month(period.from(), language);
            case YEAR -> year(period.from(), language);
            case RANGE -> range(period, language);
        };
    }

    /** The period as part of a sentence: "on 10 July 2025", "in February 2025", "on 14 and 15 October 2025", "from ... to ...". */
    public static String withPreposition(Period period, Locale locale) {
        String language = locale.getLanguage();
        return switch (period.precision()) {
            case DAY -> onDay(period.from(), language);
            case MONTH -> inMonth(period.from(), language);
            case YEAR -> inYear(period.from(), language);
            case RANGE -> overRange(period, language);
        };
    }

    private static String day(LocalDate day, String language) {
        return dayOf(day, language) + yearAfterMonth(day, language);
    }

    /** Day and month without the year. */
    private static String dayOf(LocalDate day, String language) {
        int number = day.getDayOfMonth();
        String month = name(day.getMonth(), language);
        return switch (language) {
            case "es" -> number + " de " + month;
            case "de" -> number + ". " + month;
            case "fr" -> (number == 1 ? "1er" : Integer.toString(number)) + " " + month;
            default -> number + " " + month;
        };
    }

    private static String yearAfterMonth(LocalDate date, String language) {
        return switch (language) {
            case "ru" -> " " + date.getYear() + " года";
            case "uk" -> " " + date.getYear() + " року";
            case "es" -> " de " + date.getYear();
            default -> " " + date.getYear();
        };
    }

    private static String month(LocalDate date, String language) {
        return date.getMonth().getDisplayName(TextStyle.FULL_STANDALONE, locale(language))
                + yearAfterMonth(date, language);
    }

    private static String year(LocalDate date, String language) {
        return switch (language) {
            case "ru" -> date.getYear() + " год";
            case "uk" -> date.getYear() + " рік";
            default -> Integer.toString(date.getYear());
        };
    }

    private static String range(Period period, String language) {
        LocalDate first = period.from();
        LocalDate last = period.to().minusDays(1);
        if (wholeYears(period)) {
            return first.getYear() + "-" + last.getYear();
        }
        if (wholeMonths(period)) {
            return month(first, language) + " - " + month(last, language);
        }
        if (YearMonth.from(first).equals(YearMonth.from(last))) {
            String from = Integer.toString(first.getDayOfMonth());
            return (language.equals("de") ? from + "." : from) + "-" + day(last, language);
        }
        String from = first.getYear() == last.getYear() ? dayOf(first, language) : day(first, language);
        return from + " - " + day(last, language);
    }

    private static boolean wholeYears(Period period) {
        return period.from().getDayOfYear() == 1 && period.to().getDayOfYear() == 1;
    }

    private static boolean wholeMonths(Period period) {
        return period.from().getDayOfMonth() == 1 && period.to().getDayOfMonth() == 1;
    }

    private static String onDay(LocalDate day, String language) {
        String words = day(day, language);
        return switch (language) {
            case "ru", "uk" -> words;
            case "es" -> "el " + words;
            case "de" -> "am " + words;
            case "fr" -> "le " + words;
            default -> "on " + words;
        };
    }

    private static String inMonth(LocalDate date, String language) {
        int index = date.getMonthValue() - 1;
        return switch (language) {
            case "ru" -> "в " + IN_RUSSIAN.get(index) + yearAfterMonth(date, language);
            case "uk" -> "у " + IN_UKRAINIAN.get(index) + yearAfterMonth(date, language);
            case "es", "fr" -> "en " + month(date, language);
            case "de" -> "im " + month(date, language);
            default -> "in " + month(date, language);
        };
    }

    private static String inYear(LocalDate date, String language) {
        return switch (language) {
            case "ru" -> "в " + date.getYear() + " году";
            case "uk" -> "у " + date.getYear() + " році";
            case "es", "fr" -> "en " + date.getYear();
            case "de" -> "im Jahr " + date.getYear();
            default -> "in " + date.getYear();
        };
    }

    private static String overRange(Period period, String language) {
        LocalDate first = period.from();
        LocalDate last = period.to().minusDays(1);
        boolean sameMonth = YearMonth.from(first).equals(YearMonth.from(last));
        if (sameMonth && first.plusDays(1).equals(last)) {
            return twoDays(first, last, language);
        }
        String from;
        String to;
        if (wholeYears(period)) {
            from = Integer.toString(first.getYear());
            to = Integer.toString(last.getYear());
        } else if (wholeMonths(period) && !language.equals("ru") && !language.equals("uk")) {
            from = month(first, language);
            to = month(last, language);
        } else {
            from = sameMonth
                    ? first.getDayOfMonth() + (language.equals("de") ? "." : "")
                    : first.getYear() == last.getYear() ? dayOf(first, language) : day(first, language);
            to = day(last, language);
            if (language.equals("es")) {
                return "del " + from + " al " + to;
            }
            if (language.equals("fr")) {
                return "du " + from + " au " + to;
            }
        }
        return switch (language) {
            case "ru" -> "с " + from + " по " + to;
            case "uk" -> "з " + from + " до " + to;
            case "es" -> "de " + from + " a " + to;
            case "de" -> "von " + from + " bis " + to;
            case "fr" -> "de " + from + " à " + to;
            default -> "from " + from + " to " + to;
        };
    }

    private static String twoDays(LocalDate first, LocalDate last, String language) {
        int from = first.getDayOfMonth();
        String to = day(last, language);
        return switch (language) {
            case "ru" -> from + " и " + to;
            case "uk" -> from + " і " + to;
            case "es" -> "el " + from + " y " + to;
            case "de" -> "am " + from + ". und " + to;
            case "fr" -> "les " + from + " et " + to;
            default -> "on " + from + " and " + to;
        };
    }

    private static String name(Month month, String language) {
        return month.getDisplayName(TextStyle.FULL, locale(language));
    }

    private static Locale locale(String language) {
        return switch (language) {
            case "ru", "uk", "es", "de", "fr" -> Locale.of(language);
            default -> Locale.ENGLISH;
        };
    }
}
