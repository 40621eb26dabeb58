package org.huzhu.member.coverage;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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
    private final PersonIds personIds;
    private final Clock clock;

    LookUpMember(CoverageStore coverages, PersonIds personIds, Clock clock) {
        this.coverages = coverages;
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

    public record Found(UUID personId, LocalDate on, List<Coverage> coverages, Protection protection) {

        public Found {
            coverages = List.copyOf(coverages);
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
                .map(all -> all.stream()
                        .filter(coverage -> command.product()
                                .map(coverage.product()::equals)
                                .orElse(true))
                        .toList())
                .map(found -> Outcome.done(new Found(personId, day, found, Protection.of(found, day))));
    }
}
