package org.huzhu.enrollment.unit;

import static org.huzhu.platform.values.Outcome.done;
import static org.huzhu.platform.values.Outcome.refused;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.huzhu.enrollment.unit.UnitStore.NewUnit;
import org.huzhu.enrollment.unit.domain.UnitState;
import org.huzhu.platform.audit.Audit;
import org.huzhu.platform.events.UnitRegistered;
import org.huzhu.platform.messaging.Outbox;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.values.CreditCode;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** A handler registers the unit (WXU-005, WXU-006). One account stands for one unit, one credit code for one unit. */
@Component
public class RegisterUnit {

    private final UnitStore units;
    private final Outbox outbox;
    private final Audit audit;
    private final Clock clock;
    private final TransactionalOperator transaction;

    RegisterUnit(UnitStore units, Outbox outbox, Audit audit, Clock clock, TransactionalOperator transaction) {
        this.units = units;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
        this.transaction = transaction;
    }

    public record Command(Caller.Account handler, String name, String uscc, boolean unionEstablished) {}

    /** The new unit, and what looks odd about it. */
    public record Registered(UUID unitId, UnitState state, List<Warning> warnings) {}

    /** Something to look at; it does not hold the unit up. */
    public record Warning(String code, String text) {}

    public Mono<Outcome<Registered>> handle(Command command) {
        var code = CreditCode.parse(command.uscc());
        return code.isEmpty()
                ? Mono.just(refused(Refusal.ofField("USCC_INVALID", "uscc")))
                : register(command, code.get()).as(transaction::transactional);
    }

    private Mono<Outcome<Registered>> register(Command command, CreditCode code) {
        var unit = new NewUnit(
                UUID.randomUUID(),
                command.handler().accountId(),
                command.handler().maskedPhone(),
                command.name().strip(),
                code.value(),
                command.unionEstablished(),
                clock.instant());
        return units.insert(unit).flatMap(isNew -> isNew ? announce(command, unit) : whyNot(command.handler()));
    }

    private Mono<Outcome<Registered>> announce(Command command, NewUnit unit) {
        return outbox.append(new UnitRegistered(unit.unitId(), unit.handlerAccountId(), unit.name()))
                .then(audit.record(
                        command.handler(),
                        Audit.Entry.of("UNIT_REGISTERED", "UNIT", unit.unitId(), Map.of("uscc", unit.uscc()))))
                .then(units.hasSimilarName(unit.unitId(), unit.name()))
                .map(similar -> done(new Registered(unit.unitId(), UnitState.INCOMPLETE, warnings(unit, similar))));
    }

    /** Says nothing about the unit that holds the code: anybody can ask. */
    private Mono<Outcome<Registered>> whyNot(Caller.Account handler) {
        return units.summaryOfHandler(handler.accountId())
                .map(_ -> Outcome.<Registered>refused(Refusal.of("HANDLER_HAS_UNIT")))
                .defaultIfEmpty(refused(Refusal.ofField("USCC_TAKEN", "uscc")));
    }

    static List<Warning> warnings(NewUnit unit, boolean similarName) {
        var warnings = new ArrayList<Warning>();
        var isUnionCode = new CreditCode(unit.uscc()).isBaseUnion();
        if (unit.unionEstablished() && !isUnionCode) {
            warnings.add(new Warning("USCC_NOT_UNION", "已建立工会的单位应填写工会的统一社会信用代码（以81开头），请核对"));
        }
        if (!unit.unionEstablished() && isUnionCode) {
            warnings.add(new Warning("USCC_IS_UNION", "未建立工会的单位应填写用人单位的统一社会信用代码，请核对"));
        }
        if (similarName) {
            warnings.add(new Warning("SIMILAR_NAME", "已有名称相近的单位注册，请核对是否重复"));
        }
        return warnings;
    }
}
