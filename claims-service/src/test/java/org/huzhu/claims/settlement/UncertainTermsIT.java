package org.huzhu.claims.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.huzhu.claims.coverage.CoveredTerms;
import org.huzhu.claims.coverage.domain.CoveredTerm;
import org.huzhu.claims.settlement.SettleDischarges.Answer;
import org.huzhu.claims.settlement.domain.Settlement.Result;
import org.huzhu.platform.privacy.PersonIds;
import org.huzhu.platform.privacy.PersonVault;
import org.huzhu.platform.privacy.PersonalData;
import org.huzhu.platform.testkit.IntegrationTest;
import org.huzhu.platform.time.CoverageTerm;
import org.huzhu.platform.values.Outcome.Done;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;

/** As shipped: amounts that nobody confirmed pay nothing by themselves (rulebook 3.6). */
@IntegrationTest
class UncertainTermsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String ID_NUMBER = "320201199103070013";

    @Autowired
    private SettleDischarges settleDischarges;

    @Autowired
    private CoveredTerms terms;

    @Autowired
    private PersonIds persons;

    @Autowired
    private PersonVault vault;

    @Autowired
    private DatabaseClient db;

    @Test
    void aClaimUnderUncertainTermsIsKeptForAHuman() {
        var personId = persons.of(ID_NUMBER);
        var term = new CoverageTerm(LocalDate.parse("2025-06-01"), LocalDate.parse("2026-05-31"));
        var person = new PersonalData("张安", ID_NUMBER, "6222020000000000011", "某银行", "13900000019");
        terms.activate(
                        new CoveredTerm(
                                UUID.randomUUID(),
                                personId,
                                "WX-3IN1",
                                "",
                                "",
                                new UUID(0, 0),
                                "",
                                term,
                                new BigDecimal("120.00")),
                        vault.seal(personId, person))
                .block(PATIENCE);
        var record = Map.<String, Object>of(
                "recordId", "U-1",
                "idNumber", ID_NUMBER,
                "admissionDate", "2026-01-24",
                "dischargeDate", "2026-01-31",
                "hospital", "某医院");

        var outcome = settleDischarges
                .handle(new SettleDischarges.Command("uncertain", List.of(record)))
                .block(PATIENCE);

        var settlement = ((Done<List<Answer>>) outcome).value().getFirst().settlement();
        assertThat(settlement.result()).isEqualTo(Result.REVIEW);
        assertThat(settlement.code()).isEqualTo("RULE_UNVERIFIED");
        assertThat(settlement.text()).contains("给付标准尚未核实");
        assertThat(count("claim", personId, "and state = 'FIRST_REVIEW' and origin = 'AUTO'"))
                .isEqualTo(1);
        assertThat(count("claim_node", personId, "and result = 'PENDING'")).isEqualTo(2);
        assertThat(count("payout", personId, "")).isZero();
        assertThat(count("benefit_grant", personId, ""))
                .as("a try that was given up uses no cap")
                .isZero();
    }

    private long count(String table, UUID personId, String more) {
        return db.sql("select count(*) from " + table + " where person_id = :person " + more)
                .bind("person", personId)
                .mapValue(Long.class)
                .one()
                .block(PATIENCE);
    }
}
