package org.huzhu.claims.filing.print;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/** One A4 page: ruled cells and text that breaks where the cell ends. Measures are points, y counts from the top. */
final class Sheet implements AutoCloseable {

    static final float LEFT = 48;
    static final float WIDTH = PDRectangle.A4.getWidth() - 2 * LEFT;
    static final float TEXT = 10.5f;

    static final String TICKED = "☑";
    static final String EMPTY = "□";

    private static final String TICK = "√";
    private static final float PADDING = 4;
    private static final float LEADING = 1.45f;
    private static final float SMALLEST = 6.5f;

    private final FormFonts fonts;
    private final PDPageContentStream page;

    Sheet(PDDocument document, FormFonts fonts) throws IOException {
        var sheet = new PDPage(PDRectangle.A4);
        document.addPage(sheet);
        this.fonts = fonts;
        this.page = new PDPageContentStream(document, sheet);
        page.setLineWidth(0.7f);
    }

    /** Where a text stands in its cell. */
    enum Align {
        CENTRE,
        LEFT_MIDDLE,
        LEFT_TOP,
        RIGHT_BOTTOM
    }

    void box(float x, float y, float width, float height) throws IOException {
        page.addRect(x, fromTop(y + height), width, height);
        page.stroke();
    }

    void cell(float x, float y, float width, float height, Align align, String text) throws IOException {
        box(x, y, width, height);
        text(x, y, width, height, align, TEXT, text);
    }

    /** The text is set smaller until it fits: nothing of a form may be cut off. */
    void text(float x, float y, float width, float height, Align align, float size, String text) throws IOException {
        var used = size;
        var lines = broken(text, used, width - 2 * PADDING);
        while (lines.size() * used * LEADING > height - 2 && used > SMALLEST) {
            used -= 0.5f;
            lines = broken(text, used, width - 2 * PADDING);
        }
        var block = lines.size() * used * LEADING;
        var top = switch (align) {
            case LEFT_TOP -> y + PADDING;
            case RIGHT_BOTTOM -> y + height - block - PADDING;
            case CENTRE, LEFT_MIDDLE -> y + Math.max(0, (height - block) / 2);
        };
        for (var line : lines) {
            var start = switch (align) {
                case CENTRE -> x + (width - fonts.width(line.replace(TICKED, EMPTY), used)) / 2;
                case RIGHT_BOTTOM -> x + width - PADDING - fonts.width(line, used);
                case LEFT_MIDDLE, LEFT_TOP -> x + PADDING;
            };
            line(start, top + used * LEADING * 0.5f + used * 0.38f, used, line);
            top += used * LEADING;
        }
    }

    /** A ticked box is the empty one with a tick over it, so that no font is asked for a sign it lacks. */
    void line(float x, float baseline, float size, String text) throws IOException {
        var empty = text.replace(TICKED, EMPTY);
        show(x, baseline, size, empty);
        for (var at = text.indexOf(TICKED); at >= 0; at = text.indexOf(TICKED, at + 1)) {
            show(x + fonts.width(empty.substring(0, at), size) + size * 0.1f, baseline, size * 0.85f, TICK);
        }
    }

    private void show(float x, float baseline, float size, String text) throws IOException {
        page.beginText();
        page.newLineAtOffset(x, fromTop(baseline));
        for (var run : fonts.runs(text)) {
            page.setFont(run.font(), size);
            page.showText(run.text());
        }
        page.endText();
    }

    private List<String> broken(String text, float size, float width) throws IOException {
        var lines = new ArrayList<String>();
        for (var paragraph : text.split("\n", -1)) {
            var line = new StringBuilder();
            var used = 0f;
            for (var codePoint : paragraph.codePoints().toArray()) {
                var character = Character.toString(codePoint);
                var wide = fonts.width(character.equals(TICKED) ? EMPTY : character, size);
                if (used + wide > width && !line.isEmpty() && !isHanging(codePoint)) {
                    lines.add(line.toString());
                    line.setLength(0);
                    used = 0;
                }
                line.append(character);
                used += wide;
            }
            lines.add(line.toString());
        }
        return lines;
    }

    /** Closing marks do not begin a line. */
    private static boolean isHanging(int codePoint) {
        return "，。；：、）》”".indexOf(codePoint) >= 0;
    }

    private static float fromTop(float y) {
        return PDRectangle.A4.getHeight() - y;
    }

    @Override
    public void close() throws IOException {
        page.close();
    }
}
