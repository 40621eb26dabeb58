package org.huzhu.platform.events;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The whole of a claim as others may see it, told each time it changes (rulebook 3.8). A consumer keeps the snapshot
 * with the greatest revision.
 *
 * @param change what happened: CREATED, SUBMITTED, AGREED, SUPPLEMENT_REQUESTED, UPLOAD_REQUESTED, RESUBMITTED, APPROVED,
 *     REJECTED, WITHDRAWN, PAID, PAYOUT_FAILED, REVERSED
 * @param unitId the unit the coverage came from; the nil UUID where it is not known
 * @param eventDate earliest day of what is claimed, ISO
 * @param amount decided, decimal string; empty before
 * @param sealedDetail base64, sealed for transport and bound to the claim id: JSON {@code {name, phone, card, illness}},
 *     phone and card masked
 */
public record ClaimChanged(
        UUID claimId,
        UUID personId,
        UUID unitId,
        String product,
        String classCode,
        String category,
        List<String> responsibilities,
        String origin,
        String state,
        String change,
        long revision,
        String eventDate,
        String amount,
        String reason,
        Instant filedAt,
        Instant changedAt,
        String completedAt,
        String dueOn,
        List<Node> nodes,
        String sealedDetail)
        implements DomainEvent {

    public static final String TOPIC = "claim.changed";

    /**
     * 理赔进度 (WXM-024).
     *
     * @param handler masked; empty while pending
     * @param at ISO instant; empty while pending
     * @param result AGREE, REJECT, SUPPLEMENT, AUTO or PENDING
     */
    public record Node(String node, String handler, String at, String result) {}

    public ClaimChanged {
        responsibilities = List.copyOf(responsibilities);
        nodes = List.copyOf(nodes);
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public String key() {
        return personId.toString();
    }
}
