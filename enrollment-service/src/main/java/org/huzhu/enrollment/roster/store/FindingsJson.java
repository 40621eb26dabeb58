package org.huzhu.enrollment.roster.store;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.huzhu.enrollment.roster.domain.Finding;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Findings as jsonb columns. Most rows have none, so the empty list costs nothing. */
@Component
class FindingsJson {

    private static final TypeReference<List<Finding>> FINDINGS = new TypeReference<>() {};
    private static final String NONE = "[]";
    private static final byte[] NONE_BYTES = NONE.getBytes(StandardCharsets.US_ASCII);

    private final JsonMapper json;

    FindingsJson(JsonMapper json) {
        this.json = json;
    }

    byte[] bytes(List<Finding> findings) {
        return findings.isEmpty() ? NONE_BYTES : json.writeValueAsBytes(findings);
    }

    String text(List<Finding> findings) {
        return findings.isEmpty() ? NONE : json.writeValueAsString(findings);
    }

    List<Finding> read(String column) {
        return column.equals(NONE) ? List.of() : json.readValue(column, FINDINGS);
    }
}
