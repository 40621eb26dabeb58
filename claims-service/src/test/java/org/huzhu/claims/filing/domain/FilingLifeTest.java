package org.huzhu.claims.filing.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huzhu.claims.filing.domain.AFiling.REVIEWER;
import static org.huzhu.claims.filing.domain.AFiling.WINDOW;
import static org.huzhu.claims.filing.domain.AFiling.done;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.huzhu.platform.time.WorkCalendar;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Outcome.Done;
import org.huzhu.platform.values.Outcome.Refused;
import org.huzhu.platform.values.Refusal;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FilingLifeTest {

    private static final LocalDate FILED = LocalDate.of(2026, 8, 31);
    private static final LocalDate LATER = LocalDate.of(2027, 6, 1);
    private static final Validity VALID = new Validity(FILED, Optional.of(LocalDate.of(2027, 2, 27)));
    private static final WorkCalendar CALENDAR = everyDay();

    static Stream<FilingState> states() {
        return Arrays.stream(FilingState.values());
    }

    @ParameterizedTest
    @MethodSource("states")
    @DisplayName(
            "each command in each state either follows the life of a filing or is refused as illegal, and changes nothing")
    void everyCommandInEveryState(FilingState state) {
        for (var command : FilingCommand.values()) {
            var filing = in(state);
            var outcome = ask(filing, command);

            var illegal =
                    outcome instanceof Refused<Filing> no && no.refusal().code().equals("ILLEGAL_TRANSITION");
            assertThat(illegal).as(state + " × " + command).isEqualTo(!FilingLife.allows(state, command));
            if (outcome instanceof Done<Filing>(var after)) {
                assertThat(after.identity()).isEqualTo(filing.identity());
                assertThat(after.state()).isEqualTo(next(state, command));
            }
        }
    }

    private static FilingState next(FilingState state, FilingCommand command) {
        return switch (command) {
            case EDIT, CHANGE, OVERRIDE, RENEW -> state;
            case SUBMIT -> FilingState.SUBMITTED;
            case ACCEPT -> FilingState.UNDER_REVIEW;
            case APPROVE -> FilingState.APPROVED;
            case REJECT -> FilingState.REJECTED;
            case SUPERSEDE -> FilingState.CHANGED;
            case CANCEL -> FilingState.CANCELLED;
            case REVOKE -> FilingState.REVOKED;
            case EXPIRE -> FilingState.EXPIRED;
        };
    }

    private static Outcome<Filing> ask(Filing filing, FilingCommand command) {
        return switch (command) {
            case EDIT -> filing.edit(List.of("JL-DEMO-02"));
            case SUBMIT -> filing.submit(LATER);
            case ACCEPT -> filing.accept(REVIEWER);
            case APPROVE -> filing.approve(VALID, LATER, REVIEWER);
            case REJECT -> filing.reject(REVIEWER, "理由");
            case CHANGE -> filing.change(LATER, Optional.empty());
            case SUPERSEDE -> filing.supersede(LATER);
            case CANCEL -> filing.cancel(LATER, Optional.empty(), "不再需要");
            case OVERRIDE -> filing.override();
            case REVOKE -> filing.revoke(LATER, "不符合条件");
            case EXPIRE -> filing.expire(LATER);
            case RENEW -> filing.renew(LATER, 30);
        };
    }

    private static Filing in(FilingState state) {
        var draft = AFiling.draft(FilingKind.MEDICAL, Scenario.REFERRAL);
        var submitted = AFiling.submitted(FilingKind.MEDICAL, Scenario.REFERRAL, FILED);
        var approved = AFiling.approved(FilingKind.MEDICAL, Scenario.REFERRAL, FILED, VALID);
        return switch (state) {
            case DRAFT -> draft;
            case SUBMITTED -> submitted;
            case UNDER_REVIEW -> done(submitted.accept(REVIEWER));
            case APPROVED -> approved;
            case REJECTED -> done(submitted.reject(REVIEWER, "理由"));
            case CHANGED -> done(approved.supersede(LATER));
            case CANCELLED -> done(draft.cancel(FILED, Optional.empty(), "不再需要"));
            case EXPIRED -> done(approved.expire(LATER));
            case REVOKED -> done(approved.revoke(FILED, "不符合条件"));
        };
    }

    @ParameterizedTest
    @CsvSource({"2026-11-29, TOO_SOON", "2026-11-30, ''"})
    @DisplayName("AC-148 filed 2026-08-31: a change on 2026-11-29 comes too soon, on 2026-11-30 it does not")
    void threeMonths(LocalDate day, String code) {
        var filing = in(FilingState.APPROVED);
        var from = filing.changeableFrom(AFiling.RULES.changeAfter().value(), CALENDAR);

        assertThat(codeOf(filing.change(day, from))).isEqualTo(code);
        assertThat(codeOf(filing.cancel(day, from, "不再需要"))).isEqualTo(code);
    }

    @Test
    @DisplayName("whoever recorded a filing can neither accept nor decide it")
    void fourEyes() {
        var submitted = in(FilingState.SUBMITTED);

        assertThat(submitted.approve(VALID, LATER, WINDOW)).isEqualTo(Outcome.refused(Refusal.of("SAME_PERSON")));
        assertThat(submitted.reject(WINDOW, "理由")).isEqualTo(Outcome.refused(Refusal.of("SAME_PERSON")));
        assertThat(submitted.accept(WINDOW)).isEqualTo(Outcome.refused(Refusal.of("SAME_PERSON")));
    }

    @ParameterizedTest
    @CsvSource({"2026-11-29, ''", "2026-11-30, VALIDITY_TOO_LONG"})
    @DisplayName("AC-145 a referral from 2026-05-31 holds until 2026-11-29 at the longest")
    void sixMonthsMinusOneDay(LocalDate to, String code) {
        var granted = validity(Scenario.REFERRAL, Optional.empty(), LocalDate.of(2026, 5, 31), Optional.of(to));

        assertThat(codeOf(granted)).isEqualTo(code);
    }

    @Test
    @DisplayName("JLF-008 a long-term filing holds until its condition ends, or without an end where nobody knows it")
    void condition() {
        var permit = Optional.of(LocalDate.of(2027, 3, 31));

        assertThat(done(validity(Scenario.RESIDENCE, permit, FILED, Optional.empty()))
                        .to())
                .isEqualTo(permit);
        assertThat(done(validity(Scenario.WORK, Optional.empty(), FILED, Optional.empty()))
                        .to())
                .isEmpty();
        assertThat(codeOf(validity(Scenario.RESIDENCE, permit, FILED, Optional.of(LocalDate.of(2027, 4, 1)))))
                .isEqualTo("VALIDITY_TOO_LONG");
    }

    @Test
    @DisplayName("AC-162 nothing is filed for days before 2024-08-01")
    void beforeTheStart() {
        assertThat(validity(Scenario.WORK, Optional.empty(), LocalDate.of(2024, 7, 31), Optional.empty()))
                .isEqualTo(Outcome.refused(Refusal.of("BEFORE_START", Map.of("startDate", "2024-08-01"))));
    }

    @Test
    void renewalOpensThirtyDaysBeforeTheEnd() {
        var filing = in(FilingState.APPROVED);

        assertThat(codeOf(filing.renew(LocalDate.of(2027, 1, 27), 30))).isEqualTo("RENEWAL_TOO_EARLY");
        assertThat(codeOf(filing.renew(LocalDate.of(2027, 1, 28), 30))).isEmpty();
    }

    private static Outcome<Validity> validity(
            Scenario scenario, Optional<LocalDate> condition, LocalDate from, Optional<LocalDate> to) {
        return GrantValidity.of(AFiling.RULES, scenario, condition, from, to, CALENDAR);
    }

    private static String codeOf(Outcome<?> outcome) {
        return outcome instanceof Refused<?>(var refusal) ? refusal.code() : "";
    }

    private static WorkCalendar everyDay() {
        return new WorkCalendar() {
            @Override
            public boolean isWorkday(LocalDate day) {
                return true;
            }

            @Override
            public boolean isAnnounced(LocalDate day) {
                return true;
            }

            @Override
            public LocalDate horizon() {
                return LocalDate.MAX;
            }
        };
    }
}
