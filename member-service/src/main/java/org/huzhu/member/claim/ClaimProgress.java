package org.huzhu.member.claim;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.huzhu.member.claim.domain.Progress;
import org.huzhu.member.record.ProductNames;
import org.huzhu.platform.time.Beijing;
import org.huzhu.platform.values.Money;
import org.jspecify.annotations.Nullable;

/**
 * How a claim stands, with names for its codes and without anything that is sealed: for the member and, in a look-up,
 * for the mini-program backend.
 *
 * @param responsibilities 报销险种
 * @param eventDate 确诊时间, or the day of discharge or accident
 * @param filedAt 申报时间, to the second
 * @param completedAt 完成时间
 * @param dueOn when the money is due
 * @param nextStep what the member does next
 * @param nodes 理赔进度, in order
 */
public record ClaimProgress(
        UUID claimId,
        String product,
        @Nullable String productName,
        String classCode,
        String category,
        String categoryName,
        List<Responsibility> responsibilities,
        String origin,
        String state,
        String stateName,
        @Nullable LocalDate eventDate,
        @Nullable String amount,
        OffsetDateTime filedAt,
        @Nullable OffsetDateTime completedAt,
        @Nullable LocalDate dueOn,
        @Nullable String reason,
        String nextStep,
        List<Node> nodes) {

    public ClaimProgress {
        responsibilities = List.copyOf(responsibilities);
        nodes = List.copyOf(nodes);
    }

    public record Responsibility(String code, String name) {}

    /** Handler and time are absent while the node is pending (WXM-024). */
    public record Node(
            String node,
            String nodeName,
            @Nullable String handler,
            @Nullable OffsetDateTime at,
            String result,
            String resultName) {}

    public static ClaimProgress of(Claim claim, ProductNames names) {
        var words = new Progress(claim.state(), claim.change(), claim.reason(), claim.dueOn());
        return new ClaimProgress(
                claim.claimId(),
                claim.product(),
                names.of(claim.product()).orElse(null),
                claim.classCode(),
                claim.category(),
                category(claim.category()),
                claim.responsibilities().stream()
                        .map(code -> new Responsibility(code, names.responsibility(claim.product(), code)))
                        .toList(),
                claim.origin(),
                claim.state(),
                words.stateName(),
                claim.eventDate().orElse(null),
                claim.amount().map(Money::text).orElse(null),
                seconds(claim.filedAt()),
                claim.completedAt().map(ClaimProgress::seconds).orElse(null),
                claim.dueOn().orElse(null),
                claim.reason().isEmpty() ? null : claim.reason(),
                words.nextStep(),
                claim.nodes().stream().map(ClaimProgress::node).toList());
    }

    private static Node node(Claim.Node node) {
        return new Node(
                node.node(),
                nodeName(node.node()),
                node.handler().isEmpty() ? null : node.handler(),
                node.at().map(ClaimProgress::seconds).orElse(null),
                node.result(),
                resultName(node.result()));
    }

    private static OffsetDateTime seconds(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).atZone(Beijing.ZONE).toOffsetDateTime();
    }

    private static String category(String code) {
        return switch (code) {
            case "HOSPITAL" -> "住院";
            case "CRITICAL" -> "重大疾病";
            case "ACCIDENT" -> "意外";
            case "DEATH" -> "身故";
            default -> code;
        };
    }

    private static String nodeName(String code) {
        return switch (code) {
            case "FIRST_REVIEW" -> "经办初审";
            case "BUSINESS_RECHECK" -> "业务复核";
            case "UPLOAD" -> "上传报告";
            case "REPORT_RECHECK" -> "报告复核";
            default -> code;
        };
    }

    private static String resultName(String code) {
        return switch (code) {
            case "PENDING" -> "未处理";
            case "AGREE" -> "同意";
            case "REJECT" -> "驳回";
            case "SUPPLEMENT" -> "退回补件";
            case "AUTO" -> "系统核定";
            default -> code;
        };
    }
}
