package org.parley.timeline;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.GlyphData;
import org.apache.fontbox.ttf.KerningSubtable;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Draws text as glyph outlines of a font that comes with us. The JDK's own text drawing needs the machine's fontconfig library
 * even for a font from a file, and throws without it, as it does in small containers.
 */
final class Typeface {

    private final TrueTypeFont font;
    private final CmapLookup glyphs;
    private final @Nullable KerningSubtable kerning;

    private Typeface(TrueTypeFont font) throws IOException {
        this.font = font;
        this.glyphs = font.getUnicodeCmapLookup();
        this.kerning = font.getKerning() == null ? null : font.getKerning().getHorizontalKerningSubtable();
    }

    static Typeface regular() {
        return load("/liberation/LiberationSans-Regular.ttf");
    }

    static Typeface bold() {
        return load("/liberation/LiberationSans-Bold.ttf");
    }

    private static Typeface load(String resource) {
        try (InputStream in = Typeface.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the font " + resource + " is not on the class path");
            }
            return new Typeface(new TTFParser().parse(new RandomAccessReadBuffer(in.readAllBytes())));
        } catch (IOException e) {
            throw new UncheckedIOException("the font " + resource + " cannot be read", e);
        }
    }

    /** How wide {@code text} is when {@code size} pixels stand for the height of a line of type. */
    double width(String text, double size) {
        return walk(text, size, (glyph, x) -> {
        });
    }

    /** Draws {@code text} in the colour that {@code g} has, its base line beginning at {@code x}, {@code y}. */
    void draw(Graphics2D g, String text, double x, double y, double size) {
        double scale = scale(size);
        walk(text, size, (glyph, offset) -> {
            GlyphData outline = glyph(glyph);
            if (outline != null) {
                AffineTransform place = AffineTransform.getTranslateInstance(x + offset, y);
                place.scale(scale, -scale);
                g.fill(place.createTransformedShape(outline.getPath()));
            }
        });
    }

    /** Words of {@code text} in lines no wider than {@code room}, at most {@code most} lines; what is cut off ends in an ellipsis. */
    List<String> wrap(String text, double size, double room, int most) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.strip().split("\\s+")) {
            if (!line.isEmpty() && width(line + " " + word, size) > room) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        List<String> shown = new ArrayList<>(lines.subList(0, Math.min(most, lines.size())));
        if (lines.size() > most) {
            shown.set(most - 1, shown.getLast() + "…");
        }
        shown.replaceAll(shownLine -> fit(shownLine, size, room));
        return shown;
    }

    /** Cuts a line that is too wide even so: one long word, or the ellipsis. */
    private String fit(String line, double size, double room) {
        String cut = line;
        while (width(cut, size) > room && cut.length() > 2) {
            String kept = cut.endsWith("…") ? cut.substring(0, cut.length() - 1) : cut;
            cut = kept.substring(0, kept.offsetByCodePoints(kept.length(), -1)) + "…";
        }
        return cut;
    }

    private interface Step {
        void at(int glyph, double x);
    }

    private double walk(String text, double size, Step step) {
        double scale = scale(size);
        double x = 0;
        int before = -1;
        for (int character : text.codePoints().toArray()) {
            int glyph = glyphs.getGlyphId(character);
            if (kerning != null && before >= 0) {
                x += kerning.getKerning(before, glyph) * scale;
            }
            step.at(glyph, x);
            x += advance(glyph) * scale;
            before = glyph;
        }
        return x;
    }

    private double scale(double size) {
        try {
            return size / font.getUnitsPerEm();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int advance(int glyph) {
        try {
            return font.getAdvanceWidth(glyph);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Null for a glyph without ink, such as a blank. */
    private @Nullable GlyphData glyph(int glyph) {
        try {
            return font.getGlyph().getGlyph(glyph);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
