package org.huzhu.notification.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Map;
import org.huzhu.notification.template.domain.Category;
import org.huzhu.notification.template.domain.RenderedSms;
import org.huzhu.platform.values.Outcome.Done;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What claims-service asks for when a filing is decided, revoked or about to end. */
class FilingTemplatesTest {

    private static final Map<String, String> VALUES = Map.of(
            "filing", "工伤医疗（转诊转院）",
            "validity", "2026-05-31至2026-11-29",
            "reason", "未提供转诊转院意见",
            "lastDay", "2026-11-29");

    private final TemplateCatalogue catalogue =
            new TemplateCatalogue(new TemplateSettings("", new BigDecimal("0.045")));

    @ParameterizedTest
    @CsvSource({
        "FILING_APPROVED, 2026-05-31至2026-11-29",
        "FILING_REJECTED, 未提供转诊转院意见",
        "FILING_REVOKED, 不予支付",
        "FILING_EXPIRING, 续期"
    })
    void eachSaysWhatTheWorkerMustKnow(String code, String words) {
        var template = catalogue.find(code).orElseThrow();

        assertThat(template.category()).isEqualTo(Category.NOTICE);
        assertThat(((Done<RenderedSms>) template.render(VALUES)).value().text())
                .startsWith("【职工互助】您的工伤医疗（转诊转院）异地备案")
                .contains(words);
    }
}
