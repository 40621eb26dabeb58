package org.huzhu.claims;

import org.huzhu.platform.testkit.ApiDocument;
import org.huzhu.platform.testkit.IntegrationTest;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@IntegrationTest
class DocumentsIT {

    @LocalServerPort
    private int port;

    @Test
    void theApiDocumentInTheDocsIsThatOfTheCode() {
        ApiDocument.check("claims", port);
    }
}
