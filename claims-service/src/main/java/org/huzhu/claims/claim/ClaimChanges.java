package org.huzhu.claims.claim;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huzhu.claims.claim.domain.Claim;
import org.huzhu.claims.claim.domain.ClaimItem;
import org.huzhu.claims.claim.domain.ReviewNode;
import org.huzhu.platform.audit.Audit;
import org.huzhu.platform.events.ClaimChanged;
import org.huzhu.platform.messaging.Outbox;
import org.huzhu.platform.privacy.FieldCipher;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.values.Money;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** The one way a claim is written: row, step of the timeline, event and audit row, in the caller's transaction. */
@Component
public class ClaimChanges {

    private final ClaimStore claims;
    private final Outbox outbox;
    private final Audit audit;
    private final FieldCipher transport;
    private final JsonMapper json;
    private final ClaimMeters meters;
    private final Clock clock;

    ClaimChanges(
            ClaimStore claims,
            Outbox outbox,
            Audit audit,
            @Qualifier("transportCipher") FieldCipher transport,
            JsonMapper json,
            ClaimMeters meters,
            Clock clock) {
        this.claims = claims;
        this.outbox = outbox;
        this.audit = audit;
        this.transport = transport;
        this.json = json;
        this.meters = meters;
        this.clock = clock;
    }

    /** What happened, as {@link ClaimChanged#change()} tells it. */
    public enum Change {
        CREATED,
        REDRAFTED,
        SUBMITTED,
        AGREED,
        SUPPLEMENT_REQUESTED,
        UPLOAD_REQUESTED,
        UPLOADED,
        RESUBMITTED,
        SENT_TO_REVIEW,
        APPROVED,
        REJECTED,
        WITHDRAWN,
        PAID,
        REVERSED,
        ASSIGNED,
        EXTENDED,
        BREACHED,
        LATE_APPROVED,
        RECOUNTED,
        TERMINATED
    }

    /**
     * Who did what and why.
     *
     * @param caller empty for what the platform does by itself
     * @param reason Chinese, free of personal data; empty where none is needed
     */
    public record By(Optional<Caller> caller, Change change, String reason) {

        public static By of(Caller caller, Change change, String reason) {
            return new By(Optional.of(caller), change, reason);
        }

        public static By system(Change change, String reason) {
            return new By(Optional.empty(), change, reason);
        }

        String actor() {
            return caller.map(Caller::id).orElse("system");
        }
    }

    public Mono<Claim> create(Claim claim, Applicant applicant, Payee payee, By by) {
        var at = clock.instant();
        return claims.insert(claim, applicant, payee, step(claim, by, at))
                .then(tell(claim, applicant, payee, by, at))
                .thenReturn(claim);
    }

    /**
     * A claim that is decided as it is made: written once, told as two changes.
     *
     * @param created as it was before the decision
     */
    public Mono<Claim> createDecided(
            Claim created, By creation, Claim decided, Applicant applicant, Payee payee, By decision) {
        var at = clock.instant();
        var events =
                List.of(event(created, applicant, payee, creation, at), event(decided, applicant, payee, decision, at));
        return claims.insert(decided, applicant, payee, step(created, creation, at), step(decided, decision, at))
                .then(outbox.append(events))
                .then(record(created, creation))
                .then(record(decided, decision))
                .thenReturn(decided);
    }

    public Mono<Claim> save(Claim claim, By by) {
        var at = clock.instant();
        return claims.update(claim, step(claim, by, at))
                .then(claims.sealed(claim))
                .flatMap(known -> tell(claim, known.applicant(), known.payee(), by, at))
                .thenReturn(claim);
    }

    private static ClaimStore.Step step(Claim claim, By by, Instant at) {
        return new ClaimStore.Step(by.change().name(), claim.state(), by.actor(), by.reason(), at);
    }

    private Mono<Void> tell(Claim claim, Applicant applicant, Payee payee, By by, Instant at) {
        return outbox.append(event(claim, applicant, payee, by, at)).then(record(claim, by));
    }

    private Mono<Void> record(Claim claim, By by) {
        var detail =
                Map.<String, Object>of("change", by.change(), "state", claim.state(), "revision", claim.revision());
        var entry =
                Audit.Entry.of("CLAIM_" + by.change(), "CLAIM", claim.identity().claimId(), detail);
        return by.caller()
                .map(caller -> audit.record(caller, entry))
                .orElseGet(() -> audit.recordSystem(entry))
                .doOnSuccess(_ -> meters.changed(claim.identity().product(), by.change()));
    }

    private ClaimChanged event(Claim claim, Applicant applicant, Payee payee, By by, Instant at) {
        var identity = claim.identity();
        return new ClaimChanged(
                identity.claimId(),
                identity.personId(),
                identity.unitId(),
                identity.product(),
                identity.classCode(),
                identity.category().name(),
                claim.items().stream().map(ClaimItem::responsibility).toList(),
                identity.origin().name(),
                claim.state().name(),
                by.change().name(),
                claim.revision(),
                claim.eventDate().toString(),
                claim.amount().map(Money::text).orElse(""),
                claim.reason(),
                claim.submittedAt().orElse(identity.createdAt()),
                at,
                claim.closedAt().map(Instant::toString).orElse(""),
                claim.dueOn().map(LocalDate::toString).orElse(""),
                nodes(claim.nodes()),
                sealedDetail(claim, applicant, payee));
    }

    private static List<ClaimChanged.Node> nodes(List<ReviewNode> nodes) {
        return nodes.stream()
                .map(node -> new ClaimChanged.Node(
                        node.node().name(),
                        node.handler(),
                        node.decidedAt().map(Instant::toString).orElse(""),
                        node.result().name()))
                .toList();
    }

    private String sealedDetail(Claim claim, Applicant applicant, Payee payee) {
        var detail = Map.of(
                "name", applicant.name(),
                "phone", applicant.maskedPhone(),
                "card", payee.isMissing() ? "" : payee.maskedAccount(),
                "illness", applicant.illness());
        return transport.sealText(
                json.writeValueAsString(detail), claim.identity().claimId().toString());
    }
}
