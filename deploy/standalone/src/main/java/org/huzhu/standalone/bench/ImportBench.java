package org.huzhu.standalone.bench;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.huzhu.standalone.Platform;
import org.huzhu.standalone.story.Rosters;
import org.huzhu.standalone.story.UnitHandler;
import org.huzhu.standalone.story.Workbooks;
import org.postgresql.PGConnection;

/** A large roster from upload to known eligibility, beside reading the same file alone and COPY of the same rows alone. */
final class ImportBench {

    private static final int ROUNDS = 3;

    private final Platform platform;
    private final UnitHandler handler;
    private final int rows;

    ImportBench(Platform platform, UnitHandler handler, int rows) {
        this.platform = platform;
        this.handler = handler;
        this.rows = rows;
    }

    Table run() {
        var file = Workbooks.write(Rosters.of(rows, 100_000));
        var seconds = new double[ROUNDS];
        var cpu = new double[ROUNDS];
        var shares = "";
        var copy = new double[ROUNDS];
        for (var round = -1; round < ROUNDS; round++) {
            var orderNo = handler.newOrder();
            var meter = new Meter(platform);
            var operation = handler.await(handler.upload(orderNo, "100000.xlsx", file), Duration.ofMinutes(10));
            var reading = meter.read();
            if (operation.path("eligible").asInt() != rows) {
                throw new IllegalStateException("not every row was eligible: " + operation);
            }
            if (round >= 0) {
                seconds[round] = reading.seconds();
                cpu[round] = reading.totalCpuMillis();
                shares = reading.shares();
                copy[round] = copyAlone(orderNo);
            }
            handler.delete(orderNo).expectSuccess();
        }
        var read = readAlone(file);
        return table(Meter.median(seconds), Meter.median(cpu), shares, read, Meter.median(copy));
    }

    private Table table(double whole, double cpu, String shares, double read, double copy) {
        return new Table("Import of " + rows + " rows", "What", "Seconds", "Rows/s", "CPU-ms per 1,000 rows")
                .row(
                        "upload → eligible or not is known (median of " + ROUNDS + ")",
                        Table.number(whole),
                        Table.number(rows / whole),
                        Table.number(cpu / rows * 1_000))
                .row("reading the same file alone (fastexcel)", Table.number(read), Table.number(rows / read), "")
                .row(
                        "COPY of the same rows alone (same table, same indexes)",
                        Table.number(copy),
                        Table.number(rows / copy),
                        "")
                .row("**whole ÷ (reading + COPY)**", "**" + Table.number(whole / (read + copy)) + "**", "", "")
                .row("CPU-ms of one import by process", shares, "", "");
    }

    private static double readAlone(byte[] file) {
        var seconds = new double[ROUNDS];
        for (var round = -1; round < ROUNDS; round++) {
            var begin = System.nanoTime();
            try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(file));
                    var sheet = workbook.getFirstSheet().openStream()) {
                var cells = sheet.mapToLong(row -> row.stream()
                                .filter(cell -> cell != null && cell.getRawValue() != null)
                                .count())
                        .sum();
                if (cells == 0) {
                    throw new IllegalStateException("nothing read");
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            if (round >= 0) {
                seconds[round] = (System.nanoTime() - begin) / 1e9;
            }
        }
        return Meter.median(seconds);
    }

    /** The rows as they were stored, out untimed and in again timed, into an empty table of the same shape. */
    private double copyAlone(String orderNo) {
        var database = platform.database();
        try (var connection = DriverManager.getConnection(database.jdbc(), database.user(), database.password());
                var statement = connection.createStatement()) {
            statement.execute("set search_path to enrollment");
            statement.execute("drop table if exists bench_copy");
            statement.execute("create table bench_copy (like roster_person including all)");
            var stored = new ByteArrayOutputStream();
            var columns = columns(statement);
            var copy = connection.unwrap(PGConnection.class).getCopyAPI();
            copy.copyOut(
                    "copy (select " + columns + " from roster_person where order_no = '" + orderNo + "') to stdout",
                    stored);
            var begin = System.nanoTime();
            var copied = copy.copyIn(
                    "copy bench_copy (" + columns + ") from stdin", new ByteArrayInputStream(stored.toByteArray()));
            var seconds = (System.nanoTime() - begin) / 1e9;
            statement.execute("drop table bench_copy");
            if (copied != rows) {
                throw new IllegalStateException("copied " + copied);
            }
            return seconds;
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String columns(java.sql.Statement statement) throws SQLException {
        try (var result = statement.executeQuery("""
            select string_agg(quote_ident(attname), ', ' order by attnum) from pg_attribute
            where attrelid = 'enrollment.roster_person'::regclass and attnum > 0
              and not attisdropped and attgenerated = '' and attidentity <> 'a'\
            """)) {
            result.next();
            return result.getString(1);
        }
    }
}
