package org.huzhu.member.code;

import java.util.UUID;
import org.huzhu.platform.privacy.BlindIndex;
import org.huzhu.platform.privacy.KeyRing;
import org.springframework.stereotype.Component;

/** The keyed hash of a code, bound to its request: six digits without a key would be found in a moment. */
@Component
class CodeHash {

    private final BlindIndex index;

    CodeHash(KeyRing keys) {
        this.index = new BlindIndex(keys, "login-code");
    }

    UUID of(UUID codeId, String code) {
        return index.of(codeId + ":" + code);
    }
}
