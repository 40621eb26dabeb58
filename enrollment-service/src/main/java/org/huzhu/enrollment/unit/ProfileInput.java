package org.huzhu.enrollment.unit;

import static org.huzhu.platform.values.Outcome.done;
import static org.huzhu.platform.values.Outcome.refused;

import java.util.Optional;
import java.util.regex.Pattern;
import org.huzhu.enrollment.unit.UnitStore.HandlerId;
import org.huzhu.enrollment.unit.UnitStore.ProfileChange;
import org.huzhu.enrollment.unit.domain.Profile;
import org.huzhu.enrollment.unit.domain.Unit;
import org.huzhu.platform.values.HalfWidth;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.PersonName;
import org.huzhu.platform.values.Refusal;
import org.springframework.stereotype.Component;

/** Checks what was typed about a unit; the same for the unit itself and for the back office (WXU-010, WXU-011). */
@Component
class ProfileInput {

    /** A handler may be a foreigner, whose name stands in letters. */
    private static final Pattern HANDLER_NAME = Pattern.compile("[\\p{L}·. ]{2,50}");

    private final Districts districts;
    private final HandlerIds handlerIds;

    ProfileInput(Districts districts, HandlerIds handlerIds) {
        this.districts = districts;
        this.handlerIds = handlerIds;
    }

    /** Empty parts are not changed. The masked ID number that we showed, sent back, changes nothing either. */
    record Typed(
            Optional<String> district,
            Optional<String> medicalCode,
            Optional<String> handlerName,
            Optional<String> handlerIdNumber,
            Optional<Boolean> unionEstablished) {}

    Outcome<ProfileChange> check(Unit unit, Typed typed) {
        var district = typed.district().flatMap(districts::nameFor);
        var medicalCode = typed.medicalCode().map(HalfWidth::of).map(HalfWidth::compact);
        var handlerName = typed.handlerName().map(String::strip).map(PersonName::normalise);
        var newId = typed.handlerIdNumber()
                .filter(text -> !unit.profile().maskedHandlerId().equals(Optional.of(text.strip())));
        Optional<HandlerId> sealedId =
                newId.flatMap(text -> handlerIds.seal(text, unit.identity().unitId()));
        if (typed.district().isPresent() && district.isEmpty()) {
            return refused(Refusal.ofField("DISTRICT_UNKNOWN", "district"));
        }
        if (medicalCode.isPresent() && !Profile.isMedicalCode(medicalCode.get())) {
            return refused(Refusal.ofField("MEDICAL_CODE_LENGTH", "medicalCode"));
        }
        if (handlerName.isPresent() && !HANDLER_NAME.matcher(handlerName.get()).matches()) {
            return refused(Refusal.ofField("HANDLER_NAME_INVALID", "handlerName"));
        }
        if (newId.isPresent() && sealedId.isEmpty()) {
            return refused(Refusal.ofField("HANDLER_ID_INVALID", "handlerIdNumber"));
        }
        return done(new ProfileChange(district, medicalCode, handlerName, sealedId, typed.unionEstablished()));
    }
}
