package org.huzhu.member.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.member.record.ProductNames;
import org.huzhu.platform.rulebook.Products;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ClaimProgressTest {

    private static final ProductNames NO_NAMES = new ProductNames(new Products(List.of()));

    @Test
    @DisplayName("WXM-024 nodes keep their order; a pending one has neither handler nor time")
    void nodesKeepTheirOrder() {
        var view = ClaimProgress.of(claim(), NO_NAMES);

        assertThat(view.nodes()).extracting(ClaimProgress.Node::nodeName).containsExactly("经办初审", "业务复核", "报告复核");
        assertThat(view.nodes().get(1).handler()).isEqualTo("139****0002");
        assertThat(view.nodes().get(1).at()).isEqualTo(OffsetDateTime.parse("2023-05-06T15:30:08+08:00"));
        assertThat(view.nodes().get(1).resultName()).isEqualTo("同意");
        assertThat(view.nodes().get(2).handler()).isNull();
        assertThat(view.nodes().get(2).at()).isNull();
        assertThat(view.nodes().get(2).resultName()).isEqualTo("未处理");
    }

    @Test
    @DisplayName("WXM-023 filed-at to the second, codes with their names, money as a decimal string")
    void aClaimIsShownInWords() {
        var view = ClaimProgress.of(claim(), NO_NAMES);

        assertThat(view.filedAt()).isEqualTo(OffsetDateTime.parse("2023-05-06T15:28:39+08:00"));
        assertThat(view.completedAt()).isNull();
        assertThat(view.categoryName()).isEqualTo("重大疾病");
        assertThat(view.stateName()).isEqualTo("待上传");
        assertThat(view.amount()).isEqualTo("20000.00");
        assertThat(view.reason()).isNull();
        assertThat(view.nextStep()).contains("上传");
    }

    @Test
    void aCodeThatNoRulebookNamesIsShownItself() {
        var view = ClaimProgress.of(claim(), NO_NAMES);

        assertThat(view.productName()).isNull();
        assertThat(view.responsibilities())
                .containsExactly(new ClaimProgress.Responsibility("CRITICAL_ILLNESS", "CRITICAL_ILLNESS"));
    }

    @Test
    void theDetailIsNotPrinted() {
        assertThat(new Claim.Detail("张三", "139****0001", "6228 **** **** 4171", "某病").toString())
                .doesNotContain("张三", "某病");
    }

    private static Claim claim() {
        return new Claim(
                UUID.randomUUID(),
                4,
                "WX-3IN1",
                "",
                "CRITICAL",
                List.of("CRITICAL_ILLNESS"),
                "ONLINE",
                "AWAITING_UPLOAD",
                "UPLOAD_REQUESTED",
                Optional.of(LocalDate.of(2023, 5, 1)),
                Optional.of(new BigDecimal("20000")),
                "",
                Instant.parse("2023-05-06T07:28:39.123Z"),
                Instant.parse("2023-05-06T07:30:08Z"),
                Optional.empty(),
                Optional.empty(),
                List.of(
                        node("FIRST_REVIEW", "139****0001", "2023-05-06T07:29:11Z", "AGREE"),
                        node("BUSINESS_RECHECK", "139****0002", "2023-05-06T07:30:08.5Z", "AGREE"),
                        new Claim.Node("REPORT_RECHECK", "", Optional.empty(), "PENDING")),
                Optional.empty());
    }

    private static Claim.Node node(String node, String handler, String at, String result) {
        return new Claim.Node(node, handler, Optional.of(Instant.parse(at)), result);
    }
}
