package org.huzhu.gateway.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.huzhu.gateway.testkit.WithGateway;
import org.huzhu.platform.testkit.MetricsContract;
import org.huzhu.platform.testkit.Scrape;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalManagementPort;

/** After the stories of the other tests, where classes are run in this order; alone it tells one of its own. */
@Order(Integer.MAX_VALUE)
class MetricsIT extends WithGateway {

    @LocalManagementPort
    private int managementPort;

    @Test
    void whatThePagePromisesIsThereAndNothingElseOfOurs() {
        http.get().uri("/api/v1/products").exchange().expectStatus().isOk();

        MetricsContract.read().check("gateway", Scrape.text(managementPort));
    }

    @Test
    void requestsAreTimedByRouteWithABorderAtTheObjective() {
        http.get().uri("/api/v1/products").exchange().expectStatus().isOk();

        var scrape = scrape();
        assertThat(scrape.sum("http_server_requests_seconds_bucket", Map.of("uri", "products", "le", "0.2")))
                .isPositive();
        assertThat(scrape.sum("http_server_requests_seconds_bucket", Map.of("uri", "products", "le", "0.5")))
                .isPositive();
    }

    @Test
    void refusedTokensAreCountedByTheirFault() {
        var start = scrape();

        http.get().uri("/api/v1/orders").exchange().expectStatus().isUnauthorized();
        http.get()
                .uri("/api/v1/orders")
                .headers(headers -> headers.setBearerAuth("abc"))
                .exchange()
                .expectStatus()
                .isUnauthorized();

        var end = scrape();
        assertThat(refused(end, "MISSING") - refused(start, "MISSING")).isEqualTo(1);
        assertThat(refused(end, "INVALID") - refused(start, "INVALID")).isEqualTo(1);
        var code = Map.of("code", "NOT_AUTHENTICATED");
        assertThat(end.sum("huzhu_problems_total", code) - start.sum("huzhu_problems_total", code))
                .isEqualTo(2);
    }

    private static double refused(Scrape scrape, String reason) {
        return scrape.sum("huzhu_tokens_refused_total", Map.of("reason", reason));
    }

    private Scrape scrape() {
        return Scrape.of(Scrape.text(managementPort));
    }
}
