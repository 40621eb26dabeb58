package org.huzhu.claims.filing;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.huzhu.claims.filing.FilingStore.Filled;
import org.huzhu.claims.filing.domain.JudgeTreatment;
import org.huzhu.claims.filing.domain.Payability;
import org.huzhu.claims.filing.domain.Payability.Reason;
import org.huzhu.claims.filing.domain.Treatment;
import org.huzhu.claims.filing.rules.FilingRulebooks;
import org.huzhu.claims.refusal.Refusable;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Refusal;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Whether a treatment under this filing is paid directly, and everything that speaks against it. */
@Component
public class AskPayability {

    private final FilingAccess access;
    private final FilingRulebooks rulebooks;

    AskPayability(FilingAccess access, FilingRulebooks rulebooks) {
        this.access = access;
        this.rulebooks = rulebooks;
    }

    /** Refused with NOT_ENTITLED for a benefit this kind of person does not have at all (JLF-013); all other reasons come with it. */
    public Mono<Outcome<Payability>> handle(Caller caller, UUID filingId, Treatment treatment) {
        return Refusable.outcome(access.readable(caller, filingId)
                .flatMap(Refusable::value)
                .map(filled -> judge(filled, treatment))
                .flatMap(answer -> answer.has("NOT_ENTITLED") ? Refusable.no(notEntitled(answer)) : Mono.just(answer)));
    }

    private Payability judge(Filled filled, Treatment treatment) {
        var rules = rulebooks.of(filled.filing().identity().region());
        return JudgeTreatment.judge(rules, filled.filing(), filled.form(), treatment);
    }

    private static Refusal notEntitled(Payability answer) {
        var reasons = answer.reasons().stream().map(AskPayability::reason).toList();
        return Refusal.of(
                "NOT_ENTITLED",
                Map.of("payable", false, "manualReview", false, "reason", "NOT_ENTITLED", "reasons", reasons));
    }

    private static Map<String, String> reason(Reason reason) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("code", reason.code());
        fields.put("effect", reason.effect().name());
        fields.put("text", reason.text());
        fields.put("clause", reason.clause());
        return fields;
    }
}
