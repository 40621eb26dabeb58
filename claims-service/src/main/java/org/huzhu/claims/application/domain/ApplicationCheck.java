package org.huzhu.claims.application.domain;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huzhu.claims.application.domain.ApplicationForm.Account;
import org.huzhu.claims.application.domain.ApplicationForm.Claimant;
import org.huzhu.claims.application.domain.ApplicationForm.Offsite;
import org.huzhu.claims.application.domain.ApplicationForm.Payout;
import org.huzhu.claims.application.domain.ApplicationForm.PayoutMethod;
import org.huzhu.claims.application.domain.BenefitType.FormKind;
import org.huzhu.platform.rulebook.Facts;
import org.huzhu.platform.time.WorkCalendar;
import org.huzhu.platform.values.BankCard;
import org.huzhu.platform.values.MobileNumber;
import org.huzhu.platform.values.PersonName;
import org.huzhu.platform.values.Refusal;
import org.huzhu.platform.values.ResidentId;

/**
 * What is wrong with a filled-in form before anybody reviews it (LYG-25 to LYG-27).
 *
 * @param today in Asia/Shanghai
 */
public record ApplicationCheck(ApplicationRules rules, BenefitType type, LocalDate today) {

    private static final int LONGEST_TEXT = 200;

    /** The form with what the rules fill in: the end of a validity that was left out. */
    public ApplicationForm filled(ApplicationForm form, WorkCalendar calendar) {
        return form.offsite()
                .filter(offsite -> offsite.validTo().isEmpty())
                .flatMap(offsite -> offsite.validFrom()
                        .map(from -> rules.offsiteValidity().rule().lastDay(from, calendar))
                        .map(last -> form.with(offsite.until(last))))
                .orElse(form);
    }

    /** The first thing to put right. */
    public Optional<Refusal> wrong(ApplicationForm form, Facts facts, LocalDate injuredOn) {
        return Stream.<Optional<Refusal>>of(
                        person(form),
                        claimant(form),
                        notInFuture(injuredOn, "injuredOn"),
                        items(form),
                        payout(form, facts),
                        offsite(form),
                        request(form))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<Refusal> person(ApplicationForm form) {
        var worker = form.worker();
        if (!PersonName.isWellFormed(worker.name())) {
            return wrong("NAME_INVALID", "worker.name");
        }
        if (ResidentId.parse(worker.idNumber(), today).isEmpty()) {
            return wrong("ID_INVALID", "worker.idNumber");
        }
        return MobileNumber.isValid(worker.phone()) ? Optional.empty() : wrong("PHONE_INVALID", "worker.phone");
    }

    private Optional<Refusal> claimant(ApplicationForm form) {
        if (!type.forRelatives()) {
            return form.claimant().isPresent() ? wrong("CLAIMANT_WITHOUT_NEED", "claimant") : Optional.empty();
        }
        return form.claimant()
                .map(claimant -> relative(claimant, form))
                .orElseGet(() -> wrong("CLAIMANT_REQUIRED", "claimant"));
    }

    private Optional<Refusal> relative(Claimant claimant, ApplicationForm form) {
        if (!PersonName.isWellFormed(claimant.name())) {
            return wrong("NAME_INVALID", "claimant.name");
        }
        if (ResidentId.parse(claimant.idNumber(), today).isEmpty()) {
            return wrong("ID_INVALID", "claimant.idNumber");
        }
        if (claimant.idNumber().equals(form.worker().idNumber())) {
            return wrong("CLAIMANT_IS_WORKER", "claimant.idNumber");
        }
        return claimant.relation().isEmpty() ? wrong("RELATION_REQUIRED", "claimant.relation") : Optional.empty();
    }

    private Optional<Refusal> items(ApplicationForm form) {
        var unknown =
                form.items().stream().filter(item -> type.item(item).isEmpty()).findFirst();
        if (unknown.isEmpty() && !(form.items().isEmpty() && !type.items().isEmpty())) {
            return Optional.empty();
        }
        var known = type.items().stream().map(BenefitType.Item::code).collect(Collectors.joining("、"));
        return Optional.of(new Named("APPLICATION_ITEMS", Map.of("items", known.isEmpty() ? "空" : known), "items"));
    }

    private Optional<Refusal> payout(ApplicationForm form, Facts facts) {
        if (type.payoutMethods().isEmpty()) {
            return form.payout().isPresent() ? wrong("PAYOUT_WITHOUT_NEED", "payout") : Optional.empty();
        }
        var payout = form.payout();
        if (payout.filter(told -> type.payoutMethods().contains(told.method())).isEmpty()) {
            var allowed =
                    type.payoutMethods().stream().map(PayoutMethod::zh).sorted().collect(Collectors.joining("、"));
            return Optional.of(new Named("PAYOUT_METHOD", Map.of("methods", allowed), "payout.method"));
        }
        if (payout.get().method() == PayoutMethod.EMPLOYER_ACCOUNT && !facts.isTrue("employerAdvanced")) {
            return wrong("EMPLOYER_DID_NOT_ADVANCE", "payout.method");
        }
        return account(payout.get());
    }

    private static Optional<Refusal> account(Payout payout) {
        if (!payout.method().needsAccount()) {
            return payout.account().isPresent() ? wrong("PAYOUT_WITHOUT_NEED", "payout.account") : Optional.empty();
        }
        var account = payout.account();
        if (account.filter(ApplicationCheck::isFilled).isEmpty()) {
            return wrong("BANK_DETAILS_REQUIRED", "payout.account");
        }
        var number = account.get().number();
        return BankCard.isAcceptable(number) && BankCard.hasUsualLength(number)
                ? Optional.empty()
                : wrong("BANK_ACCOUNT_INVALID", "payout.account.number");
    }

    private static boolean isFilled(Account account) {
        return !account.holder().isEmpty() && !account.bank().isEmpty();
    }

    private Optional<Refusal> offsite(ApplicationForm form) {
        if (type.form() != FormKind.OFFSITE) {
            return form.offsite().isPresent() ? wrong("OFFSITE_WITHOUT_NEED", "offsite") : Optional.empty();
        }
        return form.offsite().map(this::wrongOffsite).orElseGet(() -> wrong("OFFSITE_REQUIRED", "offsite"));
    }

    /** Fields with a star on the screen, and days in their order. */
    private Optional<Refusal> wrongOffsite(Offsite offsite) {
        if (offsite.recognitionNo().isEmpty()) {
            return wrong("OFFSITE_REQUIRED", "offsite.recognitionNo");
        }
        if (offsite.recognisedOn().isEmpty()) {
            return wrong("OFFSITE_REQUIRED", "offsite.recognisedOn");
        }
        if (offsite.validFrom().isEmpty()) {
            return wrong("OFFSITE_REQUIRED", "offsite.validFrom");
        }
        if (offsite.place().isEmpty() || offsite.filingKind().isEmpty()) {
            return wrong("OFFSITE_REQUIRED", offsite.place().isEmpty() ? "offsite.place" : "offsite.filingKind");
        }
        var reversed = offsite.validTo()
                .filter(last -> last.isBefore(offsite.validFrom().get()))
                .isPresent();
        return reversed
                ? wrong("VALIDITY_REVERSED", "offsite.validTo")
                : notInFuture(offsite.recognisedOn().get(), "offsite.recognisedOn");
    }

    private Optional<Refusal> request(ApplicationForm form) {
        return form.remark().length() > LONGEST_TEXT ? wrong("REASON_TOO_LONG", "remark") : Optional.empty();
    }

    private Optional<Refusal> notInFuture(LocalDate day, String field) {
        return day.isAfter(today)
                ? Optional.of(
                        new Named("DATE_IN_FUTURE", Map.of("date", day.toString(), "today", today.toString()), field))
                : Optional.empty();
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
