package org.huzhu.claims.application;

import static org.huzhu.platform.values.Outcome.done;
import static org.huzhu.platform.values.Outcome.refused;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.huzhu.claims.application.domain.ApplicationCheck;
import org.huzhu.claims.application.domain.ApplicationFile;
import org.huzhu.claims.application.domain.ApplicationForm;
import org.huzhu.claims.application.domain.ApplicationRules;
import org.huzhu.claims.application.domain.BenefitType;
import org.huzhu.claims.application.domain.RequiredPapers;
import org.huzhu.claims.intake.domain.FactReading;
import org.huzhu.platform.rulebook.FactDictionary;
import org.huzhu.platform.rulebook.Facts;
import org.huzhu.platform.time.WorkCalendar;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Outcome.Done;
import org.huzhu.platform.values.Outcome.Refused;
import org.springframework.stereotype.Component;

/** What an applicant wrote, read by the dictionary, filled up by the rules and looked through once. */
@Component
class CheckedFile {

    private final FactDictionary dictionary;
    private final WorkCalendar calendar;
    private final Clock clock;

    CheckedFile(FactDictionary dictionary, WorkCalendar calendar, Clock clock) {
        this.dictionary = dictionary;
        this.calendar = calendar;
        this.clock = clock;
    }

    Outcome<ApplicationFile> read(
            ApplicationRules rules,
            BenefitType type,
            ApplicationForm form,
            Map<String, Object> told,
            LocalDate injuredOn) {
        var today = LocalDate.now(clock);
        return switch (new FactReading(dictionary, today).read(told)) {
            case Refused<Facts> no -> refused(no.refusal());
            case Done<Facts> facts -> check(new ApplicationCheck(rules, type, today), form, facts.value(), injuredOn);
        };
    }

    private Outcome<ApplicationFile> check(
            ApplicationCheck check, ApplicationForm form, Facts facts, LocalDate injuredOn) {
        var filled = check.filled(form, calendar);
        return check.wrong(filled, facts, injuredOn)
                .or(() ->
                        new RequiredPapers(check.rules(), check.type(), dictionary).chosenTwice(facts, filled.items()))
                .<Outcome<ApplicationFile>>map(Outcome::refused)
                .orElseGet(() -> done(ApplicationFile.of(filled, facts)));
    }
}
