package org.huzhu.claims.record;

import static org.huzhu.platform.values.Outcome.done;
import static org.huzhu.platform.values.Outcome.refused;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.huzhu.claims.claim.ClaimSearch;
import org.huzhu.claims.claim.domain.ClaimState;
import org.huzhu.claims.party.Parties;
import org.huzhu.claims.record.ClaimFilter.ClaimIds;
import org.huzhu.claims.record.domain.ClaimStatus;
import org.huzhu.platform.privacy.PersonIds;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.values.HalfWidth;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Outcome.Done;
import org.huzhu.platform.values.Outcome.Refused;
import org.huzhu.platform.values.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Turns what a caller asked for into a filter that shows nothing of others: a handler and an HR system see their unit's
 * claims without drafts, a member his own, staff all.
 */
@Component
public class ClaimScope {

    private static final int SHORTEST_NO = 8;
    private static final int ID_DIGITS = 32;
    private static final UUID NOBODY = new UUID(0, 0);

    private final Parties parties;
    private final PersonIds personIds;
    private final ClaimSearch search;

    ClaimScope(Parties parties, PersonIds personIds, ClaimSearch search) {
        this.parties = parties;
        this.personIds = personIds;
        this.search = search;
    }

    /**
     * The query as it came.
     *
     * @param state a status of WXU-058, or for staff also a state
     * @param from first day on which the event may have been (理赔时间)
     * @param unit counts for staff only
     */
    public record Query(
            @Nullable String product,
            @Nullable String state,
            @Nullable String name,
            @Nullable String phone,
            @Nullable String claimNo,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable UUID unit,
            @Nullable String idNumber) {}

    /** Whose claims a caller may see at all. */
    private record Reach(Optional<UUID> unitId, Optional<UUID> personId, boolean drafts) {}

    public Mono<Outcome<ClaimFilter>> of(Caller caller, Query query) {
        return reach(caller, query).map(reach -> filter(reach, query)).defaultIfEmpty(refused(Refusal.of("FORBIDDEN")));
    }

    private Mono<Reach> reach(Caller caller, Query query) {
        if (caller.isStaff()) {
            return Mono.just(new Reach(Optional.ofNullable(query.unit()), Optional.empty(), true));
        }
        var unit = parties.unitOf(caller).map(unitId -> new Reach(Optional.of(unitId), Optional.empty(), false));
        return switch (caller) {
            case Caller.Client _ -> unit;
            case Caller.Account account ->
                unit.switchIfEmpty(Mono.defer(() -> parties.knownPersonOf(account)
                        .defaultIfEmpty(NOBODY)
                        .map(person -> new Reach(Optional.empty(), Optional.of(person), true))));
        };
    }

    private Outcome<ClaimFilter> filter(Reach reach, Query query) {
        if (query.from() != null && query.to() != null && query.to().isBefore(query.from())) {
            return refused(Refusal.ofField("PERIOD_INVALID", "to"));
        }
        return switch (states(query.state(), reach.drafts())) {
            case Refused<Set<ClaimState>> no -> refused(no.refusal());
            case Done<Set<ClaimState>> states ->
                claimIds(query.claimNo())
                        .map(claimIds -> new ClaimFilter(
                                reach.unitId(),
                                person(reach, query),
                                states.value(),
                                text(query.product()),
                                text(query.name()).map(search::name),
                                text(query.phone()).map(search::phone),
                                claimIds,
                                Optional.ofNullable(query.from()),
                                Optional.ofNullable(query.to())));
        };
    }

    /** Who may see one person only and asks for another sees nobody. */
    private Optional<UUID> person(Reach reach, Query query) {
        var asked = text(query.idNumber())
                .map(number ->
                        personIds.of(HalfWidth.compact(HalfWidth.of(number)).toUpperCase(Locale.ROOT)));
        return reach.personId().isEmpty() || asked.isEmpty() || asked.equals(reach.personId())
                ? reach.personId().or(() -> asked)
                : Optional.of(NOBODY);
    }

    private static Outcome<Set<ClaimState>> states(@Nullable String asked, boolean drafts) {
        var states = EnumSet.allOf(ClaimState.class);
        var word = text(asked);
        if (word.isPresent()) {
            var named = named(word.get());
            if (named.isEmpty()) {
                return refused(Refusal.of("CLAIM_STATUS_UNKNOWN", Map.of("known", known())));
            }
            states = EnumSet.copyOf(named);
        }
        if (!drafts) {
            states.remove(ClaimState.DRAFT);
        }
        return done(states);
    }

    /** A status wins over a state of the same name: it says the same or more. */
    private static List<ClaimState> named(String word) {
        return Arrays.stream(ClaimStatus.values())
                .filter(status -> status.name().equals(word))
                .findFirst()
                .map(ClaimStatus::states)
                .orElseGet(() -> Arrays.stream(ClaimState.values())
                        .filter(state -> state.name().equals(word))
                        .toList());
    }

    private static String known() {
        return Arrays.stream(ClaimStatus.values()).map(Enum::name).collect(Collectors.joining("、"));
    }

    private static Outcome<Optional<ClaimIds>> claimIds(@Nullable String claimNo) {
        var asked = text(claimNo).map(no -> no.replace("-", "").toLowerCase(Locale.ROOT));
        if (asked.isEmpty()) {
            return done(Optional.empty());
        }
        var digits = asked.get();
        if (digits.length() < SHORTEST_NO || digits.length() > ID_DIGITS || !digits.matches("[0-9a-f]+")) {
            return refused(Refusal.ofField("CLAIM_NO_INVALID", "claimNo"));
        }
        return done(Optional.of(new ClaimIds(filled(digits, "0"), filled(digits, "f"))));
    }

    private static UUID filled(String digits, String with) {
        var all = digits + with.repeat(ID_DIGITS - digits.length());
        return new UUID(
                Long.parseUnsignedLong(all, 0, ID_DIGITS / 2, 16),
                Long.parseUnsignedLong(all, ID_DIGITS / 2, ID_DIGITS, 16));
    }

    private static Optional<String> text(@Nullable String text) {
        return Optional.ofNullable(text).map(HalfWidth::strip).filter(stripped -> !stripped.isEmpty());
    }
}
