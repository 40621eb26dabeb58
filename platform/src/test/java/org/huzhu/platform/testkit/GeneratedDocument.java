package org.huzhu.platform.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A part of a document under {@code docs/} that is made from the code and stands between {@code <!-- name -->} and
 * {@code <!-- /name -->}. A test keeps it in step; {@code -Ddocs.write=true} writes it instead.
 */
public final class GeneratedDocument {

    private final Path document;
    private final String open;
    private final String close;

    private GeneratedDocument(String document, String name) {
        this.document = docs().resolve(document);
        this.open = "<!-- " + name + " -->\n";
        this.close = "<!-- /" + name + " -->";
    }

    /** Compares the section of that name, or writes it. */
    public static void check(String document, String name, String expected) {
        new GeneratedDocument(document, name).check(expected);
    }

    /** The same for a whole file, which may not exist yet when it is to be written. */
    public static void checkFile(String document, String expected) {
        var file = docs().resolve(document);
        try {
            var present = Files.exists(file) ? Files.readString(file) : "";
            if (Boolean.getBoolean("docs.write") && !present.equals(expected)) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, expected);
                return;
            }
            assertThat(present)
                    .as("%s is out of step with the code: run this test with -Ddocs.write=true", file)
                    .isEqualTo(expected);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A whole page, such as {@code operate/metrics.md}. */
    static String read(String document) {
        return new GeneratedDocument(document, "").read();
    }

    private void check(String expected) {
        var text = read();
        var from = text.indexOf(open);
        var to = text.indexOf(close);
        assertThat(from >= 0 && to > from)
                .as("%s has the markers %s and %s", document, open.strip(), close)
                .isTrue();
        var present = text.substring(from + open.length(), to);
        if (Boolean.getBoolean("docs.write") && !present.equals(expected)) {
            write(text.substring(0, from + open.length()) + expected + text.substring(to));
            return;
        }
        assertThat(present)
                .as("%s is out of step with the code: run this test with -Ddocs.write=true", document)
                .isEqualTo(expected);
    }

    /** The folder {@code docs} beside the parent pom, from whichever module the test runs in. */
    public static Path docs() {
        for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve("docs")) && Files.isDirectory(folder.resolve("platform"))) {
                return folder.resolve("docs");
            }
        }
        throw new IllegalStateException("no docs folder above " + Path.of("").toAbsolutePath());
    }

    private String read() {
        try {
            return Files.readString(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String text) {
        try {
            Files.writeString(document, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
