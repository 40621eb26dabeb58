package org.huzhu.enrollment.sealing;

import static org.assertj.core.api.Assertions.assertThat;

import org.huzhu.platform.reseal.SealedColumns;
import org.huzhu.platform.testkit.IntegrationTest;
import org.huzhu.platform.testkit.SealedSchema;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;

@IntegrationTest
@DisplayName("Sealed columns of the schema")
class SealedColumnsIT {

    @Autowired
    private DatabaseClient db;

    @Autowired
    private SealedColumns columns;

    @Test
    @DisplayName("Every sealed column is declared, so that a rotation of keys leaves none behind (C2)")
    void everySealedColumnIsDeclared() {
        var schema = new SealedSchema(db);

        assertThat(schema.undeclared(columns)).isEmpty();
        assertThat(schema.brokenDeclarations(columns)).isEmpty();
    }
}
