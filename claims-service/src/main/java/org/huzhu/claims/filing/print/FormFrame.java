package org.huzhu.claims.filing.print;

import static org.huzhu.claims.filing.print.Sheet.LEFT;
import static org.huzhu.claims.filing.print.Sheet.WIDTH;

import java.io.IOException;
import org.huzhu.claims.filing.FilingStore.Filled;
import org.huzhu.claims.filing.domain.FilingRules;
import org.huzhu.claims.filing.print.Sheet.Align;

/** What both forms share: head, the worker's data, the place of treatment, the agency's opinion, the notes. */
record FormFrame(Sheet sheet, Filled filled, FilingRules.Form form, String institutions) {

    /** Width of the first column. */
    static final float FIRST = 72;

    private static final float TITLE = 16;

    float head(String copy) throws IOException {
        var filing = filled.filing();
        var number = "备案编号：" + filing.identity().filingId().toString().substring(0, 8) + " · 第"
                + filing.identity().version() + "版 · " + filing.state().zh();
        sheet.text(LEFT, 22, WIDTH, 14, Align.LEFT_MIDDLE, 8.5f, number);
        sheet.text(LEFT, 22, WIDTH, 16, Align.RIGHT_BOTTOM, 8.5f, copy);
        sheet.text(LEFT, 44, WIDTH, 28, Align.CENTRE, TITLE, form.titles().getFirst());
        if (form.subtitle().isEmpty()) {
            return 82;
        }
        sheet.text(LEFT, 70, WIDTH, 20, Align.CENTRE, 12, form.subtitle());
        return 98;
    }

    /** 工伤职工基本信息. */
    float worker(float top, float row) throws IOException {
        var worker = filled.form().worker();
        sheet.cell(LEFT, top, FIRST, row * 3, Align.CENTRE, "工伤职工\n基本信息");
        pair(top, row, "姓名", worker.name(), "性别", worker.sex().zh());
        pair(top + row, row, "身份证号码", worker.idNumber(), "工伤部位", worker.injuredPart());
        pair(top + row * 2, row, "工作单位", worker.employer(), "联系电话", worker.phone());
        return top + row * 3;
    }

    private void pair(float y, float row, String label, String value, String other, String second) throws IOException {
        var x = LEFT + FIRST;
        sheet.cell(x, y, 74, row, Align.CENTRE, label);
        sheet.cell(x + 74, y, 162, row, Align.CENTRE, value);
        sheet.cell(x + 236, y, 64, row, Align.CENTRE, other);
        sheet.cell(x + 300, y, WIDTH - FIRST - 300, row, Align.CENTRE, second);
    }

    float treatmentPlace(float top, float height) throws IOException {
        sheet.cell(LEFT, top, FIRST, height, Align.CENTRE, "就医地");
        sheet.cell(
                LEFT + FIRST,
                top,
                WIDTH - FIRST,
                height,
                Align.LEFT_MIDDLE,
                Blanks.treatmentPlace(filled.form(), institutions));
        return top + height;
    }

    float opinion(float top, float height) throws IOException {
        var x = LEFT + FIRST;
        var width = WIDTH - FIRST;
        sheet.cell(LEFT, top, FIRST, height, Align.CENTRE, "参保地\n经办机构\n意见");
        sheet.box(x, top, width, height);
        sheet.text(x, top + 4, width, height - 58, Align.LEFT_TOP, Sheet.TEXT, Blanks.opinion(filled.filing()));
        sheet.text(x, top + height - 56, width, 54, Align.RIGHT_BOTTOM, Sheet.TEXT, Blanks.signature(filled.filing()));
        return top + height;
    }

    void notes(float top) throws IOException {
        var words = "备注：\n" + String.join("\n", form.notes());
        sheet.text(LEFT - 4, top + 4, WIDTH + 8, 830 - top, Align.LEFT_TOP, 9, words);
    }
}
