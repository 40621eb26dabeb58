package org.huzhu.enrollment.transfer;

import java.nio.ByteBuffer;
import java.util.UUID;
import org.huzhu.enrollment.transfer.domain.TransferRow;
import org.huzhu.platform.privacy.FieldCipher;
import org.huzhu.platform.privacy.KeyRing;
import org.huzhu.platform.privacy.PrivacySettings;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Rows on the way are sealed as they came, bound to their batch. */
@Component
class SealedRows {

    private final FieldCipher cipher;
    private final JsonMapper json;

    SealedRows(KeyRing keys, PrivacySettings settings, JsonMapper json) {
        this.cipher = new FieldCipher(keys, "transfer", settings.cipher());
        this.json = json;
    }

    byte[] seal(UUID importId, TransferRow row) {
        return cipher.seal(json.writeValueAsBytes(row), bytes(importId));
    }

    TransferRow open(UUID importId, byte[] sealed) {
        return json.readValue(cipher.open(sealed, bytes(importId)), TransferRow.class);
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }
}
