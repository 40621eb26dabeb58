package org.huzhu.member.rights.store;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.huzhu.member.rights.domain.DataRequest;
import org.huzhu.member.rights.domain.DataRequest.Answer;
import org.huzhu.member.rights.domain.RequestKind;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads a row of {@code data_request} with its answers. */
class RequestRows {

    private static final TypeReference<List<Answer>> ANSWERS = new TypeReference<>() {};

    private final JsonMapper json;

    RequestRows(JsonMapper json) {
        this.json = json;
    }

    DataRequest request(Readable row) {
        var facts = new DataRequest.Facts(
                requireNonNull(row.get("request_id", UUID.class)),
                requireNonNull(row.get("person_id", UUID.class)),
                requireNonNull(row.get("account_id", UUID.class)),
                RequestKind.valueOf(text(row, "kind")),
                requireNonNull(row.get("received_at", Instant.class)),
                requireNonNull(row.get("due_on", LocalDate.class)));
        var answers = json.readValue(text(row, "answers"), ANSWERS);
        var closedAt = row.get("closed_at", Instant.class);
        return switch (text(row, "state")) {
            case "RECEIVED" -> new DataRequest.Received(facts);
            case "WAITING" -> new DataRequest.Waiting(facts, answers);
            case "DONE" -> new DataRequest.Closed(facts, true, text(row, "answer"), answers, requireNonNull(closedAt));
            case "REFUSED" ->
                new DataRequest.Closed(facts, false, text(row, "answer"), answers, requireNonNull(closedAt));
            case String other -> throw new IllegalStateException("unknown state " + other);
        };
    }

    private static String text(Readable row, String column) {
        return requireNonNull(row.get(column, String.class));
    }
}
