package org.huzhu.enrollment.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.huzhu.enrollment.roster.domain.RosterRules;
import org.huzhu.enrollment.roster.domain.RowCheck;
import org.huzhu.enrollment.workbook.WorkbookFile;
import org.huzhu.enrollment.workbook.WorkbookLimits;
import org.huzhu.platform.testkit.Infrastructure;
import org.huzhu.platform.testkit.IntegrationTest;
import org.huzhu.platform.testkit.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.TestPropertySource;
import reactor.core.publisher.Mono;

/**
 * Measures an import against its floors on one machine in one run: reading the same file alone, and COPY of the same rows alone into a table of the
 * same shape and indexes. Not part of the build; run it by name.
 */
@IntegrationTest
@TestPropertySource(properties = "huzhu.roster.max-rows=200000")
class RosterImportBenchmark {

    private static final int ROWS = Integer.getInteger("bench.rows", 100_000);
    private static final int RUNS = Integer.getInteger("bench.runs", 5);

    @LocalServerPort
    private int port;

    @Autowired
    private TestTokens tokens;

    @Autowired
    private DatabaseClient db;

    @Autowired
    private RosterFiles files;

    @Autowired
    private SealRows seal;

    @TempDir
    private Path folder;

    private Path file;

    /** Prints how long each step of an import took in the database. */
    @TestConfiguration
    static class Timed {

        @Bean
        static BeanPostProcessor timedImports() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof RosterImports imports ? timed(imports) : bean;
                }
            };
        }

        private static Object timed(RosterImports imports) {
            var steps = new ConcurrentHashMap<String, LongAdder>();
            return Proxy.newProxyInstance(
                    RosterImports.class.getClassLoader(),
                    new Class<?>[] {RosterImports.class},
                    (_, method, arguments) -> {
                        var result = method.invoke(imports, arguments);
                        if (!(result instanceof Mono<?> mono)
                                || method.getName().equals("claim")
                                || method.getName().equals("find")) {
                            return result;
                        }
                        var step = steps.computeIfAbsent(method.getName(), _ -> new LongAdder());
                        return Mono.defer(() -> {
                            var started = System.nanoTime();
                            return mono.doFinally(_ -> {
                                step.add((System.nanoTime() - started) / 1_000_000);
                                if (method.getName().equals("deleteStaged")) {
                                    System.out.println("steps in ms " + steps);
                                    steps.values().forEach(LongAdder::reset);
                                }
                            });
                        });
                    });
        }
    }

    @FunctionalInterface
    private interface Work {
        void run() throws Exception;
    }

    @BeforeEach
    void aRosterOfACity() throws IOException {
        file = Files.write(folder.resolve("roster.xlsx"), roster(0));
    }

    @Test
    void importAgainstItsFloors() throws Exception {
        System.out.printf("rows %,d, file %,d kB%n", ROWS, Files.size(file) / 1024);
        var read = median("read alone", this::readAlone);
        median("read alone, fastexcel-reader", this::readByFastexcel);
        var inspect = median("look before the answer", () -> files.inspect(file, RosterFormat.XLSX, 200_000));
        var cpu = cpuOfReadAndCheck();
        System.out.printf("read + check + seal: %,.0f rows per CPU-second%n", ROWS / cpu);
        System.out.printf("live heap growth while reading: %,d kB%n", liveHeapGrowth() / 1024);
        var imports = new ArrayList<Double>();
        var copies = new ArrayList<Double>();
        for (var run = 0; run < RUNS; run++) {
            var unit = AUnit.approved(db, tokens);
            var order = unit.draft();
            imports.add(fullImport(unit, order, roster(run + 1)));
            copies.add(copyAlone(order));
            db.sql("delete from enrollment_order where order_no = :order")
                    .bind("order", order)
                    .then()
                    .block();
        }
        var whole = middle(imports);
        var copy = middle(copies);
        System.out.printf("COPY alone, same indexes: %.0f ms %s%n", copy * 1000, copies);
        System.out.printf(
                "full import, upload to result: %.0f ms (%,.0f rows/s) %s%n", whole * 1000, ROWS / whole, imports);
        System.out.printf("ratio to (read + COPY): %.2f (look %.0f ms of it)%n", whole / (read + copy), inspect * 1000);
    }

    private void readAlone() throws IOException {
        var count = 0;
        try (var workbook = WorkbookFile.open(file, WorkbookLimits.DEFAULT);
                var rows = workbook.firstVisibleSheet()) {
            while (rows.next().isPresent()) {
                count++;
            }
        }
        assertThat(count).isEqualTo(ROWS + 3);
    }

    private void readByFastexcel() throws IOException {
        try (var workbook = new ReadableWorkbook(file.toFile());
                var rows = workbook.getFirstSheet().openStream()) {
            assertThat(rows.mapToInt(row -> row.getCellText(1).length()).sum()).isPositive();
        }
    }

    private JudgedChunks chunks() throws IOException {
        var rules = new RosterRules(LocalDate.of(2026, 11, 23), 16, Optional.empty(), false, "3202");
        return new JudgedChunks(files.open(file, RosterFormat.XLSX), new RowCheck(rules), seal, 0, 2000);
    }

    private double cpuOfReadAndCheck() throws IOException {
        var threads = ManagementFactory.getThreadMXBean();
        var best = new ArrayList<Double>();
        for (var run = 0; run < RUNS; run++) {
            var started = threads.getCurrentThreadCpuTime();
            try (var chunks = chunks()) {
                while (chunks.next().isPresent()) {
                    // only judged
                }
            }
            best.add((threads.getCurrentThreadCpuTime() - started) / 1e9);
        }
        return middle(best);
    }

    private long liveHeapGrowth() throws IOException {
        var before = liveHeap();
        var most = 0L;
        try (var chunks = chunks()) {
            for (var chunk = chunks.next(); chunk.isPresent(); chunk = chunks.next()) {
                if (chunk.get().progress().processed() % 20_000 == 0) {
                    most = Math.max(most, liveHeap() - before);
                }
            }
        }
        return most;
    }

    private double fullImport(AUnit unit, String order, byte[] xlsx) {
        var rosters = new Rosters(port, unit.token);
        var started = System.nanoTime();
        var operation = rosters.imported(order, xlsx);
        var seconds = (System.nanoTime() - started) / 1e9;
        assertThat(operation).containsEntry("state", "SUCCEEDED").containsEntry("eligible", ROWS);
        return seconds;
    }

    private double copyAlone(String order) throws SQLException, IOException {
        var postgres = Infrastructure.postgres();
        try (var connection =
                        DriverManager.getConnection(postgres.jdbc("enrollment"), postgres.user(), postgres.password());
                var statement = connection.createStatement()) {
            statement.execute("drop table if exists bench_copy");
            statement.execute("create table bench_copy (like roster_person including all)");
            var copies = connection.unwrap(PGConnection.class).getCopyAPI();
            var rows = new ByteArrayOutputStream();
            copies.copyOut(
                    "copy (select * from roster_person where order_no = '" + order
                            + "' order by position) to stdout (format binary)",
                    rows);
            var started = System.nanoTime();
            var count = copies.copyIn(
                    "copy bench_copy from stdin (format binary)", new ByteArrayInputStream(rows.toByteArray()));
            var seconds = (System.nanoTime() - started) / 1e9;
            assertThat(count).isEqualTo(ROWS);
            statement.execute("drop table bench_copy");
            return seconds;
        }
    }

    private static double median(String what, Work work) throws Exception {
        var times = new ArrayList<Double>();
        for (var run = 0; run < RUNS + 2; run++) {
            var started = System.nanoTime();
            work.run();
            if (run >= 2) {
                times.add((System.nanoTime() - started) / 1e9);
            }
        }
        var middle = middle(times);
        System.out.printf("%s: %.0f ms (%,.0f rows/s)%n", what, middle * 1000, ROWS / middle);
        return middle;
    }

    private static double middle(List<Double> times) {
        var sorted = new ArrayList<>(times);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }

    private static long liveHeap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** Other persons in every run, in shared strings as Excel writes them. */
    private static byte[] roster(int run) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "bench", "1.0")) {
            var sheet = workbook.newWorksheet("Sheet1");
            sheet.value(0, 0, "花名册");
            sheet.value(1, 0, "说明");
            for (var column = 0; column < ASheet.HEADER.size(); column++) {
                sheet.value(2, column, ASheet.HEADER.get(column));
            }
            for (var i = 0; i < ROWS; i++) {
                sheet.value(i + 3, 0, i + 1);
                sheet.value(i + 3, 1, "李" + (char) ('一' + i % 5000) + (char) ('一' + i / 5000));
                sheet.value(i + 3, 2, Persons.idNumber(1_000_000 + run * ROWS + i));
                sheet.value(i + 3, 3, "62300000%011d".formatted(i * 7L));
                sheet.value(i + 3, 4, "江苏银行太湖新城支行");
                sheet.value(i + 3, 5, "189%08d".formatted(i));
            }
        }
        return bytes.toByteArray();
    }
}
