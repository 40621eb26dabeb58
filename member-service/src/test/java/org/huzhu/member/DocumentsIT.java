package org.huzhu.member;

import org.huzhu.member.testing.MemberServiceTest;
import org.huzhu.platform.security.AccessFilter;
import org.huzhu.platform.testkit.AccessTable;
import org.huzhu.platform.testkit.ApiDocument;
import org.huzhu.platform.testkit.ErrorTable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@MemberServiceTest
class DocumentsIT {

    @Autowired
    AccessFilter accessFilter;

    @LocalServerPort
    int port;

    @Test
    void theTableOfWhoMayCallWhatIsUpToDate() {
        AccessTable.check("member-service", accessFilter);
    }

    @Test
    void theTableOfErrorCodesIsUpToDate() {
        ErrorTable.check("member-service");
    }

    @Test
    void theApiDocumentInTheDocsIsThatOfTheCode() {
        ApiDocument.check("member", port);
    }
}
