package org.huzhu.claims.application.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huzhu.claims.application.domain.AnApplication.ofRelative;
import static org.huzhu.claims.application.domain.AnApplication.type;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huzhu.claims.application.domain.Grants.Fixed;
import org.huzhu.platform.rulebook.Facts;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Outcome.Done;
import org.huzhu.platform.values.Outcome.Refused;
import org.huzhu.platform.values.Refusal;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a third party paid for the funeral is taken off (LYG-24). */
class GrantsTest {

    private static final Facts TRAFFIC =
            Facts.of(Map.of("thirdParty", "TRANSPORT", "thirdPartyFuneralPaid", new BigDecimal("30000")));

    @ParameterizedTest
    @DisplayName("LYG-24 only the shortfall is paid, never less than nothing")
    @CsvSource({
        "48000, 30000, 18000.00, 'max(48000.00 − 30000.00, 0) = 18000.00'",
        "48000, 50000, 0.00, 'max(48000.00 − 50000.00, 0) = 0.00'",
        "48000, 48000, 0.00, 'max(48000.00 − 48000.00, 0) = 0.00'",
        "48000, 0, 48000.00, 48000.00"
    })
    void shortfall(BigDecimal statutory, BigDecimal paid, BigDecimal payable, String formula) {
        var shortfall = new Shortfall(statutory, paid);
        assertThat(shortfall.payable()).isEqualTo(payable);
        assertThat(shortfall.formula()).isEqualTo(formula);
    }

    @Test
    void whatTheApplicantToldIsTakenOffUnlessTheReviewerReadOtherwise() {
        assertThat(payable(new Fixed("FUNERAL", new BigDecimal("48000"), Optional.empty())))
                .isEqualTo(new BigDecimal("18000.00"));
        assertThat(payable(new Fixed("FUNERAL", new BigDecimal("48000"), Optional.of(new BigDecimal("31000")))))
                .isEqualTo(new BigDecimal("17000.00"));
    }

    @Test
    void nothingIsTakenOffADeathLumpSum() {
        var fixed = new Fixed("DEATH_LUMP", new BigDecimal("1083760"), Optional.of(BigDecimal.ONE));
        assertThat(code(grants().fix(List.of(fixed)))).isEqualTo("THIRD_PARTY_NOT_DEDUCTED");
    }

    @Test
    void anItemNobodyAppliedForOrNamedTwiceIsRefused() {
        var nursing = new Fixed("NURSING", BigDecimal.TEN, Optional.empty());
        var funeral = new Fixed("FUNERAL", BigDecimal.TEN, Optional.empty());
        assertThat(code(grants().fix(List.of(nursing)))).isEqualTo("GRANT_ITEM");
        assertThat(code(grants().fix(List.of(funeral, funeral)))).isEqualTo("GRANT_ITEM");
    }

    @Test
    void whereAThirdPartyIsLiableTheDeductionMustHaveBeenComputed() {
        assertThat(grants().missing(List.of()).map(Refusal::code)).contains("GRANT_REQUIRED");
        assertThat(grants().missing(List.of(new Grant("FUNERAL", BigDecimal.TEN, BigDecimal.ONE))))
                .isEmpty();
        var nobody =
                new Grants(type("DEATH_LUMP_FUNERAL"), ofRelative("FUNERAL"), Facts.of(Map.of("thirdParty", "NONE")));
        assertThat(nobody.missing(List.of())).isEmpty();
    }

    private static Grants grants() {
        return new Grants(type("DEATH_LUMP_FUNERAL"), ofRelative("DEATH_LUMP", "FUNERAL"), TRAFFIC);
    }

    private static BigDecimal payable(Fixed fixed) {
        return grants().fix(List.of(fixed)) instanceof Done<List<Grant>> done
                ? done.value().getFirst().shortfall().payable()
                : BigDecimal.ONE.negate();
    }

    private static String code(Outcome<?> outcome) {
        return outcome instanceof Refused<?> no ? no.refusal().code() : "";
    }
}
