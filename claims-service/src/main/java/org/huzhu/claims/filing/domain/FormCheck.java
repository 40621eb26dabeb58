package org.huzhu.claims.filing.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.huzhu.claims.filing.domain.FilingForm.ApplicantKind;
import org.huzhu.claims.filing.domain.FilingForm.BenefitStatus;
import org.huzhu.claims.filing.domain.FilingForm.Device;
import org.huzhu.claims.filing.domain.FilingForm.Fitting;
import org.huzhu.claims.filing.domain.FilingForm.FittingKind;
import org.huzhu.claims.filing.domain.FilingForm.Sex;
import org.huzhu.platform.values.MobileNumber;
import org.huzhu.platform.values.PersonName;
import org.huzhu.platform.values.Refusal;
import org.huzhu.platform.values.ResidentId;

/**
 * What is wrong with a filled-in form before anybody reviews it (1E.1, 1E.3, 1E.4).
 *
 * @param today in Asia/Shanghai
 */
public record FormCheck(FilingRules rules, FilingKind kind, Scenario scenario, LocalDate today) {

    /** The first thing to put right. */
    public Optional<Refusal> wrong(FilingForm form, List<String> institutions) {
        return Stream.<Optional<Refusal>>of(
                        worker(form.worker()),
                        agent(form),
                        status(form),
                        days(form),
                        place(form),
                        chosen(institutions),
                        referral(form),
                        fitting(form))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<Refusal> worker(FilingForm.Worker worker) {
        var id = ResidentId.parse(worker.idNumber(), today);
        if (!PersonName.isWellFormed(worker.name())) {
            return wrong("NAME_INVALID", "worker.name");
        }
        if (id.isEmpty()) {
            return wrong("ID_INVALID", "worker.idNumber");
        }
        if (id.get().isMale() != (worker.sex() == Sex.MALE)) {
            return Optional.of(new Named("ID_MISMATCH", Map.of("name", "性别"), "worker.sex"));
        }
        return MobileNumber.isValid(worker.phone()) ? Optional.empty() : wrong("PHONE_INVALID", "worker.phone");
    }

    /** JLF-004: a relative names himself; whether his card was seen is a matter of the papers. */
    private Optional<Refusal> agent(FilingForm form) {
        if (form.applicant() == ApplicantKind.SELF) {
            return form.agent().isPresent() ? wrong("AGENT_WITHOUT_NEED", "agent") : Optional.empty();
        }
        var agent = form.agent();
        if (agent.isEmpty()) {
            return wrong("AGENT_REQUIRED", "agent");
        }
        if (!PersonName.isWellFormed(agent.get().name())) {
            return wrong("NAME_INVALID", "agent.name");
        }
        var id = agent.get().idNumber();
        if (ResidentId.parse(id, today).isEmpty()) {
            return wrong("AGENT_ID_REQUIRED", "agent.idNumber");
        }
        return id.equals(form.worker().idNumber()) ? wrong("AGENT_IS_WORKER", "agent.idNumber") : Optional.empty();
    }

    private static Optional<Refusal> status(FilingForm form) {
        return form.benefitStatus() == BenefitStatus.NORMAL
                ? Optional.empty()
                : wrong("BENEFIT_STATUS", "benefitStatus");
    }

    private Optional<Refusal> days(FilingForm form) {
        var start = rules.startDate().value();
        if (form.treatmentOn().filter(day -> day.isBefore(start)).isPresent()) {
            return Optional.of(new Named("BEFORE_START", Map.of("startDate", start.toString()), "treatmentOn"));
        }
        var lost = form.conditionEndsOn().filter(day -> day.isBefore(today));
        if (lost.isPresent()) {
            return Optional.of(
                    new Named("CONDITION_LOST", Map.of("day", lost.get().toString()), "conditionEndsOn"));
        }
        var timeless =
                rules.longest().containsKey(scenario) && form.conditionEndsOn().isPresent();
        return timeless ? wrong("CONDITION_WITHOUT_NEED", "conditionEndsOn") : Optional.empty();
    }

    private static Optional<Refusal> place(FilingForm form) {
        return form.place().isEmpty() ? wrong("PLACE_REQUIRED", "place") : Optional.empty();
    }

    /** JLF-015, and that each of them has an agreement today. */
    private Optional<Refusal> chosen(List<String> institutions) {
        var count = rules.institutionCount(kind, scenario);
        if (institutions.isEmpty()
                || count.filter(rule -> rule.exactly() != institutions.size()).isPresent()) {
            var wanted = count.map(rule -> "选定" + rule.exactly() + "家").orElse("至少选定1家");
            return Optional.of(new Named("INSTITUTION_COUNT", Map.of("wanted", wanted), "institutions"));
        }
        for (var code : institutions) {
            var known = rules.institution(code);
            if (known.isEmpty()) {
                return Optional.of(new Named("INSTITUTION_UNKNOWN", Map.of("institution", code), "institutions"));
            }
            if (known.get().region().equals(rules.region())) {
                return of("INSTITUTION_LOCAL", known.get());
            }
            if (!known.get().isContracted(today, kind)) {
                return of("INSTITUTION_NOT_CONTRACTED", known.get());
            }
        }
        return Optional.empty();
    }

    /** Form 1 of a referral carries the opinions of the insured place's institution (001:L194). */
    private Optional<Refusal> referral(FilingForm form) {
        if (scenario != Scenario.REFERRAL || kind == FilingKind.DEVICE) {
            return form.referral().isPresent() ? wrong("REFERRAL_WITHOUT_NEED", "referral") : Optional.empty();
        }
        var referral = form.referral();
        if (referral.filter(told -> !told.reasons().isEmpty()).isEmpty()) {
            return wrong("REFERRAL_REASON_REQUIRED", "referral.reasons");
        }
        if (referral.get().opinion().isEmpty()) {
            return wrong("REFERRAL_OPINION_REQUIRED", "referral.opinion");
        }
        var future = Stream.of(referral.get().opinionOn(), referral.get().expertOn())
                .flatMap(Optional::stream)
                .filter(day -> day.isAfter(today))
                .findFirst();
        return future.map(day -> inFuture(day, "referral"));
    }

    private Optional<Refusal> fitting(FilingForm form) {
        if (kind != FilingKind.DEVICE) {
            return form.fitting().isPresent() ? wrong("FITTING_WITHOUT_NEED", "fitting") : Optional.empty();
        }
        return form.fitting().map(this::wrongFitting).orElseGet(() -> wrong("FITTING_REQUIRED", "fitting"));
    }

    private Optional<Refusal> wrongFitting(Fitting fitting) {
        var most = rules.devicesMost().value();
        if (fitting.devices().isEmpty() || fitting.devices().size() > most) {
            return Optional.of(new Named("DEVICE_COUNT", Map.of("most", most), "fitting.devices"));
        }
        var names = fitting.devices().stream().map(Device::name).toList();
        if (names.stream().anyMatch(String::isEmpty)
                || names.stream().distinct().count() < names.size()) {
            return wrong("DEVICE_NAME", "fitting.devices");
        }
        var last = fitting.lastFittedOn();
        if (fitting.kind() == FittingKind.REPLACEMENT && last.isEmpty()) {
            return wrong("LAST_FITTED_REQUIRED", "fitting.lastFittedOn");
        }
        return last.filter(day -> day.isAfter(today)).map(day -> inFuture(day, "fitting.lastFittedOn"));
    }

    /** Before a filing of devices is approved, the agency has written down the years and the limit of each. */
    public static Optional<Refusal> undecidedDevice(FilingForm form) {
        Predicate<Device> decided =
                device -> device.limit().isPresent() && device.minimumYears().isPresent();
        return form.devices().stream()
                .filter(decided.negate())
                .findFirst()
                .map(device -> new Named("DEVICE_LIMIT_MISSING", Map.of("device", device.name()), "devices"));
    }

    private Refusal inFuture(LocalDate day, String field) {
        return new Named("DATE_IN_FUTURE", Map.of("date", day.toString(), "today", today.toString()), field);
    }

    private static Optional<Refusal> of(String code, FilingRules.Institution institution) {
        return Optional.of(new Named(code, Map.of("institution", institution.nameZh()), "institutions"));
    }

    private static Optional<Refusal> wrong(String code, String field) {
        return Optional.of(Refusal.ofField(code, field));
    }

    private record Named(String code, Map<String, Object> details, String name) implements Refusal {
        @Override
        public Optional<String> field() {
            return Optional.of(name);
        }
    }
}
