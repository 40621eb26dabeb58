package org.huzhu.claims.settlement;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.huzhu.claims.claim.Applicant;
import org.huzhu.claims.claim.Payee;
import org.huzhu.claims.claim.domain.Claim;
import org.huzhu.claims.claim.domain.ClaimIdentity;
import org.huzhu.claims.claim.domain.Origin;
import org.huzhu.claims.settlement.SettleMatch.Command;
import org.huzhu.platform.rulebook.ClaimRules.AccountKind;
import org.huzhu.platform.rulebook.ClaimRules.Category;
import org.huzhu.platform.time.Beijing;

/** The claim a record makes: nobody applied, so everything comes from the record and the coverage. */
final class ClaimOfRecord {

    private static final String CHANNEL = "MEDICAL_DATA";

    private ClaimOfRecord() {}

    static Claim claim(Command command) {
        var match = command.match();
        return Claim.direct(
                identity(command), match.facts(), match.items(), command.now(), Beijing.dayOf(command.receivedAt()));
    }

    /** The id follows from the record: a repetition cannot make a second claim. */
    private static ClaimIdentity identity(Command command) {
        var covered = command.match().covered();
        var discharge = command.discharge();
        var name = String.join(
                "\n", covered.personId().toString(), covered.product(), discharge.source(), discharge.recordId());
        return new ClaimIdentity(
                covered.personId(),
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)),
                covered.product(),
                command.match().terms().label(),
                covered.classCode(),
                Category.HOSPITAL,
                Origin.AUTO,
                CHANNEL,
                covered.coverageId(),
                covered.unitId(),
                covered.term(),
                command.match().coveredSince(),
                "system",
                command.now());
    }

    static Applicant applicant(Command command) {
        var known = Applicant.of(command.person());
        return new Applicant(
                known.name(),
                known.idNumber(),
                known.phone(),
                known.birthDate(),
                known.sex(),
                known.registeredAddress(),
                known.homeAddress(),
                known.district(),
                command.discharge().diagnosis(),
                known.accountId());
    }

    /** The card of the coverage, also where the applicant could choose: he did not apply (WXM-012, SHC-020). */
    static Payee payee(Command command) {
        var kinds = command.match().terms().claims().payee().kinds();
        var kind = switch (command.match().covered().cardKind()) {
            case "UNION_CARD" -> AccountKind.UNION_CARD;
            case "SS_CARD" -> AccountKind.SS_CARD;
            default -> kinds.isEmpty() ? AccountKind.SS_CARD : kinds.getFirst();
        };
        var person = command.person();
        var usable = kinds.isEmpty() || kinds.contains(kind);
        return new Payee(kind, person.bankName(), "", usable ? person.bankCard() : "", person.name());
    }
}
