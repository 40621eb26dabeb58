package org.huzhu.gateway;

import org.huzhu.platform.testkit.ErrorTable;
import org.junit.jupiter.api.Test;

class DocumentsTest {

    @Test
    void everyErrorOfTheGatewayIsInTheHandbook() {
        ErrorTable.check("gateway");
    }
}
