package org.huzhu.member.coverage;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.member.claim.Claim;
import org.huzhu.member.coverage.domain.Coverage;
import org.huzhu.member.coverage.domain.Protection;
import org.huzhu.platform.privacy.PersonIds;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.time.Beijing;
import org.huzhu.platform.values.HalfWidth;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Refusal;
import org.huzhu.platform.values.ResidentId;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The mini-program backend asks what covers a person, and says why it asks: every look leaves a trace, also one that finds nothing. */
@Component
public class LookUpMember {

    private final CoverageStore coverages;
    private final ClaimWindows windows;
    private final PersonIds personIds;
    private final Clock clock;

    LookUpMember(CoverageStore coverages, ClaimWindows windows, PersonIds personIds, Clock clock) {
        this.coverages = coverages;
        this.windows = windows;
        this.personIds = personIds;
        this.clock = clock;
    }

    /** @param on the day that is asked about; today when empty */
    public record Command(
            Caller caller, String idNumber, String purpose, Optional<String> product, Optional<LocalDate> on) {

        @Override
        public String toString() {
            return "Command[" + caller.id() + "]";
        }
    }

    /** @param lastClaimDays where nothing covers the day: until when the last term of each product can be claimed for */
    public record Found(
            UUID personId,
            LocalDate on,
            List<Coverage> coverages,
            List<Claim> claims,
            Protection protection,
            List<ClaimWindows.LastDay> lastClaimDays) {

        public Found {
            coverages = List.copyOf(coverages);
            claims = List.copyOf(claims);
            lastClaimDays = List.copyOf(lastClaimDays);
        }
    }

    public Mono<Outcome<Found>> handle(Command command) {
        var today = Beijing.dayOf(clock.instant());
        var number = ResidentId.parse(HalfWidth.compact(HalfWidth.of(command.idNumber())), today);
        if (number.isEmpty()) {
            return Mono.just(Outcome.refused(Refusal.ofField("ID_INVALID", "idNumber")));
        }
        var personId = personIds.of(number.get().value());
        var day = command.on().orElse(today);
        return coverages
                .lookUp(personId, command.caller(), command.purpose())
                .map(held -> found(personId, day, held, command.product()))
                .map(Outcome::done);
    }

    private Found found(UUID personId, LocalDate day, CoverageStore.Holdings held, Optional<String> product) {
        var asked = held.coverages().stream()
                .filter(coverage -> product.map(coverage.product()::equals).orElse(true))
                .toList();
        var claims = held.claims().stream()
                .filter(claim -> product.map(claim.product()::equals).orElse(true))
                .toList();
        var protection = Protection.of(asked, day);
        var lastDays =
                protection instanceof Protection.Covered ? List.<ClaimWindows.LastDay>of() : windows.of(asked, day);
        return new Found(personId, day, asked, claims, protection, lastDays);
    }
}
