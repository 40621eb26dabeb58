package org.huzhu.enrollment.unit;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.enrollment.unit.UnitStore.HandlerId;
import org.huzhu.platform.privacy.FieldCipher;
import org.huzhu.platform.privacy.KeyRing;
import org.huzhu.platform.privacy.PrivacySettings;
import org.huzhu.platform.values.HalfWidth;
import org.huzhu.platform.values.ResidentId;
import org.springframework.stereotype.Component;

/** 经办人身份证号: checked, then sealed and bound to its unit. */
@Component
class HandlerIds {

    private final FieldCipher cipher;
    private final Clock clock;

    HandlerIds(KeyRing keys, PrivacySettings privacy, Clock clock) {
        this.cipher = new FieldCipher(keys, "unit", privacy.cipher());
        this.clock = clock;
    }

    /** Empty for a number that is none. A form field is not a roster: a small x is simply written large. */
    Optional<HandlerId> seal(String text, UUID unitId) {
        var number = HalfWidth.compact(HalfWidth.of(text)).toUpperCase(Locale.ROOT);
        return ResidentId.parse(number, LocalDate.now(clock)).map(id -> new HandlerId(bytes(id, unitId), id.masked()));
    }

    private byte[] bytes(ResidentId id, UUID unitId) {
        return cipher.seal(
                id.value().getBytes(StandardCharsets.UTF_8), unitId.toString().getBytes(StandardCharsets.UTF_8));
    }
}
