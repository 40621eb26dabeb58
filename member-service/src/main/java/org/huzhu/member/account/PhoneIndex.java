package org.huzhu.member.account;

import java.util.UUID;
import org.huzhu.platform.privacy.BlindIndex;
import org.huzhu.platform.privacy.KeyRing;
import org.huzhu.platform.values.MobileNumber;
import org.springframework.stereotype.Component;

/** The keyed fingerprint by which a sealed phone is found. */
@Component
public class PhoneIndex {

    private final BlindIndex index;

    PhoneIndex(KeyRing keys) {
        this.index = new BlindIndex(keys, "phone");
    }

    public UUID of(MobileNumber phone) {
        return index.of(phone.value());
    }
}
