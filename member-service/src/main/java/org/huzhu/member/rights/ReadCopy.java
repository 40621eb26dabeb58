package org.huzhu.member.rights;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import org.huzhu.member.membership.FindMembership;
import org.huzhu.member.rights.domain.DataRequest;
import org.huzhu.member.rights.domain.RequestKind;
import org.huzhu.platform.audit.Audit;
import org.huzhu.platform.retention.CopyPerson;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Outcome.Done;
import org.huzhu.platform.values.Outcome.Refused;
import org.huzhu.platform.values.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** What the services collected: everything held about the member, and who looked at it in clear. */
@Component
public class ReadCopy {

    private final FindMembership memberships;
    private final DataRequestStore requests;
    private final Audit audit;
    private final TransactionalOperator transaction;
    private final JsonMapper json;

    ReadCopy(
            FindMembership memberships,
            DataRequestStore requests,
            Audit audit,
            TransactionalOperator transaction,
            JsonMapper json) {
        this.memberships = memberships;
        this.requests = requests;
        this.audit = audit;
        this.transaction = transaction;
        this.json = json;
    }

    /** Data by service. */
    public record Copy(UUID requestId, Instant at, Map<String, Map<String, Object>> data) {}

    /** A look, with the service it was made in. */
    public record Seen(Instant at, String service, String action, String by, String purpose) {}

    /** Looks until the last copy was made; empty where there is none. */
    public record Looks(Optional<Instant> asOf, List<Seen> looks) {}

    public Mono<Outcome<Copy>> copy(Caller.Account caller, UUID requestId) {
        return memberships
                .personOf(caller)
                .flatMap(person -> switch (person) {
                    case Done<UUID> done -> copy(caller, done.value(), requestId);
                    case Refused<UUID> refused -> Mono.just(Outcome.<Copy>refused(refused.refusal()));
                })
                .as(transaction::transactional);
    }

    private Mono<Outcome<Copy>> copy(Caller.Account caller, UUID personId, UUID requestId) {
        return requests.find(requestId)
                .filter(request -> request.facts().personId().equals(personId)
                        && request.facts().kind() == RequestKind.EXPORT)
                .flatMap(request -> switch (request) {
                    case DataRequest.Closed closed
                    when closed.done() ->
                        parts(closed.facts())
                                .filter(parts -> !parts.isEmpty())
                                .flatMap(parts -> audit.record(
                                                caller, Audit.Entry.of("OWN_COPY_TAKEN", "DATA_REQUEST", requestId))
                                        .thenReturn(Outcome.done(new Copy(requestId, closed.at(), data(parts)))))
                                .defaultIfEmpty(Outcome.refused(Refusal.of("COPY_GONE")));
                    case DataRequest.Received _, DataRequest.Waiting _, DataRequest.Closed _ ->
                        Mono.just(Outcome.<Copy>refused(Refusal.of("COPY_NOT_READY")));
                })
                .defaultIfEmpty(Outcome.refused(Refusal.of("NOT_FOUND")));
    }

    public Mono<Outcome<Looks>> looks(Caller.Account caller) {
        return memberships.personOf(caller).flatMap(person -> switch (person) {
            case Done<UUID> done ->
                requests.latestCopy(done.value())
                        .flatMap(request ->
                                parts(request.facts()).map(parts -> new Looks(closedAt(request), seen(parts))))
                        .defaultIfEmpty(new Looks(Optional.empty(), List.of()))
                        .map(Outcome::done);
            case Refused<UUID> refused -> Mono.just(Outcome.<Looks>refused(refused.refusal()));
        });
    }

    private Mono<Map<String, CopyPerson.Part>> parts(DataRequest.Facts facts) {
        return requests.copies(facts).map(copies -> {
            var parts = new LinkedHashMap<String, CopyPerson.Part>();
            copies.forEach((service, part) -> parts.put(service, unpacked(part)));
            return parts;
        });
    }

    private CopyPerson.Part unpacked(byte[] part) {
        try (var unzipped = new GZIPInputStream(new ByteArrayInputStream(part))) {
            return json.readValue(unzipped.readAllBytes(), CopyPerson.Part.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Map<String, Object>> data(Map<String, CopyPerson.Part> parts) {
        var data = new LinkedHashMap<String, Map<String, Object>>();
        parts.forEach((service, part) -> data.put(service, part.data()));
        return data;
    }

    private static List<Seen> seen(Map<String, CopyPerson.Part> parts) {
        var seen = new ArrayList<Seen>();
        parts.forEach((service, part) -> part.looks()
                .forEach(look -> seen.add(new Seen(look.at(), service, look.action(), look.by(), look.purpose()))));
        seen.sort(Comparator.comparing(Seen::at).reversed());
        return seen;
    }

    private static Optional<Instant> closedAt(DataRequest request) {
        return switch (request) {
            case DataRequest.Closed closed -> Optional.of(closed.at());
            case DataRequest.Received _, DataRequest.Waiting _ -> Optional.empty();
        };
    }
}
