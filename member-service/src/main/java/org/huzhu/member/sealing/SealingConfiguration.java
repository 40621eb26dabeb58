package org.huzhu.member.sealing;

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
                SealedColumn.ofId("account", "phone_sealed", "phone", "account_id"),
                SealedColumn.ofText("signing_key", "private_sealed", "signing-key", "t.kid"),
                SealedColumn.ofId("member", "sealed", "person", "person_id"),
                SealedColumn.ofText("data_request", "sealed_text", "data-request", "t.request_id::text"),
                SealedColumn.ofText("data_copy", "sealed", "data-request", "t.request_id::text"),
                SealedColumn.ofText(
                        "claim", "sealed_detail", "claim-detail", "t.person_id::text || '/' || t.claim_id::text"));
    }
}
