package org.huzhu.claims.application.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huzhu.claims.application.domain.AnApplication.WINDOW;
import static org.huzhu.claims.application.domain.AnApplication.draft;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.huzhu.platform.rulebook.ClaimRules.Node;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Outcome.Done;
import org.huzhu.platform.values.Outcome.Refused;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Every state against every command, and the two persons. */
class ApplicationLifeTest {

    private static final LocalDate DAY = LocalDate.of(2026, 2, 2);
    private static final LocalDate DUE = LocalDate.of(2026, 3, 6);

    /** The drawing: state → command → state. What is not here is refused. */
    private static final Map<ApplicationState, Map<ApplicationCommand, ApplicationState>> DRAWING = Map.of(
            ApplicationState.DRAFT,
            Map.of(
                    ApplicationCommand.EDIT, ApplicationState.DRAFT,
                    ApplicationCommand.SUBMIT, ApplicationState.SUBMITTED,
                    ApplicationCommand.WITHDRAW, ApplicationState.WITHDRAWN),
            ApplicationState.SUPPLEMENT,
            Map.of(
                    ApplicationCommand.EDIT, ApplicationState.SUPPLEMENT,
                    ApplicationCommand.SUBMIT, ApplicationState.SUBMITTED,
                    ApplicationCommand.WITHDRAW, ApplicationState.WITHDRAWN),
            ApplicationState.SUBMITTED,
            Map.of(
                    ApplicationCommand.AGREE, ApplicationState.FIRST_REVIEWED,
                    ApplicationCommand.SEND_BACK, ApplicationState.SUPPLEMENT,
                    ApplicationCommand.REJECT, ApplicationState.REJECTED,
                    ApplicationCommand.WITHDRAW, ApplicationState.WITHDRAWN),
            ApplicationState.FIRST_REVIEWED,
            Map.of(
                    ApplicationCommand.AGREE, ApplicationState.COMPLETED,
                    ApplicationCommand.SEND_BACK, ApplicationState.SUPPLEMENT,
                    ApplicationCommand.REJECT, ApplicationState.REJECTED,
                    ApplicationCommand.WITHDRAW, ApplicationState.WITHDRAWN),
            ApplicationState.COMPLETED,
            Map.of(),
            ApplicationState.REJECTED,
            Map.of(),
            ApplicationState.WITHDRAWN,
            Map.of());

    @Test
    @DisplayName("each of the 42 pairs of state and command leads where the drawing says, or is refused")
    void model() {
        var reached = reached();
        assertThat(reached.keySet()).containsExactlyInAnyOrder(ApplicationState.values());
        reached.forEach((state, application) -> {
            for (var command : ApplicationCommand.values()) {
                var expected = DRAWING.get(state).get(command);
                var outcome = apply(application, command);
                assertThat(ApplicationLife.allows(state, command))
                        .as("%s %s", state, command)
                        .isEqualTo(expected != null);
                if (expected == null) {
                    assertThat(code(outcome)).as("%s %s", state, command).isEqualTo("ILLEGAL_TRANSITION");
                } else {
                    var after = ((Done<Application>) outcome).value();
                    assertThat(after.state()).as("%s %s", state, command).isEqualTo(expected);
                    assertThat(after.revision()).isEqualTo(application.revision() + 1);
                }
            }
        });
    }

    @Test
    void whoHandedItInOrReviewedItFirstReviewsNoMore() {
        var submitted = value(draft().submit(DAY, DUE, false, "account:other"));
        assertThat(code(submitted.agree(Node.FIRST_REVIEW, WINDOW, DAY))).isEqualTo("SAME_PERSON");
        assertThat(code(submitted.agree(Node.FIRST_REVIEW, "account:other", DAY)))
                .isEqualTo("SAME_PERSON");

        var reviewed = value(submitted.agree(Node.FIRST_REVIEW, "account:first", DAY));
        assertThat(code(reviewed.agree(Node.BUSINESS_RECHECK, "account:first", DAY)))
                .isEqualTo("SAME_PERSON");
        assertThat(code(reviewed.agree(Node.FIRST_REVIEW, "account:second", DAY)))
                .isEqualTo("ILLEGAL_TRANSITION");
        assertThat(value(reviewed.agree(Node.BUSINESS_RECHECK, "account:second", DAY))
                        .finishedOn())
                .contains(DAY);
    }

    @Test
    void itIsLateOnlyWhileTheAgencyHasIt() {
        var submitted = value(draft().submit(DAY, DUE, false, WINDOW));
        assertThat(submitted.isOverdue(DUE)).isFalse();
        assertThat(submitted.isOverdue(DUE.plusDays(1))).isTrue();
        assertThat(value(submitted.sendBack(Node.FIRST_REVIEW, "account:first", "缺材料"))
                        .isOverdue(DUE.plusDays(1)))
                .isFalse();
    }

    @Test
    @DisplayName("LYG-29 every state is 办理中 or 已办结")
    void progress() {
        var all = EnumSet.copyOf(Progress.RUNNING.states());
        assertThat(all.addAll(Progress.FINISHED.states())).isTrue();
        assertThat(all).isEqualTo(EnumSet.allOf(ApplicationState.class));
        assertThat(Set.of(Progress.RUNNING.status(), Progress.FINISHED.status()))
                .containsExactlyInAnyOrder("IN_PROGRESS", "DONE");
    }

    /** One application in each state that can be reached. */
    private static Map<ApplicationState, Application> reached() {
        var reached = new EnumMap<ApplicationState, Application>(ApplicationState.class);
        var next = new ArrayDeque<Application>();
        next.add(draft());
        while (!next.isEmpty()) {
            var application = next.poll();
            if (reached.putIfAbsent(application.state(), application) == null) {
                for (var command : ApplicationCommand.values()) {
                    if (apply(application, command) instanceof Done<Application> done) {
                        next.add(done.value());
                    }
                }
            }
        }
        return new HashMap<>(reached);
    }

    private static Outcome<Application> apply(Application application, ApplicationCommand command) {
        var node = application.state().pending().orElse(Node.FIRST_REVIEW);
        var by = "account:" + node;
        return switch (command) {
            case EDIT -> application.edit();
            case SUBMIT -> application.submit(DAY, DUE, false, WINDOW);
            case AGREE -> application.agree(node, by, DAY);
            case SEND_BACK -> application.sendBack(node, by, "缺材料");
            case REJECT -> application.reject(node, by, DAY, "不符合");
            case WITHDRAW -> application.withdraw(DAY, "不办了");
        };
    }

    private static Application value(Outcome<Application> outcome) {
        return ((Done<Application>) outcome).value();
    }

    private static String code(Outcome<Application> outcome) {
        return outcome instanceof Refused<Application> no ? no.refusal().code() : "";
    }
}
