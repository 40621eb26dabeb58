package org.huzhu.member.claim;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A claim as its last event told (理赔记录, WXM-023).
 *
 * @param revision of the events of one claim the greatest holds
 * @param change what happened last
 * @param amount CNY, once decided
 * @param detail only where the member himself asks
 */
public record Claim(
        UUID claimId,
        long revision,
        String product,
        String classCode,
        String category,
        List<String> responsibilities,
        String origin,
        String state,
        String change,
        Optional<LocalDate> eventDate,
        Optional<BigDecimal> amount,
        String reason,
        Instant filedAt,
        Instant changedAt,
        Optional<Instant> completedAt,
        Optional<LocalDate> dueOn,
        List<Node> nodes,
        Optional<Detail> detail) {

    public Claim {
        responsibilities = List.copyOf(responsibilities);
        nodes = List.copyOf(nodes);
    }

    /** 理赔进度 (WXM-024). A pending node has neither handler nor time. */
    public record Node(String node, String handler, Optional<Instant> at, String result) {}

    /** Phone and card are masked before they leave claims-service. */
    public record Detail(String name, String phone, String card, String illness) {

        @Override
        public String toString() {
            return "Detail";
        }
    }
}
