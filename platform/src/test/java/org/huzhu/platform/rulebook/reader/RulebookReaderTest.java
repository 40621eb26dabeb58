package org.huzhu.platform.rulebook.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huzhu.platform.rulebook.Benefit;
import org.huzhu.platform.rulebook.ClaimRules.Format;
import org.huzhu.platform.rulebook.ClaimRules.Material;
import org.huzhu.platform.rulebook.FactDictionary;
import org.huzhu.platform.rulebook.Facts;
import org.huzhu.platform.rulebook.ProductVersion;
import org.huzhu.platform.rulebook.Products;
import org.huzhu.platform.values.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulebookReaderTest {

    private final RulebookReader reader = new RulebookReader(ARulebook.FACTS);

    @Test
    void aRulebookInOrderIsReadAsItIsWritten() {
        var versions = reader.readOrThrow(ARulebook.TEXT, "t.yaml");

        var rules = versions.getFirst().claims();
        assertThat(versions).extracting(ProductVersion::label).containsExactly("2024", "2025");
        assertThat(rules.find("DAYS").orElseThrow().benefit())
                .contains(new Benefit.PerDay(new BigDecimal("80.00"), "stayDays", 1, Optional.of(60)));
        assertThat(rules.find("FALL").orElseThrow().benefit()).isEmpty();
        assertThat(rules.facts())
                .contains("stayDays", "cause", "uremiaRelief", "burdenRelief", "selfPaid", "illnessKind");
    }

    @Test
    void sharedPartsAreWrittenOnceAndCanBePutTogether() {
        var rules = reader.readOrThrow(ARulebook.TEXT, "t.yaml").getLast().claims();

        assertThat(rules.find("COSTS").orElseThrow().materials())
                .extracting(Material::code)
                .containsExactly("ID_CARD");
        assertThat(rules.find("ILL").orElseThrow().materials().getFirst()).satisfies(report -> {
            assertThat(report.code()).isEqualTo("REPORT");
            assertThat(report.nameZh()).isEqualTo("身份证");
            assertThat(report.formats()).containsExactly(Format.PNG);
        });
    }

    @Test
    void whatFollowsIsInferredAndWhatWasToldStays() {
        var rules = reader.readOrThrow(ARulebook.TEXT, "t.yaml").getFirst().claims();

        assertThat(rules.infer(Facts.of(Map.of("burdenRelief", false))).get("uremiaRelief"))
                .contains(false);
        assertThat(rules.infer(Facts.of(Map.of("burdenRelief", false, "uremiaRelief", true)))
                        .get("uremiaRelief"))
                .contains(true);
        assertThat(rules.infer(Facts.of(Map.of("burdenRelief", true))).knows("uremiaRelief"))
                .isFalse();
        assertThat(rules.infer(Facts.NONE)).isEqualTo(Facts.NONE);
    }

    /** One change each; the mistake is expected in the line that was changed. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            minAge: 16                          | minAge: sixteen                    | 不小于0的整数
            premium: "120.00"                   | premium: "-1.00"                   | 不小于0
            premium: "120.00"                   | premium: "0.00"                    | 可参保的项目须有“premium”
            validTo: 2024-12-31                 | validTo: 2025-01-01\\n    x: 1      | 不认识的键“x”
            validTo: 2024-12-31                 | validTo: 2023-01-01                | 早于“validFrom”
            validFrom: 2025-01-01               | validFrom: 2024-12-31              | 与版本“2024”的有效期重叠
            validFrom: 2025-01-01               | validFrom: tomorrow                | 应为日期
            label: "2025"                       | label: "2024"                      | 版本名“2024”重复
            operatorZh: 测试互助会                 | operatorZh: Society                | 中文文字
            nameZh: 住院                         | nameZh: stay                       | 中文文字
            nameZh: 住院                         | nameZh: ""                         | 中文文字
            becauseZh: 减负                      | becauseZh: relief                  | 中文文字
            clause: 第一条                        | clause: "1"                        | 中文文字
            status: SEED, clause                | status: SURE, clause               | 应为以下之一：VERIFIED
            category: ACCIDENT                  | category: ACCIDENTS                | 应为以下之一：HOSPITAL
            classes: [A]                        | classes: [A, B]                    | 不认识的类别“B”
            days: stayDays                      | days: stayLength                   | 不认识的事实“stayLength”
            days: stayDays                      | days: outOfTown                    | 不是数字
            when: {gt: [stayDays, 14]}          | when: {gt: [stayDays, many]}       | 应为数字
            when: {gt: [stayDays, 14]}          | when: {gt: [outOfTown, true]}      | 不能比较大小
            when: {gt: [stayDays, 14]}          | when: {over: [stayDays, 14]}       | 不认识的运算“over”
            when: {gt: [stayDays, 14]}          | when: {gt: [stayDays]}             | 应为[事实, 值]
            when: {gt: [stayDays, 14]}          | when: {any: []}                    | 条件不能为空
            when: {gt: [stayDays, 14]}          | when: {in: [cause, TRAFFIC]}       | 应为[事实, [值, 值]]
            when: {gt: [stayDays, 14]}          | when: {ge: [accidentDate, 1/1/25]} | 应为日期
            when: {gt: [stayDays, 14]}          | when: {exists: weather}            | 不认识的事实“weather”
            eq: [cause, WORK_INJURY]            | eq: [cause, WAR]                   | “WAR”不是“cause”的值，应为以下之一：TRAFFIC
            eq: [uremiaRelief, true]            | eq: [uremiaRelief, yes]            | 应为true或false
            amount: "80.00"                     | amount: "-80.00"                   | 不小于0
            amount: "80.00"                     | amount: "80.005"                   | 至多两位小数
            amount: "80.00"                     | amount: "0.00"                     | 应大于0
            perTerm: "6000.00"                  | perTerm: "-6000.00"                | 不小于0
            kind: PER_DAY                       | kind: PER_NIGHT                    | 应为以下之一：FIXED
            amounts: {GENERAL                   | amounts: {FLU                      | “FLU”不是“illnessKind”的值
            key: illnessKind                    | key: stayDays                      | 固定选项（CHOICE）
            {upTo: "100.00", ratio: "0.5"}      | {upTo: "0.00", ratio: "0.5"}       | 逐档增大
            {ratio: "0.6"}]                     | {upTo: "200.00", ratio: "0.6"}]    | 最后一档不应有“upTo”
            {ratio: "0.6"}]                     | {ratio: "1.6"}]                    | 0至1之间的比例
            need: CONDITIONAL, when: {eq: [uremiaRelief, true]} | need: CONDITIONAL  | 须写明条件“when”
            code: LIST,                         | code: ID_CARD,                     | 材料代码“ID_CARD”重复
            formats: [PNG]                      | formats: [GIF]                     | 应为以下之一：PDF
            anchor: COVERAGE_EXPIRY, amount: 2  | anchor: COMPLETE_DATE, amount: 2   | 申请时限不能从“COMPLETE_DATE”起算
            anchor: COVERAGE_EXPIRY, amount: 2  | amount: 2                          | 缺少“anchor”
            kinds: [SS_CARD]                    | kinds: []                          | “kinds”不能为空
            fact: uremiaRelief, value: false    | fact: uremiaRelief, value: maybe   | “maybe”不是“uremiaRelief”的值
            figure: responsibilities.DAYS       | figure: responsibilities.NIGHTS    | 不认识的保障责任“NIGHTS”
            maxAge: null                        | minAge: 17                         | “minAge”重复
            """)
    void eachMistakeIsReportedInItsLine(String text, String mistake, String reason) {
        var broken = broken(text, mistake);

        var errors = errors(broken);

        var changed = lineOf(ARulebook.TEXT, text);
        assertThat(errors).anySatisfy(error -> {
            assertThat(error.reason()).contains(reason);
            assertThat(error.line()).isBetween(changed, changed + 1);
            assertThat(error.file()).isEqualTo("t.yaml");
        });
    }

    /** What is missing or does not fit together is reported where it should stand. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            operatorZh: 测试互助会\\n                                              |                                  | 缺少“operatorZh”
            benefit: null\\n                                                     | # none\\n                         | 缺少“benefit”
            'HOSPITAL: {applied: [FIRST_REVIEW], direct: [], from: *from}\\n'    | # none\\n                         | “workflows”缺少HOSPITAL的审核流程
            'applied: [FIRST_REVIEW, UPLOAD]'                                   | 'applied: [FIRST_REVIEW]'        | “ILL”有UPLOAD阶段的材料，但流程没有UPLOAD
            ', phase: UPLOAD'                                                   | ', phase: FILING'                | “ILL”的流程有UPLOAD，但没有UPLOAD阶段的材料
            'offlinePlaces: [{nameZh: 办事大厅, phone: "12351"}]'                 | 'offlinePlaces: []'              | “FALL”须线下办理
            '- {category: CRITICAL, version: "1", textZh: 重疾须知, from: *from}' | # none                           | 缺少CRITICAL的办理须知
            'categories: [HOSPITAL]'                                            | 'categories: [DEATH]'            | “DEATH”没有任何保障责任
            'code: COSTS'                                                       | 'code: DAYS'                     | 保障责任“DAYS”重复
            'payoutMode: DIRECT_UNLESS_NON_DIRECT'                              | 'payoutMode: DIRECT'             | 其他给付方式不得列出
            'phase: UPLOAD, formats'                                            | 'phase: UPLOAD, oneOf: x, formats' | “oneOf”一组“x”只有一种材料
            'startRule: PAYMENT_APPROVED_NEXT_DAY'                              | 'startRule: FIXED_DATE'          | 须写明“fixedStart”
            """)
    void whatDoesNotFitTogetherIsRefused(String text, String mistake, String reason) {
        assertThat(errors(broken(text, mistake == null ? "" : mistake)))
                .extracting(RulebookError::reason)
                .anySatisfy(each -> assertThat(each).contains(reason));
    }

    @Test
    void allMistakesOfAFileAreReportedTogetherAndInOrder() {
        var text = ARulebook.TEXT
                .replace("nameEn: Test\n", "")
                .replaceFirst("minAge: 16", "minAge: young")
                .replace("gt: [stayDays, 14]", "gt: [nights, 14]")
                .replace("online: false", "online: perhaps");

        var errors = errors(text);

        assertThat(errors)
                .extracting(RulebookError::reason)
                .hasSize(4)
                .anyMatch(reason -> reason.contains("nameEn"))
                .anyMatch(reason -> reason.contains("young"))
                .anyMatch(reason -> reason.contains("nights"))
                .anyMatch(reason -> reason.contains("perhaps"));
        assertThat(errors).extracting(RulebookError::line).isSorted();
    }

    @Test
    void aWindowNeedsTheFactItCountsFrom() {
        var facts = new HashMap<>(ARulebook.FACTS.facts());
        facts.remove("accidentDate");
        var withoutIt = new RulebookReader(new FactDictionary(facts));

        var thrown =
                catchThrowableOfType(RulebookException.class, () -> withoutIt.readOrThrow(ARulebook.TEXT, "t.yaml"));

        assertThat(thrown).hasMessageContaining("“ACCIDENT_DATE”需要日期类型的事实“accidentDate”");
    }

    @Test
    void aFileThatIsNoYamlNamesTheLine() {
        assertThat(errors("code: T-1\nnameZh: [\n")).singleElement().satisfies(error -> {
            assertThat(error.reason()).contains("不是有效的YAML");
            assertThat(error.line()).isEqualTo(3);
        });
        assertThat(errors("")).extracting(RulebookError::reason).containsExactly("文件是空的");
        assertThat(errors("- 1")).extracting(RulebookError::line).containsExactly(1);
    }

    @Test
    void whatContainsItselfIsRefused() {
        var circle = ARulebook.TEXT.replace("when: {gt: [stayDays, 14]}", "when: &w {any: [*w]}");

        assertThat(errors(circle)).extracting(RulebookError::reason).contains("内容引用了自身");
    }

    @Test
    void aliasesOfAliasesCannotBlowUp() {
        var text = new StringBuilder("shared:\n  a0: &a0 {eq: [outOfTown, true]}\n");
        for (var i = 1; i <= 24; i++) {
            text.append("  a%d: &a%d {any: [*a%d, *a%d]}\n".formatted(i, i, i - 1, i - 1));
        }
        var broken = ARulebook.TEXT.replace("shared:\n", text).replace("when: {gt: [stayDays, 14]}", "when: *a24");

        assertThat(errors(broken)).extracting(RulebookError::reason).contains("文件过大，或引用层层嵌套");
    }

    @Test
    void aDocumentForAWhatIfIsRefusedAsAValue() {
        var outcome = reader.read(ARulebook.TEXT.replace("unit: YEAR", "unit: CENTURY"), "what-if.yaml");

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Refused.class, refused -> {
            assertThat(refused.refusal().code()).isEqualTo("RULEBOOK_INVALID");
            assertThat(refused.refusal().details())
                    .containsEntry("file", "what-if.yaml")
                    .containsEntry("line", lineOf(ARulebook.TEXT, "unit: YEAR"))
                    .hasEntrySatisfying(
                            "reason", reason -> assertThat(reason).asString().contains("CENTURY"));
        });
        assertThat(reader.read(ARulebook.TEXT, "what-if.yaml")).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void theDayOfTheEventChoosesTheVersion() {
        var products = new Products(reader.readOrThrow(ARulebook.TEXT, "t.yaml"));

        assertThat(products.find("T-1", LocalDate.parse("2024-12-31")))
                .map(ProductVersion::label)
                .contains("2024");
        assertThat(products.find("T-1", LocalDate.parse("2025-01-01")))
                .map(ProductVersion::label)
                .contains("2025");
        assertThat(products.find("T-1", LocalDate.parse("2023-12-31"))).isEmpty();
        assertThat(products.version("T-1", "2024")).isPresent();
        assertThat(products.version("T-1", "1999")).isEmpty();
    }

    private List<RulebookError> errors(String yaml) {
        return catchThrowableOfType(RulebookException.class, () -> reader.readOrThrow(yaml, "t.yaml"))
                .errors();
    }

    private static String broken(String text, String mistake) {
        var from = text.replace("\\n", "\n");
        assertThat(ARulebook.TEXT).contains(from);
        var at = ARulebook.TEXT.indexOf(from);
        return ARulebook.TEXT.substring(0, at)
                + mistake.replace("\\n", "\n")
                + ARulebook.TEXT.substring(at + from.length());
    }

    private static int lineOf(String yaml, String text) {
        return Math.toIntExact(yaml.substring(0, yaml.indexOf(text)).lines().count())
                + (yaml.charAt(yaml.indexOf(text) - 1) == '\n' ? 1 : 0);
    }
}
