package org.huzhu.claims.adjudication;

import java.time.Instant;
import java.util.UUID;
import org.huzhu.claims.adjudication.domain.Adjudication;
import org.huzhu.claims.adjudication.domain.Case;
import org.huzhu.claims.adjudication.domain.Decision;
import org.huzhu.claims.adjudication.explain.CanonicalJson;
import org.huzhu.claims.adjudication.explain.ExplanationFile;
import org.huzhu.claims.adjudication.explain.Inputs;

/**
 * A decision as it is kept.
 *
 * @param seq 1 for a claim's first decision; the highest one counts
 * @param edition in force when it was made
 */
public record StoredDecision(
        UUID personId,
        UUID claimId,
        int seq,
        Instant decidedAt,
        String decidedBy,
        String edition,
        String rulebookSha256,
        Inputs inputs,
        Decision decision) {

    static StoredDecision of(
            UUID personId,
            Case decided,
            Inputs inputs,
            Decision decision,
            String rulebookSha256,
            Instant at,
            String by) {
        return new StoredDecision(
                personId, decided.claimId(), 0, at, by, Adjudication.EDITION, rulebookSha256, inputs, decision);
    }

    public StoredDecision withSeq(int newSeq) {
        return new StoredDecision(
                personId, claimId, newSeq, decidedAt, decidedBy, edition, rulebookSha256, inputs, decision);
    }

    public ExplanationFile explanation() {
        return new ExplanationFile(
                ExplanationFile.FORMAT,
                claimId,
                seq,
                decidedAt,
                edition,
                decision.product(),
                decision.version(),
                rulebookSha256,
                inputs,
                CanonicalJson.sha256(CanonicalJson.bytes(inputs)),
                decision,
                CanonicalJson.sha256(CanonicalJson.bytes(decision)));
    }
}
