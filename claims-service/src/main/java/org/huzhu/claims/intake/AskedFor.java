package org.huzhu.claims.intake;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.huzhu.claims.claim.AskedMaterials;
import org.huzhu.claims.claim.domain.Claim;
import org.huzhu.claims.claim.domain.ClaimState;
import org.huzhu.claims.claim.domain.ReviewNode;
import org.huzhu.claims.claim.domain.ReviewNode.Result;
import org.huzhu.claims.intake.MaterialStore.Kept;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** 补件: what a review asked for and nobody handed in since. */
@Component
class AskedFor {

    private final AskedMaterials asked;

    AskedFor(AskedMaterials asked) {
        this.asked = asked;
    }

    Mono<Set<String>> open(Claim claim, List<Kept> files) {
        var request = request(claim);
        if (claim.state() != ClaimState.SUPPLEMENT || request.isEmpty()) {
            return Mono.just(Set.of());
        }
        var since = request.get().decidedAt().orElse(Instant.MIN);
        var handedIn = files.stream()
                .filter(file -> !file.providedAt().isBefore(since))
                .map(Kept::code)
                .collect(Collectors.toSet());
        return asked.askedBy(claim, request.get().node())
                .map(codes -> codes.stream()
                        .filter(code -> !handedIn.contains(code))
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /** The last review that asked. */
    private static Optional<ReviewNode> request(Claim claim) {
        return claim.nodes().stream()
                .filter(node -> node.result() == Result.SUPPLEMENT)
                .reduce((_, last) -> last);
    }
}
