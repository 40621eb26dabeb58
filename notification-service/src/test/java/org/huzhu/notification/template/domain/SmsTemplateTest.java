package org.huzhu.notification.template.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmsTemplateTest {

    private static final SmsTemplate REMINDER = new SmsTemplate(
            "RENEWAL_REMINDER",
            1,
            Category.NOTICE,
            "职工互助",
            "{unit}：{month}有{count}人临期",
            "",
            List.of(
                    new Parameter("unit", ParameterType.TEXT, 6, "某工会"),
                    new Parameter("month", ParameterType.MONTH, 8, "2024-02"),
                    new Parameter("count", ParameterType.COUNT, 6, "1")),
            true,
            Duration.ofDays(10),
            Map.of());

    @Test
    void parametersAreWrittenByTheirTypeBehindTheSignature() {
        var rendered = REMINDER.render(Map.of("unit", "某工会", "month", "2024-02", "count", "12", "extra", "x"));

        assertThat(rendered)
                .isEqualTo(Outcome.done(new RenderedSms(
                        "【职工互助】某工会：2024年2月有12人临期", Map.of("unit", "某工会", "month", "2024年2月", "count", "12"))));
    }

    @Test
    void missingAndWrongParametersAreNamedTogether() {
        assertThat(REMINDER.render(Map.of("unit", "某工会", "count", "-3")))
                .isEqualTo(Outcome.refused(
                        Refusal.of("SMS_PARAMETER_INVALID", Map.of("parameters", List.of("count", "month")))));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        TEXT,   6, 无锡市某某公司工会, 无锡市某某…
        TEXT,   9, 【诈骗】某工会,   诈骗 某工会
        TEXT,  20, 详见 https://x.cn/a 谢谢, 详见   谢谢
        TEXT,   4, ab𠮷c𠮷,          ab…
        AMOUNT, 9, 600,             600.00
        AMOUNT, 9, 600.001,
        DIGITS, 6, 123456,          123456
        DIGITS, 6, 1234567,
        DIGITS, 6, 12a456,
        MONTH,  8, 2024-13,
        DAY,   11, 2024-02-21,      2024年2月21日
        """)
    void valuesAreWrittenOrRefused(ParameterType type, int maxLength, String value, String written) {
        assertThat(new Parameter("p", type, maxLength, "").write(value).orElse(null))
                .isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource({"1,1", "70,1", "71,2", "134,2", "135,3", "500,8"})
    void partsAreCountedAsCarriersDo(int characters, int parts) {
        assertThat(TextLength.parts("一".repeat(characters))).isEqualTo(parts);
    }
}
