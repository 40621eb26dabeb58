package org.huzhu.claims.adjudication.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.claims.adjudication.domain.Adjudication;
import org.huzhu.claims.adjudication.domain.Case;
import org.huzhu.claims.adjudication.domain.Cases;
import org.huzhu.claims.adjudication.domain.Terms;
import org.huzhu.platform.rulebook.Benefit;
import org.huzhu.platform.rulebook.Condition;
import org.huzhu.platform.rulebook.Condition.Operator;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;

/** What is written down is enough to decide again, and comes out the same to the byte. */
class ExplanationFileTest {

    private static final Terms TERMS = Terms.of("HOSP_DAYS")
            .pays(new Benefit.PerDay(new BigDecimal("40"), "stayDays", 4, Optional.of(30)))
            .perTerm("1000")
            .excludes("WORK", new Condition.Compare(Operator.EQ, "cause", "WORK_INJURY"));

    private static Case made(Terms terms) {
        return Cases.under(terms.build())
                .fact("stayDays", new BigDecimal("15.0"))
                .fact("cause", "OTHER \"quoted\"\n")
                .fact("outOfTown", false)
                .fact("admissionDate", LocalDate.of(2025, 5, 17))
                .granted("HOSP_DAYS", LocalDate.of(2025, 3, 1), "700.00")
                .item("HOSP_DAYS")
                .build();
    }

    private static ExplanationFile file(Case made) {
        var inputs = Inputs.of(made, Cases.EVENT);
        var decision = Adjudication.decide(made);
        return new ExplanationFile(
                ExplanationFile.FORMAT,
                Cases.CLAIM,
                1,
                Instant.parse("2025-06-20T02:00:00.123456Z"),
                Adjudication.EDITION,
                "TEST",
                "2025",
                CanonicalJson.digest(made.rules()),
                inputs,
                CanonicalJson.sha256(CanonicalJson.bytes(inputs)),
                decision,
                CanonicalJson.sha256(CanonicalJson.bytes(decision)));
    }

    @Test
    void aFileReadBackIsTheSameToTheByte() {
        var file = file(made(TERMS));

        var again = ExplanationFile.read(file.bytes());

        assertThat(again).isEqualTo(file);
        assertThat(again.bytes()).isEqualTo(file.bytes());
    }

    @Test
    void whatWasReadDecidesToTheSameBytes() {
        var made = made(TERMS);
        var file = ExplanationFile.read(file(made).bytes());

        var again = Adjudication.decide(file.inputs().under(made.rules()));

        assertThat(CanonicalJson.bytes(again)).isEqualTo(CanonicalJson.bytes(file.decision()));
    }

    @Test
    void keysAreSortedAndDecimalsAreStrings() {
        var text = new String(file(made(TERMS)).bytes(), StandardCharsets.UTF_8);

        assertThat(text)
                .startsWith(
                        "{\"claimId\":\"%s\",\"decidedAt\":\"2025-06-20T02:00:00.123456Z\",\"decision\":{\"certain\":true,"
                                .formatted(new UUID(0, 1)))
                .contains("\"facts\":{\"admissionDate\":{\"type\":\"DATE\",\"value\":\"2025-05-17\"}")
                .contains("\"value\":\"OTHER \\\"quoted\\\"\\u000a\"")
                .contains("\"total\":\"300.00\"")
                .doesNotContain(": ", "null");
    }

    @Test
    void whatIsNotSuchAFileIsRefused() {
        var text = new String(file(made(TERMS)).bytes(), StandardCharsets.UTF_8);

        for (var broken : new String[] {
            "",
            "{}",
            "[]",
            text + "x",
            text.substring(1),
            "{\"added\":1," + text.substring(1),
            text.replace("\"seq\":1", "\"seq\":\"x\"")
        }) {
            assertThatThrownBy(() -> ExplanationFile.read(broken.getBytes(StandardCharsets.UTF_8)))
                    .as(broken)
                    .isInstanceOf(JacksonException.class);
        }
    }

    @Test
    void rulesThatSayTheSameHaveTheSameDigest() {
        var digest = CanonicalJson.digest(Terms.rules(TERMS.build()));

        assertThat(CanonicalJson.digest(Terms.rules(Terms.of("HOSP_DAYS")
                        .pays(new Benefit.PerDay(new BigDecimal("40.00"), "stayDays", 4, Optional.of(30)))
                        .perTerm("1000.0")
                        .excludes("WORK", new Condition.Compare(Operator.EQ, "cause", "WORK_INJURY"))
                        .build())))
                .isEqualTo(digest)
                .hasSize(64);
        assertThat(CanonicalJson.digest(Terms.rules(TERMS.perTerm("1001").build())))
                .isNotEqualTo(digest);
    }

    @Test
    void kindsThatHoldTheSameFiguresHaveDifferentForms() {
        assertThat(CanonicalJson.digest(new Condition.All(List.of())))
                .isNotEqualTo(CanonicalJson.digest(new Condition.Any(List.of())));
    }
}
