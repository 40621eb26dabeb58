package org.huzhu.notification.sealing;

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
                SealedColumn.ofId("recipient", "sealed_phone", "recipient", "account_id"),
                SealedColumn.ofId("sms_opt_out", "sealed_phone", "recipient", "id"),
                SealedColumn.ofId("sms_message", "sealed_phone", "sms-phone", "id"),
                SealedColumn.ofId("sms_message", "sealed_parameters", "sms-words", "id"),
                SealedColumn.ofId("console_message", "sealed", "console-message", "id"));
    }
}
