package org.huzhu.claims.claim.store;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.TreeMap;
import java.util.UUID;
import org.huzhu.claims.claim.Applicant;
import org.huzhu.claims.claim.Payee;
import org.huzhu.claims.claim.SealedApplicants;
import org.huzhu.platform.privacy.FieldCipher;
import org.huzhu.platform.privacy.KeyRing;
import org.huzhu.platform.privacy.PersonIds;
import org.huzhu.platform.privacy.PrivacySettings;
import org.huzhu.platform.rulebook.Facts;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Facts, applicant and payee of a claim are sealed, bound to the claim: health and money are sensitive (rulebook 2.8). */
@Component
class ClaimSeals implements SealedApplicants {

    private final FieldCipher cipher;
    private final JsonMapper json;

    ClaimSeals(KeyRing keys, PrivacySettings settings, JsonMapper json) {
        this.cipher = new FieldCipher(keys, "claim", settings.cipher());
        this.json = json;
    }

    byte[] seal(UUID claimId, Applicant applicant) {
        return sealValue(claimId, applicant);
    }

    byte[] seal(UUID claimId, Payee payee) {
        return sealValue(claimId, payee);
    }

    byte[] seal(UUID claimId, Facts facts) {
        var tagged = new TreeMap<String, String>();
        facts.values().forEach((name, value) -> tagged.put(name, tag(value)));
        return sealValue(claimId, tagged);
    }

    @Override
    public Applicant applicant(UUID claimId, byte[] sealed) {
        return FieldCipher.isErased(sealed) ? Applicant.ERASED : json.readValue(open(claimId, sealed), Applicant.class);
    }

    Payee payee(UUID claimId, byte[] sealed) {
        return FieldCipher.isErased(sealed) ? Payee.ERASED : json.readValue(open(claimId, sealed), Payee.class);
    }

    Facts facts(UUID claimId, byte[] sealed) {
        if (FieldCipher.isErased(sealed)) {
            return Facts.NONE;
        }
        var tagged = json.readValue(open(claimId, sealed), new TypeReference<TreeMap<String, String>>() {});
        var values = new TreeMap<String, Object>();
        tagged.forEach((name, value) -> values.put(name, untag(value)));
        return new Facts(values);
    }

    private byte[] sealValue(UUID claimId, Object value) {
        return cipher.seal(json.writeValueAsBytes(value), PersonIds.bytes(claimId));
    }

    private byte[] open(UUID claimId, byte[] sealed) {
        return cipher.open(sealed, PersonIds.bytes(claimId));
    }

    private static String tag(Object value) {
        return switch (value) {
            case Boolean known -> "b" + known;
            case BigDecimal known -> "n" + known.toPlainString();
            case LocalDate known -> "d" + known;
            default -> "t" + value;
        };
    }

    private static Object untag(String tagged) {
        var value = tagged.substring(1);
        return switch (tagged.charAt(0)) {
            case 'b' -> Boolean.valueOf(value);
            case 'n' -> new BigDecimal(value);
            case 'd' -> LocalDate.parse(value);
            default -> value;
        };
    }
}
