package org.huzhu.claims.filing.domain;

import static org.huzhu.platform.values.Outcome.done;
import static org.huzhu.platform.values.Outcome.refused;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.huzhu.platform.time.PeriodRule;
import org.huzhu.platform.time.WorkCalendar;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Refusal;

/**
 * 备案: one version of it. Every method answers the filing as it is afterwards, or why not.
 *
 * @param institutions codes of the contracted institutions (协议机构) that were chosen
 * @param filedOn day it was handed in; the clock of changes runs from here (JLF-009)
 * @param approvedOn treatment before this day came too early (JLF-005)
 * @param validity as the agency wrote it on the form
 * @param endedOn last day it held where it ended before its time
 * @param reviewer who accepted or decided it
 * @param reason of the last decision
 */
public record Filing(
        FilingIdentity identity,
        FilingState state,
        long revision,
        List<String> institutions,
        Optional<LocalDate> filedOn,
        Optional<LocalDate> approvedOn,
        Optional<Validity> validity,
        Optional<LocalDate> endedOn,
        String reviewer,
        String reason) {

    public Filing {
        institutions = List.copyOf(institutions);
    }

    public static Filing draft(FilingIdentity identity, List<String> institutions) {
        return new Filing(
                identity,
                FilingState.DRAFT,
                1,
                institutions,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "",
                "");
    }

    public Outcome<Filing> edit(List<String> chosen) {
        return when(FilingCommand.EDIT, () -> done(with(state, chosen, filedOn, endedOn, reviewer, reason)));
    }

    public Outcome<Filing> submit(LocalDate today) {
        return when(
                FilingCommand.SUBMIT,
                () -> done(with(FilingState.SUBMITTED, institutions, Optional.of(today), endedOn, reviewer, reason)));
    }

    public Outcome<Filing> accept(String by) {
        return when(FilingCommand.ACCEPT, () -> byAnother(by, FilingState.UNDER_REVIEW, ""));
    }

    /** Whoever recorded it cannot be the one who approves it. */
    public Outcome<Filing> approve(Validity granted, LocalDate today, String by) {
        return when(
                FilingCommand.APPROVE,
                () -> byAnother(by, FilingState.APPROVED, "")
                        .map(approved -> new Filing(
                                identity,
                                approved.state,
                                approved.revision,
                                institutions,
                                filedOn,
                                Optional.of(today),
                                Optional.of(granted),
                                endedOn,
                                by,
                                "")));
    }

    public Outcome<Filing> reject(String by, String why) {
        return when(FilingCommand.REJECT, () -> byAnother(by, FilingState.REJECTED, why));
    }

    /** First day on which it may be changed or cancelled without an exception (满3个月). */
    public Optional<LocalDate> changeableFrom(PeriodRule rule, WorkCalendar calendar) {
        return filedOn.map(day -> rule.lastDay(day, calendar));
    }

    /** Whether a change may begin today; the filing stays as it is until the other version is approved. */
    public Outcome<Filing> change(LocalDate today, Optional<LocalDate> changeableFrom) {
        return when(FilingCommand.CHANGE, () -> inTime(today, changeableFrom));
    }

    public Outcome<Filing> supersede(LocalDate newFrom) {
        return when(FilingCommand.SUPERSEDE, () -> done(ended(FilingState.CHANGED, newFrom.minusDays(1), "已由新的备案代替")));
    }

    /** One that holds runs until the end of today; one that was never approved is just withdrawn. */
    public Outcome<Filing> cancel(LocalDate today, Optional<LocalDate> changeableFrom, String why) {
        return when(
                FilingCommand.CANCEL,
                () -> state.isOpen()
                        ? done(with(FilingState.CANCELLED, institutions, filedOn, endedOn, reviewer, why))
                        : inTime(today, changeableFrom).map(_ -> ended(FilingState.CANCELLED, today, why)));
    }

    public Outcome<Filing> override() {
        return when(FilingCommand.OVERRIDE, () -> done(this));
    }

    /** Nothing is paid from that day on. */
    public Outcome<Filing> revoke(LocalDate effectiveOn, String why) {
        return when(FilingCommand.REVOKE, () -> done(ended(FilingState.REVOKED, effectiveOn.minusDays(1), why)));
    }

    public Outcome<Filing> expire(LocalDate today) {
        return when(
                FilingCommand.EXPIRE,
                () -> validity.filter(valid -> valid.isOver(today)).isPresent()
                        ? done(with(FilingState.EXPIRED, institutions, filedOn, endedOn, reviewer, "备案有效期已满"))
                        : refused(illegal(FilingCommand.EXPIRE)));
    }

    /** @param opens so many days before the end the next filing may be begun */
    public Outcome<Filing> renew(LocalDate today, int opens) {
        return when(FilingCommand.RENEW, () -> {
            var from = validity.flatMap(Validity::to).map(last -> last.minusDays(opens));
            return from.isPresent() && !today.isBefore(from.get())
                    ? done(this)
                    : refused(Refusal.of(
                            "RENEWAL_TOO_EARLY",
                            Map.of("from", from.map(LocalDate::toString).orElse("备案条件丧失之日"))));
        });
    }

    /** The days it really holds or held. */
    public Optional<Validity> effective() {
        return validity.map(valid -> endedOn.map(valid::endedBy).orElse(valid));
    }

    private Outcome<Filing> inTime(LocalDate today, Optional<LocalDate> changeableFrom) {
        return changeableFrom.filter(today::isBefore).isPresent()
                ? refused(Refusal.of(
                        "TOO_SOON",
                        Map.of(
                                "filedOn", String.valueOf(filedOn.orElse(today)),
                                "from", changeableFrom.get().toString())))
                : done(this);
    }

    private Outcome<Filing> byAnother(String by, FilingState next, String why) {
        return by.equals(identity.filedBy())
                ? refused(Refusal.of("SAME_PERSON"))
                : done(with(next, institutions, filedOn, endedOn, by, why));
    }

    private Filing ended(FilingState next, LocalDate lastDay, String why) {
        return with(next, institutions, filedOn, Optional.of(lastDay), reviewer, why);
    }

    private Outcome<Filing> when(FilingCommand command, Supplier<Outcome<Filing>> change) {
        return FilingLife.allows(state, command) ? change.get() : refused(illegal(command));
    }

    private Refusal illegal(FilingCommand command) {
        return Refusal.of("ILLEGAL_TRANSITION", Map.of("state", state.name(), "action", command.name()));
    }

    private Filing with(
            FilingState next,
            List<String> chosen,
            Optional<LocalDate> filed,
            Optional<LocalDate> ended,
            String by,
            String why) {
        return new Filing(identity, next, revision + 1, chosen, filed, approvedOn, validity, ended, by, why);
    }
}
