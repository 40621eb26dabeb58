package org.huzhu.claims.application;

import static org.huzhu.platform.values.Outcome.refused;

import java.util.UUID;
import org.huzhu.claims.application.ApplicationStore.Filled;
import org.huzhu.claims.party.Parties;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.security.Role;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Refusal;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Whose application it is. What is foreign and what does not exist answer alike: NOT_FOUND. */
@Component
public class ApplicationAccess {

    static final String READ = "claims:read";
    static final String WRITE = "claims:write";

    private final ApplicationStore applications;
    private final Parties parties;

    ApplicationAccess(ApplicationStore applications, Parties parties) {
        this.applications = applications;
        this.parties = parties;
    }

    /** Staff see every application, a member his own, a client what it recorded. */
    public Mono<Outcome<Filled>> readable(Caller caller, UUID applicationId) {
        return found(applications.find(applicationId).filterWhen(filled -> mayRead(caller, filled)));
    }

    /** For what the applicant may do, or the window for him. */
    public Mono<Outcome<Filled>> lockOwn(Caller caller, UUID applicationId) {
        return found(applications.lock(applicationId).filterWhen(filled -> mayWrite(caller, filled)));
    }

    /** Locks any application; the endpoint has checked the role. */
    public Mono<Outcome<Filled>> lockForStaff(UUID applicationId) {
        return found(applications.lock(applicationId));
    }

    /** The window: staff who may record what somebody brings. */
    static boolean isWindow(Caller caller) {
        return caller.has(Role.FIRST_REVIEWER) || caller.has(Role.SECOND_REVIEWER) || caller.has(Role.ADMIN);
    }

    static boolean serves(Caller.Client client, String scope) {
        return client.scopes().contains(scope) && client.unitId().isEmpty();
    }

    private Mono<Boolean> mayRead(Caller caller, Filled filled) {
        return switch (caller) {
            case Caller.Account staff when staff.isStaff() -> Mono.just(true);
            case Caller.Account account -> isPerson(account, filled);
            case Caller.Client client ->
                Mono.just((serves(client, READ) || serves(client, WRITE)) && recorded(client, filled));
        };
    }

    private Mono<Boolean> mayWrite(Caller caller, Filled filled) {
        return switch (caller) {
            case Caller.Account staff when staff.isStaff() -> Mono.just(isWindow(staff));
            case Caller.Account account -> isPerson(account, filled);
            case Caller.Client client -> Mono.just(serves(client, WRITE) && recorded(client, filled));
        };
    }

    private static boolean recorded(Caller.Client client, Filled filled) {
        return filled.application().identity().filedBy().equals(client.id());
    }

    /** The worker, or the relative who is to be paid. */
    private Mono<Boolean> isPerson(Caller.Account account, Filled filled) {
        var identity = filled.application().identity();
        return parties.knownPersonOf(account)
                .map(person -> person.equals(identity.personId()) || person.equals(identity.claimantId()))
                .defaultIfEmpty(false);
    }

    private static Mono<Outcome<Filled>> found(Mono<Filled> filled) {
        return filled.map(Outcome::done).defaultIfEmpty(refused(Refusal.of("NOT_FOUND")));
    }
}
