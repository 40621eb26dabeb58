package org.huzhu.claims.filing.print;

import static org.huzhu.claims.filing.print.FormFrame.FIRST;
import static org.huzhu.claims.filing.print.Sheet.LEFT;
import static org.huzhu.claims.filing.print.Sheet.WIDTH;

import java.io.IOException;
import java.util.Optional;
import org.huzhu.claims.filing.domain.FilingForm.Referral;
import org.huzhu.claims.filing.domain.FilingForm.ReferralReason;
import org.huzhu.claims.filing.domain.FilingKind;
import org.huzhu.claims.filing.domain.Scenario;
import org.huzhu.claims.filing.print.Sheet.Align;

/** Form 1: 异地就医（康复）直接结算备案表 (1E.3). */
record MedicalForm(FormFrame frame) {

    float draw(float top) throws IOException {
        var y = frame.worker(top, 30);
        y = filing(y);
        y = opinions(y, 168);
        y = frame.treatmentPlace(y, 58);
        return frame.opinion(y, 126);
    }

    private float filing(float top) throws IOException {
        var sheet = frame.sheet();
        var x = LEFT + FIRST;
        sheet.cell(LEFT, top, FIRST, 70, Align.CENTRE, "备案信息");
        sheet.cell(x, top, 74, 26, Align.CENTRE, "备案类别");
        sheet.cell(
                x + 74,
                top,
                WIDTH - FIRST - 74,
                26,
                Align.LEFT_MIDDLE,
                Blanks.category(frame.filled().filing()));
        sheet.cell(x, top + 26, 74, 44, Align.CENTRE, "人员类别");
        sheet.cell(x + 74, top + 26, WIDTH - FIRST - 74, 44, Align.LEFT_MIDDLE, persons());
        return top + 70;
    }

    private String persons() {
        var identity = frame.filled().filing().identity();
        var referral = identity.scenario() == Scenario.REFERRAL;
        return Blanks.tick(referral && identity.kind() == FilingKind.MEDICAL, "异地就医（转诊转院）人员") + "   "
                + Blanks.tick(referral && identity.kind() == FilingKind.REHAB, "异地康复（转诊转院）人员") + "\n"
                + Blanks.tick(identity.scenario() == Scenario.RESIDENCE, "异地长期居住人员") + "               "
                + Blanks.tick(identity.scenario() == Scenario.WORK, "常驻异地工作人员");
    }

    private float opinions(float top, float height) throws IOException {
        var sheet = frame.sheet();
        var referral = frame.filled().form().referral();
        var half = WIDTH / 2;
        sheet.cell(LEFT, top, FIRST, height, Align.CENTRE, "初诊\n医师\n意见\n（转诊转院\n填写）");
        sheet.box(LEFT + FIRST, top, half - FIRST, height);
        sheet.text(
                LEFT + FIRST,
                top,
                half - FIRST,
                height - 40,
                Align.LEFT_TOP,
                Sheet.TEXT,
                "主要病情初诊意见：\n" + referral.map(Referral::opinion).orElse(""));
        signed(
                LEFT + FIRST,
                top + height - 40,
                half - FIRST,
                "初诊医师（盖章）：",
                referral.map(Referral::doctor),
                Blanks.day(referral.flatMap(Referral::opinionOn)));
        sheet.cell(LEFT + half, top, FIRST, height, Align.CENTRE, "会诊\n专家\n意见\n（转诊转院\n填写）");
        sheet.box(LEFT + half + FIRST, top, half - FIRST, height);
        sheet.text(
                LEFT + half + FIRST,
                top,
                half - FIRST,
                height - 40,
                Align.LEFT_TOP,
                Sheet.TEXT,
                "转诊原因：\n" + reason(referral, ReferralReason.CANNOT_DIAGNOSE) + "\n"
                        + reason(referral, ReferralReason.CANNOT_TREAT));
        signed(
                LEFT + half + FIRST,
                top + height - 40,
                half - FIRST,
                "会诊专家（盖章）：",
                referral.map(Referral::expert),
                Blanks.day(referral.flatMap(Referral::expertOn)));
        return top + height;
    }

    private void signed(float x, float y, float width, String label, Optional<String> who, String day)
            throws IOException {
        frame.sheet().text(x, y, width, 38, Align.RIGHT_BOTTOM, Sheet.TEXT, label + who.orElse("") + "\n" + day);
    }

    private static String reason(Optional<Referral> referral, ReferralReason reason) {
        return Blanks.tick(
                referral.filter(told -> told.reasons().contains(reason)).isPresent(), reason.zh());
    }
}
