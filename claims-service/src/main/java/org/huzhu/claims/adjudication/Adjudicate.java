package org.huzhu.claims.adjudication;

import java.util.List;
import java.util.UUID;
import org.huzhu.claims.adjudication.domain.Case.Cover;
import org.huzhu.claims.adjudication.domain.Case.Item;
import org.huzhu.claims.adjudication.domain.Decision;
import org.huzhu.platform.rulebook.Facts;
import reactor.core.publisher.Mono;

public interface Adjudicate {

    record Command(
            UUID personId,
            UUID claimId,
            String product,
            String version,
            String classCode,
            Cover cover,
            Facts facts,
            List<Item> items,
            String decidedBy) {}

    record Decided(Decision decision, int seq, boolean payable) {}

    Mono<Decided> decide(Command command);
}
