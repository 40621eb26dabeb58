package org.huzhu.enrollment.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.huzhu.enrollment.roster.domain.Field;
import org.huzhu.enrollment.roster.domain.RawCell;
import org.huzhu.enrollment.roster.domain.RawRow;
import org.huzhu.enrollment.workbook.AWorkbook;
import org.huzhu.enrollment.workbook.WorkbookLimits;
import org.huzhu.platform.web.RefusedException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused as a file, and what of an odd file is read. */
class RosterFilesTest {

    private static final int MAX_ROWS = 5_000;
    private static final String GOOD_ID = "320201199001010028";

    @TempDir
    private Path folder;

    private final RosterFiles files = new RosterFiles(WorkbookLimits.DEFAULT);

    static Stream<Arguments> hostileFiles() {
        var good = ASheet.template().person("李明", GOOD_ID);
        return Stream.of(
                hostile("0 bytes", "WORKBOOK_EMPTY_FILE", new byte[0]),
                hostile("one byte", "WORKBOOK_NOT_XLSX", new byte[] {'P'}),
                hostile("csv named xlsx", "WORKBOOK_NOT_XLSX", "姓名,证件号\n李明,1\n".getBytes(StandardCharsets.UTF_8)),
                hostile("a picture", "WORKBOOK_NOT_XLSX", new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0
                }),
                hostile(
                        "pdf with a zip behind it",
                        "WORKBOOK_NOT_XLSX",
                        join("%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII), good.xlsx())),
                hostile("an old xls", "WORKBOOK_NOT_XLSX", ole2("Workbook")),
                hostile("with a password", "WORKBOOK_ENCRYPTED", ole2("EncryptedPackage")),
                hostile("an encrypted zip entry", "WORKBOOK_ENCRYPTED", encryptedEntry(good.xlsx())),
                hostile("truncated", "WORKBOOK_DAMAGED", Arrays.copyOf(good.xlsx(), good.xlsx().length / 2)),
                hostile("only the first bytes", "WORKBOOK_DAMAGED", Arrays.copyOf(good.xlsx(), 60)),
                hostile("bits flipped in the sheet", "WORKBOOK_DAMAGED", flipped(good.xlsx())),
                hostile("a zip of something else", "WORKBOOK_NOT_XLSX", zip(Map.of("readme.txt", "hello"))),
                hostile("a docx", "WORKBOOK_NOT_XLSX", docx()),
                hostile(
                        "no workbook part",
                        "WORKBOOK_NOT_XLSX",
                        good.workbook().without("xl/workbook.xml").bytes()),
                hostile(
                        "no sheet part",
                        "WORKBOOK_DAMAGED",
                        good.workbook().without("xl/worksheets/sheet1.xml").bytes()),
                hostile(
                        "all sheets hidden",
                        "WORKBOOK_DAMAGED",
                        good.workbook()
                                .sheets("<sheet name=\"a\" state=\"veryHidden\" r:id=\"rId1\"/>")
                                .bytes()),
                hostile(
                        "xlsm by its macros",
                        "WORKBOOK_MACROS",
                        good.workbook().part("xl/vbaProject.bin", "x").bytes()),
                hostile("xlsm by its type", "WORKBOOK_MACROS", xlsm(good)),
                hostile(
                        "Excel 4 macros",
                        "WORKBOOK_MACROS",
                        good.workbook()
                                .part("xl/macrosheets/sheet1.xml", "<x/>")
                                .bytes()),
                hostile("XXE in the sheet", "WORKBOOK_FORBIDDEN_XML", doctype(good, "xl/worksheets/sheet1.xml")),
                hostile("XXE in the workbook", "WORKBOOK_FORBIDDEN_XML", doctype(good, "xl/workbook.xml")),
                hostile("XXE in the content types", "WORKBOOK_FORBIDDEN_XML", doctype(good, "[Content_Types].xml")),
                hostile("billion laughs", "WORKBOOK_FORBIDDEN_XML", billionLaughs(good)),
                hostile(
                        "an undeclared entity",
                        "WORKBOOK_DAMAGED|WORKBOOK_FORBIDDEN_XML",
                        ASheet.template()
                                .raw("<row r=\"9\"><c r=\"B9\" t=\"str\"><v>&xxe;</v></c></row>")
                                .xlsx()),
                hostile(
                        "a bomb in the sheet",
                        "WORKBOOK_TOO_LARGE",
                        ASheet.template().raw("<row/>".repeat(1 << 20)).xlsx()),
                hostile(
                        "a bomb nobody asked for",
                        "WORKBOOK_TOO_LARGE",
                        good.workbook()
                                .part("xl/media/image1.png", new byte[20 << 20])
                                .bytes()),
                hostile(
                        "endless attribute",
                        "WORKBOOK_TOO_LARGE",
                        ASheet.template()
                                .raw("<row r=\"9\" x=\"" + noise(600_000) + "\"/>")
                                .xlsx()),
                hostile(
                        "endless text",
                        "WORKBOOK_TOO_LARGE",
                        ASheet.template()
                                .raw("<row r=\"9\"><c r=\"B9\" t=\"str\"><v>" + noise(600_000) + "</v></c></row>")
                                .xlsx()),
                hostile(
                        "a text longer than a cell can hold",
                        "WORKBOOK_TOO_LARGE",
                        ASheet.template().person("长".repeat(40_000), GOOD_ID).xlsx()),
                hostile(
                        "elements without end",
                        "WORKBOOK_DAMAGED",
                        ASheet.template().raw("<row>" + "<a>".repeat(1000)).xlsx()),
                hostile(
                        "rows that run backwards",
                        "WORKBOOK_DAMAGED",
                        ASheet.template()
                                .raw("<row r=\"2\"><c r=\"B2\"><v>1</v></c></row>")
                                .xlsx()),
                hostile(
                        "a row beyond the last one",
                        "WORKBOOK_DAMAGED",
                        ASheet.template()
                                .raw("<row r=\"99999999\"><c><v>1</v></c></row>")
                                .xlsx()),
                hostile(
                        "a column beyond the last one",
                        "WORKBOOK_DAMAGED",
                        ASheet.template()
                                .raw("<row r=\"9\"><c r=\"XFE9\"><v>1</v></c></row>")
                                .xlsx()),
                hostile(
                        "no shared string of that number",
                        "WORKBOOK_DAMAGED",
                        ASheet.template()
                                .raw("<row r=\"9\"><c r=\"B9\" t=\"s\"><v>7</v></c></row>")
                                .xlsx()),
                hostile(
                        "not XML",
                        "WORKBOOK_DAMAGED",
                        good.workbook()
                                .part("xl/worksheets/sheet1.xml", "<worksheet><row")
                                .bytes()),
                hostile("ten thousand entries", "WORKBOOK_TOO_LARGE", manyEntries(good, 10_000)),
                hostile(
                        "a name that leaves the folder",
                        "WORKBOOK_DAMAGED",
                        good.workbook().part("../../etc/passwd", "x").bytes()),
                hostile(
                        "a name that comes twice",
                        "WORKBOOK_DAMAGED",
                        good.workbook().part("XL/workbook.xml", "x").bytes()),
                hostile(
                        "nothing but the header",
                        "ROSTER_EMPTY",
                        ASheet.template().xlsx()),
                hostile(
                        "nothing but the sample",
                        "ROSTER_EMPTY",
                        ASheet.template().person("张三", "3202****").xlsx()),
                hostile("an empty sheet", "TEMPLATE_CHANGED", AWorkbook.of("").bytes()),
                hostile(
                        "another table",
                        "TEMPLATE_CHANGED",
                        AWorkbook.of("<row r=\"1\"><c t=\"str\"><v>工资表</v></c></row>")
                                .bytes()));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @DisplayName("AC-166 hostile and broken files are refused with a code, quickly and without filling the memory")
    @MethodSource("hostileFiles")
    void hostileFilesAreRefused(String what, String codes, byte[] content) throws IOException {
        var file = file(content);
        var before = usedMemory();
        var started = System.nanoTime();

        var refused =
                catchThrowableOfType(RefusedException.class, () -> files.inspect(file, RosterFormat.XLSX, MAX_ROWS));

        assertThat(refused).as(what).isNotNull();
        assertThat(codes.split("\\|")).contains(refused.refusal().code());
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(5));
        assertThat(usedMemory() - before).isLessThan(64L << 20);
    }

    @Test
    @DisplayName("AC-166 50,000 rows are refused after the five-thousandth")
    void tooManyRows() throws IOException {
        var sheet = ASheet.template();
        for (var i = 0; i < 50_000; i++) {
            sheet.person("李明", GOOD_ID);
        }
        var file = file(sheet.xlsx());

        var refused =
                catchThrowableOfType(RefusedException.class, () -> files.inspect(file, RosterFormat.XLSX, MAX_ROWS));

        assertThat(refused.refusal().code()).isEqualTo("ROSTER_TOO_MANY_ROWS");
        assertThat(refused.refusal().details()).containsEntry("maxRows", MAX_ROWS);
    }

    @Test
    void randomDamageIsRefusedAndNeverAnythingElse() throws IOException {
        var random = new Random(20261123);
        var good = ASheet.template()
                .person("李明", GOOD_ID)
                .person("王芳", "320201199001010036")
                .xlsx();
        for (var i = 0; i < 300; i++) {
            var damaged = good.clone();
            for (var flips = 0; flips < 1 + i % 20; flips++) {
                damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            }
            var file = file(i % 3 == 0 ? Arrays.copyOf(damaged, random.nextInt(damaged.length)) : damaged);

            assertThatCode(() -> {
                        try {
                            files.inspect(file, RosterFormat.XLSX, MAX_ROWS);
                        } catch (RefusedException expected) {
                            assertThat(expected.refusal().code()).isNotEmpty();
                        }
                    })
                    .doesNotThrowAnyException();
        }
    }

    static Stream<Arguments> changedHeaders() {
        var swapped = new ArrayList<>(ASheet.HEADER);
        swapped.set(1, ASheet.HEADER.get(2));
        swapped.set(2, ASheet.HEADER.get(1));
        var renamed = new ArrayList<>(ASheet.HEADER);
        renamed.set(5, "电话");
        var inserted = new ArrayList<>(ASheet.HEADER);
        inserted.add(1, "部门");
        var appended = new ArrayList<>(ASheet.HEADER);
        appended.add("部门");
        return Stream.of(
                Arguments.of("renamed", renamed),
                Arguments.of("swapped", swapped),
                Arguments.of("inserted", inserted),
                Arguments.of("appended", appended),
                Arguments.of("cut", ASheet.HEADER.subList(0, 5)));
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("AC-27 a changed header refuses the whole file")
    @MethodSource("changedHeaders")
    void changedHeader(String what, List<String> header) throws IOException {
        var file = file(ASheet.withHeader(header).person("李明", GOOD_ID).xlsx());

        var refused =
                catchThrowableOfType(RefusedException.class, () -> files.inspect(file, RosterFormat.XLSX, MAX_ROWS));

        assertThat(refused.refusal().code()).as(what).isEqualTo("TEMPLATE_CHANGED");
        assertThat(refused.refusal().details()).containsKeys("row", "expected", "found");
    }

    @Test
    void lineBreaksBracketWidthsAndMovedHeadersMakeNoDifference() throws IOException {
        var header = List.of("序号", " *姓名", "居民身份证号\n(证件号码)", "社保卡\n银行卡号", "开 户 行", "手机号 ", "备注");

        assertThat(read(ASheet.withHeader(header).person("李明", GOOD_ID).xlsx())).hasSize(1);
        assertThat(read(ASheet.headerAtOnce().person("李明", GOOD_ID).xlsx())).hasSize(1);
    }

    @Test
    void ourOwnExportOfIneligiblePersonsIsReadToo() throws IOException {
        var rows = read(AWorkbook.of(exported()).bytes());

        assertThat(rows).singleElement().satisfies(row -> {
            assertThat(row.name().text()).isEqualTo("李明");
            assertThat(row.idNumber().text()).isEqualTo(GOOD_ID);
            assertThat(row.place(Field.ID_NUMBER)).isEqualTo("B2");
        });
    }

    @Test
    void cellsKeepTheirRealTypes() throws IOException {
        var rows = read(ASheet.template()
                .rawRow(
                        "<c r=\"B#\" t=\"str\"><v>李明</v></c><c r=\"C#\"><v>3.2020119900101E+17</v></c><c r=\"D#\" t=\"n\"><v>6230000000000000007</v></c>"
                                + "<c r=\"E#\" t=\"str\"><f>A1</f><v>江苏银行</v></c><c r=\"F#\" t=\"e\"><v>#N/A</v></c><c r=\"G#\" t=\"b\"><v>1</v></c>")
                .xlsx());

        var row = rows.getFirst();
        assertThat(row.name()).isEqualTo(RawCell.text("李明"));
        assertThat(row.idNumber()).isEqualTo(new RawCell("3.2020119900101E+17", RawCell.Kind.NUMBER));
        assertThat(row.bankCard().kind()).isEqualTo(RawCell.Kind.NUMBER);
        assertThat(row.bankName()).isEqualTo(new RawCell("江苏银行", RawCell.Kind.FORMULA));
        assertThat(row.phone().kind()).isEqualTo(RawCell.Kind.ERROR);
        assertThat(row.remark()).isEqualTo(RawCell.text("1"));
    }

    @Test
    void richTextIsJoinedAndReadingAidsAreLeftOut() throws IOException {
        var workbook = ASheet.template()
                .rawRow(
                        "<c r=\"B#\" t=\"s\"><v>0</v></c><c r=\"C#\" t=\"s\"><v>1</v></c><c r=\"G#\" t=\"s\"><v>2</v></c>")
                .workbook()
                .sharedStrings("<si><r><t>阿卜杜拉</t></r><r><t>·买买提</t></r><rPh sb=\"0\" eb=\"1\"><t>abu</t></rPh></si>"
                        + "<si><t>" + GOOD_ID + "</t></si><si><t xml:space=\"preserve\"> a_x000D_b &amp; 𠮷</t></si>");

        var row = read(workbook.bytes()).getFirst();

        assertThat(row.name().text()).isEqualTo("阿卜杜拉·买买提");
        assertThat(row.remark().text()).isEqualTo(" a\rb & 𠮷");
    }

    @Test
    void hiddenSheetsAreNotReadAndCellsWithoutAddressesAre() throws IOException {
        var workbook = AWorkbook.of("<row><c t=\"str\"><v>旧数据</v></c></row>")
                .sheets("<sheet name=\"old\" state=\"hidden\" r:id=\"rId1\"/><sheet name=\"Sheet1\" r:id=\"rId2\"/>")
                .secondSheet(ASheet.template().sheetData().replaceAll(" r=\"[A-Z]*\\d+\"", "")
                        + "<row><c t=\"str\"><v>1</v></c><c t=\"str\"><v>李明</v></c><c t=\"str\"><v>" + GOOD_ID
                        + "</v></c></row>");

        assertThat(read(workbook.bytes()))
                .singleElement()
                .satisfies(row -> assertThat(row.rowNo()).isEqualTo(4));
    }

    @Test
    void prefixedElementsOfOtherProgramsAreRead() throws IOException {
        var sheet = AWorkbook.sheet(ASheet.template().person("李明", GOOD_ID).sheetData())
                .replaceAll("<(/?)(worksheet|sheetData|row|c|is|t)\\b", "<$1x:$2")
                .replace("xmlns=", "xmlns:x=");

        assertThat(read(ASheet.template()
                        .workbook()
                        .part("xl/worksheets/sheet1.xml", sheet)
                        .bytes()))
                .hasSize(1);
    }

    @Test
    void aMillionFormattedBlankRowsAreNoPersons() throws IOException {
        var ghosts = new StringBuilder();
        for (var i = 5; i < 200_000; i++) {
            ghosts.append("<row r=\"").append(i).append("\"><c r=\"B").append(i).append("\" s=\"1\"/></row>");
        }

        assertThat(read(ASheet.template()
                        .person("李明", GOOD_ID)
                        .raw(ghosts.toString())
                        .xlsx()))
                .hasSize(1);
    }

    @Test
    void escapedCellsOfOurExportsComeBackAsTheyWere() throws IOException {
        assertThat(read(ASheet.template()
                                .row("1", "李明", "'=1+1", "'＋86", "'@x", "'-1", "'x")
                                .xlsx())
                        .getFirst())
                .extracting(
                        row -> row.idNumber().text(),
                        row -> row.bankCard().text(),
                        row -> row.bankName().text(),
                        row -> row.remark().text())
                .containsExactly("=1+1", "＋86", "@x", "'x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{\"persons\":{}}",
                "{\"persons\":[1]}",
                "{\"persons\":[{\"name\":{}}]}",
                "{\"persons\":[{\"name\":\"a\"}",
                "nonsense",
                "{\"persons\":[{\"name\":true}]}",
                "{\"persons\":[{\"name\":\"a\"}]}]"
            })
    void brokenJsonIsRefused(String json) throws IOException {
        var file = file(json.getBytes(StandardCharsets.UTF_8));

        assertThat(catchThrowableOfType(RefusedException.class, () -> files.inspect(file, RosterFormat.JSON, MAX_ROWS))
                        .refusal()
                        .code())
                .isEqualTo("JSON_INVALID");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"people\":[]}",
                "{\"persons\":[{\"name\":\"a\",\"age\":1}]}",
                "{\"persons\":[{\"name\":\"a\"}],\"x\":1}"
            })
    void unknownFieldsOfJsonAreRefused(String json) throws IOException {
        var file = file(json.getBytes(StandardCharsets.UTF_8));

        assertThat(catchThrowableOfType(RefusedException.class, () -> files.inspect(file, RosterFormat.JSON, MAX_ROWS))
                        .refusal()
                        .code())
                .isEqualTo("UNKNOWN_FIELD");
    }

    private List<RawRow> read(byte[] xlsx) throws IOException {
        var rows = new ArrayList<RawRow>();
        try (var roster = files.open(file(xlsx), RosterFormat.XLSX)) {
            for (var row = roster.next(); row.isPresent(); row = roster.next()) {
                rows.add(row.get());
            }
        }
        return rows;
    }

    private Path file(byte[] content) throws IOException {
        return Files.write(folder.resolve("upload"), content);
    }

    private static Arguments hostile(String what, String codes, byte[] content) {
        return Arguments.of(what, codes, content);
    }

    private static String exported() {
        var header = List.of("姓名", "居民身份证证件号", "社保卡银行卡号", "开户行", "手机号", "备注", "不可参保原因");
        var row = List.of("李明", GOOD_ID, "62A0", "江苏银行", "18912345678", "", "银行卡号格式不正确");
        return "<row r=\"1\">" + cells(header, 1) + "</row><row r=\"2\">" + cells(row, 2) + "</row>";
    }

    private static String cells(List<String> values, int rowNo) {
        var cells = new StringBuilder();
        for (var i = 0; i < values.size(); i++) {
            cells.append(ASheet.cell(i, values.get(i)).replace("#", String.valueOf(rowNo)));
        }
        return cells.toString();
    }

    private static byte[] ole2(String stream) {
        var head =
                new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1};
        return join(join(head, new byte[1000]), stream.getBytes(StandardCharsets.UTF_16LE));
    }

    private static byte[] encryptedEntry(byte[] xlsx) {
        var copy = xlsx.clone();
        copy[6] |= 1;
        return copy;
    }

    private static byte[] flipped(byte[] xlsx) {
        var copy = xlsx.clone();
        var name = new String(copy, StandardCharsets.ISO_8859_1).indexOf("xl/worksheets/sheet1.xml");
        for (var i = name + 60; i < name + 100; i++) {
            copy[i] ^= 0x55;
        }
        return copy;
    }

    private static byte[] xlsm(ASheet sheet) {
        return sheet.workbook()
                .part(
                        "[Content_Types].xml",
                        "<Types><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.ms-excel.sheet.macroEnabled.main+xml\"/></Types>")
                .bytes();
    }

    private static byte[] docx() {
        return zip(Map.of(
                "[Content_Types].xml", "<Types/>",
                "_rels/.rels",
                        "<Relationships><Relationship Id=\"a\" Type=\"x/officeDocument\" Target=\"word/document.xml\"/></Relationships>",
                "word/document.xml", "<w/>"));
    }

    private static byte[] doctype(ASheet sheet, String part) {
        var evil =
                "<!DOCTYPE x [<!ENTITY xxe SYSTEM \"file:///etc/passwd\">]><worksheet><sheetData>&xxe;</sheetData></worksheet>";
        return sheet.workbook().part(part, evil).bytes();
    }

    private static byte[] billionLaughs(ASheet sheet) {
        var evil = new StringBuilder("<!DOCTYPE x [<!ENTITY a0 \"ha\">");
        for (var i = 1; i < 20; i++) {
            evil.append("<!ENTITY a")
                    .append(i)
                    .append(" \"")
                    .append(("&a" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }
        return sheet.workbook()
                .part("xl/worksheets/sheet1.xml", evil + "]><worksheet>&a19;</worksheet>")
                .bytes();
    }

    private static byte[] manyEntries(ASheet sheet, int count) {
        var workbook = sheet.workbook();
        for (var i = 0; i < count; i++) {
            workbook.part("xl/x" + i, "");
        }
        return workbook.bytes();
    }

    private static byte[] zip(Map<String, String> parts) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    private static String noise(int length) {
        var random = new Random(1);
        var text = new StringBuilder(length);
        for (var i = 0; i < length; i++) {
            text.append((char) ('a' + random.nextInt(26)));
        }
        return text.toString();
    }

    private static byte[] join(byte[] first, byte[] second) {
        var both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static long usedMemory() {
        System.gc();
        var runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
