package org.huzhu.claims.filing.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.huzhu.claims.filing.domain.AFiling;
import org.huzhu.claims.filing.domain.FilingKind;
import org.huzhu.platform.rulebook.RuleStatus;
import org.huzhu.platform.rulebook.reader.Rulebooks;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FilingRulesTest {

    @Test
    @DisplayName("rulebook 5.1 no. 13 both names of the device form are kept; the printed one says 省内")
    void bothTitles() {
        assertThat(AFiling.RULES.form(FilingKind.DEVICE).titles())
                .containsExactly("工伤保险省内异地配置辅助器具直接结算备案表", "工伤保险跨省异地配置辅助器具直接结算备案表");
    }

    @Test
    void everyFigureSaysWhereItComesFrom() {
        assertThat(AFiling.RULES.changeAfter().from().status()).isEqualTo(RuleStatus.SEED);
        assertThat(AFiling.RULES.directory())
                .allSatisfy(
                        institution -> assertThat(institution.from().status()).isEqualTo(RuleStatus.DEMO));
    }

    @Test
    void mistakeIsNamedWithItsLine() throws IOException {
        var yaml = shipped().replace("devicesMost:\n  count: 10", "devicesMost:\n  count: ten");
        var line = yaml.lines().toList().indexOf("  count: ten") + 1;

        assertThatThrownBy(() -> FilingRulebooks.read(
                        yaml, "own.yaml", Rulebooks.load(Optional.empty()).facts()))
                .hasMessageContaining("own.yaml:" + line);
    }

    private static String shipped() throws IOException {
        try (var file = FilingRulesTest.class.getResourceAsStream("/rulebook/filing/jilin-changchun.yaml")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
