package org.huzhu.member.membership.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Outcome.Done;
import org.huzhu.platform.values.Outcome.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistrationTest {

    private static final String ID_X = "32020119900101001X";
    private static final ConsentGiven PRIVACY = new ConsentGiven("PRIVACY", "1.0");
    private static final ConsentGiven SERVICE = new ConsentGiven("SERVICE", "1.0");
    private static final LocalDate TODAY = LocalDate.of(2024, 2, 1);

    @Test
    void nameNumberAndBothConsentsMakeARegistration() {
        var outcome = check("阿卜杜拉•买买提", ID_X, PRIVACY, SERVICE);

        assertThat(outcome).isInstanceOf(Done.class);
        assertThat(((Done<Registration>) outcome).value().name()).isEqualTo("阿卜杜拉·买买提");
    }

    @Test
    void oneMissingConsentRefuses() {
        assertThat(codeOf(check("张三", ID_X, PRIVACY))).isEqualTo("CONSENT_REQUIRED");
        assertThat(codeOf(check("张三", ID_X, SERVICE))).isEqualTo("CONSENT_REQUIRED");
        assertThat(codeOf(check("张三", ID_X))).isEqualTo("CONSENT_REQUIRED");
    }

    @Test
    void consentToAnOldVersionIsNoConsent() {
        assertThat(codeOf(check("张三", ID_X, new ConsentGiven("PRIVACY", "0.9"), SERVICE)))
                .isEqualTo("CONSENT_REQUIRED");
    }

    @Test
    void consentNobodyAskedForIsNotKept() {
        var outcome = check("张三", ID_X, PRIVACY, SERVICE, SERVICE, new ConsentGiven("OTHER", "1"));

        assertThat(((Done<Registration>) outcome).value().consents()).containsExactly(PRIVACY, SERVICE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "320201199001010011",
                "320201199002290017",
                "32020120991231001X",
                "32020119900101001x",
                "1",
                "320201900101001"
            })
    void aNumberThatIsNoneRefuses(String idNumber) {
        assertThat(codeOf(check("张三", idNumber, PRIVACY, SERVICE))).isEqualTo("ID_INVALID");
    }

    @ParameterizedTest
    @ValueSource(strings = {"张\u3000三", "张", "", "Zhang3", "·张三"})
    void aNameThatIsNoneRefuses(String name) {
        assertThat(codeOf(check(name, ID_X, PRIVACY, SERVICE))).isEqualTo("NAME_INVALID");
    }

    private static Outcome<Registration> check(String name, String idNumber, ConsentGiven... consents) {
        return Registration.check(name, idNumber, List.of(consents), Set.of(PRIVACY, SERVICE), TODAY);
    }

    private static String codeOf(Outcome<Registration> outcome) {
        return outcome instanceof Refused<Registration> refused
                ? refused.refusal().code()
                : "none";
    }
}
