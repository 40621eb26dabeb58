package org.huzhu.enrollment.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.huzhu.enrollment.product.ProductVersion.Mismatch;
import org.huzhu.enrollment.product.ProductVersion.Responsibility;
import org.huzhu.enrollment.product.ProductVersion.StartRule;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.ClassPathResource;

class ProductsTest {

    private static final LocalDate DAY = LocalDate.parse("2023-03-01");

    @TempDir
    private Path folder;

    @Test
    @DisplayName("WXU-001, WXU-002 三合一 covers hospital, critical illness and accident, and is valid on 2023-03-01")
    void threeInOneIsShipped() {
        var product = shipped().find("WX-3IN1", DAY).orElseThrow();

        assertThat(product.premium()).isEqualTo("120.00");
        assertThat(product.responsibilities())
                .extracting(Responsibility::code)
                .containsExactly("HOSPITAL", "CRITICAL_ILLNESS", "ACCIDENT");
        assertThat(product.startRule()).isEqualTo(StartRule.PAYMENT_APPROVED_NEXT_DAY);
        assertThat(product.payment().mismatch()).isEqualTo(Mismatch.FLAG);
        assertThat(product.payment().expireDays()).isEqualTo(30);
        assertThat(product.roster().maxRows()).isEqualTo(5000);
    }

    @Test
    void shanghaiProductsAreKnownButNotEnrolledHere() {
        assertThat(shipped().all())
                .filteredOn(product -> !product.enrolable())
                .extracting(ProductVersion::code)
                .containsExactly("SH-2020", "SH-MEMBER", "SH-NEWFORM");
    }

    @Test
    void beforeItsFirstDayThereIsNoVersion() {
        assertThat(shipped().find("WX-3IN1", LocalDate.parse("2020-12-31"))).isEmpty();
    }

    @Test
    void anInstallationsOwnRulebookReplacesTheShippedOne() throws IOException {
        own(text().replace("120.00", "150.00"));

        assertThat(withOwn().find("WX-3IN1", DAY).orElseThrow().premium()).isEqualTo("150.00");
    }

    @Test
    void versionsMustNotOverlap() throws IOException {
        var version = text().substring(text().indexOf("  - validFrom"));
        own(text() + version);

        assertThatThrownBy(this::withOwn).hasMessageContaining("overlap");
    }

    @Test
    void anUnknownKeyKeepsTheServiceFromStarting() throws IOException {
        own(text() + "surprise: 1\n");

        assertThatThrownBy(this::withOwn).hasMessageContaining("wx-3in1.yaml").hasMessageContaining("surprise");
    }

    @Test
    void anEnrolableProductNeedsAPremium() throws IOException {
        own(text().replace("120.00", "0.00"));

        assertThatThrownBy(this::withOwn).hasMessageContaining("premium");
    }

    private void own(String yaml) throws IOException {
        Files.writeString(folder.resolve("wx-3in1.yaml"), yaml);
    }

    private Products withOwn() {
        return new Products(new ProductSettings(folder));
    }

    private static Products shipped() {
        return new Products(new ProductSettings(null));
    }

    private static String text() throws IOException {
        try (var yaml = new ClassPathResource("rulebook/products/wx-3in1.yaml").getInputStream()) {
            return new String(yaml.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
    }
}
