package org.huzhu.notification.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplateReaderTest {

    private static final String GOOD = """
        code: CARD_READY
        version: 3
        category: NOTICE
        signature: 职工互助
        text: '{unit}的卡已制好，共{count}张。'
        english: 'The cards of {unit} are ready: {count}.'
        window: true
        validFor: P3D
        parameters:
          unit: {type: TEXT, maxLength: 20, sample: 某某工会}
          count: {type: COUNT, maxLength: 4, sample: "7"}
        providers: {aliyun: SMS_123456789}
        """;

    @Test
    void aGoodFileBecomesATemplate() {
        var reading = TemplateReader.read("card.yaml", GOOD);

        assertThat(reading.faults()).isEmpty();
        var template = reading.template().orElseThrow();
        assertThat(template.version()).isEqualTo(3);
        assertThat(template.providerIds()).containsEntry("aliyun", "SMS_123456789");
        assertThat(template.longest()).isEqualTo("【职工互助】的卡已制好，共张。".length() + 24);
    }

    @Test
    void aPlaceholderNobodyDeclaredIsNamedWithFileAndLine() {
        var reading = TemplateReader.read("card.yaml", GOOD.replace("共{count}张", "共{counts}张"));

        assertThat(reading.faults())
                .contains(
                        "card.yaml:5: unknown placeholder {counts}",
                        "card.yaml:11: parameter count is not in the text");
    }

    @Test
    void aMissingTextIsNamed() {
        var reading = TemplateReader.read("card.yaml", GOOD.replaceFirst("(?m)^text:.*\n", ""));

        assertThat(reading.faults()).contains("card.yaml:1: text is missing");
    }

    @Test
    void aTextThatCouldGrowTooLongIsRefused() {
        var reading = TemplateReader.read("card.yaml", GOOD.replace("maxLength: 20", "maxLength: 490"));

        assertThat(reading.faults()).singleElement().asString().startsWith("card.yaml:5: up to 5");
    }

    @Test
    void everyFaultOfAFileIsNamedAtOnce() {
        var wrong = GOOD.replace("NOTICE", "ADVERT")
                .replace("P3D", "3 days")
                .replace("type: COUNT", "type: NUMBER")
                .replace("window: true", "window: maybe")
                .replace("english:", "englisch:");

        assertThat(TemplateReader.read("card.yaml", wrong).faults())
                .hasSizeGreaterThanOrEqualTo(6)
                .anyMatch(fault -> fault.startsWith("card.yaml:3: category must be one of"))
                .anyMatch(fault -> fault.startsWith("card.yaml:6: englisch is not a field"))
                .anyMatch(fault -> fault.startsWith("card.yaml:7: window must be"))
                .anyMatch(fault -> fault.startsWith("card.yaml:8: validFor must be"))
                .anyMatch(fault -> fault.startsWith("card.yaml:11: type must be one of"));
    }

    @Test
    void aSampleOfAnotherTypeIsRefused() {
        assertThat(TemplateReader.read("card.yaml", GOOD.replace("\"7\"", "seven"))
                        .faults())
                .containsExactly("card.yaml:11: the sample of count is no COUNT");
    }

    @Test
    void whatIsNoYamlIsNamedWithItsLine() {
        assertThat(TemplateReader.read("card.yaml", "code: A\ntext: {unit}: x\n")
                        .faults())
                .singleElement()
                .asString()
                .startsWith("card.yaml:2: not YAML");
    }

    @Test
    void shippedTemplatesAreUsableAndAFolderReplacesThem(@TempDir Path folder) throws IOException {
        Files.writeString(
                folder.resolve("mine.yaml"),
                GOOD.replace("CARD_READY", "UNIT_APPROVED").replace("version: 3", "version: 9"));

        var catalogue = new TemplateCatalogue(new TemplateSettings(folder.toString(), new BigDecimal("0.045")));

        assertThat(catalogue.all()).extracting(template -> template.code()).contains("LOGIN_CODE", "RENEWAL_REMINDER");
        assertThat(catalogue.find("UNIT_APPROVED").orElseThrow().version()).isEqualTo(9);
    }

    @Test
    void aWrongTemplateKeepsTheServiceFromStarting(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("mine.yaml"), GOOD.replace("P3D", "never"));

        assertThatThrownBy(() -> new TemplateCatalogue(new TemplateSettings(folder.toString(), BigDecimal.ONE)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("mine.yaml:8: validFor");
    }
}
