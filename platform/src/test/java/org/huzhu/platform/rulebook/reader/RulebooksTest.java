package org.huzhu.platform.rulebook.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.huzhu.platform.rulebook.FactDictionary.Type;
import org.huzhu.platform.rulebook.ProductVersion;
import org.huzhu.platform.rulebook.Products;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.io.ClassPathResource;

class RulebooksTest {

    private static final LocalDate DAY = LocalDate.parse("2023-03-01");

    @TempDir
    private Path folder;

    @Test
    void anInstallationsOwnRulebookReplacesTheShippedOne() throws IOException {
        own("wx.yaml", shipped("wx-3in1.yaml").replace("premium: \"120.00\"", "premium: \"150.00\""));

        assertThat(load().find("WX-3IN1", DAY).orElseThrow().premium()).isEqualByComparingTo(new BigDecimal("150"));
        assertThat(load().find("SH-2020", DAY)).isPresent();
    }

    @Test
    void aProductOfAnotherCityIsAdded() throws IOException {
        own("t.yaml", ARulebook.TEXT);

        assertThat(load().all()).extracting(ProductVersion::code).contains("T-1", "WX-3IN1");
    }

    @Test
    void ownFactsAreAddedToTheShippedOnes() throws IOException {
        own("facts.yaml", "facts:\n  nights: {type: NUMBER, question: 住了几夜？}\n");
        own("t.yaml", ARulebook.TEXT.replace("gt: [stayDays, 14]", "gt: [nights, 13]"));

        var rulebooks = Rulebooks.load(Optional.of(folder));

        assertThat(rulebooks.facts().find("nights").orElseThrow().type()).isEqualTo(Type.NUMBER);
        assertThat(rulebooks.facts().question("stayDays")).isEqualTo("本次住院多少天？");
        assertThat(rulebooks.products().find("T-1", LocalDate.parse("2024-05-01")))
                .isPresent();
    }

    @Test
    void aFactKeepsItsType() throws IOException {
        own("facts.yaml", "facts:\n  stayDays: {type: TEXT, question: 多少天？}\n");

        assertThatThrownBy(this::load)
                .isInstanceOf(RulebookException.class)
                .hasMessageContaining("facts.yaml:2: “stayDays”的类型是NUMBER，不能改");
    }

    @Test
    void aChoiceNeedsItsValuesInChinese() throws IOException {
        own(
                "facts.yaml",
                "facts:\n  colour: {type: CHOICE, question: 什么颜色？}\n  size: {type: CHOICE, values: {L: large}, question: 多大？}\n");

        assertThatThrownBy(this::load)
                .hasMessageContaining("facts.yaml:2: 只有CHOICE有“values”")
                .hasMessageContaining("facts.yaml:3: “large”应为中文文字");
    }

    @Test
    void theMistakesOfAllFilesAreReportedTogether() throws IOException {
        own("a.yaml", ARulebook.TEXT.replace("unit: YEAR", "unit: CENTURY"));
        own("b.yaml", ARulebook.TEXT.replace("minAge: 16", "minAge: -1"));

        var thrown = catchThrowableOfType(RulebookException.class, this::load);

        assertThat(thrown.errors()).extracting(RulebookError::file).anyMatch(file -> file.endsWith("a.yaml"));
        assertThat(thrown.errors()).extracting(RulebookError::file).anyMatch(file -> file.endsWith("b.yaml"));
        assertThat(thrown).hasMessageContaining("a.yaml:").hasMessageContaining("b.yaml:");
    }

    @Test
    void twoOwnFilesOfOneProductAreRefused() throws IOException {
        own("a.yaml", ARulebook.TEXT);
        own("b.yaml", "# twice\n" + ARulebook.TEXT);

        assertThatThrownBy(this::load)
                .hasMessageContaining("b.yaml:2: 项目“T-1”已在")
                .hasMessageContaining("a.yaml中");
    }

    @Test
    void aWhatIfReplacesOneProductAndLeavesTheOthers() {
        var rulebooks = Rulebooks.load(Optional.empty());
        var other = rulebooks.reader().readOrThrow(ARulebook.TEXT.replace("code: T-1", "code: SH-2020"), "t.yaml");

        var products = rulebooks.products().with(other);

        assertThat(products.find("SH-2020", LocalDate.parse("2024-05-01"))
                        .orElseThrow()
                        .nameZh())
                .isEqualTo("测试项目");
        assertThat(products.find("SH-2020", DAY)).isEmpty();
        assertThat(products.find("WX-3IN1", DAY)).isPresent();
    }

    @Test
    void aServiceThatAsksForProductsDoesNotStartWithAWrongOne() throws IOException {
        own("t.yaml", ARulebook.TEXT.replace("unit: YEAR", "unit: CENTURY"));
        var service = new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(RulebookAutoConfiguration.class))
                .withPropertyValues("huzhu.products.folder=" + folder);

        service.run(context -> assertThat(context).hasNotFailed());
        service.withUserConfiguration(Asking.class)
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("t.yaml:")
                        .hasMessageContaining("CENTURY"));
    }

    /** A service with a component that needs products. */
    static class Asking {

        Asking(Products products) {
            assertThat(products.all()).isNotEmpty();
        }
    }

    private void own(String name, String yaml) throws IOException {
        Files.writeString(folder.resolve(name), yaml);
    }

    private Products load() {
        return Rulebooks.load(Optional.of(folder)).products();
    }

    private static String shipped(String name) throws IOException {
        return new ClassPathResource("rulebook/products/" + name).getContentAsString(StandardCharsets.UTF_8);
    }
}
