package org.huzhu.claims.filing.print;

import static org.huzhu.claims.filing.print.FormFrame.FIRST;
import static org.huzhu.claims.filing.print.Sheet.LEFT;
import static org.huzhu.claims.filing.print.Sheet.WIDTH;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.huzhu.claims.filing.domain.FilingForm.Fitting;
import org.huzhu.claims.filing.domain.FilingForm.FittingKind;
import org.huzhu.claims.filing.domain.Scenario;
import org.huzhu.claims.filing.print.Sheet.Align;

/** Form 2: 异地配置辅助器具直接结算备案表（核付通知单） (1E.4). */
record DeviceForm(FormFrame frame) {

    /** Rows as printed, whether filled or not. */
    private static final int ROWS = 10;

    private static final float ROW = 24;

    float draw(float top) throws IOException {
        var sheet = frame.sheet();
        var y = frame.worker(top, 26);
        sheet.cell(LEFT, y, WIDTH, 20, Align.CENTRE, "以下由参保地经办机构填写");
        y = head(y + 20);
        y = devices(y);
        y = frame.treatmentPlace(y, 50);
        return frame.opinion(y, 112);
    }

    private float head(float top) throws IOException {
        var sheet = frame.sheet();
        var scenario = frame.filled().filing().identity().scenario();
        var x = LEFT + FIRST;
        var width = WIDTH - FIRST;
        sheet.cell(LEFT, top, FIRST, 22, Align.CENTRE, "登记类别");
        sheet.cell(
                x,
                top,
                width,
                22,
                Align.LEFT_MIDDLE,
                Blanks.category(frame.filled().filing()));
        sheet.cell(LEFT, top + 22, FIRST, 22, Align.CENTRE, "人员类别");
        sheet.cell(
                x,
                top + 22,
                width,
                22,
                Align.LEFT_MIDDLE,
                Blanks.tick(scenario == Scenario.REFERRAL, "异地配置人员") + "   "
                        + Blanks.tick(scenario == Scenario.RESIDENCE, "异地长期居住人员") + "   "
                        + Blanks.tick(scenario == Scenario.WORK, "常驻异地工作人员"));
        var fitting = frame.filled().form().fitting();
        sheet.cell(LEFT, top + 44, FIRST, 36, Align.CENTRE, "配置类别");
        sheet.cell(
                x,
                top + 44,
                110,
                36,
                Align.LEFT_MIDDLE,
                Blanks.tick(
                                fitting.filter(told -> told.kind() == FittingKind.FIRST)
                                        .isPresent(),
                                "首次配置") + "\n"
                        + Blanks.tick(
                                fitting.filter(told -> told.kind() == FittingKind.REPLACEMENT)
                                        .isPresent(),
                                "更换维修"));
        sheet.cell(
                x + 110,
                top + 44,
                width - 110,
                36,
                Align.LEFT_MIDDLE,
                "上次配置（更换）时间：" + Blanks.day(fitting.flatMap(Fitting::lastFittedOn)));
        return top + 80;
    }

    private float devices(float top) throws IOException {
        var sheet = frame.sheet();
        var devices = frame.filled().form().devices();
        sheet.cell(LEFT, top, FIRST, ROW * ROWS, Align.CENTRE, "辅助器具\n基本信息");
        for (var i = 0; i < ROWS; i++) {
            var y = top + ROW * i;
            var known = i < devices.size();
            var x = LEFT + FIRST;
            sheet.cell(x, y, 68, ROW, Align.CENTRE, "辅助器具" + (i + 1));
            sheet.cell(x + 68, y, 112, ROW, Align.CENTRE, known ? devices.get(i).name() : "");
            sheet.cell(x + 180, y, 72, ROW, Align.CENTRE, "最低使用年限");
            sheet.cell(
                    x + 252,
                    y,
                    34,
                    ROW,
                    Align.CENTRE,
                    known ? devices.get(i).minimumYears().map(String::valueOf).orElse("") : "");
            sheet.cell(x + 286, y, 74, ROW, Align.CENTRE, "最高支付限额\n（元）");
            sheet.cell(
                    x + 360,
                    y,
                    WIDTH - FIRST - 360,
                    ROW,
                    Align.CENTRE,
                    known ? devices.get(i).limit().map(DeviceForm::money).orElse("") : "");
        }
        return top + ROW * ROWS;
    }

    private static String money(BigDecimal limit) {
        return limit.setScale(2, RoundingMode.HALF_UP).toPlainString();
    }
}
