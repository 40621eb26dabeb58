package org.huzhu.claims.filing.store;

import java.util.UUID;
import org.huzhu.claims.filing.domain.FilingForm;
import org.huzhu.platform.privacy.FieldCipher;
import org.huzhu.platform.privacy.KeyRing;
import org.huzhu.platform.privacy.PersonIds;
import org.huzhu.platform.privacy.PrivacySettings;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What a form says is sealed, bound to its filing: it names a person and an injury (rulebook 2.8). */
@Component
class FormSeals {

    private final FieldCipher cipher;
    private final JsonMapper json;

    FormSeals(KeyRing keys, PrivacySettings settings, JsonMapper json) {
        this.cipher = new FieldCipher(keys, "filing", settings.cipher());
        this.json = json;
    }

    byte[] seal(UUID filingId, FilingForm form) {
        return cipher.seal(json.writeValueAsBytes(form), PersonIds.bytes(filingId));
    }

    FilingForm open(UUID filingId, byte[] sealed) {
        return FieldCipher.isErased(sealed)
                ? FilingForm.ERASED
                : json.readValue(cipher.open(sealed, PersonIds.bytes(filingId)), FilingForm.class);
    }
}
