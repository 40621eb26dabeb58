package org.huzhu.claims.application.domain;

import static org.huzhu.platform.values.Outcome.done;
import static org.huzhu.platform.values.Outcome.refused;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.huzhu.platform.rulebook.ClaimRules.Node;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Refusal;

/**
 * 工伤保险待遇申请. Every method answers the application as it is afterwards, or why not.
 *
 * @param submittedOn day it was last handed in with everything it needs
 * @param dueOn last day for the agency, counted from there (LYG-34)
 * @param dueProvisional the working days of that year were not announced yet
 * @param firstReviewer empty until somebody has agreed
 * @param reason of the last decision that was not 同意
 */
public record Application(
        ApplicationIdentity identity,
        ApplicationState state,
        long revision,
        Optional<LocalDate> submittedOn,
        Optional<LocalDate> dueOn,
        boolean dueProvisional,
        String submittedBy,
        String firstReviewer,
        Optional<LocalDate> finishedOn,
        String reason) {

    public static Application draft(ApplicationIdentity identity) {
        return new Application(
                identity,
                ApplicationState.DRAFT,
                1,
                Optional.empty(),
                Optional.empty(),
                false,
                "",
                "",
                Optional.empty(),
                "");
    }

    public Outcome<Application> edit() {
        return when(ApplicationCommand.EDIT, () -> done(with(state, firstReviewer, finishedOn, reason)));
    }

    /** The last day of the agency counts anew after a supplement: it could not work on what was incomplete. */
    public Outcome<Application> submit(LocalDate today, LocalDate due, boolean provisional, String by) {
        return when(
                ApplicationCommand.SUBMIT,
                () -> done(new Application(
                        identity,
                        ApplicationState.SUBMITTED,
                        revision + 1,
                        Optional.of(today),
                        Optional.of(due),
                        provisional,
                        by,
                        "",
                        Optional.empty(),
                        "")));
    }

    /** First review, then business recheck, by two persons who did not hand it in. */
    public Outcome<Application> agree(Node node, String by, LocalDate today) {
        return review(
                ApplicationCommand.AGREE,
                node,
                by,
                () -> node == Node.FIRST_REVIEW
                        ? with(ApplicationState.FIRST_REVIEWED, by, Optional.empty(), "")
                        : with(ApplicationState.COMPLETED, firstReviewer, Optional.of(today), ""));
    }

    public Outcome<Application> sendBack(Node node, String by, String why) {
        return review(
                ApplicationCommand.SEND_BACK,
                node,
                by,
                () -> with(ApplicationState.SUPPLEMENT, "", Optional.empty(), why));
    }

    public Outcome<Application> reject(Node node, String by, LocalDate today, String why) {
        return review(
                ApplicationCommand.REJECT,
                node,
                by,
                () -> with(ApplicationState.REJECTED, firstReviewer, Optional.of(today), why));
    }

    public Outcome<Application> withdraw(LocalDate today, String why) {
        return when(
                ApplicationCommand.WITHDRAW,
                () -> done(with(ApplicationState.WITHDRAWN, firstReviewer, Optional.of(today), why)));
    }

    /** Only while it is the agency's turn. */
    public boolean isOverdue(LocalDate today) {
        return state.pending().isPresent() && dueOn.filter(today::isAfter).isPresent();
    }

    private Outcome<Application> review(
            ApplicationCommand command, Node node, String by, Supplier<Application> decided) {
        return when(command, () -> {
            if (state.pending().filter(node::equals).isEmpty()) {
                return refused(illegal(node.name()));
            }
            var took = by.equals(identity.filedBy()) || by.equals(submittedBy) || by.equals(firstReviewer);
            return took ? refused(Refusal.of("SAME_PERSON")) : done(decided.get());
        });
    }

    private Outcome<Application> when(ApplicationCommand command, Supplier<Outcome<Application>> change) {
        return ApplicationLife.allows(state, command) ? change.get() : refused(illegal(command.name()));
    }

    private Refusal illegal(String action) {
        return Refusal.of("ILLEGAL_TRANSITION", Map.of("state", state.name(), "action", action));
    }

    private Application with(ApplicationState next, String first, Optional<LocalDate> finished, String why) {
        return new Application(
                identity, next, revision + 1, submittedOn, dueOn, dueProvisional, submittedBy, first, finished, why);
    }
}
