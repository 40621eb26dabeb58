package org.huzhu.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.huzhu.standalone.story.Rosters;
import org.huzhu.standalone.story.Sessions.Staff;
import org.huzhu.standalone.story.UnitHandler;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Cover that ends soon: on the list, out as a sheet, in again unchanged. */
class RenewalIT {

    private final Installation huzhu = Installation.get();

    @Test
    @DisplayName(
            "AC-61 the exported renewal sheet is uploaded unchanged and every person is eligible; the new term begins"
                    + " the day after")
    void an_exported_list_comes_back_unchanged() {
        var handler = huzhu.secondUnit();
        var today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        var expiry = today.plusDays(12);
        var persons = Rosters.of(3, 61).stream()
                .map(row -> Map.of(
                        "name",
                        row.name(),
                        "idNumber",
                        row.idNumber(),
                        "phone",
                        row.phone(),
                        "bankCard",
                        row.bankCard(),
                        "bankName",
                        row.bankName(),
                        "cardKind",
                        "SS_CARD",
                        "product",
                        UnitHandler.PRODUCT,
                        "from",
                        expiry.minusYears(1).plusDays(1).toString(),
                        "to",
                        expiry.toString(),
                        "uscc",
                        handler.uscc()))
                .toList();
        var admin = huzhu.sessions().of(Staff.ADMIN);
        var accepted = huzhu.api()
                .post("/api/v1/coverages/imports", admin, Map.of("coverages", persons))
                .expect(202);
        assertThat(handler.await(accepted, admin, Duration.ofMinutes(1))
                        .path("state")
                        .asString())
                .isEqualTo("SUCCEEDED");

        var list = huzhu.api()
                .get("/api/v1/renewals?on=" + today, handler.token())
                .expect(200)
                .json();
        assertThat(list.path("total").asInt()).isEqualTo(3);
        var sheet = huzhu.api()
                .get("/api/v1/renewals.xlsx?on=" + today, handler.token())
                .expect(200)
                .bytes();
        var orderNo = handler.newOrder();
        var operation = handler.await(handler.upload(orderNo, "续保.xlsx", sheet), Duration.ofMinutes(1));
        assertThat(operation.path("eligible").asInt()).isEqualTo(3);
        assertThat(operation.path("ineligible").asInt()).isZero();
        handler.complete(orderNo);

        assertThat(huzhu.count(
                        "select count(*) from enrollment.coverage where order_no = '%s' and lower(term) = date '%s'"
                                .formatted(orderNo, expiry.plusDays(1))))
                .isEqualTo(3);
        assertThat(huzhu.api()
                        .get("/api/v1/renewals?on=" + today, handler.token())
                        .expect(200)
                        .json()
                        .path("total")
                        .asInt())
                .isZero();
    }
}
