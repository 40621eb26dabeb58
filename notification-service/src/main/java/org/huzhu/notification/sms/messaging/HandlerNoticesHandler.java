package org.huzhu.notification.sms.messaging;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.huzhu.notification.sms.RequestSms;
import org.huzhu.notification.sms.domain.Recipient;
import org.huzhu.platform.events.EnrollmentApproved;
import org.huzhu.platform.events.EnrollmentCompleted;
import org.huzhu.platform.events.EnrollmentRejected;
import org.huzhu.platform.events.RenewalDue;
import org.huzhu.platform.events.UnitApproved;
import org.huzhu.platform.events.UnitRejected;
import org.huzhu.platform.messaging.EventHandler;
import org.huzhu.platform.messaging.PoisonEventException;
import org.huzhu.platform.messaging.ReceivedEvent;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * What a unit's handler (经办人) is told. A business key names the fact and not the event, so that one fact told twice is
 * one message (WXU-062); only a rejection, which may happen again to the same thing, takes the event's id.
 */
@Component
class HandlerNoticesHandler implements EventHandler {

    private final RequestSms requestSms;

    HandlerNoticesHandler(RequestSms requestSms) {
        this.requestSms = requestSms;
    }

    @Override
    public String consumer() {
        return "notification.handler-notices";
    }

    @Override
    public Set<String> topics() {
        return Set.of(
                UnitApproved.TOPIC,
                UnitRejected.TOPIC,
                EnrollmentApproved.TOPIC,
                EnrollmentRejected.TOPIC,
                EnrollmentCompleted.TOPIC,
                RenewalDue.TOPIC);
    }

    @Override
    public Mono<Void> handle(ReceivedEvent event) {
        return requestSms.handle(command(event)).flatMap(Requests::requireDone);
    }

    private static RequestSms.Command command(ReceivedEvent event) {
        return switch (event.topic()) {
            case UnitApproved.TOPIC -> unitApproved(event.as(UnitApproved.class));
            case UnitRejected.TOPIC -> unitRejected(event.as(UnitRejected.class), event.id());
            case EnrollmentApproved.TOPIC -> approved(event.as(EnrollmentApproved.class));
            case EnrollmentRejected.TOPIC -> rejected(event.as(EnrollmentRejected.class), event.id());
            case EnrollmentCompleted.TOPIC -> completed(event.as(EnrollmentCompleted.class));
            case RenewalDue.TOPIC -> renewal(event.as(RenewalDue.class));
            default -> throw new PoisonEventException("no notice belongs to " + event.topic());
        };
    }

    /** A unit is approved once; a changed profile that is approved again tells nothing new. */
    private static RequestSms.Command unitApproved(UnitApproved event) {
        return notice(
                "unit-approved:" + event.unitId(),
                "UNIT_APPROVED",
                event.handlerAccountId(),
                Map.of("unit", event.name()));
    }

    private static RequestSms.Command unitRejected(UnitRejected event, UUID eventId) {
        return notice(
                "unit-rejected:" + eventId,
                "UNIT_REJECTED",
                event.handlerAccountId(),
                Map.of("unit", event.name(), "reason", event.reason()));
    }

    private static RequestSms.Command approved(EnrollmentApproved event) {
        return notice(
                "enrollment-approved:" + event.orderNo(),
                "ENROLLMENT_APPROVED",
                event.handlerAccountId(),
                Map.of(
                        "orderNo", event.orderNo(),
                        "count", Integer.toString(event.count()),
                        "amount", event.amountDue()));
    }

    private static RequestSms.Command rejected(EnrollmentRejected event, UUID eventId) {
        return notice(
                "enrollment-rejected:" + eventId,
                "ENROLLMENT_REJECTED",
                event.handlerAccountId(),
                Map.of("orderNo", event.orderNo(), "reason", event.reason()));
    }

    private static RequestSms.Command completed(EnrollmentCompleted event) {
        return notice(
                "enrollment-completed:" + event.orderNo(),
                "ENROLLMENT_COMPLETED",
                event.handlerAccountId(),
                Map.of("orderNo", event.orderNo(), "count", Integer.toString(event.count())));
    }

    private static RequestSms.Command renewal(RenewalDue event) {
        return notice(
                "renewal:" + event.unitId() + ":" + event.month(),
                "RENEWAL_REMINDER",
                event.handlerAccountId(),
                Map.of(
                        "unit", event.unitName(),
                        "month", event.month(),
                        "count", Integer.toString(event.count())));
    }

    private static RequestSms.Command notice(
            String businessKey, String template, UUID accountId, Map<String, String> parameters) {
        return new RequestSms.Command(
                businessKey, template, new Recipient.OfAccount(accountId), parameters, Optional.empty());
    }
}
