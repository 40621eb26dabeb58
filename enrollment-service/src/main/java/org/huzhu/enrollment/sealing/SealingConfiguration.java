package org.huzhu.enrollment.sealing;

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
                SealedColumn.ofText("unit", "sealed_handler_id", "unit", "t.unit_id::text"),
                SealedColumn.ofText("handler_change", "sealed_id_number", "unit", "t.change_id::text"),
                SealedColumn.ofId("roster_staged", "sealed", "person", "person_id"),
                SealedColumn.ofId("roster_person", "sealed", "person", "person_id"),
                SealedColumn.ofId("coverage", "sealed", "person", "person_id"),
                SealedColumn.ofId("coverage_import_row", "sealed", "transfer", "import_id"));
    }
}
