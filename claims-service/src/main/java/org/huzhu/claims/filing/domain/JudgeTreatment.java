package org.huzhu.claims.filing.domain;

import static org.huzhu.claims.filing.domain.Payability.Effect.MANUAL;
import static org.huzhu.claims.filing.domain.Payability.Effect.NOTE;
import static org.huzhu.claims.filing.domain.Payability.Effect.REFUSED;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.huzhu.claims.filing.domain.FilingForm.Device;
import org.huzhu.claims.filing.domain.FilingForm.Fitting;
import org.huzhu.claims.filing.domain.FilingRules.Clause;
import org.huzhu.claims.filing.domain.Payability.Effect;
import org.huzhu.claims.filing.domain.Payability.Reason;
import org.huzhu.claims.filing.domain.Treatment.Item;

/** Looks at one treatment from every side and collects all that speaks against paying it (JLF-001 to JLF-018). */
public final class JudgeTreatment {

    private final FilingRules rules;
    private final Filing filing;
    private final FilingForm form;
    private final Treatment treatment;
    private final List<Reason> found = new ArrayList<>();

    private JudgeTreatment(FilingRules rules, Filing filing, FilingForm form, Treatment treatment) {
        this.rules = rules;
        this.filing = filing;
        this.form = form;
        this.treatment = treatment;
    }

    public static Payability judge(FilingRules rules, Filing filing, FilingForm form, Treatment treatment) {
        var judge = new JudgeTreatment(rules, filing, form, treatment);
        judge.start();
        judge.time();
        judge.ending();
        judge.institution();
        judge.item();
        return judge.result();
    }

    private void start() {
        var start = rules.startDate();
        if (treatment.day().isBefore(start.value())) {
            found.add(new Reason(
                    "BEFORE_START",
                    REFUSED,
                    "异地就医直接结算自" + start.value() + "起施行",
                    start.from().clause()));
        }
    }

    /** JLF-005: 应当在就医前完成备案登记. An emergency is looked at by a person (工伤保险条例 art. 30). */
    private void time() {
        var approved = filing.approvedOn();
        if (approved.isEmpty()) {
            add("NOT_APPROVED", softened(), "备案未经审核同意（" + filing.state().zh() + "）", Clause.FILED_BEFORE_TREATMENT);
            return;
        }
        if (treatment.day().isBefore(approved.get())) {
            add("FILED_LATE", softened(), "备案于" + approved.get() + "审核同意，就医日在此之前", Clause.FILED_BEFORE_TREATMENT);
        }
        var from = filing.validity().orElseThrow().from();
        if (treatment.day().isBefore(from)) {
            add("NOT_YET_VALID", softened(), "备案有效期自" + from + "开始", Clause.FILED_BEFORE_TREATMENT);
        }
    }

    private void ending() {
        var valid = filing.validity();
        if (valid.filter(period -> period.isOver(treatment.day())).isPresent()) {
            add("EXPIRED", REFUSED, "备案有效期为" + valid.get().words() + "，已届满，须重新备案", Clause.VALIDITY_ENDED);
        }
        var ended = filing.endedOn();
        if (ended.filter(last -> last.isBefore(treatment.day())).isEmpty()) {
            return;
        }
        switch (filing.state()) {
            case CANCELLED -> add("CANCELLED", REFUSED, "备案已取消，最后有效日为" + ended.get(), Clause.VALIDITY_ENDED);
            case REVOKED -> add("REVOKED", REFUSED, "备案已被撤销，最后有效日为" + ended.get(), Clause.DYNAMIC);
            case CHANGED -> add("CHANGED", REFUSED, "备案已变更，请按新的备案结算", Clause.VALIDITY_ENDED);
            case DRAFT, SUBMITTED, UNDER_REVIEW, APPROVED, REJECTED, EXPIRED -> {}
        }
    }

    private void institution() {
        var known = rules.institution(treatment.institution());
        var code = known.map(FilingRules.Institution::code).orElse(treatment.institution());
        if (!filing.institutions().contains(code)) {
            add("INSTITUTION", softened(), "就医机构不在备案的协议机构内", Clause.FILED_BEFORE_TREATMENT);
        }
        if (known.filter(each ->
                        each.isContracted(treatment.day(), filing.identity().kind()))
                .isEmpty()) {
            add(
                    "INSTITUTION_NOT_CONTRACTED",
                    softened(),
                    "就医当日该机构未签订" + filing.identity().kind().zh() + "服务协议",
                    Clause.FILED_BEFORE_TREATMENT);
        }
    }

    private void item() {
        var kind = filing.identity().kind();
        switch (treatment.item()) {
            case MEDICAL, REHAB -> {
                if (treatment.item() != Item.of(kind)) {
                    add("KIND_NOT_FILED", REFUSED, "备案的是" + kind.zh() + "，不含该项费用", Clause.FILED_BEFORE_TREATMENT);
                } else {
                    add("PROVINCIAL_LISTS", NOTE, "费用按全省统一的工伤保险目录和标准结算", Clause.LISTS);
                }
            }
            case DEVICE -> device();
            case MEAL -> meal();
            case TRANSPORT, BOARD_AND_LODGING -> travel();
        }
    }

    /** JLF-013. */
    private void travel() {
        if (filing.identity().scenario() == Scenario.REFERRAL) {
            add(
                    "MANUAL_AT_INSURED_PLACE",
                    MANUAL,
                    "途中交通食宿费不纳入直接结算，由参保地经办机构在" + rules.manualDays().value().amount() + "个工作日内审核报销",
                    Clause.TRAVEL);
        } else {
            add("NOT_ENTITLED", REFUSED, "异地长期居住或常驻异地工作人员不享受途中交通食宿费待遇", Clause.TRAVEL);
        }
    }

    /** JLF-014. */
    private void meal() {
        var direct = rules.institution(treatment.institution())
                .filter(FilingRules.Institution::mealDirect)
                .isPresent();
        if (!direct) {
            add("MEAL_NOT_DIRECT", MANUAL, "该机构的住院伙食补助费尚未纳入直接结算，由参保地经办机构审核", Clause.MEAL);
        }
    }

    private void device() {
        if (filing.identity().kind() != FilingKind.DEVICE) {
            add("KIND_NOT_FILED", REFUSED, "备案的不是配置辅助器具", Clause.FILED_BEFORE_TREATMENT);
            return;
        }
        if (chosenDevice().isEmpty()) {
            add("DEVICE_NOT_FILED", REFUSED, "该辅助器具不在备案表中，或没有写明是哪一件", Clause.FILED_BEFORE_TREATMENT);
            return;
        }
        var device = chosenDevice().get();
        var usableUntil = form.fitting()
                .flatMap(Fitting::lastFittedOn)
                .flatMap(last -> device.minimumYears().map(last::plusYears));
        if (usableUntil.filter(treatment.day()::isBefore).isPresent()) {
            add(
                    "MINIMUM_YEARS",
                    MANUAL,
                    "距上次配置未满最低使用年限（" + device.minimumYears().orElseThrow() + "年，至" + usableUntil.get() + "）",
                    Clause.MINIMUM_YEARS);
        }
        if (treatment.amount().filter(amount -> overLimit(amount, device)).isPresent()) {
            add("OVER_LIMIT", NOTE, "超出最高支付限额" + device.limit().orElseThrow() + "元的部分由个人负担", Clause.DEVICE_LIMIT);
        }
    }

    private static boolean overLimit(BigDecimal amount, Device device) {
        return device.limit().filter(limit -> amount.compareTo(limit) > 0).isPresent();
    }

    /** By name, by number, or the only one there is. */
    private Optional<Device> chosenDevice() {
        var devices = form.devices();
        if (treatment.device().isEmpty()) {
            return devices.size() == 1 ? Optional.of(devices.getFirst()) : Optional.empty();
        }
        var named = treatment.device().get();
        return devices.stream()
                .filter(device -> device.name().equals(named)
                        || String.valueOf(devices.indexOf(device) + 1).equals(named))
                .findFirst();
    }

    private Payability result() {
        var reasons = found.stream().filter(reason -> reason.effect() != NOTE).toList();
        var notes = found.stream().filter(reason -> reason.effect() == NOTE).toList();
        var refused = reasons.stream().anyMatch(reason -> reason.effect() == REFUSED);
        var manual = !refused && !reasons.isEmpty();
        var fund =
                manual ? Optional.<BigDecimal>empty() : treatment.amount().flatMap(amount -> fundPays(amount, refused));
        var worker = fund.map(paid -> treatment.amount().orElseThrow().subtract(paid));
        return new Payability(
                reasons.isEmpty(),
                manual,
                reasons,
                notes,
                fund.map(JudgeTreatment::money),
                worker.map(JudgeTreatment::money));
    }

    /** Only of a device is the fund's share known here; what medicine costs is settled by the province's lists (JLF-012). */
    private Optional<BigDecimal> fundPays(BigDecimal amount, boolean refused) {
        if (refused) {
            return Optional.of(BigDecimal.ZERO);
        }
        return treatment.item() == Item.DEVICE
                ? chosenDevice().flatMap(Device::limit).map(amount::min)
                : Optional.empty();
    }

    private static BigDecimal money(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP);
    }

    private Effect softened() {
        return treatment.emergency() ? MANUAL : REFUSED;
    }

    private void add(String code, Effect effect, String text, Clause clause) {
        var cited = treatment.emergency() && effect == MANUAL && softens(clause)
                ? rules.clause(Clause.EMERGENCY).clause()
                : rules.clause(clause).clause();
        found.add(new Reason(code, effect, text, cited));
    }

    private static boolean softens(Clause clause) {
        return clause == Clause.FILED_BEFORE_TREATMENT;
    }
}
