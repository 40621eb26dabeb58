package org.huzhu.notification.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.huzhu.notification.template.domain.Category;
import org.huzhu.notification.template.domain.Parameter;
import org.huzhu.notification.template.domain.RenderedSms;
import org.huzhu.notification.template.domain.TextLength;
import org.huzhu.platform.values.Outcome.Done;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What claims-service may ask for: these names are agreed with it. */
class ClaimTemplatesTest {

    private static final Map<String, String> VALUES = Map.of(
            "product", "三合一职工互助保障",
            "claimNo", "4f2a9c01",
            "missing", "出院小结",
            "reason", "异地就医",
            "amount", "1530.2",
            "cardTail", "4171",
            "lastDay", "2026-10-31",
            "newDay", "2026-11-02");

    private final TemplateCatalogue catalogue =
            new TemplateCatalogue(new TemplateSettings("", new BigDecimal("0.045")));

    @ParameterizedTest
    @CsvSource(textBlock = """
        CLAIM_ACCEPTED,         product claimNo
        CLAIM_SUPPLEMENT,       product claimNo missing
        CLAIM_REJECTED,         product claimNo reason
        CLAIM_UPLOAD_REQUESTED, product claimNo
        CLAIM_PAID,             product amount cardTail
        CLAIM_INVITED,          product reason lastDay
        CLAIM_NEW_CARD,         product claimNo
        CLAIM_EXTENDED,         product claimNo newDay reason
        """)
    void eachIsANoticeWithTheAgreedParameters(String code, String parameters) {
        var template = catalogue.find(code).orElseThrow();

        assertThat(template.category()).isEqualTo(Category.NOTICE);
        assertThat(template.window()).isTrue();
        assertThat(template.parameters())
                .extracting(Parameter::name)
                .containsExactlyInAnyOrderElementsOf(List.of(parameters.split(" ")));
        assertThat(text(code)).startsWith("【职工互助】").contains("三合一职工互助保障");
    }

    @ParameterizedTest
    @CsvSource({
        "CLAIM_ACCEPTED, 1",
        "CLAIM_PAID, 1",
        "CLAIM_REJECTED, 1",
        "CLAIM_SUPPLEMENT, 2",
        "CLAIM_INVITED, 1",
        "CLAIM_NEW_CARD, 1",
        "CLAIM_EXTENDED, 1",
        "CLAIM_UPLOAD_REQUESTED, 2"
    })
    void ordinaryTextsStayShort(String code, int parts) {
        assertThat(TextLength.parts(text(code))).isEqualTo(parts);
    }

    @Test
    @DisplayName("WXM-020 the upload SMS names the way through each of the three channels")
    void theUploadIsFoundInEachChannel() {
        assertThat(text("CLAIM_UPLOAD_REQUESTED"))
                .contains("检查报告单", "出院记录")
                .contains("灵锡APP：工会服务专区-职工互助保障-理赔记录")
                .contains("微信公众号：服务大厅-无锡工会专区-")
                .contains("江苏工会APP：无锡工会专区-");
    }

    @Test
    @DisplayName("WXM-011 the payment SMS says how much went to which card, and no more of the card than its end")
    void thePaymentIsNamed() {
        assertThat(text("CLAIM_PAID")).isEqualTo("【职工互助】三合一职工互助保障互助金1530.20元已划付至您尾号4171的银行卡，请注意查收。");
        assertThat(catalogue.find("CLAIM_PAID").orElseThrow().render(with("cardTail", "6228001234564171")))
                .isNotInstanceOf(Done.class);
    }

    private String text(String code) {
        return ((Done<RenderedSms>) catalogue.find(code).orElseThrow().render(VALUES))
                .value()
                .text();
    }

    private static Map<String, String> with(String name, String value) {
        var values = new java.util.HashMap<>(VALUES);
        values.put(name, value);
        return values;
    }
}
