package org.huzhu.platform.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.huzhu.platform.workbook.WorkbookExport.Column;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.buffer.DataBufferUtils;
import reactor.core.publisher.Flux;

class WorkbookExportTest {

    private static final List<Column> COLUMNS = List.of(new Column("姓名", 12), new Column("备注", 20));

    @Test
    void everyCellIsTextAndNoneStartsAFormula() throws IOException {
        var rows = Flux.just(
                List.of("阿卜杜拉·买买提", "=1+1"),
                List.of("𠮷野", "＝cmd"),
                List.of("张三", "@SUM(A1)\u0000"),
                List.of("李四", "0012"));

        var sheet = read(WorkbookExportTest.bytes(rows));

        assertThat(sheet)
                .allSatisfy(row ->
                        assertThat(row).allMatch(cell -> cell.equals("姓名") || !"=＝@".contains(cell.substring(0, 1))));
        assertThat(sheet.subList(1, 5))
                .extracting(row -> CellText.restore(row.get(1)))
                .containsExactly("=1+1", "＝cmd", "@SUM(A1)", "0012");
        assertThat(sheet).extracting(List::getFirst).containsExactly("姓名", "阿卜杜拉·买买提", "𠮷野", "张三", "李四");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1", "+86", "-1", "@a", "\t=1", "＝1", "＋1", "－1", "＠1", "'=1", "''=1", "'", "'a", "a=1", "", "''"
            })
    void whatIsEscapedComesBack(String text) {
        assertThat(CellText.restore(CellText.escape(text))).isEqualTo(text);
    }

    @Test
    void aReaderThatGoesAwayStopsTheRows() {
        var produced = new AtomicInteger();
        var rows = Flux.range(0, 1_000_000).map(i -> {
            produced.incrementAndGet();
            return List.of("某某" + i, "x".repeat(100));
        });

        WorkbookExport.stream("S", COLUMNS, rows)
                .doOnNext(DataBufferUtils::release)
                .take(2)
                .blockLast();

        assertThat(produced.get()).isLessThan(200_000);
    }

    private static byte[] bytes(Flux<List<String>> rows) {
        var joined =
                DataBufferUtils.join(WorkbookExport.stream("名单", COLUMNS, rows)).block();
        var bytes = new byte[joined.readableByteCount()];
        joined.read(bytes);
        return bytes;
    }

    private static List<List<String>> read(byte[] bytes) throws IOException {
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(bytes))) {
            return workbook.getFirstSheet().read().stream()
                    .map(row -> row.stream()
                            .peek(cell -> assertThat(cell.getType()).isEqualTo(CellType.STRING))
                            .map(cell -> cell.getText())
                            .toList())
                    .toList();
        }
    }
}
