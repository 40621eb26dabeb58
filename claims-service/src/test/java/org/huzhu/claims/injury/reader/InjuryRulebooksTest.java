package org.huzhu.claims.injury.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.huzhu.claims.injury.domain.Parameter;
import org.huzhu.claims.injury.domain.RegionRules;
import org.huzhu.claims.injury.domain.RuleSet;
import org.huzhu.platform.rulebook.reader.RulebookException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ClassPathResource;

class InjuryRulebooksTest {

    @TempDir
    private Path folder;

    @Test
    void theShippedTablesAreInOrder() {
        var rules = InjuryRulebooks.load(Optional.empty());

        assertThat(rules.ruleSets()).extracting(RuleSet::code).containsExactly("RS-2004", "RS-2011");
        assertThat(rules.regions())
                .extracting(RegionRules::code)
                .contains("CN-32", "CN-3207", "CN-3202", "CN-33", "CN-41", "CN-31", "CN-2201");
        assertThat(rules.parameters()).extracting(Parameter::year).contains(2021, 2022, 2023, 2024);
    }

    @Test
    void anInstallationsFileReplacesTheShippedOneOfItsCode() throws IOException {
        put(
                "regions/lyg.yaml",
                shipped("regions/cn-3207.yaml")
                        .replace("LUMP_EMPLOYMENT, percent: 0", "LUMP_EMPLOYMENT, percent: -10"));
        put("parameters/lyg-2024.yaml", """
                region: CN-3207
                year: 2024
                figures:
                  - {code: AVG_WAGE_MONTH, value: "8000.00", from: {status: DEMO, clause: 演示数据, source: made up}}
                """);

        var rules = InjuryRulebooks.load(Optional.of(folder));

        assertThat(rules.region("CN-3207").orElseThrow().floats())
                .extracting(each -> each.percent().intValue())
                .containsExactly(0, -10);
        assertThat(rules.parameters()).anyMatch(each -> each.region().equals("CN-3207"));
    }

    @ParameterizedTest(name = "{1}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
                    1: 24, 2: 22            | 1: 20, 2: 22            | 0  | 2级的标准高于1级
                    5: 16, 6: 14            | 5: 16, 11: 14           | 0  | “11”应为伤残等级1至10
                    percent: 70             | percentage: 70          | 0  | 不认识的键“percentage”
                    kind: NURSE             | kind: TRAVEL            | 0  | “NURSING_BEFORE_GRADING”的kind应为[NURSE]之一
                    max: 60                 | max: 47                 | 0  | “max”小于“min”
                    floorPercent: 60        | floorPercent: 301       | 0  | “floorPercent”大于“capPercent”
                    "2010-12-31"            | "2003-12-31"            | 0  | “recognisedTo”早于“recognisedFrom”
                    byGrade: {5: 70, 6: 60} | byGrade: {4: 70, 6: 60} | -2 | “ALLOWANCE”4级重复
                    status: PROPOSED        | status: SURE            | 0  | “SURE”应为以下之一：VERIFIED、
                    """)
    void aMistakeInALawIsRefusedWithItsLine(String right, String wrong, int off, String mistake) throws IOException {
        var yaml = shipped("rule-sets/rs-2004.yaml").replace(right, wrong);
        put("rule-sets/own.yaml", yaml);

        var last = yaml.substring(0, yaml.lastIndexOf(wrong)).lines().count();
        var first = yaml.substring(0, yaml.indexOf(wrong)).lines().count();
        assertThat(refused())
                .containsAnyOf(
                        "own.yaml:" + (last + off) + ": " + mistake, "own.yaml:" + (first + off) + ": " + mistake);
    }

    @Test
    void lawsMayNotOverlap() throws IOException {
        put(
                "rule-sets/next.yaml",
                shipped("rule-sets/rs-2011.yaml")
                        .replace("code: RS-2011", "code: RS-2030")
                        .replace("recognisedFrom: \"2011-01-01\"", "recognisedFrom: \"2030-01-01\""));

        assertThat(refused()).contains("next.yaml:1: 认定日期的范围与“RS-2011”重叠");
    }

    @Test
    void aCityMayNotFloatFurtherThanItsProvinceAllows() throws IOException {
        put(
                "regions/lyg.yaml",
                shipped("regions/cn-3207.yaml").replace("LUMP_MEDICAL, percent: 0", "LUMP_MEDICAL, percent: 21"));

        assertThat(refused()).contains("lyg.yaml:7: “LUMP_MEDICAL”的浮动21%超出本省允许的±20%");
    }

    @Test
    void twoRulesOfARegionMayNotHoldOnOneDay() throws IOException {
        put("regions/js.yaml", """
                code: CN-32
                nameZh: 江苏省
                rules:
                  - item: LUMP_MEDICAL
                    kind: FIXED
                    byGrade: {5: "200000"}
                    validFrom: "2015-06-01"
                    from: &from {status: SECONDARY, clause: 第二十七条, source: test}
                  - item: LUMP_MEDICAL
                    kind: FIXED
                    byGrade: {5: "220000"}
                    validFrom: "2026-01-01"
                    from: *from
                """);

        assertThat(refused()).contains("js.yaml:9: 与前面的“LUMP_MEDICAL”有效期重叠");
    }

    @Test
    void allMistakesOfAllFilesAreShownAtOnce() throws IOException {
        put("regions/a.yaml", "code: Jiangsu\nnameZh: 江苏省\n");
        put("parameters/b.yaml", "region: CN-32\nyear: 24\nfigures:\n  - {code: URBAN_INCOME, value: \"0\"}\n");
        put("js.yaml", "code: CN-32\n");

        assertThat(refused())
                .contains("a.yaml:1: “Jiangsu”应为地区代码（如CN-32、CN-3207）")
                .contains("b.yaml:2: “24”应为年份（如2024）")
                .contains("b.yaml:4: “URBAN_INCOME”是全国数据，应写在CN的文件中")
                .contains("b.yaml:4: “value”应大于0")
                .contains("b.yaml:4: 缺少“from”")
                .contains("js.yaml:1: 文件应为rule-sets、regions或parameters文件夹中的*.yaml");
    }

    @Test
    void aFolderThatIsNotThereIsAMistake() {
        folder = folder.resolve("nowhere");

        assertThat(refused()).contains("nowhere:1: 没有这个文件夹");
    }

    @Test
    void twoFilesForOneRegionAreAMistake() throws IOException {
        put("regions/a.yaml", "code: CN-32\nnameZh: 江苏省\n");
        put("regions/b.yaml", "code: CN-32\nnameZh: 江苏省\n");

        assertThat(refused()).contains("b.yaml:1: 地区“CN-32”已在");
    }

    private String refused() {
        return catchThrowableOfType(RulebookException.class, () -> InjuryRulebooks.load(Optional.of(folder)))
                .getMessage();
    }

    private void put(String name, String yaml) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, yaml);
    }

    private static String shipped(String name) throws IOException {
        return new ClassPathResource("rulebook/injury/" + name).getContentAsString(StandardCharsets.UTF_8);
    }
}
