package org.huzhu.standalone.story;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** What came back. */
public record Reply(
        int status, String type, Optional<String> location, Optional<String> disposition, byte[] bytes, Duration took) {

    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    public JsonNode json() {
        return type.contains("json") && bytes.length > 0 ? Api.JSON.readTree(bytes) : MissingNode.getInstance();
    }

    public String text(String field) {
        return json().path(field).asString("");
    }

    /** The stable code of a problem document. */
    public String code() {
        return text("code");
    }

    /** The reply, when it has this status; else a failure that shows what came instead. */
    public Reply expect(int wanted) {
        if (status != wanted) {
            throw new UnexpectedReplyException(
                    "expected %d, came %d %s".formatted(wanted, status, new String(bytes, UTF_8)));
        }
        return this;
    }

    public Reply expectSuccess() {
        if (!isSuccess()) {
            throw new UnexpectedReplyException("came %d %s".formatted(status, new String(bytes, UTF_8)));
        }
        return this;
    }

    /** The platform answered something else than the story says. */
    public static final class UnexpectedReplyException extends RuntimeException {

        private static final long serialVersionUID = 1;

        UnexpectedReplyException(String message) {
            super(message);
        }
    }
}
