package org.huzhu.claims.adjudication;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.claims.adjudication.domain.Terms;
import org.huzhu.platform.rulebook.Benefit;
import org.huzhu.platform.rulebook.ClaimRules;
import org.huzhu.platform.rulebook.ProductVersion;
import org.huzhu.platform.rulebook.Products;
import org.huzhu.platform.rulebook.RuleStatus;
import org.huzhu.platform.rulebook.reader.Rulebooks;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Refusal;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.r2dbc.core.DatabaseClient;

/**
 * The shipped products and one of the tests: T-1 pays 70 a day and at most 1000 a term, and a benefit nobody confirmed.
 * Its version 2030 pays 50 a day and at most 1200 a term.
 */
@TestConfiguration
public class TestRules {

    @Bean
    @Primary
    Products productsOfTheTest() {
        var shipped = Rulebooks.load(Optional.empty()).products();
        return shipped.with(List.of(
                version(
                        shipped.all().getFirst(),
                        "2025",
                        LocalDate.of(2020, 1, 1),
                        Optional.of(LocalDate.of(2029, 12, 31)),
                        rules("70", "1000")),
                version(
                        shipped.all().getFirst(),
                        "2030",
                        LocalDate.of(2030, 1, 1),
                        Optional.empty(),
                        rules("50", "1200"))));
    }

    @Bean
    @Primary
    ClaimOwnership claimsOfTheTest(DatabaseClient db) {
        return (caller, claimId) -> db.sql("select person_id from claim_decision where claim_id = :claimId")
                .bind("claimId", claimId)
                .map(row -> row.get("person_id", UUID.class))
                .first()
                .map(person -> Outcome.done(new ClaimOwnership.ClaimRef(person, claimId)))
                .defaultIfEmpty(Outcome.refused(Refusal.of("NOT_FOUND")));
    }

    private static ClaimRules rules(String amountPerDay, String perTerm) {
        var days = Terms.of("HOSP_DAYS")
                .pays(new Benefit.PerDay(new BigDecimal(amountPerDay), "stayDays", 1, Optional.empty()))
                .perTerm(perTerm);
        return Terms.rules(
                days.build(),
                Terms.of("DEMO").fixed("5").status(RuleStatus.DEMO).build());
    }

    private static ProductVersion version(
            ProductVersion like, String label, LocalDate from, Optional<LocalDate> to, ClaimRules rules) {
        return new ProductVersion(
                "T-1",
                label,
                "T-1",
                "T-1",
                like.operatorZh(),
                like.jurisdiction(),
                from,
                to,
                like.premium(),
                like.minAge(),
                like.maxAge(),
                like.startRule(),
                like.fixedStart(),
                like.renewalBackdate(),
                like.roster(),
                like.renewal(),
                like.payment(),
                like.enrolable(),
                rules,
                List.of());
    }
}
