package org.huzhu.claims.filing.print;

import java.time.LocalDate;
import java.util.Optional;
import org.huzhu.claims.filing.domain.Filing;
import org.huzhu.claims.filing.domain.FilingForm;
import org.huzhu.claims.filing.domain.FilingIdentity.Origin;
import org.huzhu.claims.filing.domain.FilingState;
import org.huzhu.claims.filing.domain.Validity;

/** Words of the printed forms: boxes that are ticked or not, days that are filled in or left to be written by hand. */
final class Blanks {

    private static final String NO_DAY = "    年   月   日";

    private Blanks() {}

    static String tick(boolean ticked, String label) {
        return (ticked ? Sheet.TICKED : Sheet.EMPTY) + label;
    }

    static String day(Optional<LocalDate> day) {
        return day.map(known -> known.getYear() + "年" + known.getMonthValue() + "月" + known.getDayOfMonth() + "日")
                .orElse(NO_DAY);
    }

    static String category(Filing filing) {
        var change = filing.identity().origin() == Origin.CHANGE;
        return tick(!change, "新增") + "    " + tick(change, "变更");
    }

    static String treatmentPlace(FilingForm form, String institutions) {
        return "市（县、区）：" + form.place() + "\n\n协议机构（名称）：" + institutions;
    }

    static String opinion(Filing filing) {
        var agreed = filing.approvedOn().isPresent();
        var refused = filing.state() == FilingState.REJECTED;
        var valid = filing.validity();
        var to = valid.isPresent() && valid.get().to().isEmpty() ? "丧失备案条件止" : day(valid.flatMap(Validity::to));
        return tick(agreed, "同意") + "    " + tick(refused, "不同意") + "    （理由）" + (refused ? filing.reason() : "")
                + "\n\n备案有效期：" + day(valid.map(Validity::from)) + "至" + to;
    }

    static String signature(Filing filing) {
        return "经办机构（业务章）　　　　　　　　　　\n\n经办人：　　　　　　　　" + day(filing.approvedOn());
    }
}
