package org.huzhu.claims.settlement;

import static org.huzhu.platform.values.Outcome.refused;

import java.util.List;
import java.util.Optional;
import org.huzhu.claims.party.Parties;
import org.huzhu.claims.settlement.MedicalRecords.Entry;
import org.huzhu.claims.settlement.MedicalRecords.Filter;
import org.huzhu.claims.settlement.domain.Settlement.Result;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Refusal;
import org.huzhu.platform.web.Page;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What became of records: for staff all, for who reported them their own, for a member those about himself. */
@Component
public class FindDischarges {

    private final MedicalRecords records;
    private final Parties parties;

    FindDischarges(MedicalRecords records, Parties parties) {
        this.records = records;
        this.parties = parties;
    }

    /** @param source of whom; staff may leave it out */
    public record Query(Optional<Result> result, Optional<String> source, boolean conflicting) {}

    public Mono<Outcome<Entry>> one(Caller caller, String recordId, Optional<String> source) {
        return (switch (caller) {
                    case Caller.Client client -> records.find(recordId, Optional.of(client.clientId()));
                    case Caller.Account staff when staff.isStaff() -> records.find(recordId, source);
                    case Caller.Account member ->
                        records.find(recordId, source)
                                .filterWhen(entry -> parties.knownPersonOf(member)
                                        .map(entry.personId()::equals)
                                        .defaultIfEmpty(false));
                })
                .map(Outcome::done)
                .defaultIfEmpty(refused(Refusal.of("NOT_FOUND")));
    }

    public Mono<Outcome<Page<Entry>>> list(Caller caller, Query query, Page.Request page) {
        return switch (caller) {
            case Caller.Client client ->
                found(
                        new Filter(
                                Optional.empty(), query.result(), Optional.of(client.clientId()), query.conflicting()),
                        page);
            case Caller.Account staff
            when staff.isStaff() ->
                found(new Filter(Optional.empty(), query.result(), query.source(), query.conflicting()), page);
            case Caller.Account member ->
                parties.knownPersonOf(member)
                        .flatMap(person -> found(
                                new Filter(Optional.of(person), query.result(), query.source(), query.conflicting()),
                                page))
                        .defaultIfEmpty(Outcome.done(new Page<>(List.of(), null, 0)));
        };
    }

    private Mono<Outcome<Page<Entry>>> found(Filter filter, Page.Request page) {
        return records.list(filter, page).map(Outcome::done);
    }
}
