package org.huzhu.enrollment;

import org.huzhu.platform.security.AccessFilter;
import org.huzhu.platform.testkit.AccessTable;
import org.huzhu.platform.testkit.ApiDocument;
import org.huzhu.platform.testkit.ErrorTable;
import org.huzhu.platform.testkit.IntegrationTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@IntegrationTest
class DocumentsIT {

    @Autowired
    private AccessFilter accessFilter;

    @LocalServerPort
    private int port;

    @Test
    void theAccessTableInTheDocsIsThatOfTheCode() {
        AccessTable.check("enrollment-service", accessFilter);
    }

    @Test
    void theErrorTableInTheDocsIsThatOfTheCode() {
        ErrorTable.check("enrollment-service");
    }

    @Test
    void theApiDocumentInTheDocsIsThatOfTheCode() {
        ApiDocument.check("enrollment", port);
    }
}
