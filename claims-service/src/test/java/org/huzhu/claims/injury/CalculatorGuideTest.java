package org.huzhu.claims.injury;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.huzhu.claims.injury.domain.ACase;
import org.huzhu.claims.injury.domain.BenefitItem;
import org.huzhu.claims.injury.domain.Calculation;
import org.huzhu.claims.injury.domain.Calculator;
import org.huzhu.claims.injury.reader.InjuryRulebooks;
import org.huzhu.platform.rulebook.RuleStatus;
import org.huzhu.platform.rulebook.reader.RulebookException;
import org.huzhu.platform.values.Outcome.Done;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The province of docs/rules.md is read and computes as it says. */
class CalculatorGuideTest {

    private static final Path GUIDE = Path.of("../docs/rules.md");

    @TempDir
    private Path folder;

    @BeforeEach
    void putFiles() throws IOException {
        put("regions/province.yaml", block("yaml region"));
        put("regions/city.yaml", block("yaml city of province"));
        put("parameters/figures.yaml", block("yaml figures"));
    }

    @Test
    void theProvinceOfTheGuideComputesAsItSays() {
        var rules = InjuryRulebooks.load(Optional.of(folder));
        var about = ACase.recognised("2025-03-01")
                .in("CN-9901")
                .injured("2025-01-10")
                .withoutAverageWage()
                .withoutMinimumWage()
                .retiring("2050-01-01")
                .grade(8)
                .get();

        var outcome = new Calculator(rules).calculate(about);

        assertThat(outcome).isInstanceOf(Done.class);
        var calculation = ((Done<Calculation>) outcome).value();
        assertThat(calculation.lines())
                .filteredOn(line -> line.item() != BenefitItem.LUMP_DISABILITY)
                .extracting(line -> line.item() + " " + line.amount() + " " + line.payer())
                .containsExactly("LUMP_MEDICAL 72000.00 FUND", "LUMP_EMPLOYMENT 27000.00 EMPLOYER");
        assertThat(calculation.lines()).extracting(line -> line.status()).containsOnly(RuleStatus.DEMO);
        assertThat(calculation.warnings())
                .extracting(warning -> warning.code())
                .contains("FIGURE_DEMO_LUMP_MEDICAL", "FIGURE_DEMO_LUMP_EMPLOYMENT");
    }

    @Test
    void theMistakeOfTheGuideIsReportedAsItShows() throws IOException {
        put("regions/city.yaml", block("yaml city of province").replace("percent: -10", "percent: -15"));

        var refused = catchThrowableOfType(RulebookException.class, () -> InjuryRulebooks.load(Optional.of(folder)));

        assertThat(refused).hasMessageEndingWith(block("text wrong float").strip());
    }

    private void put(String name, String yaml) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, yaml);
    }

    private static String block(String kind) throws IOException {
        var text = Files.readString(GUIDE);
        var from = text.indexOf("```" + kind + "\n") + kind.length() + 4;
        return text.substring(from, text.indexOf("```", from));
    }
}
