package org.huzhu.notification;

import org.huzhu.platform.testkit.ApiDocument;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@NotificationTest
class DocumentsIT {

    @LocalServerPort
    private int port;

    @Test
    void theApiDocumentInTheDocsIsThatOfTheCode() {
        ApiDocument.check("notification", port);
    }
}
