package org.huzhu.enrollment.unit;

import static org.huzhu.platform.values.Outcome.refused;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.huzhu.enrollment.unit.PledgeTokens.Reading;
import org.huzhu.enrollment.unit.domain.Unit;
import org.huzhu.enrollment.unit.domain.UnitRefusal.PledgeNotRead;
import org.huzhu.enrollment.unit.domain.UnitState;
import org.huzhu.platform.audit.Audit;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Outcome.Done;
import org.huzhu.platform.values.Outcome.Refused;
import org.huzhu.platform.values.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** The unit hands in (提交资料) and is under review from then on; the pledge was read for long enough (WXU-014, WXU-015). */
@Component
public class SubmitUnit {

    private final OwnUnit own;
    private final UnitStore units;
    private final PledgeTokens tokens;
    private final PledgeText text;
    private final UnitSettings settings;
    private final Audit audit;
    private final Clock clock;
    private final TransactionalOperator transaction;

    SubmitUnit(
            OwnUnit own,
            UnitStore units,
            PledgeTokens tokens,
            PledgeText text,
            UnitSettings settings,
            Audit audit,
            Clock clock,
            TransactionalOperator transaction) {
        this.own = own;
        this.units = units;
        this.tokens = tokens;
        this.text = text;
        this.settings = settings;
        this.audit = audit;
        this.clock = clock;
        this.transaction = transaction;
    }

    public record Command(Caller caller, String pledgeToken) {}

    public Mono<Outcome<UnitState>> handle(Command command) {
        return own.lock(command.caller(), Unit::handIn)
                .flatMap(unit -> switch (unit) {
                    case Done<Unit> complete -> pledge(command, complete.value());
                    case Refused<Unit> no -> Mono.just(Outcome.<UnitState>refused(no.refusal()));
                })
                .as(transaction::transactional);
    }

    private Mono<Outcome<UnitState>> pledge(Command command, Unit unit) {
        var now = clock.instant();
        var reading = tokens.read(command.pledgeToken())
                .filter(read -> read.unitId().equals(unit.identity().unitId()))
                .filter(read -> read.textHash().equals(text.hash()))
                .filter(read -> !read.openedAt().plus(settings.pledgeValid()).isBefore(now));
        if (reading.isEmpty()) {
            return Mono.just(refused(Refusal.ofField("PLEDGE_TOKEN_INVALID", "pledgeToken")));
        }
        return reading.get().isLongEnough(settings.pledgeMinimum(), now)
                ? save(command.caller(), unit, reading.get(), now).thenReturn(Outcome.done(unit.state()))
                : Mono.just(
                        refused(new PledgeNotRead((int) settings.pledgeMinimum().toSeconds())));
    }

    /** The audit row is the evidence: which text, how long, who (features 10). */
    private Mono<Void> save(Caller caller, Unit unit, Reading reading, Instant now) {
        var evidence = Map.<String, Object>of(
                "pledgeVersion", reading.version(),
                "pledgeHash", reading.textHash(),
                "openedAt", reading.openedAt().toString(),
                "secondsRead", Duration.between(reading.openedAt(), now).toSeconds());
        return units.saveState(unit, now)
                .then(units.savePledge(unit.identity().unitId(), reading, now))
                .then(audit.record(
                        caller,
                        Audit.Entry.of("UNIT_SUBMITTED", "UNIT", unit.identity().unitId(), evidence)));
    }
}
