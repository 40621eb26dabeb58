package org.huzhu.claims.adjudication.verify;

import java.util.List;
import java.util.Optional;
import org.huzhu.claims.adjudication.KeptDecisions;
import org.huzhu.claims.adjudication.KeptDecisions.Kept;
import org.huzhu.claims.adjudication.KeptDecisions.Place;
import org.huzhu.claims.adjudication.StoredDecision;
import org.huzhu.claims.adjudication.domain.Adjudication;
import org.huzhu.platform.rulebook.Products;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Recomputes what is kept, some decisions at a time: the amount follows from the inputs and the stored rule version (I4). */
@Component
public class VerifyDecisions {

    private final KeptDecisions decisions;
    private final Products products;

    VerifyDecisions(KeptDecisions decisions, Products products) {
        this.decisions = decisions;
        this.products = products;
    }

    /** @param after the place where the last part ended */
    public record Command(Place after, int limit) {}

    /** A decision that does not follow. @param why says it without a fact of the case */
    public record Mismatch(Place place, String why) {}

    /**
     * One part.
     *
     * @param otherEdition made by an earlier way of computing, which cannot be repeated
     * @param next empty after the last part
     */
    public record Part(int checked, int otherEdition, List<Mismatch> mismatches, Optional<Place> next) {}

    public Mono<Part> handle(Command command) {
        return decisions
                .after(command.after(), command.limit())
                .publishOn(Schedulers.boundedElastic())
                .map(kept -> part(kept, command.limit()));
    }

    private Part part(List<Kept> kept, int limit) {
        var mismatches = kept.stream().flatMap(one -> mismatch(one).stream()).toList();
        var otherEdition = (int) kept.stream()
                .filter(one -> one.opened().filter(this::isOfOtherEdition).isPresent())
                .count();
        var next = kept.size() < limit
                ? Optional.<Place>empty()
                : Optional.of(kept.getLast().place());
        return new Part(kept.size(), otherEdition, mismatches, next);
    }

    private boolean isOfOtherEdition(StoredDecision decision) {
        return !decision.edition().equals(Adjudication.EDITION);
    }

    private Optional<Mismatch> mismatch(Kept kept) {
        return why(kept).map(why -> new Mismatch(kept.place(), why));
    }

    private Optional<String> why(Kept kept) {
        if (kept.opened().isEmpty()) {
            return Optional.of("the sealed decision cannot be opened");
        }
        var decision = kept.opened().get();
        var file = decision.explanation();
        if (!file.inputsSha256().equals(kept.inputsSha256())
                || !file.decisionSha256().equals(kept.decisionSha256())) {
            return Optional.of("inputs or decision do not have their digest");
        }
        if (decision.decision().total().compareTo(kept.total()) != 0) {
            return Optional.of("the noted total is not that of the decision");
        }
        if (isOfOtherEdition(decision)) {
            return Optional.empty();
        }
        return switch (Verification.of(file.bytes(), products)) {
            case Verification.Same _ -> Optional.empty();
            case Verification.Different _ -> Optional.of("recomputed, it says something else");
            case Verification.Refused _ -> Optional.of("the rule version it names is not there or has changed");
        };
    }
}
