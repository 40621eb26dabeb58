package org.huzhu.standalone.story;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Optional;

/** A form with files (RFC 7578). */
public final class Multipart {

    private static final String BOUNDARY = "huzhu-4f1d8b6e2a";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final StringBuilder shown = new StringBuilder();

    public Multipart field(String name, String value) {
        head("form-data; name=\"" + name + "\"", "text/plain; charset=utf-8");
        write(value + "\r\n");
        shown.append(name).append('=').append(value).append(' ');
        return this;
    }

    public Multipart file(String name, String fileName, String type, byte[] content) {
        head("form-data; name=\"%s\"; filename=\"%s\"".formatted(name, fileName), type);
        out.writeBytes(content);
        write("\r\n");
        shown.append("%s=@%s (%d B) ".formatted(name, fileName, content.length));
        return this;
    }

    public Api.Body body() {
        write("--" + BOUNDARY + "--\r\n");
        return new Api.Body(
                Optional.of("multipart/form-data; boundary=" + BOUNDARY),
                out.toByteArray(),
                shown.toString().strip());
    }

    private void head(String disposition, String type) {
        write("--" + BOUNDARY + "\r\nContent-Disposition: " + disposition + "\r\nContent-Type: " + type + "\r\n\r\n");
    }

    private void write(String text) {
        out.writeBytes(text.getBytes(UTF_8));
    }
}
