package org.huzhu.member.claim.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.UUID;
import org.huzhu.member.claim.Claim;
import org.huzhu.platform.privacy.FieldCipher;
import org.huzhu.platform.privacy.KeyRing;
import org.huzhu.platform.privacy.PrivacySettings;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Name, phone, card and illness at rest; bound to person and claim, so that no two rows can be swapped. */
@Component
class DetailSeal {

    private final FieldCipher cipher;
    private final JsonMapper json;

    DetailSeal(KeyRing keys, PrivacySettings settings, JsonMapper json) {
        this.cipher = new FieldCipher(keys, "claim-detail", settings.cipher());
        this.json = json;
    }

    byte[] seal(UUID personId, UUID claimId, Claim.Detail detail) {
        return cipher.seal(json.writeValueAsBytes(detail), belongsTo(personId, claimId));
    }

    Claim.Detail open(UUID personId, UUID claimId, byte[] sealed) {
        return json.readValue(cipher.open(sealed, belongsTo(personId, claimId)), Claim.Detail.class);
    }

    private static byte[] belongsTo(UUID personId, UUID claimId) {
        return (personId + "/" + claimId).getBytes(UTF_8);
    }
}
