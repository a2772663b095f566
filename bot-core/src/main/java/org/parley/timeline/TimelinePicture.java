package org.parley.timeline;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.parley.fact.Certainty;
import org.parley.wording.Phrases;

/**
 * A timeline as a picture for a slide: dates down an axis, an event beside each, marked by shape where it did not simply happen.
 *
 * @param png the picture, 1600 pixels wide and at least 900 high
 * @param altText the same in words, at most 2,000 characters, the least that our platforms allow (Slack's {@code alt_text})
 * @param height in pixels
 */
public record TimelinePicture(byte[] png, String altText, int height) {

    /** More than this is no picture but a poster; a reader narrows the window or names somebody. */
    public static final int MOST_EVENTS = 60;

    /** Pixels across. */
    public static final int WIDTH = 1_600;

    private static final int ALT_TEXT = 2_000;

    /**
     * Draws {@code events}.
     *
     * @param title what the timeline is of
     * @param events in order; at least one, at most {@link #MOST_EVENTS}
     * @param phrases the words around them
     */
    public static TimelinePicture draw(String title, List<TimelineEvent> events, Phrases phrases) {
        if (events.isEmpty() || events.size() > MOST_EVENTS) {
            throw new IllegalArgumentException(
                    "a picture takes 1 to " + MOST_EVENTS + " events, but got " + events.size());
        }
        BufferedImage image = new Drawing(title, events, phrases).image();
        return new TimelinePicture(encode(image), altText(title, events, phrases), image.getHeight());
    }

    private static byte[] encode(BufferedImage image) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.setUseCache(false);
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException("a picture in memory took no more", e);
        }
        return out.toByteArray();
    }

    private static String altText(String title, List<TimelineEvent> events, Phrases phrases) {
        String text = events.stream()
                .map(event -> phrases.date(event.date())
                        + event.mark(phrases).map(mark -> " (" + mark + ")").orElse("") + ": " + event.event())
                .collect(Collectors.joining(" ", phrases.text("timeline.heading") + ". " + title + ". ", ""));
        return text.length() <= ALT_TEXT ? text : text.substring(0, ALT_TEXT - 1) + "…";
    }

    /** How an event is marked: a shape each, so that nobody needs to tell colours apart. */
    private enum Mark {
        HAPPENED("event.happened"), PLANNED("event.planned"), CANCELLED("event.cancelled"), DENIAL(
                "event.denied"), UNCONFIRMED("event.rumoured");

        private final String phrase;

        Mark(String phrase) {
            this.phrase = phrase;
        }

        String word(Phrases phrases) {
            return phrases.text(phrase);
        }

        static Mark of(Certainty certainty) {
            return switch (certainty) {
                case ASSERTED, REPORTED -> HAPPENED;
                case PLANNED -> PLANNED;
                case POSTPONED, CANCELLED -> CANCELLED;
                case DENIED -> DENIAL;
                case RUMOURED -> UNCONFIRMED;
            };
        }
    }

    /** One picture in the making: rows are measured first, then placed, then drawn. */
    private static final class Drawing {

        private static final Color PAPER = new Color(0xFBFAF7);
        private static final Color INK = new Color(0x1B2430);
        private static final Color FAINT = new Color(0x5E6875);
        private static final Color AXIS = new Color(0xC5CBD3);
        private static final Color ACCENT = new Color(0x1F4E79);
        private static final Color CALLED_OFF = new Color(0xA23B2A);

        private static final int MIN_HEIGHT = 900;
        private static final int MARGIN = 72;
        private static final int HEADER = 190;
        private static final int FOOTER = 104;
        private static final int AXIS_GAP = 32;
        private static final int COLUMN_GAP = 48;
        private static final double RADIUS = 9;
        /** One column of type is easiest to read; past this many events it grows taller than a screen. */
        private static final int ONE_COLUMN = 7;
        private static final int MOST_LINES = 6;

        private final Typeface regular = Typeface.regular();
        private final Typeface bold = Typeface.bold();
        private final String title;
        private final List<TimelineEvent> events;
        private final Phrases phrases;
        /** Then the foot of the picture names it, and no event needs to. */
        private final boolean oneArticle;
        private final int columns;
        private final double size;

        private record Row(TimelineEvent event, List<String> date, List<String> lines, double height) {
        }

        Drawing(String title, List<TimelineEvent> events, Phrases phrases) {
            this.title = title;
            this.events = events;
            this.phrases = phrases;
            this.oneArticle = events.stream().map(TimelineEvent::source).distinct().count() == 1;
            this.columns = events.size() <= ONE_COLUMN ? 1 : 2;
            this.size = columns == 1 ? 26 : 21;
        }

        BufferedImage image() {
            List<List<Row>> filled = columns(events.stream().map(this::row).toList());
            double content = filled.stream().mapToDouble(Drawing::height).max().orElseThrow();
            int height = (int) Math.max(MIN_HEIGHT, Math.ceil(HEADER + content + FOOTER));
            BufferedImage image = new BufferedImage(WIDTH, height, BufferedImage.TYPE_INT_RGB);
            Graphics2D g = image.createGraphics();
            g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            g.setColor(PAPER);
            g.fill(new Rectangle2D.Double(0, 0, WIDTH, height));
            header(g);
            for (int column = 0; column < filled.size(); column++) {
                column(g, filled.get(column), MARGIN + column * (columnWidth() + COLUMN_GAP), height - HEADER - FOOTER);
            }
            footer(g, height);
            g.dispose();
            return image;
        }

        private double columnWidth() {
            return (WIDTH - 2.0 * MARGIN - (columns - 1) * COLUMN_GAP) / columns;
        }

        private double dateWidth() {
            return columns == 1 ? 250 : 196;
        }

        private double textWidth() {
            return columnWidth() - dateWidth() - 2 * AXIS_GAP;
        }

        private Row row(TimelineEvent event) {
            List<String> date = bold.wrap(phrases.date(event.date()), size, dateWidth(), 2);
            List<String> lines = regular.wrap(event.event(), size, textWidth(), MOST_LINES);
            double note = oneArticle && event.mark(phrases).isEmpty() ? 0 : noteHeight();
            double height = Math.max(date.size() * lineHeight(), lines.size() * lineHeight() + note) + size * 1.25;
            return new Row(event, date, lines, height);
        }

        private double lineHeight() {
            return size * 1.32;
        }

        private double noteSize() {
            return size * 0.72;
        }

        private double noteHeight() {
            return noteSize() * 1.6;
        }

        private static double height(List<Row> rows) {
            return rows.stream().mapToDouble(Row::height).sum();
        }

        /** Cuts the rows where the columns come out most even. */
        private List<List<Row>> columns(List<Row> rows) {
            if (columns == 1) {
                return List.of(rows);
            }
            List<List<Row>> best = new ArrayList<>();
            double lowest = Double.MAX_VALUE;
            for (int cut = 1; cut < rows.size(); cut++) {
                double higher = Math.max(height(rows.subList(0, cut)), height(rows.subList(cut, rows.size())));
                if (higher < lowest) {
                    lowest = higher;
                    best = List.of(rows.subList(0, cut), rows.subList(cut, rows.size()));
                }
            }
            return best;
        }

        private void header(Graphics2D g) {
            g.setColor(ACCENT);
            g.fill(new Rectangle2D.Double(0, 0, WIDTH, 12));
            g.setColor(INK);
            bold.draw(g, bold.wrap(title, 46, WIDTH - 2.0 * MARGIN, 1).getFirst(), MARGIN, 96, 46);
            g.setColor(FAINT);
            LocalDate first = events.getFirst().date().from();
            LocalDate last = events.stream().map(event -> event.date().to().minusDays(1)).max(Comparator.naturalOrder())
                    .orElseThrow();
            String years = first.getYear() == last.getYear()
                    ? Integer.toString(first.getYear())
                    : first.getYear() + "–" + last.getYear();
            regular.draw(g, phrases.text("timeline.count", events.size(), years), MARGIN, 136, 24);
        }

        /** In one column, spare room goes between the rows by the time that passed, so that long gaps look long; in two, evenly. */
        private void column(Graphics2D g, List<Row> rows, double left, double room) {
            double spare = room - height(rows);
            double passed = rows.size() < 2 ? 0 : days(rows.getFirst(), rows.getLast());
            double axis = left + dateWidth() + AXIS_GAP;
            double top = HEADER;
            List<Double> tops = new ArrayList<>();
            for (int i = 0; i < rows.size(); i++) {
                tops.add(top);
                if (i + 1 < rows.size()) {
                    top += rows.get(i).height() + (columns == 1
                            ? spare * 0.85
                                    * (passed == 0
                                            ? 1.0 / (rows.size() - 1)
                                            : days(rows.get(i), rows.get(i + 1)) / passed)
                            : Math.min(spare / rows.size(), size));
                }
            }
            g.setColor(AXIS);
            g.setStroke(new BasicStroke(3));
            g.draw(new Line2D.Double(axis, HEADER - 14, axis, tops.getLast() + rows.getLast().height() - size));
            for (int i = 0; i < rows.size(); i++) {
                row(g, rows.get(i), left, axis, tops.get(i));
            }
        }

        private static double days(Row from, Row to) {
            return ChronoUnit.DAYS.between(from.event().date().from(), to.event().date().from());
        }

        private void row(Graphics2D g, Row row, double left, double axis, double top) {
            Mark mark = Mark.of(row.event().certainty());
            double base = top + size;
            g.setColor(ink(mark));
            for (String line : row.date()) {
                bold.draw(g, line, left + dateWidth() - bold.width(line, size), base, size);
                base += lineHeight();
            }
            marker(g, mark, axis, top + size * 0.64);
            base = top + size;
            double text = axis + AXIS_GAP;
            g.setColor(INK);
            for (String line : row.lines()) {
                regular.draw(g, line, text, base, size);
                base += lineHeight();
            }
            note(g, row, mark, text, base - lineHeight() + noteHeight() + size * 0.1);
        }

        /** The line below an event: what it is, where it did not simply happen, and who reported it when. */
        private void note(Graphics2D g, Row row, Mark mark, double x, double base) {
            double from = x;
            if (mark != Mark.HAPPENED) {
                String word = mark.word(phrases).toUpperCase(phrases.language().locale());
                double small = noteSize() * 0.86;
                double width = bold.width(word, small) + noteSize();
                g.setColor(ink(mark));
                g.setStroke(new BasicStroke(1.5f));
                g.draw(new RoundRectangle2D.Double(x, base - noteSize() * 0.98, width, noteSize() * 1.3, 8, 8));
                bold.draw(g, word, x + noteSize() / 2, base - noteSize() * 0.04, small);
                from += width + noteSize() * 0.7;
            }
            if (oneArticle) {
                return;
            }
            g.setColor(FAINT);
            String source = row.event().source().name() + ", " + reported(row.event());
            regular.draw(g, regular.wrap(source, noteSize(), textWidth() - (from - x), 1).getFirst(), from, base,
                    noteSize());
        }

        private String reported(TimelineEvent event) {
            return phrases.date(event.source().published());
        }

        private static Color ink(Mark mark) {
            return switch (mark) {
                case HAPPENED, PLANNED, UNCONFIRMED -> ACCENT;
                case CANCELLED, DENIAL -> CALLED_OFF;
            };
        }

        private static void marker(Graphics2D g, Mark mark, double x, double y) {
            double r = RADIUS;
            Ellipse2D circle = new Ellipse2D.Double(x - r, y - r, 2 * r, 2 * r);
            g.setStroke(new BasicStroke(3.2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_MITER));
            g.setColor(PAPER);
            g.fill(new Ellipse2D.Double(x - r - 5, y - r - 5, 2 * r + 10, 2 * r + 10));
            g.setColor(ink(mark));
            switch (mark) {
                case HAPPENED -> g.fill(circle);
                case PLANNED -> g.draw(circle);
                case CANCELLED -> {
                    g.draw(new Line2D.Double(x - r, y - r, x + r, y + r));
                    g.draw(new Line2D.Double(x - r, y + r, x + r, y - r));
                }
                case DENIAL -> {
                    g.draw(circle);
                    g.draw(new Line2D.Double(x - r * 0.7, y + r * 0.7, x + r * 0.7, y - r * 0.7));
                }
                case UNCONFIRMED -> {
                    Path2D diamond = new Path2D.Double();
                    diamond.moveTo(x, y - r - 1);
                    diamond.lineTo(x + r + 1, y);
                    diamond.lineTo(x, y + r + 1);
                    diamond.lineTo(x - r - 1, y);
                    diamond.closePath();
                    g.draw(diamond);
                }
            }
        }

        private void footer(Graphics2D g, int height) {
            double base = height - 42.0;
            g.setColor(AXIS);
            g.setStroke(new BasicStroke(1.5f));
            g.draw(new Line2D.Double(MARGIN, base - 34, WIDTH - (double) MARGIN, base - 34));
            double right = legend(g, base);
            g.setColor(FAINT);
            regular.draw(g, regular.wrap(sources(), 17, right - MARGIN - 30, 1).getFirst(), MARGIN, base, 17);
        }

        /** The marks that the picture uses, from the right; gives the place where it begins. */
        private double legend(Graphics2D g, double base) {
            double x = WIDTH - (double) MARGIN;
            List<Mark> used = events.stream().map(event -> Mark.of(event.certainty())).distinct()
                    .sorted(Comparator.reverseOrder()).toList();
            for (Mark mark : used) {
                x -= regular.width(mark.word(phrases), 17);
                g.setColor(FAINT);
                regular.draw(g, mark.word(phrases), x, base, 17);
                x -= RADIUS + 12;
                marker(g, mark, x, base - 6);
                x -= RADIUS + 22;
            }
            return x;
        }

        private String sources() {
            Map<String, Long> counts = events.stream().map(event -> event.source().name())
                    .collect(Collectors.groupingBy(name -> name, LinkedHashMap::new, Collectors.counting()));
            TimelineEvent newest = events.stream().max(Comparator.comparing(event -> event.source().published()))
                    .orElseThrow();
            return phrases.text("timeline.sources", String.join(", ", counts.keySet()), reported(newest));
        }
    }
}
