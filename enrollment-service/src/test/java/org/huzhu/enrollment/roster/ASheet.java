package org.huzhu.enrollment.roster;

import java.util.List;
import org.huzhu.enrollment.workbook.AWorkbook;

/** A roster sheet in the template's layout, filled by tests with synthetic persons. */
final class ASheet {

    static final List<String> HEADER = List.of("序号", "姓名", "居民身份证号（证件号码）", "社保卡银行卡号", "开户行", "手机号", "备注");

    private final StringBuilder rows = new StringBuilder();
    private int rowNo;

    private ASheet() {}

    static ASheet template() {
        return new ASheet()
                .row("无锡市职工互助互济会\"三合一\"项目参保花名册")
                .row("说明", "必填,姓名中不要出现空格", "必填,X要大写", "必填", "必填", "必填", "")
                .row(HEADER);
    }

    static ASheet withHeader(List<String> header) {
        return new ASheet().row("花名册").row("说明").row(header);
    }

    static ASheet headerAtOnce() {
        return new ASheet().row(HEADER);
    }

    ASheet row(String... values) {
        return row(List.of(values));
    }

    ASheet row(List<String> values) {
        rows.append("<row r=\"").append(++rowNo).append("\">");
        for (var column = 0; column < values.size(); column++) {
            rows.append(cell(column, values.get(column)).replace("#", String.valueOf(rowNo)));
        }
        rows.append("</row>");
        return this;
    }

    ASheet person(String name, String idNumber) {
        return row(String.valueOf(rowNo), name, idNumber, "6230000000000000007", "无锡农村商业银行", "18912345678", "");
    }

    /** Cells in XML, for what is not plain text. */
    ASheet rawRow(String cells) {
        rows.append("<row r=\"")
                .append(++rowNo)
                .append("\">")
                .append(cells.replace("#", String.valueOf(rowNo)))
                .append("</row>");
        return this;
    }

    ASheet raw(String xml) {
        rows.append(xml);
        return this;
    }

    /** Rows that are not in the file at all. */
    ASheet gap(int count) {
        rowNo += count;
        return this;
    }

    static String cell(int column, String value) {
        return "<c r=\"" + (char) ('A' + column) + "#\" t=\"inlineStr\"><is><t xml:space=\"preserve\">"
                + value.replace("&", "&amp;").replace("<", "&lt;") + "</t></is></c>";
    }

    String sheetData() {
        return rows.toString();
    }

    AWorkbook workbook() {
        return AWorkbook.of(sheetData());
    }

    byte[] xlsx() {
        return workbook().bytes();
    }
}
