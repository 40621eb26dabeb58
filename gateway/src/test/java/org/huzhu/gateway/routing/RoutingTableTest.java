package org.huzhu.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huzhu.gateway.routing.RoutingSettings.RouteSettings;
import org.huzhu.gateway.routing.RoutingSettings.Token;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpMethod;
import org.springframework.util.unit.DataSize;

/** The table that is shipped, line by line of the published API. */
class RoutingTableTest {

    private final RoutingTable table = shipped();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            POST   | /api/v1/auth/codes                                  | member       | open
            POST   | /api/v1/auth/tokens                                 | member       | open
            POST   | /api/v1/auth/tokens/refresh                         | member       | open
            DELETE | /api/v1/auth/tokens                                 | member       | token
            POST   | /oauth2/token                                       | member       | open
            GET    | /.well-known/jwks.json                              | member       | open
            GET    | /.well-known/oauth-authorization-server             | member       | open
            POST   | /api/v1/api-clients                                 | member       | token
            POST   | /api/v1/api-clients/c1/secrets                      | member       | token
            DELETE | /api/v1/api-clients/c1                              | member       | token
            POST   | /api/v1/members                                     | member       | token
            GET    | /api/v1/consents                                    | member       | open
            GET    | /api/v1/staff                                       | member       | token
            POST   | /api/v1/signing-keys                                | member       | token
            GET    | /api/v1/me/coverages                                | member       | token
            GET    | /api/v1/me/claims/42                                | member       | token
            POST   | /api/v1/member-lookups                              | member       | token
            GET    | /api/v1/demo/sms                                    | notification | open
            GET    | /demo/inbox                                         | notification | open
            POST   | /api/v1/sms-receipts/aliyun                         | notification | open
            POST   | /api/v1/handler-changes                             | enrollment   | token
            GET    | /api/v1/handler-changes/mine                        | enrollment   | token
            GET    | /api/v1/sms-templates                               | notification | token
            POST   | /api/v1/sms-templates/LOGIN_CODE/previews           | notification | token
            POST   | /api/v1/sms-opt-outs                                | notification | token
            PUT    | /api/v1/me/sms-preferences                          | notification | token
            POST   | /api/v1/units                                       | enrollment   | token
            PUT    | /api/v1/units/me                                    | enrollment   | token
            POST   | /api/v1/units/me/attachments                        | enrollment   | token
            POST   | /api/v1/units/me/pledge                             | enrollment   | token
            POST   | /api/v1/units/u1/review                             | enrollment   | token
            GET    | /api/v1/districts                                   | enrollment   | token
            GET    | /api/v1/products                                    | enrollment   | open
            GET    | /api/v1/products/THREE_IN_ONE                       | enrollment   | open
            GET    | /api/v1/products/THREE_IN_ONE/roster-template       | enrollment   | open
            POST   | /api/v1/products                                    | enrollment   | token
            POST   | /api/v1/orders                                      | enrollment   | token
            POST   | /api/v1/orders/20261123094220288/roster             | enrollment   | token
            GET    | /api/v1/orders/20261123094220288/persons            | enrollment   | token
            DELETE | /api/v1/orders/20261123094220288/persons/7          | enrollment   | token
            GET    | /api/v1/orders/20261123094220288/ineligible.xlsx    | enrollment   | token
            POST   | /api/v1/orders/20261123094220288/payment            | enrollment   | token
            POST   | /api/v1/orders/20261123094220288/payment/review     | enrollment   | token
            GET    | /api/v1/operations/o1                               | enrollment   | token
            GET    | /api/v1/operations/o1/events                        | enrollment   | token
            GET    | /api/v1/coverages                                   | enrollment   | token
            GET    | /api/v1/coverages.xlsx                              | enrollment   | token
            POST   | /api/v1/coverages/imports                           | enrollment   | token
            GET    | /api/v1/renewals                                    | enrollment   | token
            GET    | /api/v1/renewals.xlsx                               | enrollment   | token
            POST   | /api/v1/renewals/runs                               | enrollment   | token
            GET    | /api/v1/statistics/claims                           | enrollment   | token
            POST   | /api/v1/claims                                      | claims       | token
            POST   | /api/v1/claims/c1/materials                         | claims       | token
            POST   | /api/v1/claims/c1/reviews                           | claims       | token
            GET    | /api/v1/claims.xlsx                                 | claims       | token
            POST   | /api/v1/medical-records/discharges                  | claims       | token
            POST   | /api/v1/payout-batches                              | claims       | token
            GET    | /api/v1/payout-batches/b1/bank-file                 | claims       | token
            POST   | /api/v1/payout-batches/b1/bank-result               | claims       | token
            POST   | /api/v1/simulations                                 | claims       | token
            POST   | /api/v1/injury/calculations                         | claims       | token
            GET    | /api/v1/injury/benefit-types/DEATH/materials        | claims       | token
            POST   | /api/v1/filings                                     | claims       | token
            GET    | /api/v1/filings/f1/form.pdf                         | claims       | token
            GET    | /api/v1/filings/f1/payability                       | claims       | token
            """)
    void everyPathOfTheApiHasItsServiceAndItsDoor(String method, String path, String service, String door) {
        var rule = table.find(HttpMethod.valueOf(method), path).orElseThrow();

        assertThat(rule.service()).isEqualTo(service);
        assertThat(rule.tokenRequired()).isEqualTo(door.equals("token"));
    }

    @ParameterizedTest
    @CsvSource({
        "/internal/revocations",
        "/actuator/health",
        "/v3/api-docs",
        "/api/v1/unknown",
        "/api/v2/orders",
        "/api/v1",
        "/api/v1/ordersx"
    })
    void whatIsNotInTheTableHasNoWayIn(String path) {
        assertThat(table.find(HttpMethod.GET, path)).isEmpty();
    }

    @Test
    void progressHasNoTimeLimitAndUploadsHaveMoreRoom() {
        var events = table.find(HttpMethod.GET, "/api/v1/operations/o1/events").orElseThrow();
        var roster = table.find(HttpMethod.POST, "/api/v1/orders/1/roster").orElseThrow();
        var order = table.find(HttpMethod.POST, "/api/v1/orders").orElseThrow();

        assertThat(events.timeLimit()).isEmpty();
        assertThat(roster.maxBody()).isEqualTo(DataSize.ofMegabytes(20).toBytes());
        assertThat(roster.timeLimit()).contains(Duration.ofMinutes(2));
        assertThat(order.maxBody()).isEqualTo(DataSize.ofMegabytes(2).toBytes());
        assertThat(order.timeLimit()).contains(Duration.ofSeconds(15));
    }

    @Test
    void loginHasALimitOfItsOwn() {
        assertThat(table.rules().stream()
                        .filter(rule -> !rule.limit().isEmpty())
                        .map(RouteRule::id))
                .containsExactly("login");
    }

    @Test
    void aRouteToNowhereStopsTheStart() {
        var lost = new RouteSettings("lost", "nobody", List.of("/x"), Set.of(), Token.REQUIRED, "", null, null);
        var settings = new RoutingSettings(
                Map.of("member", URI.create("http://localhost:1")), List.of(lost), DataSize.ofBytes(1), Duration.ZERO);

        assertThatThrownBy(() -> new RoutingTable(settings)).hasMessageContaining("unknown service: nobody");
    }

    private static RoutingTable shipped() {
        try {
            var environment = new StandardEnvironment();
            new YamlPropertySourceLoader()
                    .load("shipped", new ClassPathResource("application.yml"))
                    .forEach(environment.getPropertySources()::addLast);
            return new RoutingTable(Binder.get(environment)
                    .bind("huzhu.gateway", RoutingSettings.class)
                    .get());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
