package org.huzhu.claims.claim;

import java.util.List;
import java.util.Set;
import org.huzhu.claims.claim.domain.Claim;
import org.huzhu.platform.rulebook.ClaimRules.Node;
import reactor.core.publisher.Mono;

/** 补件: the papers that reviews asked for. A review asks once and completely (rulebook 2.6). */
public interface AskedMaterials {

    Mono<Void> ask(Claim claim, Node node, List<String> materials);

    /** Codes that this review has asked for so far. */
    Mono<Set<String>> askedBy(Claim claim, Node node);
}
