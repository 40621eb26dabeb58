package org.huzhu.claims.sealing;

import org.huzhu.platform.reseal.SealedColumn;
import org.huzhu.platform.reseal.SealedColumns;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A test fails on a sealed column of the schema that is missing here (docs/operate/keys.md). */
@Configuration(proxyBeanMethods = false)
class SealingConfiguration {

    @Bean
    SealedColumns sealedColumns() {
        return SealedColumns.of(
                SealedColumn.ofId("covered_term", "sealed_person", "person", "person_id"),
                SealedColumn.ofId("claim", "sealed_facts", "claim", "claim_id"),
                SealedColumn.ofId("claim", "sealed_person", "claim", "claim_id"),
                SealedColumn.ofId("claim", "sealed_payee", "claim", "claim_id"),
                SealedColumn.ofText("claim_decision", "inputs", "decision", "t.claim_id::text"),
                SealedColumn.ofText("claim_decision", "decision", "decision", "t.claim_id::text"),
                SealedColumn.ofText(
                        "medical_record", "sealed_record", "medical-record", "t.source || chr(10) || t.record_id"),
                SealedColumn.ofId("payout", "sealed_payee", "payout", "claim_id"),
                SealedColumn.ofId("payout_line", "sealed_payee", "payout", "claim_id"),
                SealedColumn.ofId("payout_answer", "sealed_text", "payout", "claim_id"),
                SealedColumn.ofId("payout_batch", "sealed_file", "bank-file", "batch_id")
                        .large(),
                SealedColumn.ofText("simulation_difference", "first_line", "simulation", "t.claim_id::text")
                        .asText(),
                SealedColumn.ofId("filing", "sealed_form", "filing", "filing_id"),
                SealedColumn.ofId("injury_application", "sealed_file", "application", "application_id"));
    }
}
