package org.huzhu.enrollment.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.huzhu.enrollment.measure.ImportMeters;
import org.huzhu.enrollment.order.OrderAccess;
import org.huzhu.platform.file.FileStore;
import org.huzhu.platform.telemetry.Tracing;
import org.huzhu.platform.testkit.IntegrationTest;
import org.huzhu.platform.testkit.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** An import whose worker dies at any point ends as if nothing had happened: 0 rows lost, 0 doubled (trust R1). */
@IntegrationTest
class RosterResumeIT {

    private static final int PERSONS = 1_000;
    private static final Duration LONG = Duration.ofHours(1);

    @LocalServerPort
    private int port;

    @Autowired
    private TestTokens tokens;

    @Autowired
    private DatabaseClient db;

    @Autowired
    private RosterImports imports;

    @Autowired
    private OrderAccess orders;

    @Autowired
    private DryRunTokens dryRunTokens;

    @Autowired
    private FileStore files;

    @Autowired
    private RosterFiles rosterFiles;

    @Autowired
    private RosterRulesOfProduct products;

    @Autowired
    private SealRows seal;

    @Autowired
    private TransactionalOperator transaction;

    @Autowired
    private ImportMeters meters;

    @Autowired
    private Clock clock;

    private AUnit unit;
    private Rosters rosters;
    private String order;

    @BeforeEach
    void anApprovedUnitWithADraft() {
        unit = AUnit.approved(db, tokens);
        rosters = new Rosters(port, unit.token);
        order = unit.draft();
    }

    @ParameterizedTest(name = "before chunk {0}")
    @DisplayName(
            "R1 a worker dies between two chunks, another one takes over: 0 lost, 0 doubled, counts as without a crash")
    @ValueSource(ints = {0, 1, 7, 9})
    void takenOverAfterACrash(int chunksBeforeTheCrash) {
        var upload = stored(roster());
        var dying = worker(crashingAt("stage", chunksBeforeTheCrash, upload));

        assertThatThrownBy(() -> dying.handle("dead").block(Duration.ofSeconds(30)))
                .hasMessageContaining("killed");
        assertThat(stagedRows(upload)).isEqualTo(chunksBeforeTheCrash * 100L);
        leaseRunsOut(upload);

        var operation = rosters.finished("/api/v1/operations/" + upload.importId());
        assertThat(operation)
                .contains(entry("state", "SUCCEEDED"), entry("processed", PERSONS), entry("ineligible", 1));
        assertNothingLostNothingDoubled();
    }

    @ParameterizedTest(name = "at {0}")
    @DisplayName("R1 a worker dies in the last step: nothing of it is seen, and the next one makes it whole")
    @ValueSource(strings = {"crossCheck", "merge", "finish"})
    void takenOverInTheLastStep(String step) {
        var upload = stored(roster());
        var dying = worker(crashingAt(step, 0, upload));

        assertThatThrownBy(() -> dying.handle("dead").block(Duration.ofSeconds(30)))
                .hasMessageContaining("killed");
        assertThat(rosters.persons(order, true)).containsEntry("total", 0);
        leaseRunsOut(upload);

        assertThat(rosters.finished("/api/v1/operations/" + upload.importId())).containsEntry("state", "SUCCEEDED");
        assertNothingLostNothingDoubled();
    }

    @Test
    void aWorkerThatLostItsLeaseStoresNothingMore() {
        var upload = stored(roster());
        var stages = new AtomicInteger();
        var slow = worker(proxy(
                upload,
                method -> method.equals("stage") && stages.incrementAndGet() == 3
                        ? takenOverByAnother(upload)
                        : Mono.empty()));

        assertThat(slow.handle("dead").block(Duration.ofSeconds(30))).isTrue();
        assertThat(stagedRows(upload)).isEqualTo(200);
        leaseRunsOut(upload);

        assertThat(rosters.finished("/api/v1/operations/" + upload.importId())).containsEntry("state", "SUCCEEDED");
        assertNothingLostNothingDoubled();
    }

    @Test
    @DisplayName("R1 the database lost its unlogged tables in a crash: the import starts over")
    void stagedRowsLostWithTheDatabase() {
        var upload = stored(roster());
        var dying = worker(crashingAt("stage", 5, upload));
        assertThatThrownBy(() -> dying.handle("dead").block(Duration.ofSeconds(30)))
                .hasMessageContaining("killed");

        db.sql("delete from roster_staged where import_id = :id")
                .bind("id", upload.importId())
                .then()
                .block();
        leaseRunsOut(upload);

        assertThat(rosters.finished("/api/v1/operations/" + upload.importId())).containsEntry("state", "SUCCEEDED");
        assertNothingLostNothingDoubled();
    }

    @Test
    void aCancelledImportLeavesNothingBehind() {
        var upload = stored(roster());
        var cancelled = worker(proxy(upload, method -> {
            if (method.equals("crossCheck")) {
                throw new IllegalStateException("must not come so far");
            }
            return Mono.empty();
        }));
        rosters.http()
                .delete()
                .uri("/api/v1/operations/{id}", upload.importId())
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("CANCELLED");

        assertThat(cancelled.handle("dead").block(Duration.ofSeconds(30))).isTrue();

        assertThat(stagedRows(upload)).isZero();
        assertThat(rosters.persons(order, true)).containsEntry("total", 0);
    }

    @Test
    void anOrderSubmittedMeanwhileKeepsItsRoster() {
        var upload = stored(roster());
        var late = worker(proxy(upload, _ -> Mono.empty()));
        unit.move(order, "SUBMITTED");

        assertThat(late.handle("dead").block(Duration.ofSeconds(30))).isTrue();

        var operation = rosters.get("/api/v1/operations/" + upload.importId());
        assertThat(operation).containsEntry("state", "FAILED");
        assertThat(operation.get("problem").toString()).contains("ROSTER_FROZEN");
        assertThat(rosters.persons(order, true)).containsEntry("total", 0);
    }

    @Test
    void anImportThatNeverEndsIsGivenUp() {
        var upload = stored(roster());
        db.sql("update roster_import set attempts = 20, lease_owner = null, lease_until = null where import_id = :id")
                .bind("id", upload.importId())
                .then()
                .block();

        assertThat(rosters.finished("/api/v1/operations/" + upload.importId())).containsEntry("state", "FAILED");
    }

    private void assertNothingLostNothingDoubled() {
        var names = db.sql("select name, person_id, row_no from roster_person where order_no = :order")
                .bind("order", order)
                .map(row -> row.get("row_no", Integer.class))
                .all()
                .collectList()
                .block();
        assertThat(names).hasSize(PERSONS);
        assertThat(new HashSet<>(names)).hasSize(PERSONS);
        assertThat(rosters.persons(order, true)).containsEntry("total", PERSONS - 1);
        assertThat(rosters.persons(order, false).toString())
                .contains("DUPLICATE_IN_ROSTER")
                .contains("与第4行重复");
    }

    /** A thousand rows, the last of which repeats the first person. */
    private byte[] roster() {
        var first = Persons.newIdNumber();
        var sheet = ASheet.template().person("李明", first);
        for (var i = 0; i < PERSONS - 2; i++) {
            sheet.person("王芳", Persons.newIdNumber());
        }
        return sheet.person("李明", first).xlsx();
    }

    /** An import that belongs to a worker of this test, so that those of the service leave it alone. */
    private RosterImport stored(byte[] xlsx) {
        DataBuffer content = DefaultDataBufferFactory.sharedInstance.wrap(xlsx);
        var file = files.store(Flux.just(content), 20 << 20).block();
        var upload = new RosterImport(
                UUID.randomUUID(),
                order,
                unit.unitId,
                "WX-3IN1",
                RosterFormat.XLSX,
                RosterImport.Mode.COMMIT,
                RosterImport.Policy.PARTIAL,
                file.key(),
                file.sha256(),
                "test",
                PERSONS,
                0,
                0);
        imports.insert(upload, clock.instant())
                .then(db.sql(
                                "update roster_import set lease_owner = 'dead', lease_until = now() + interval '1 hour' where import_id = :id")
                        .bind("id", upload.importId())
                        .then())
                .as(transaction::transactional)
                .block();
        return upload;
    }

    private Mono<Void> takenOverByAnother(RosterImport upload) {
        return db.sql("update roster_import set lease_owner = 'other' where import_id = :id")
                .bind("id", upload.importId())
                .then();
    }

    private void leaseRunsOut(RosterImport upload) {
        db.sql("update roster_import set lease_until = now() - interval '1 second' where import_id = :id")
                .bind("id", upload.importId())
                .then()
                .block();
    }

    private long stagedRows(RosterImport upload) {
        return db.sql("select count(*) as n from roster_staged where import_id = :id")
                .bind("id", upload.importId())
                .map(row -> row.get("n", Long.class))
                .one()
                .block();
    }

    private ImportRoster worker(RosterImports seen) {
        var settings = new RosterSettings(0, 100, 1, LONG, LONG, 20, LONG, List.of());
        var finishing = new FinishImport(orders, seen, dryRunTokens, settings, transaction, clock);
        return new ImportRoster(
                seen,
                finishing,
                files,
                rosterFiles,
                products,
                seal,
                settings,
                transaction,
                meters,
                Tracing.off(),
                clock);
    }

    private RosterImports crashingAt(String step, int callsBefore, RosterImport upload) {
        var calls = new AtomicInteger();
        return proxy(upload, method -> {
            if (method.equals(step) && calls.getAndIncrement() == callsBefore) {
                throw new IllegalStateException("killed");
            }
            return Mono.empty();
        });
    }

    private RosterImports proxy(RosterImport upload, Function<String, Mono<Void>> before) {
        return (RosterImports) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {RosterImports.class}, (_, method, arguments) -> {
                    if (method.getName().equals("claim")) {
                        return Mono.just(new RosterImports.Claimed(upload, ""));
                    }
                    var first = before.apply(method.getName());
                    try {
                        var result = method.invoke(imports, arguments);
                        return result instanceof Mono<?> mono ? first.then(mono) : result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
