package org.huzhu.check.event;

import static org.huzhu.check.store.Service.CLAIMS;
import static org.huzhu.check.store.Service.ENROLLMENT;
import static org.huzhu.check.store.Service.MEMBER;
import static org.huzhu.check.store.Service.NOTIFICATION;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.huzhu.check.store.Service;

/**
 * A topic, who writes it and who owes it an effect. Kept in step with docs/events.md by a test, with the running consumers by
 * the checker itself: a group it does not know is a finding.
 *
 * @param producers empty where others than our services write
 */
public record Topic(String name, List<Service> producers, List<Consumer> consumers) {

    /** @param name of the handler: consumer group and first column of the inbox */
    public record Consumer(String name, Service service) {}

    private static final Consumer RECIPIENTS = new Consumer("notification.recipients", NOTIFICATION);
    private static final Consumer SMS_REQUESTED = new Consumer("notification.sms-requested", NOTIFICATION);
    private static final Consumer NOTICES = new Consumer("notification.handler-notices", NOTIFICATION);
    private static final Consumer CLAIM_COVERAGE = new Consumer("claims.coverage", CLAIMS);
    private static final Consumer REMATCH = new Consumer("claims.settlement.rematch", CLAIMS);
    private static final Consumer SETTLEMENT = new Consumer("claims.settlement", CLAIMS);
    private static final Consumer PARTIES = new Consumer("claims.parties", CLAIMS);
    private static final Consumer MEMBER_CLAIMS = new Consumer("member.claims", MEMBER);
    private static final Consumer MEMBER_COVERAGES = new Consumer("member.coverages", MEMBER);
    private static final Consumer MEMBER_UNITS = new Consumer("member.units", MEMBER);
    private static final Consumer ENROLLMENT_CLAIMS = new Consumer("enrollment.claims", ENROLLMENT);

    private static final Consumer ANSWERS = new Consumer("member.answers", MEMBER);

    public static final List<Topic> ALL = List.of(
            of("account.verified", MEMBER, RECIPIENTS),
            of("claim.changed", CLAIMS, MEMBER_CLAIMS, ENROLLMENT_CLAIMS),
            of("coverage.activated", ENROLLMENT, MEMBER_COVERAGES, CLAIM_COVERAGE, REMATCH),
            of("coverage.expired", ENROLLMENT, MEMBER_COVERAGES, CLAIM_COVERAGE),
            new Topic("medical.discharged", List.of(), List.of(SETTLEMENT)),
            of("enrollment.approved", ENROLLMENT, NOTICES),
            of("enrollment.completed", ENROLLMENT, NOTICES),
            of("enrollment.rejected", ENROLLMENT, NOTICES),
            of("enrollment.submitted", ENROLLMENT),
            of("filing.approved", CLAIMS),
            of("filing.expired", CLAIMS),
            of("filing.rejected", CLAIMS),
            of("filing.revoked", CLAIMS),
            of("member.registered", MEMBER, PARTIES),
            new Topic("person.copied", List.of(Service.values()), List.of(ANSWERS)),
            new Topic("person.copy-ordered", List.of(MEMBER), everywhere("copies")),
            new Topic("person.erased", List.of(Service.values()), List.of(ANSWERS)),
            new Topic("person.erasure-ordered", List.of(MEMBER), everywhere("erasure")),
            new Topic("person.hold-changed", List.of(MEMBER), everywhere("holds")),
            of("renewal.due", ENROLLMENT, NOTICES),
            of("sla.breached", CLAIMS),
            new Topic("sms.requested", List.of(MEMBER, CLAIMS), List.of(SMS_REQUESTED)),
            of("unit.approved", ENROLLMENT, MEMBER_UNITS, NOTICES, PARTIES),
            of("unit.handler-changed", ENROLLMENT, MEMBER_UNITS, PARTIES),
            of("unit.registered", ENROLLMENT, MEMBER_UNITS, PARTIES),
            of("unit.rejected", ENROLLMENT, NOTICES),
            of("unit.renamed", ENROLLMENT, MEMBER_UNITS, PARTIES));

    private static Topic of(String name, Service producer, Consumer... consumers) {
        return new Topic(name, List.of(producer), List.of(consumers));
    }

    /** Handlers of the platform, one in each service. */
    private static List<Consumer> everywhere(String handler) {
        return Stream.of(Service.values())
                .map(service -> new Consumer(service.schema() + "." + handler, service))
                .toList();
    }

    /** Its place in {@link #ALL}, or -1. */
    static int index(String name) {
        return IntStream.range(0, ALL.size())
                .filter(at -> ALL.get(at).name().equals(name))
                .findFirst()
                .orElse(-1);
    }

    /** The consumer's place in the list, or -1. */
    int indexOf(String consumer) {
        return IntStream.range(0, consumers.size())
                .filter(at -> consumers.get(at).name().equals(consumer))
                .findFirst()
                .orElse(-1);
    }
}
