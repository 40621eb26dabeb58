package org.huzhu.gateway.apidocs;

import org.huzhu.gateway.testkit.WithGateway;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;

/** The gateway as production runs it. */
@ActiveProfiles("production")
@DirtiesContext
class NoPagesIT extends WithGateway {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/openapi.json",
                "/v3/api-docs",
                "/swagger-ui.html",
                "/swagger-ui/index.html",
                "/swagger-ui/swagger-ui-bundle.js",
                "/assets/page.css"
            })
    @DisplayName("S17: in production there is no API page and no API document unless asked for")
    void productionShowsNone(String path) {
        http.get().uri(path).exchange().expectStatus().isNotFound();
    }
}
