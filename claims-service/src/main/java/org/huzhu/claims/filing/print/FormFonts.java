package org.huzhu.claims.filing.print;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * The fonts of one document: each character is drawn with the first font that has it, and only glyphs that are shown go
 * into the file. The font of rare characters is opened when one of them is met.
 */
final class FormFonts {

    private static final String COMMON = "/fonts/huzhu-form-song.ttf.gz";
    private static final String RARE = "/fonts/huzhu-rare-han.ttf.gz";

    private final PDDocument document;
    private final List<Face> faces = new ArrayList<>();

    FormFonts(PDDocument document) throws IOException {
        this.document = document;
        faces.add(open(CommonBytes.TTF));
    }

    /** A stretch of text in one font. */
    record Run(PDType0Font font, String text) {
        float width(float size) throws IOException {
            return font.getStringWidth(text) / 1000 * size;
        }
    }

    private record Face(PDType0Font font, CmapLookup characters) {
        boolean has(int codePoint) {
            return characters.getGlyphId(codePoint) != 0;
        }
    }

    /** A character no font has is written as its code point: a form never shows an empty box for a name. */
    List<Run> runs(String text) throws IOException {
        var runs = new ArrayList<Run>();
        for (var codePoint : text.codePoints().toArray()) {
            var face = faceOf(codePoint);
            var shown = face.isPresent()
                    ? Character.toString(codePoint)
                    : "〔U+" + Integer.toHexString(codePoint).toUpperCase(Locale.ROOT) + "〕";
            var font = face.orElse(faces.getFirst()).font();
            if (!runs.isEmpty() && runs.getLast().font() == font) {
                runs.set(runs.size() - 1, new Run(font, runs.getLast().text() + shown));
            } else {
                runs.add(new Run(font, shown));
            }
        }
        return runs;
    }

    float width(String text, float size) throws IOException {
        var width = 0f;
        for (var run : runs(text)) {
            width += run.width(size);
        }
        return width;
    }

    private Optional<Face> faceOf(int codePoint) throws IOException {
        if (faces.getFirst().has(codePoint)) {
            return Optional.of(faces.getFirst());
        }
        if (faces.size() == 1) {
            faces.add(open(bytes(RARE)));
        }
        return Optional.of(faces.getLast()).filter(face -> face.has(codePoint));
    }

    private Face open(byte[] ttf) throws IOException {
        TrueTypeFont parsed = new TTFParser(true).parse(new RandomAccessReadBuffer(ttf));
        return new Face(PDType0Font.load(document, parsed, true), parsed.getUnicodeCmapLookup());
    }

    private static byte[] bytes(String resource) throws IOException {
        try (InputStream packed = FormFonts.class.getResourceAsStream(resource)) {
            if (packed == null) {
                throw new IOException("no font " + resource);
            }
            return new GZIPInputStream(packed).readAllBytes();
        }
    }

    /** Unpacked with the first form that is printed. */
    private static final class CommonBytes {
        private static final byte[] TTF = unpacked();

        private static byte[] unpacked() {
            try {
                return bytes(COMMON);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
