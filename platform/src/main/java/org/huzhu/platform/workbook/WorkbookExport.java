package org.huzhu.platform.workbook;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Executor;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import reactor.core.publisher.Flux;

/**
 * Writes a table as xlsx while its rows arrive. Every cell is text and none is a formula ({@link CellText}). Writing blocks, so it has a virtual
 * thread of its own, which waits for the reader of the bytes; at most a few hundred rows are in memory.
 */
public final class WorkbookExport {

    public static final MediaType XLSX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    private static final Executor WRITERS = Thread.ofVirtual().name("workbook-", 0)::start;
    private static final int CHUNK = 32 * 1024;
    private static final int ROWS_AHEAD = 256;
    private static final int ROWS_PER_FLUSH = 500;

    private WorkbookExport() {}

    /** One column; the width is in characters. */
    public record Column(String header, int width) {}

    /** What fills the one sheet of a workbook. */
    @FunctionalInterface
    public interface SheetWriter {
        void write(Worksheet sheet) throws IOException;
    }

    /** One sheet with a frozen header row; rows shorter than the header leave their last cells empty. */
    public static Flux<DataBuffer> stream(String sheetName, List<Column> columns, Flux<List<String>> rows) {
        return Flux.deferContextual(context -> sheet(sheetName, sheet -> {
            writeHeader(sheet, 0, columns);
            writeRows(sheet, 1, rows.contextWrite(context));
        }));
    }

    /** A workbook of one sheet. Nothing is written before someone reads, and a reader that goes away stops the writer. */
    public static Flux<DataBuffer> sheet(String sheetName, SheetWriter content) {
        return Flux.from(DataBufferUtils.outputStreamPublisher(
                out -> write(out, sheetName, content), DefaultDataBufferFactory.sharedInstance, WRITERS, CHUNK));
    }

    public static void writeHeader(Worksheet sheet, int rowIndex, List<Column> columns) {
        for (var i = 0; i < columns.size(); i++) {
            sheet.inlineString(rowIndex, i, columns.get(i).header());
            sheet.width(i, columns.get(i).width());
            sheet.style(rowIndex, i).bold().set();
        }
        sheet.freezePane(0, rowIndex + 1);
    }

    public static void writeRows(Worksheet sheet, int firstRowIndex, Flux<List<String>> rows) throws IOException {
        var rowIndex = firstRowIndex;
        try (var stream = rows.toStream(ROWS_AHEAD)) {
            for (var row : (Iterable<List<String>>) stream::iterator) {
                for (var column = 0; column < row.size(); column++) {
                    sheet.inlineString(rowIndex, column, CellText.escape(row.get(column)));
                }
                if (++rowIndex % ROWS_PER_FLUSH == 0) {
                    sheet.flush();
                }
            }
        }
    }

    /** An attachment whose Chinese name survives every browser (RFC 5987). */
    public static ResponseEntity<Flux<DataBuffer>> download(String fileName, Flux<DataBuffer> body) {
        var disposition = ContentDisposition.attachment()
                .filename(fileName, StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .contentType(XLSX)
                .body(body);
    }

    private static void write(OutputStream out, String sheetName, SheetWriter content) {
        try (var workbook = new Workbook(out, "huzhu", "1.0")) {
            content.write(workbook.newWorksheet(sheetName));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
