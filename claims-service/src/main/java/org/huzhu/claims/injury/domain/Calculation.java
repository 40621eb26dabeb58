package org.huzhu.claims.injury.domain;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.huzhu.platform.rulebook.Provenance;
import org.huzhu.platform.rulebook.RuleStatus;

/** What a case is worth under one rule set, line by line (CMP-070, CMP-071). */
public record Calculation(
        RuleSet ruleSet, Optional<OwnWage> ownWage, List<Figure> figures, List<Line> lines, List<Warning> warnings) {

    public Calculation {
        figures = List.copyOf(figures);
        lines = List.copyOf(lines);
        warnings = List.copyOf(warnings);
    }

    /** The wage base after floor and cap. */
    public record OwnWage(
            BigDecimal average,
            Optional<Integer> months,
            BigDecimal floor,
            BigDecimal cap,
            BigDecimal base,
            String formula,
            Provenance from) {}

    /** A yearly figure that was used; {@code year} is empty where the caller brought it. */
    public record Figure(
            ParameterCode code,
            String region,
            Optional<Integer> year,
            BigDecimal value,
            RuleStatus status,
            String source) {}

    /** The sum of all lines of a frequency that a payer pays, or all payers. */
    public BigDecimal total(Frequency frequency, Optional<Payer> payer) {
        return lines.stream()
                .filter(line -> line.frequency() == frequency)
                .filter(line -> payer.isEmpty() || payer.get() == line.payer())
                // An advance is part of the lump sum, not a benefit of its own.
                .filter(line -> line.item() != BenefitItem.DEATH_LUMP_ADVANCE)
                .map(Line::amount)
                .reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add);
    }

    /** The same for the same lines, so that a printed result can be found out to be another (CMP-071). */
    public String hash() {
        var text = new StringBuilder(ruleSet.code());
        figures.forEach(figure -> text.append('\n')
                .append(figure.code())
                .append('|')
                .append(figure.region())
                .append('|')
                .append(figure.year().map(String::valueOf).orElse(""))
                .append('|')
                .append(figure.value().toPlainString()));
        lines.forEach(line -> text.append('\n')
                .append(line.item())
                .append('|')
                .append(line.amount().toPlainString())
                .append('|')
                .append(line.frequency())
                .append('|')
                .append(line.payer())
                .append('|')
                .append(line.formula())
                .append('|')
                .append(line.from().clause())
                .append('|')
                .append(line.status()));
        try {
            var digest =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
