package org.huzhu.claims.filing;

import java.util.List;
import java.util.Optional;
import org.huzhu.claims.filing.FilingStore.Filled;
import org.huzhu.claims.filing.FilingStore.Paper;
import org.huzhu.claims.filing.rules.FilingRulebooks;
import org.huzhu.claims.material.domain.Checklist;
import org.springframework.stereotype.Component;

/** Which papers a filing needs (1E.2): the same list as of claims, over the filing's own rules. */
@Component
public class Papers {

    private final FilingRulebooks rulebooks;

    Papers(FilingRulebooks rulebooks) {
        this.rulebooks = rulebooks;
    }

    public Checklist checklist(Filled filled, List<Paper> papers) {
        var identity = filled.filing().identity();
        return Checklist.of(
                rulebooks.of(identity.region()).materials(),
                filled.form().facts(identity.kind(), identity.scenario()),
                papers.stream().map(Paper::provided).toList(),
                Optional.empty());
    }
}
