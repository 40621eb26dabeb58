package org.huzhu.claims.filing.domain;

import static org.huzhu.claims.filing.domain.FilingCommand.ACCEPT;
import static org.huzhu.claims.filing.domain.FilingCommand.APPROVE;
import static org.huzhu.claims.filing.domain.FilingCommand.CANCEL;
import static org.huzhu.claims.filing.domain.FilingCommand.CHANGE;
import static org.huzhu.claims.filing.domain.FilingCommand.EDIT;
import static org.huzhu.claims.filing.domain.FilingCommand.EXPIRE;
import static org.huzhu.claims.filing.domain.FilingCommand.OVERRIDE;
import static org.huzhu.claims.filing.domain.FilingCommand.REJECT;
import static org.huzhu.claims.filing.domain.FilingCommand.RENEW;
import static org.huzhu.claims.filing.domain.FilingCommand.REVOKE;
import static org.huzhu.claims.filing.domain.FilingCommand.SUBMIT;
import static org.huzhu.claims.filing.domain.FilingCommand.SUPERSEDE;

import java.util.Set;

/** The whole life of a filing: what may be asked of it in which state (1E.4). What is not listed is refused. */
public final class FilingLife {

    private FilingLife() {}

    public static boolean allows(FilingState state, FilingCommand command) {
        return commands(state).contains(command);
    }

    static Set<FilingCommand> commands(FilingState state) {
        return switch (state) {
            case DRAFT -> Set.of(EDIT, SUBMIT, CANCEL);
            case SUBMITTED -> Set.of(ACCEPT, APPROVE, REJECT, CANCEL);
            case UNDER_REVIEW -> Set.of(APPROVE, REJECT, CANCEL);
            case APPROVED -> Set.of(CHANGE, SUPERSEDE, CANCEL, OVERRIDE, REVOKE, EXPIRE, RENEW);
            case EXPIRED -> Set.of(RENEW);
            case REJECTED, CHANGED, CANCELLED, REVOKED -> Set.of();
        };
    }
}
