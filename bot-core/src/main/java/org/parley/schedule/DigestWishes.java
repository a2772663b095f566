package org.parley.schedule;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.parley.text.TextCleaner;
import org.parley.time.Direction;
import org.parley.time.TemporalExpression;
import org.parley.time.TemporalParser;

/** Reads what people write to get a digest. Pure. */
public final class DigestWishes {

    private static final int ANY = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    private static final Pattern OFF = Pattern.compile("^(?:off|stop|cancel|unsubscribe|none|pause)\\b", ANY);
    private static final Pattern NOW = Pattern.compile("^(?:now|show|today)\\b", ANY);
    private static final Pattern SINCE = Pattern.compile("^(?:now )?since\\b", ANY);

    /** A sentence that asks for digests, and not for what one says: who is to do it comes first, then what. */
    private static final Pattern ASKS_FOR = Pattern.compile("^(?:hey |hi |hello |ok |okay )?(?:please |kindly )?"
            + "(?:(?:can|could|would|will) you (?:please )?|i(?:'d| would) like (?:to (?:get|have|receive) )?|i want (?:to (?:get|have|receive) )?"
            + "|let me have |let's have )?(?:(?:send|give|get|deliver|post|mail|bring)(?: (?:me|us|here))?"
            + "|subscribe(?: (?:me|us))?(?: to)?|sign (?:me|us) up for|start|set up|schedule|make|turn on|enable)?"
            + " ?(?:the |a |an |my |our |your )?(?:(daily|weekly|morning|evening|news|regular) )*"
            + "(?:news )?(?:digest|briefing|news summary|daily summary|round-?up)s?\\b", ANY);
    private static final Pattern ENDS = Pattern.compile(
            "^(?:please |kindly )?(?:(?:can|could|would|will) you (?:please )?)?"
                    + "(?:stop|cancel|turn off|disable|end|unsubscribe(?: (?:me|us))? from|no more)(?: (?:sending|posting)(?: (?:me|us))?)?"
                    + " ?(?:the |a |my |our |your |any )?(?:daily |morning |evening |news )*(?:digest|briefing)s?\\b",
            ANY);
    private static final Pattern CATCHES_UP = Pattern
            .compile("^(?:please )?(?:(?:can|could) you )?(?:show|send|give)(?: (?:me|us))?"
                    + " (?:the |a )?(?:digest|briefing) (now|since\\b.*)", ANY);
    private static final Pattern REGULARLY = Pattern.compile(
            "\\b(?:every|each|daily|weekdays?|week days|work(?:ing )?days?"
                    + "|mornings?|evenings?|mondays|tuesdays|wednesdays|thursdays|fridays|saturdays|sundays|subscribe|at \\d)",
            ANY);

    private static final Pattern QUOTED = Pattern.compile("(?:\\b(?:on|about|for) )?[\"“„«]([^\"“”„«»]+)[\"”“»]", ANY);
    private static final Pattern TOPIC = Pattern.compile("\\b(?:on|about|regarding|concerning) ((?!the$)[^\\u0000]+)",
            ANY);

    private static final Pattern CLOCK = Pattern.compile(
            "(?:\\b(?:at|by|um|à|a las|в|о) )?(?<![\\d/.:-])(?:(\\d{1,2})[:.h](\\d{2})h?(?: ?([ap])\\.?m\\b\\.?)?"
                    + "|(\\d{1,2}) ?([ap])\\.?m\\b\\.?)(?![\\d/:-])(?: o'clock| uhr)?",
            ANY);
    private static final Pattern HOUR = Pattern.compile(
            "(?:\\b(?:at|um|à|a las)|^(?:on )?) ?(\\d{1,2})(?: o'clock| uhr|h)?(?: in the (morning|afternoon|evening))?(?![\\d/.:-])(?! ?(?:minute|hour|day|week)s?\\b)(?=[ ,;.!?]|$)",
            ANY);
    private static final Pattern NAMED_TIME = Pattern.compile("\\b(?:(?:at|by) )?(noon|midday|midnight)\\b", ANY);
    private static final Pattern PART_OF_DAY = Pattern
            .compile("\\b(?:(?:every|each|in the|daily) )?(mornings?|evenings?)\\b", ANY);

    private static final String DAY = "(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:days?)?";
    private static final Pattern DAYS = Pattern.compile("\\b(?:on |every |each )?(?:"
            + "(?<weekdays>week ?days?|work(?:ing)? ?days?|business days?)|(?<weekends>weekends?)"
            + "|(?<list>" + DAY + "(?:(?:,? and |, ?| & | ?\\+ ?| ?- ?| ?– ?| to | through )" + DAY + ")*))\\b(?!')",
            ANY);
    private static final Pattern EVERY_DAY = Pattern.compile("\\b(?:every ?day|each day|daily|all days)\\b", ANY);
    private static final Pattern RANGE = Pattern.compile("(" + DAY + ")(?: ?- ?| ?– ?| to | through )(" + DAY + ")",
            ANY);

    private static final Pattern QUIET_LINE = Pattern.compile("\\b(?:even (?:if|when) (?:nothing|there|no|it)\\b[^,;.]*"
            + "|quiet(?: days?)?:? (?:one line|line|on|told)|one line (?:on|for) quiet days"
            + "|tell (?:me|us) (?:if|when) (?:nothing|there is nothing|it is quiet)\\b[^,;.]*)", ANY);
    private static final Pattern QUIET_SKIP = Pattern
            .compile("\\b(?:quiet(?: days?)?:? (?:skip(?:ped)?|off)|(?:skip|without|no) quiet days"
                    + "|skip (?:it |them )?(?:if|when) (?:nothing|there|it)\\b[^,;.]*"
                    + "|(?:but )?only (?:if|when) (?:there|something)\\b[^,;.]*)", ANY);

    private static final Pattern ZONE_ID = Pattern.compile(
            "\\b(?:in |time ?zone )?([A-Za-z]+/[A-Za-z_+-]+(?:/[A-Za-z_-]+)?|(?:utc|gmt)(?: ?[+-]\\d{1,2}(?::?\\d{2})?)?|cet|eet|wet)(?![\\w/])(?: time)?",
            ANY);
    private static final Pattern IN_PLACE = Pattern.compile("\\b(?:in|from) ([^\\u0000,;]+)", ANY);
    /** Words of a city's name at most: "Dar es Salaam", "Washington D.C. time". */
    private static final int MOST_WORDS = 4;

    private static final Pattern AGO = Pattern
            .compile("^(?:the )?(?:last |past )?(\\d{1,3}|an?|one|two|three) (minute|hour|day|week)s?(?: ago)?$", ANY);

    /** Words that say nothing more once what matters has been read. */
    private static final Set<String> FILLERS = Set.of("please", "on", "at", "the", "a", "an", "and", "to", "me", "us",
            "it", "every", "each", "day", "time", "in", "for", "of", "with", "digest", "digests", "briefing", "send",
            "here", "local", "thanks", "thank", "you", "my", "our", "new", "news", "is", "by", "from", "start",
            "starting",
            "o'clock", "subscribe", "set", "change", "make", "but", "only", "also", "uhr", "um");

    private DigestWishes() {
    }

    /**
     * Reads what stands behind {@code /digest}.
     *
     * @param now the time, in the zone in which "yesterday 18:00" is meant where the words name none
     */
    public static DigestWish command(String argument, ZonedDateTime now) {
        String text = TextCleaner.clean(argument);
        if (text.isEmpty()) {
            return new DigestWish.Show();
        }
        Matcher off = OFF.matcher(text);
        if (off.find()) {
            return new DigestWish.Unsubscribe(about(text.substring(off.end())));
        }
        Matcher since = SINCE.matcher(text);
        if (since.find()) {
            return since(text.substring(since.end()).strip(), now);
        }
        Matcher shown = NOW.matcher(text);
        if (shown.find()) {
            return new DigestWish.Now(about(text.substring(shown.end())));
        }
        return subscribe(text);
    }

    /** Reads a sentence that may ask for digests, such as "send me the digest every weekday at 8"; empty where it does not. */
    public static Optional<DigestWish> phrase(String sentence, ZonedDateTime now) {
        String text = TextCleaner.clean(sentence).replace('’', '\'').replaceAll("[.!?]+$", "");
        Matcher ends = ENDS.matcher(text);
        if (ends.find()) {
            return Optional.of(new DigestWish.Unsubscribe(about(text.substring(ends.end()))));
        }
        Matcher catchesUp = CATCHES_UP.matcher(text);
        if (catchesUp.find()) {
            return understood(command(catchesUp.group(1), now));
        }
        Matcher asks = ASKS_FOR.matcher(text);
        if (!asks.find() || !REGULARLY.matcher(text).find()) {
            return Optional.empty();
        }
        String kind = asks.group(1) == null ? "" : asks.group(1) + " ";
        return understood(
                subscribe(kind.replaceFirst("(?i)^(?:weekly|news|regular) ", "") + text.substring(asks.end()).strip()));
    }

    /** In the middle of a conversation, what is not wholly understood is somebody else's to understand. */
    private static Optional<DigestWish> understood(DigestWish wish) {
        return wish instanceof DigestWish.Misunderstood ? Optional.empty() : Optional.of(wish);
    }

    private static Optional<String> about(String rest) {
        String topic = rest.strip().replaceFirst("(?i)^(?:on|about|for|regarding) ", "")
                .replaceAll("^[\"“„«]|[\"”“»]$", "").strip();
        return Optional.of(topic).filter(t -> !t.isEmpty());
    }

    private static DigestWish subscribe(String text) {
        Reading reading = new Reading(text.replaceFirst("(?i)^(?:daily )?on$", "")
                .replaceFirst("(?i)^on (?=\\D)(?=[^ ]+ ?$)(?!(?:" + DAY + "|week|work))", "about "));
        Optional<String> quoted = reading.take(QUOTED).map(m -> m.group(1).strip());
        Optional<Boolean> quiet = reading.take(QUIET_LINE).map(m -> true)
                .or(() -> reading.take(QUIET_SKIP).map(m -> false));
        Optional<ZoneId> zone = reading.zoneId();
        Optional<LocalTime> time = reading.time();
        zone = zone.or(reading::zoneAfterTime);
        Optional<Set<DayOfWeek>> days = reading.days();
        Optional<String> topic = quoted.or(reading::topic);
        zone = zone.or(reading::zoneInPlace).or(reading::zoneAlone);
        return reading.rest().<DigestWish>map(DigestWish.Misunderstood::new)
                .orElse(new DigestWish.Subscribe(time, zone, days, quiet, topic));
    }

    private static DigestWish since(String text, ZonedDateTime now) {
        Reading reading = new Reading(text);
        Optional<String> topic = reading.take(QUOTED).map(m -> m.group(1).strip());
        Optional<ZoneId> zone = reading.zoneId();
        Optional<LocalTime> time = reading.time();
        zone = zone.or(reading::zoneAfterTime);
        topic = topic
                .or(() -> reading.take(Pattern.compile("\\babout ([^\\u0000]+)", ANY)).map(m -> m.group(1).strip()));
        zone = zone.or(reading::zoneInPlace);
        ZonedDateTime there = now.withZoneSameInstant(zone.orElse(now.getZone()));
        String day = reading.text.replace('\u0000', ' ').strip();
        Optional<String> about = topic;
        return instant(day, time, there).filter(from -> from.isBefore(now.toInstant()))
                .<DigestWish>map(from -> new DigestWish.Since(from, about))
                .orElse(new DigestWish.Misunderstood(text));
    }

    private static Optional<Instant> instant(String day, Optional<LocalTime> time, ZonedDateTime now) {
        if (day.isEmpty()) {
            return time.map(t -> {
                ZonedDateTime today = now.with(t);
                return (today.isAfter(now) ? now.minusDays(1).with(t) : today).toInstant();
            });
        }
        Matcher ago = AGO.matcher(day);
        if (ago.matches()) {
            return time.isPresent() ? Optional.empty() : Optional.of(now.toInstant().minus(distance(ago)));
        }
        return date(day, now.toLocalDate())
                .map(date -> ZonedDateTime.of(date, time.orElse(LocalTime.MIDNIGHT), now.getZone()).toInstant());
    }

    private static Duration distance(Matcher ago) {
        int count = switch (ago.group(1).toLowerCase(Locale.ROOT)) {
            case "a", "an", "one" -> 1;
            case "two" -> 2;
            case "three" -> 3;
            default -> Integer.parseInt(ago.group(1));
        };
        return switch (ago.group(2).toLowerCase(Locale.ROOT)) {
            case "minute" -> Duration.ofMinutes(count);
            case "hour" -> Duration.ofHours(count);
            case "day" -> Duration.ofDays(count);
            default -> Duration.ofDays(7L * count);
        };
    }

    /** The first day of what the words name, if they name nothing else. */
    private static Optional<LocalDate> date(String words, LocalDate today) {
        return TemporalParser.parse(words, today, Direction.PAST).stream()
                .filter(TemporalExpression.Dated.class::isInstance).map(TemporalExpression.Dated.class::cast)
                .filter(dated -> dated.span().to() - dated.span().from() == words.length()).findFirst()
                .map(dated -> dated.period().from());
    }

    /** A text from which one thing after another is taken; what was taken leaves a gap that nothing reaches across. */
    private static final class Reading {

        private static final char GAP = '\u0000';

        private String text;
        private int afterTime = -1;

        Reading(String text) {
            this.text = text;
        }

        Optional<MatchResult> take(Pattern pattern) {
            Matcher matcher = pattern.matcher(text);
            if (!matcher.find()) {
                return Optional.empty();
            }
            MatchResult result = matcher.toMatchResult();
            blank(result.start(), result.end());
            return Optional.of(result);
        }

        private void blank(int from, int to) {
            text = text.substring(0, from) + String.valueOf(GAP).repeat(to - from) + text.substring(to);
        }

        Optional<ZoneId> zoneId() {
            Matcher matcher = ZONE_ID.matcher(text);
            while (matcher.find()) {
                Optional<ZoneId> zone = Zones.find(matcher.group(1));
                if (zone.isPresent()) {
                    blank(matcher.start(), matcher.end());
                    return zone;
                }
            }
            return Optional.empty();
        }

        Optional<LocalTime> time() {
            Matcher clock = CLOCK.matcher(text);
            while (clock.find()) {
                String hour = clock.group(1) == null ? clock.group(4) : clock.group(1);
                String half = clock.group(1) == null ? clock.group(5) : clock.group(3);
                Optional<LocalTime> time = time(hour, clock.group(2), half);
                if (time.isPresent()) {
                    return taken(clock, time.get());
                }
            }
            Matcher named = NAMED_TIME.matcher(text);
            if (named.find()) {
                return taken(named, named.group(1).equalsIgnoreCase("midnight") ? LocalTime.MIDNIGHT : LocalTime.NOON);
            }
            Matcher bare = HOUR.matcher(text);
            if (bare.find()) {
                boolean isLate = bare.group(2) != null && !bare.group(2).equalsIgnoreCase("morning");
                Optional<LocalTime> time = time(bare.group(1), null, isLate ? "p" : null);
                if (time.isPresent()) {
                    return taken(bare, time.get());
                }
            }
            Matcher part = PART_OF_DAY.matcher(text);
            return part.find()
                    ? taken(part, LocalTime.of(part.group(1).toLowerCase(Locale.ROOT).startsWith("m") ? 8 : 18, 0))
                    : Optional.empty();
        }

        private Optional<LocalTime> taken(Matcher match, LocalTime time) {
            blank(match.start(), match.end());
            afterTime = match.end();
            return Optional.of(time);
        }

        private static Optional<LocalTime> time(String hour, @Nullable String minute,
                @Nullable String half) {
            int h = Integer.parseInt(hour);
            int m = minute == null ? 0 : Integer.parseInt(minute);
            if (half != null) {
                if (h < 1 || h > 12) {
                    return Optional.empty();
                }
                h = h % 12 + (half.equalsIgnoreCase("p") ? 12 : 0);
            }
            return h < 24 && m < 60 ? Optional.of(LocalTime.of(h, m)) : Optional.empty();
        }

        Optional<ZoneId> zoneAfterTime() {
            return afterTime < 0 ? Optional.empty() : zoneAt(afterTime);
        }

        /** The longest name of a zone that begins at {@code from}, after a word that leads to it. */
        private Optional<ZoneId> zoneAt(int from) {
            Matcher lead = Pattern.compile("[ ,(]*(?:in |from )?(?:the )?", ANY).matcher(text).region(from,
                    text.length());
            int start = lead.lookingAt() ? lead.end() : from;
            int limit = text.indexOf(GAP, start) < 0 ? text.length() : text.indexOf(GAP, start);
            String rest = text.substring(start, limit);
            String[] words = rest.split("(?<= )");
            for (int count = Math.min(MOST_WORDS, words.length); count > 0; count--) {
                String name = Arrays.stream(words).limit(count).collect(Collectors.joining());
                String plain = name.strip().replaceAll("[,.;)]+$", "").replaceFirst("(?i) (?:local )?time$", "");
                Optional<ZoneId> zone = plain.isEmpty() ? Optional.empty() : Zones.find(plain);
                if (zone.isPresent()) {
                    blank(start, start + name.length());
                    return zone;
                }
            }
            return Optional.empty();
        }

        Optional<Set<DayOfWeek>> days() {
            if (take(EVERY_DAY).isPresent()) {
                return Optional.of(Schedule.EVERY_DAY);
            }
            Matcher matcher = DAYS.matcher(text);
            if (!matcher.find()) {
                return Optional.empty();
            }
            blank(matcher.start(), matcher.end());
            if (matcher.group("weekdays") != null) {
                return Optional.of(Schedule.WEEKDAYS);
            }
            return Optional.of(matcher.group("weekends") != null
                    ? Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY)
                    : list(matcher.group("list")));
        }

        private static Set<DayOfWeek> list(String words) {
            Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
            Matcher range = RANGE.matcher(words);
            while (range.find()) {
                DayOfWeek last = day(range.group(2));
                for (DayOfWeek day = day(range.group(1)); day != last; day = day.plus(1)) {
                    days.add(day);
                }
            }
            Matcher one = Pattern.compile(DAY, ANY).matcher(words);
            while (one.find()) {
                days.add(day(one.group()));
            }
            return days;
        }

        private static DayOfWeek day(String word) {
            String start = word.substring(0, 2).toUpperCase(Locale.ROOT);
            return Arrays.stream(DayOfWeek.values()).filter(day -> day.name().startsWith(start)).findFirst()
                    .orElseThrow();
        }

        Optional<String> topic() {
            return take(TOPIC).map(match -> match.group(1).strip().replaceAll("[,;.]+$|^the ", "").strip())
                    .filter(topic -> !topic.isEmpty());
        }

        Optional<ZoneId> zoneInPlace() {
            Matcher in = IN_PLACE.matcher(text);
            while (in.find()) {
                Optional<ZoneId> zone = zoneAt(in.start());
                if (zone.isPresent()) {
                    return zone;
                }
            }
            return Optional.empty();
        }

        /** A city that stands between things that were read. */
        Optional<ZoneId> zoneAlone() {
            Matcher piece = Pattern.compile("[^\\u0000 ,;][^\\u0000,;]*").matcher(text);
            while (piece.find()) {
                Optional<ZoneId> zone = zoneAt(piece.start());
                if (zone.isPresent()) {
                    return zone;
                }
            }
            return Optional.empty();
        }

        /** The words that nothing was made of. */
        Optional<String> rest() {
            List<String> left = new ArrayList<>(
                    List.of(text.replace(GAP, ' ').replaceAll("[,;.!?()]+(?= |$)|\\(", " ").strip().split("\\s+")));
            while (!left.isEmpty() && isFilling(left.getFirst())) {
                left.removeFirst();
            }
            while (!left.isEmpty() && isFilling(left.getLast())) {
                left.removeLast();
            }
            return left.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", left));
        }

        private static boolean isFilling(String word) {
            return word.isEmpty() || FILLERS.contains(TextCleaner.fold(word));
        }
    }
}
