package org.huzhu.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.huzhu.standalone.story.Api.Token;
import org.huzhu.standalone.story.Sessions.Staff;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Who may see and do what, asked at the front door. */
class OwnershipIT {

    private final Installation huzhu = Installation.get();

    @Test
    @DisplayName("AC-163 another unit's order answers 404, exactly as one that does not exist")
    void a_foreign_order_looks_like_none() {
        var orderNo = huzhu.secondUnit().newOrder();
        var stranger = huzhu.firstUnit().token();

        var foreign = huzhu.api().get("/api/v1/orders/" + orderNo, stranger);
        var absent = huzhu.api().get("/api/v1/orders/20010101000000000", stranger);

        assertThat(foreign.status()).isEqualTo(404);
        assertThat(foreign.code()).isEqualTo(absent.code()).isEqualTo("NOT_FOUND");
        assertThat(foreign.text("detail")).isEqualTo(absent.text("detail"));
        assertThat(huzhu.api().delete("/api/v1/orders/" + orderNo, stranger).status())
                .isEqualTo(404);
        assertThat(huzhu.firstUnit().submit(orderNo).status()).isEqualTo(404);
        assertThat(huzhu.secondUnit().order(orderNo).text("state")).isEqualTo("DRAFT");
        huzhu.api()
                .delete("/api/v1/orders/" + orderNo, huzhu.secondUnit().token())
                .expectSuccess();
    }

    @Test
    @DisplayName("a handler may not review, a reviewer may not create clients, nobody may do anything without a token")
    void roles_are_kept() {
        var api = huzhu.api();
        var orderNo = huzhu.firstUnit().newOrder();
        var review = "/api/v1/orders/" + orderNo + "/review";

        assertThat(api.post(review, huzhu.firstUnit().token(), Map.of("decision", "APPROVE"))
                        .status())
                .isEqualTo(403);
        assertThat(api.post(
                                "/api/v1/renewals/runs",
                                huzhu.sessions().of(Staff.FIRST_REVIEWER),
                                Map.of("month", "2026-01"))
                        .status())
                .isEqualTo(403);
        assertThat(api.post(review, Token.none(), Map.of("decision", "APPROVE")).status())
                .isEqualTo(401);
        assertThat(api.get("/api/v1/orders", Token.bearer("abc.def.ghi")).status())
                .isEqualTo(401);
        api.delete("/api/v1/orders/" + orderNo, huzhu.firstUnit().token()).expectSuccess();
    }

    @Test
    @DisplayName("the services' revocation list, management ports and table names do not show at the gateway")
    void inner_addresses_stay_inside() {
        assertThat(huzhu.api().get("/internal/revocations", Token.none()).status())
                .isIn(401, 404);
        assertThat(huzhu.api().get("/actuator/health", Token.none()).status()).isIn(401, 404);
    }

    @Test
    @DisplayName("one document describes the API of all services")
    void the_api_page_is_merged() {
        var document = huzhu.api().get("/v3/api-docs", Token.none()).expect(200).json();

        assertThat(document.path("paths").has("/api/v1/orders")).isTrue();
        assertThat(document.path("paths").has("/api/v1/auth/tokens")).isTrue();
        assertThat(document.path("paths").has("/api/v1/demo/sms")).isTrue();
    }
}
