package org.huzhu.enrollment.unit.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huzhu.enrollment.unit.domain.AttachmentKind.BUSINESS_LICENCE;
import static org.huzhu.enrollment.unit.domain.AttachmentKind.UNION_CERTIFICATE;
import static org.huzhu.platform.values.Outcome.refused;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.huzhu.enrollment.unit.domain.Unit.Approved;
import org.huzhu.enrollment.unit.domain.Unit.Identity;
import org.huzhu.enrollment.unit.domain.Unit.Incomplete;
import org.huzhu.enrollment.unit.domain.Unit.Merged;
import org.huzhu.enrollment.unit.domain.Unit.Rejected;
import org.huzhu.enrollment.unit.domain.Unit.UnderReview;
import org.huzhu.enrollment.unit.domain.UnitRefusal.AttachmentKindWrong;
import org.huzhu.enrollment.unit.domain.UnitRefusal.IllegalTransition;
import org.huzhu.enrollment.unit.domain.UnitRefusal.ProfileIncomplete;
import org.huzhu.enrollment.unit.domain.UnitRefusal.ProfileLocked;
import org.huzhu.enrollment.unit.domain.UnitRefusal.ReasonRequired;
import org.huzhu.platform.values.Outcome;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class UnitTest {

    private static final UUID SUCCESSOR = new UUID(0, 2);
    private static final Profile COMPLETE = new Profile(
            Optional.of("滨湖区"),
            Optional.of("320201"),
            Optional.of("李经办"),
            Optional.of("320201********0028"),
            Set.of(UNION_CERTIFICATE));
    private static final Profile EMPTY =
            new Profile(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Set.of());

    static List<Unit> editable() {
        return List.of(new Incomplete(union(true), COMPLETE), new Rejected(union(true), COMPLETE, "证书不清楚"));
    }

    static List<Unit> handedIn() {
        return List.of(
                new UnderReview(union(true), COMPLETE),
                new Approved(union(true), COMPLETE),
                new Merged(union(true), COMPLETE, SUCCESSOR));
    }

    @ParameterizedTest
    @CsvSource({"320201,true", "32020101,true", "3202011,false", "32020A,false", "３２０２０１,false", "'',false"})
    @DisplayName("AC-06 the medical code has 6 or 8 digits")
    void theMedicalCodeHasSixOrEightDigits(String code, boolean valid) {
        assertThat(Profile.isMedicalCode(code)).isEqualTo(valid);
    }

    @ParameterizedTest
    @MethodSource("editable")
    void beforeHandingInTheUnitEditsAndHandsIn(Unit unit) {
        assertThat(unit.edit()).isEqualTo(Outcome.done(unit));
        assertThat(unit.handIn().map(Unit::state)).isEqualTo(Outcome.done(UnitState.UNDER_REVIEW));
    }

    @ParameterizedTest
    @MethodSource("handedIn")
    @DisplayName("WXU-016 after handing in the profile is locked")
    void afterHandingInTheProfileIsLocked(Unit unit) {
        assertThat(unit.edit()).isEqualTo(refused(new ProfileLocked(unit.state())));
        assertThat(unit.attach(UNION_CERTIFICATE)).isEqualTo(refused(new ProfileLocked(unit.state())));
        assertThat(unit.handIn()).isEqualTo(refused(new IllegalTransition(unit.state())));
    }

    @Test
    void everyMissingPartIsNamed() {
        var missing = List.of("district", "medicalCode", "handlerName", "handlerIdNumber", "attachment");

        assertThat(new Incomplete(union(true), EMPTY).handIn()).isEqualTo(refused(new ProfileIncomplete(missing)));
    }

    @Test
    @DisplayName("WXU-012 the paper must fit: certificate of the union, or licence of the employer")
    void thePaperMustFitTheUnit() {
        assertThat(new Incomplete(union(false), EMPTY).attach(UNION_CERTIFICATE))
                .isEqualTo(refused(new AttachmentKindWrong(BUSINESS_LICENCE)));
        assertThat(new Incomplete(union(true), EMPTY).attach(BUSINESS_LICENCE))
                .isEqualTo(refused(new AttachmentKindWrong(UNION_CERTIFICATE)));
        assertThat(new Incomplete(union(false), COMPLETE).handIn())
                .isEqualTo(refused(new ProfileIncomplete(List.of("attachment"))));
    }

    @Test
    void onlyAUnitUnderReviewIsReviewed() {
        for (var unit : List.of(
                new Incomplete(union(true), COMPLETE),
                new Approved(union(true), COMPLETE),
                new Rejected(union(true), COMPLETE, "证书不清楚"),
                new Merged(union(true), COMPLETE, SUCCESSOR))) {
            assertThat(unit.approve()).isEqualTo(refused(new IllegalTransition(unit.state())));
            assertThat(unit.reject("证书不清楚")).isEqualTo(refused(new IllegalTransition(unit.state())));
        }
        var waiting = new UnderReview(union(true), COMPLETE);
        assertThat(waiting.approve().map(Unit::state)).isEqualTo(Outcome.done(UnitState.APPROVED));
        assertThat(waiting.reject("证书不清楚").map(Unit::state)).isEqualTo(Outcome.done(UnitState.REJECTED));
        assertThat(waiting.reject(" ")).isEqualTo(refused(new ReasonRequired()));
    }

    @Test
    void aMergedUnitNeitherMergesNorTakesOver() {
        var alive = new Approved(union(true), COMPLETE);
        var gone = new Merged(union(true), COMPLETE, SUCCESSOR);

        assertThat(gone.mergeInto(alive)).isEqualTo(refused(new IllegalTransition(UnitState.MERGED)));
        assertThat(alive.mergeInto(gone)).isEqualTo(refused(new IllegalTransition(UnitState.MERGED)));
        assertThat(alive.mergeInto(alive).map(Unit::state)).isEqualTo(Outcome.done(UnitState.MERGED));
    }

    private static Identity union(boolean established) {
        return new Identity(new UUID(0, 1), new UUID(0, 9), "某某工会", "81320200MC0000012R", established, 0);
    }
}
