package org.huzhu.claims.payout.store;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.huzhu.claims.claim.Payee;
import org.huzhu.platform.privacy.FieldCipher;
import org.huzhu.platform.privacy.KeyRing;
import org.huzhu.platform.privacy.PersonIds;
import org.huzhu.platform.privacy.PrivacySettings;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Accounts and the bank's words are sealed to the claim, files to their batch: none opens in another's place. */
@Component
class PayoutSeals {

    private final FieldCipher payouts;
    private final FieldCipher files;
    private final JsonMapper json;

    PayoutSeals(KeyRing keys, PrivacySettings settings, JsonMapper json) {
        this.payouts = new FieldCipher(keys, "payout", settings.cipher());
        this.files = new FieldCipher(keys, "bank-file", settings.cipher());
        this.json = json;
    }

    byte[] seal(UUID claimId, Payee payee) {
        return payouts.seal(json.writeValueAsBytes(payee), PersonIds.bytes(claimId));
    }

    Payee payee(UUID claimId, byte[] sealed) {
        return FieldCipher.isErased(sealed)
                ? Payee.ERASED
                : json.readValue(payouts.open(sealed, PersonIds.bytes(claimId)), Payee.class);
    }

    byte[] sealText(UUID claimId, String text) {
        return payouts.seal(text.getBytes(StandardCharsets.UTF_8), PersonIds.bytes(claimId));
    }

    String text(UUID claimId, byte[] sealed) {
        return FieldCipher.isErased(sealed)
                ? ""
                : new String(payouts.open(sealed, PersonIds.bytes(claimId)), StandardCharsets.UTF_8);
    }

    byte[] sealFile(UUID batchId, byte[] file) {
        return files.seal(file, PersonIds.bytes(batchId));
    }

    byte[] file(UUID batchId, byte[] sealed) {
        return FieldCipher.isErased(sealed) ? new byte[0] : files.open(sealed, PersonIds.bytes(batchId));
    }
}
