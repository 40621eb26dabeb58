package org.huzhu.claims.filing;

import static org.huzhu.platform.values.Outcome.refused;

import java.util.UUID;
import org.huzhu.claims.filing.FilingStore.Filled;
import org.huzhu.claims.party.Parties;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.security.Role;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Refusal;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Whose filing it is. What is foreign and what does not exist answer alike: NOT_FOUND. */
@Component
public class FilingAccess {

    static final String READ = "claims:read";
    static final String WRITE = "claims:write";

    private final FilingStore filings;
    private final Parties parties;

    FilingAccess(FilingStore filings, Parties parties) {
        this.filings = filings;
        this.parties = parties;
    }

    /** Staff see every filing, a member his own, a client that serves no unit all it serves. */
    public Mono<Outcome<Filled>> readable(Caller caller, UUID filingId) {
        return found(filings.find(filingId).filterWhen(filled -> mayRead(caller, filled)));
    }

    /** For what the applicant may do, or the window for him. */
    public Mono<Outcome<Filled>> lockOwn(Caller caller, UUID filingId) {
        return found(filings.lock(filingId).filterWhen(filled -> mayWrite(caller, filled)));
    }

    /** Locks any filing; the endpoint has checked the role. */
    public Mono<Outcome<Filled>> lockForStaff(UUID filingId) {
        return found(filings.lock(filingId));
    }

    /** The window: staff who may record what somebody brings. */
    static boolean isWindow(Caller caller) {
        return caller.has(Role.FIRST_REVIEWER) || caller.has(Role.SECOND_REVIEWER) || caller.has(Role.ADMIN);
    }

    private Mono<Boolean> mayRead(Caller caller, Filled filled) {
        return switch (caller) {
            case Caller.Account staff when staff.isStaff() -> Mono.just(true);
            case Caller.Account account -> isPerson(account, filled);
            case Caller.Client client -> Mono.just(serves(client, READ) || serves(client, WRITE));
        };
    }

    private Mono<Boolean> mayWrite(Caller caller, Filled filled) {
        return switch (caller) {
            case Caller.Account staff when staff.isStaff() -> Mono.just(isWindow(staff));
            case Caller.Account account -> isPerson(account, filled);
            case Caller.Client client -> Mono.just(serves(client, WRITE));
        };
    }

    static boolean serves(Caller.Client client, String scope) {
        return client.scopes().contains(scope) && client.unitId().isEmpty();
    }

    private Mono<Boolean> isPerson(Caller.Account account, Filled filled) {
        return parties.knownPersonOf(account)
                .map(person -> person.equals(filled.filing().identity().personId()))
                .defaultIfEmpty(false);
    }

    private static Mono<Outcome<Filled>> found(Mono<Filled> filled) {
        return filled.map(Outcome::done).defaultIfEmpty(refused(Refusal.of("NOT_FOUND")));
    }
}
