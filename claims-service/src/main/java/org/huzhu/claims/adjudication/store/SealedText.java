package org.huzhu.claims.adjudication.store;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.huzhu.claims.adjudication.StoredDecision;
import org.huzhu.claims.adjudication.explain.ExplanationFile;
import org.huzhu.platform.privacy.FieldCipher;
import org.huzhu.platform.privacy.KeyRing;
import org.huzhu.platform.privacy.PrivacySettings;
import org.springframework.stereotype.Component;

/** Facts of an illness stand in inputs and decision, so both are sealed to their claim. */
@Component
class SealedText {

    private final FieldCipher cipher;

    SealedText(KeyRing keys, PrivacySettings privacy) {
        this.cipher = new FieldCipher(keys, "decision", privacy.cipher());
    }

    byte[] seal(UUID claimId, byte[] text) {
        return cipher.seal(text, belongsTo(claimId));
    }

    StoredDecision read(Readable row) {
        var claimId = requireNonNull(row.get("claim_id", UUID.class));
        return new StoredDecision(
                requireNonNull(row.get("person_id", UUID.class)),
                claimId,
                requireNonNull(row.get("seq", Integer.class)),
                requireNonNull(row.get("decided_at", Instant.class)),
                requireNonNull(row.get("decided_by", String.class)),
                requireNonNull(row.get("edition", String.class)),
                requireNonNull(row.get("rulebook_sha256", String.class)),
                ExplanationFile.readInputs(open(row, "inputs", claimId)),
                ExplanationFile.readDecision(open(row, "decision", claimId)));
    }

    private byte[] open(Readable row, String column, UUID claimId) {
        return cipher.open(requireNonNull(row.get(column, byte[].class)), belongsTo(claimId));
    }

    private static byte[] belongsTo(UUID claimId) {
        return claimId.toString().getBytes(StandardCharsets.US_ASCII);
    }
}
