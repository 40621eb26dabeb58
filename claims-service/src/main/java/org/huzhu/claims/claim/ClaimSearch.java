package org.huzhu.claims.claim;

import java.util.UUID;
import org.huzhu.platform.privacy.BlindIndex;
import org.huzhu.platform.privacy.KeyRing;
import org.huzhu.platform.values.HalfWidth;
import org.huzhu.platform.values.MobileNumber;
import org.huzhu.platform.values.PersonName;
import org.springframework.stereotype.Component;

/** Fingerprints by which claims are found although their persons are sealed: the whole name, the whole phone, the account. */
@Component
public class ClaimSearch {

    private final BlindIndex names;
    private final BlindIndex phones;
    private final BlindIndex accounts;

    ClaimSearch(KeyRing keys) {
        this.names = new BlindIndex(keys, "claim-name");
        this.phones = new BlindIndex(keys, "claim-phone");
        this.accounts = new BlindIndex(keys, "claim-account");
    }

    public UUID name(String name) {
        return names.of(PersonName.normalise(HalfWidth.strip(name)));
    }

    public UUID phone(String phone) {
        return phones.of(MobileNumber.normalise(phone));
    }

    public UUID account(String account) {
        return accounts.of(HalfWidth.compact(HalfWidth.of(account)));
    }
}
