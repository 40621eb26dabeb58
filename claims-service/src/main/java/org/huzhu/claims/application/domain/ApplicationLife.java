package org.huzhu.claims.application.domain;

import static org.huzhu.claims.application.domain.ApplicationCommand.AGREE;
import static org.huzhu.claims.application.domain.ApplicationCommand.EDIT;
import static org.huzhu.claims.application.domain.ApplicationCommand.REJECT;
import static org.huzhu.claims.application.domain.ApplicationCommand.SEND_BACK;
import static org.huzhu.claims.application.domain.ApplicationCommand.SUBMIT;
import static org.huzhu.claims.application.domain.ApplicationCommand.WITHDRAW;

import java.util.Set;

/** What may be asked of an application in which state. What is not listed is refused. */
public final class ApplicationLife {

    private ApplicationLife() {}

    public static boolean allows(ApplicationState state, ApplicationCommand command) {
        return commands(state).contains(command);
    }

    static Set<ApplicationCommand> commands(ApplicationState state) {
        return switch (state) {
            case DRAFT, SUPPLEMENT -> Set.of(EDIT, SUBMIT, WITHDRAW);
            case SUBMITTED, FIRST_REVIEWED -> Set.of(AGREE, SEND_BACK, REJECT, WITHDRAW);
            case COMPLETED, REJECTED, WITHDRAWN -> Set.of();
        };
    }
}
