package org.huzhu.enrollment.renewal.web;

import java.util.List;
import org.huzhu.enrollment.renewal.ListRenewals.Line;
import org.huzhu.platform.workbook.WorkbookExport;
import org.huzhu.platform.workbook.WorkbookExport.Column;
import org.springframework.core.io.buffer.DataBuffer;
import reactor.core.publisher.Flux;

/** A renewal list in the layout of the roster template (WXU-023): title, note, header, persons; it is uploaded as it is (AC-61). */
final class RenewalWorkbook {

    private static final int TITLE_ROW = 0;
    private static final int NOTE_ROW = 1;
    private static final int HEADER_ROW = 2;
    private static final String NOTE = "说明：本表为续保名单，可增加、修改或删除人员后在“参保申请”中上传；请勿改动表头。证件号码中的X须大写，证件号码与银行卡号须为文本格式。";
    private static final List<Column> COLUMNS = List.of(
            new Column("序号", 8),
            new Column("姓名", 14),
            new Column("居民身份证号（证件号码）", 24),
            new Column("社保卡银行卡号", 24),
            new Column("开户行", 24),
            new Column("手机号", 16),
            new Column("备注", 24));

    private RenewalWorkbook() {}

    static Flux<DataBuffer> of(String productName, Flux<Line> lines) {
        var rows = lines.index((index, line) -> cells(index + 1, line));
        return Flux.deferContextual(context -> WorkbookExport.sheet("Sheet1", sheet -> {
            sheet.inlineString(TITLE_ROW, 0, productName + "参保花名册（续保）");
            sheet.inlineString(NOTE_ROW, 0, NOTE);
            WorkbookExport.writeHeader(sheet, HEADER_ROW, COLUMNS);
            WorkbookExport.writeRows(sheet, HEADER_ROW + 1, rows.contextWrite(context));
        }));
    }

    private static List<String> cells(long number, Line line) {
        var person = line.person();
        return List.of(
                Long.toString(number),
                person.name(),
                person.idNumber(),
                person.bankCard(),
                person.bankName(),
                person.phone(),
                line.remark());
    }
}
