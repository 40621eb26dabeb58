package org.huzhu.claims.adjudication.explain;

import java.time.Instant;
import java.util.UUID;
import org.huzhu.claims.adjudication.domain.Decision;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A decision that whoever holds the rulebook can recompute. Holds facts, days and amounts; no names, identity numbers,
 * phones or cards.
 *
 * @param edition the way of computing and wording, as in {@code Adjudication.EDITION}
 * @param rulebookSha256 of the canonical form of the version's claim rules
 * @param inputsSha256 of the canonical form of {@code inputs}
 * @param decisionSha256 of the canonical form of {@code decision}
 */
public record ExplanationFile(
        String format,
        UUID claimId,
        int seq,
        Instant decidedAt,
        String edition,
        String product,
        String version,
        String rulebookSha256,
        Inputs inputs,
        String inputsSha256,
        Decision decision,
        String decisionSha256) {

    public static final String FORMAT = "huzhu-explanation/1";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    public byte[] bytes() {
        return CanonicalJson.bytes(this);
    }

    /** Throws a {@code JacksonException} for anything else than such a file. */
    public static ExplanationFile read(byte[] text) {
        return JSON.readValue(text, ExplanationFile.class);
    }

    public static Inputs readInputs(byte[] text) {
        return JSON.readValue(text, Inputs.class);
    }

    public static Decision readDecision(byte[] text) {
        return JSON.readValue(text, Decision.class);
    }
}
