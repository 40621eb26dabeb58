package org.huzhu.claims.application.rules;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.huzhu.claims.application.domain.AnApplication.FACTS;
import static org.huzhu.claims.application.domain.AnApplication.RULES;
import static org.huzhu.claims.application.domain.AnApplication.shipped;

import org.huzhu.claims.application.domain.BenefitType;
import org.huzhu.claims.application.domain.Channel;
import org.huzhu.platform.rulebook.RuleStatus;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The catalogue as the seed lists it (1D.1, LYG-31 to LYG-34). */
class ApplicationRulesTest {

    @ParameterizedTest
    @DisplayName("LYG-01 to LYG-11 the eleven types and their channels; AC-140 转外就医 is not offered in the APP")
    @CsvSource({
        "REFERRAL_OUT, WINDOW",
        "OFFSITE_TREATMENT, WINDOW APP",
        "REHAB, WINDOW",
        "DEVICE_FITTING, WINDOW",
        "MEDICAL_REIMBURSE, WINDOW",
        "DEVICE_REIMBURSE, WINDOW",
        "LUMP_DISABILITY, WINDOW PORTAL APP",
        "LUMP_MEDICAL, WINDOW PORTAL APP",
        "DEATH_LUMP_FUNERAL, WINDOW",
        "DEPENDANT_PENSION, WINDOW",
        "ALLOWANCE_NURSING, WINDOW PORTAL APP"
    })
    void channels(String code, String channels) {
        var type = RULES.find(code).orElseThrow();
        assertThat(type.channels().stream().map(offer -> offer.channel().name()).collect(joining(" ")))
                .isEqualTo(channels);
        assertThat(type.isOffered(Channel.APP)).isEqualTo(channels.contains("APP"));
        assertThat(type.materials()).isPresent();
        assertThat(type.from().status()).isEqualTo(RuleStatus.SEED);
    }

    @Test
    @DisplayName("LYG-31 the nine of the province, four of them without a list of papers")
    void provincialList() {
        assertThat(RULES.services()).hasSize(9);
        assertThat(RULES.types().stream().filter(type -> type.materials().isEmpty()))
                .extracting(BenefitType::nameZh)
                .containsExactly("工伤保险待遇发放账户维护申请", "待遇变更", "待遇恢复", "非协议机构急诊医疗费用申领");
    }

    @Test
    @DisplayName("LYG-32 there is a form to download for every type with a section of its own")
    void forms() {
        assertThat(RULES.types().stream().filter(type -> type.materials().isPresent()))
                .allSatisfy(type -> assertThat(RULES.form(type)).isPresent());
    }

    @Test
    @DisplayName("LYG-33, LYG-34 the hot line, and the twenty working days of the law")
    void dueAndHotline() {
        assertThat(RULES.hotline()).isEqualTo("12333");
        assertThat(RULES.due().from().status()).isEqualTo(RuleStatus.VERIFIED);
    }

    @Test
    void everyPaperSaysWhyAndWhereItStands() {
        assertThat(RULES.types().stream().flatMap(type -> RULES.materials(type).stream()))
                .allSatisfy(material -> {
                    assertThat(material.becauseZh()).isNotBlank();
                    assertThat(material.from().clause()).isNotBlank();
                    assertThat(material.from().source()).isNotBlank();
                });
    }

    @Test
    void mistakesAreNamedWithTheirLines() {
        var yaml = shipped()
                .replace("deductedFact: thirdPartyFuneralPaid", "deductedFact: thirdParty")
                .replace("types: [BENEFIT_CHANGE]", "types: [BENEFIT_CHANCE]");
        var line = yaml.substring(0, yaml.indexOf("deductedFact: thirdParty"))
                .lines()
                .count();

        assertThatThrownBy(() -> ApplicationRulebooks.read(yaml, "own.yaml", FACTS))
                .hasMessageContaining("own.yaml:" + line)
                .hasMessageContaining("BENEFIT_CHANCE");
    }
}
