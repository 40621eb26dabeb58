package org.huzhu.standalone.story;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;

/** Rosters (花名册) as xlsx: the shipped ones read, new ones written in the form of the template (WXU-023). */
public final class Workbooks {

    private static final int FIRST_ROW = 4;
    private static final List<String> HEADER = List.of("序号", "姓名", "居民身份证号（证件号码）", "社保卡银行卡号", "开户行", "手机号", "备注");
    private static final List<String> HINTS =
            List.of("说明", "必填,姓名中不要出现空格", "必填,X要大写", "必填,填社保卡上银行卡号", "必填,例如无锡市农村商业银行", "必填", "");

    private Workbooks() {}

    /** A file that came with the program. */
    public static byte[] shipped(String name) {
        try (var in = Workbooks.class.getResourceAsStream("/rosters/" + name)) {
            if (in == null) {
                throw new IllegalArgumentException("no such roster: " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static List<RosterRow> read(byte[] xlsx) {
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(xlsx));
                var rows = workbook.getFirstSheet().openStream()) {
            return rows.filter(row -> row.getRowNum() >= FIRST_ROW)
                    .map(Workbooks::person)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static byte[] write(List<RosterRow> rows) {
        var out = new ByteArrayOutputStream();
        write(rows, out);
        return out.toByteArray();
    }

    public static void write(List<RosterRow> rows, OutputStream out) {
        try (var workbook = new Workbook(out, "huzhu", "1.0")) {
            var sheet = workbook.newWorksheet("Sheet1");
            sheet.value(0, 0, "无锡市职工互助互济会\"三合一\"项目参保花名册");
            for (var column = 0; column < HEADER.size(); column++) {
                sheet.value(1, column, HINTS.get(column));
                sheet.value(2, column, HEADER.get(column));
            }
            var at = FIRST_ROW - 1;
            for (var row : rows) {
                sheet.value(at, 0, at - 2);
                sheet.value(at, 1, row.name());
                if (row.idIsNumber()) {
                    sheet.value(at, 2, Double.parseDouble(row.idNumber()));
                } else {
                    sheet.value(at, 2, row.idNumber());
                }
                sheet.value(at, 3, row.bankCard());
                sheet.value(at, 4, row.bankName());
                sheet.value(at, 5, row.phone());
                at++;
                if (at % 1_000 == 0) {
                    sheet.flush();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rows of any sheet as texts, for exports. */
    public static List<List<String>> texts(byte[] xlsx) {
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(xlsx));
                var rows = workbook.getFirstSheet().openStream()) {
            var all = new ArrayList<List<String>>();
            rows.forEach(row -> all.add(row.stream().map(Workbooks::text).toList()));
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RosterRow person(Row row) {
        return new RosterRow(
                row.getRowNum(),
                text(row, 1),
                text(row, 2),
                text(row, 3),
                text(row, 4),
                text(row, 5),
                row.getOptionalCell(2)
                        .map(Cell::getType)
                        .filter(CellType.NUMBER::equals)
                        .isPresent());
    }

    private static String text(Row row, int column) {
        return row.getOptionalCell(column).map(Workbooks::text).orElse("");
    }

    private static String text(@org.jspecify.annotations.Nullable Cell cell) {
        return cell == null || cell.getRawValue() == null ? "" : cell.getRawValue();
    }
}
