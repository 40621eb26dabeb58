package org.huzhu.enrollment.coverage;

import java.util.Map;
import java.util.UUID;
import org.huzhu.platform.audit.Audit;
import org.huzhu.platform.privacy.PersonVault;
import org.huzhu.platform.privacy.PersonalData;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.values.HalfWidth;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Shows one person's data in clear to staff who say why; the reason and the look are kept (architecture 2, personal data). */
@Component
public class RevealCoverage {

    private static final int SHORTEST_PURPOSE = 2;
    private static final int LONGEST_PURPOSE = 200;

    public record Command(Caller caller, UUID coverageId, String purpose) {}

    private final CoverageStore coverages;
    private final PersonVault vault;
    private final Audit audit;
    private final TransactionalOperator transaction;

    RevealCoverage(CoverageStore coverages, PersonVault vault, Audit audit, TransactionalOperator transaction) {
        this.coverages = coverages;
        this.vault = vault;
        this.audit = audit;
        this.transaction = transaction;
    }

    public Mono<Outcome<PersonalData>> handle(Command command) {
        var purpose = HalfWidth.strip(command.purpose());
        if (purpose.length() < SHORTEST_PURPOSE || purpose.length() > LONGEST_PURPOSE) {
            return Mono.just(Outcome.refused(Refusal.ofField("PURPOSE_REQUIRED", "purpose")));
        }
        return coverages
                .byId(command.coverageId())
                .flatMap(row -> audit.record(command.caller(), revealed(row, purpose))
                        .thenReturn(Outcome.done(vault.open(row.personId(), row.sealed()))))
                .defaultIfEmpty(Outcome.refused(Refusal.of("NOT_FOUND")))
                .as(transaction::transactional);
    }

    private static Audit.Entry revealed(CoverageRow row, String purpose) {
        return new Audit.Entry(
                "COVERAGE_REVEALED",
                "COVERAGE",
                row.coverageId().toString(),
                purpose,
                Map.of("personId", row.personId().toString()));
    }
}
