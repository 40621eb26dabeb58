package org.huzhu.member.membership.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.huzhu.platform.values.HalfWidth;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.PersonName;
import org.huzhu.platform.values.Refusal;
import org.huzhu.platform.values.ResidentId;

/** A registration that is complete: a name, a real ID number, and every consent that is asked for (会员注册, WXM-002). */
public record Registration(String name, ResidentId idNumber, List<ConsentGiven> consents) {

    public Registration {
        consents = List.copyOf(consents);
    }

    /** @param asked the present version of each text */
    public static Outcome<Registration> check(
            String name, String idNumber, List<ConsentGiven> consents, Set<ConsentGiven> asked, LocalDate today) {
        var normalised = PersonName.normalise(HalfWidth.strip(name));
        if (PersonName.hasBlank(normalised) || !PersonName.isWellFormed(normalised)) {
            return Outcome.refused(Refusal.ofField("NAME_INVALID", "name"));
        }
        var number = ResidentId.parse(HalfWidth.compact(HalfWidth.of(idNumber)), today);
        if (number.isEmpty()) {
            return Outcome.refused(Refusal.ofField("ID_INVALID", "idNumber"));
        }
        if (!Set.copyOf(consents).containsAll(asked)) {
            return Outcome.refused(Refusal.ofField("CONSENT_REQUIRED", "consents"));
        }
        return Outcome.done(new Registration(
                normalised,
                number.get(),
                consents.stream().filter(asked::contains).distinct().toList()));
    }

    /** A record's default text would print name and number into a log. */
    @Override
    public String toString() {
        return idNumber.masked();
    }
}
