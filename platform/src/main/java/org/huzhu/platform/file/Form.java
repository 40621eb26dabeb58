package org.huzhu.platform.file;

import java.util.Optional;
import org.huzhu.platform.values.Refusal;
import org.huzhu.platform.web.RefusedException;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.http.codec.multipart.FormFieldPart;
import org.springframework.http.codec.multipart.Part;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** A multipart request whose parts may be missing or of the wrong sort, so that each can be refused by its name. */
public final class Form {

    private final MultiValueMap<String, Part> parts;

    private Form(MultiValueMap<String, Part> parts) {
        this.parts = parts;
    }

    public static Mono<Form> of(ServerWebExchange exchange) {
        return exchange.getMultipartData().map(Form::new);
    }

    /** Empty for a field that is missing, blank or a file. */
    public Optional<String> text(String name) {
        return parts.getFirst(name) instanceof FormFieldPart field
                        && !field.value().isBlank()
                ? Optional.of(field.value().strip())
                : Optional.empty();
    }

    /** Refused with ATTACHMENT_MISSING. */
    public FilePart file(String name) {
        if (parts.getFirst(name) instanceof FilePart file && !file.filename().isBlank()) {
            return file;
        }
        throw new RefusedException(Refusal.ofField("ATTACHMENT_MISSING", name));
    }
}
