package org.huzhu.enrollment.workbook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A workbook written part by part, so that tests can make it as odd as they need. */
public final class AWorkbook {

    private static final String SHEET_TYPE =
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet";
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private final Map<String, byte[]> parts = new LinkedHashMap<>();

    /** One visible sheet with the given content of {@code sheetData}. */
    public static AWorkbook of(String sheetData) {
        return new AWorkbook()
                .part("[Content_Types].xml", """
                        <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
                          <Default Extension="xml" ContentType="application/xml"/>
                          <Override PartName="/xl/workbook.xml"
                            ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
                        </Types>
                        """)
                .part("_rels/.rels", """
                        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
                          <Relationship Id="rId1" Target="xl/workbook.xml"
                            Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/>
                        </Relationships>
                        """)
                .sheets("<sheet name=\"Sheet1\" sheetId=\"1\" r:id=\"rId1\"/>")
                .part("xl/_rels/workbook.xml.rels", relations("rId1", "worksheets/sheet1.xml", ""))
                .part("xl/worksheets/sheet1.xml", sheet(sheetData));
    }

    public AWorkbook part(String name, String content) {
        return part(name, content.getBytes(StandardCharsets.UTF_8));
    }

    public AWorkbook part(String name, byte[] content) {
        parts.put(name, content);
        return this;
    }

    public AWorkbook without(String name) {
        parts.remove(name);
        return this;
    }

    public AWorkbook sheets(String sheets) {
        return part(
                "xl/workbook.xml",
                "<workbook xmlns=\"" + MAIN
                        + "\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>"
                        + sheets + "</sheets></workbook>");
    }

    public AWorkbook sharedStrings(String items) {
        return part("xl/sharedStrings.xml", "<sst xmlns=\"" + MAIN + "\">" + items + "</sst>")
                .part(
                        "xl/_rels/workbook.xml.rels",
                        relations(
                                "rId1",
                                "worksheets/sheet1.xml",
                                "<Relationship Id=\"rId9\" Target=\"sharedStrings.xml\" Type=\"http://schemas.openxmlformats.org"
                                        + "/officeDocument/2006/relationships/sharedStrings\"/>"));
    }

    public AWorkbook secondSheet(String sheetData) {
        return part("xl/worksheets/sheet2.xml", sheet(sheetData))
                .part(
                        "xl/_rels/workbook.xml.rels",
                        relations(
                                "rId1",
                                "worksheets/sheet1.xml",
                                "<Relationship Id=\"rId2\" Target=\"/xl/worksheets/sheet2.xml\" Type=\"" + SHEET_TYPE
                                        + "\"/>"));
    }

    public byte[] bytes() {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    public static String sheet(String sheetData) {
        return "<worksheet xmlns=\"" + MAIN + "\"><sheetData>" + sheetData + "</sheetData></worksheet>";
    }

    private static String relations(String id, String target, String more) {
        return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\""
                + id + "\" Target=\"" + target + "\" Type=\"" + SHEET_TYPE + "\"/>" + more + "</Relationships>";
    }
}
