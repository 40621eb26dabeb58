package org.huzhu.platform.reseal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.huzhu.platform.PlatformIT;
import org.huzhu.platform.privacy.Aead;
import org.huzhu.platform.privacy.FieldCipher;
import org.huzhu.platform.privacy.KeyRing;
import org.huzhu.platform.privacy.PersonIds;
import org.huzhu.platform.privacy.PrivacySettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;

@DisplayName("Rotation of the data key, under load and resumable (C2, C3)")
class ResealIT extends PlatformIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String INDEX = "aW5kZXgta2V5LWluZGV4LWtleS1pbmRleC1rZXktMzI=";
    private static final Map<String, String> BOTH = Map.of(
            "old", "b2xkLWtleS1vbGQta2V5LW9sZC1rZXktb2xkLWtleS0zMg==",
            "new", "bmV3LWtleS1uZXcta2V5LW5ldy1rZXktbmV3LWtleS0zMg==");
    private static final FieldCipher OLD = cipher("old", BOTH);
    private static final FieldCipher NEW = cipher("new", BOTH);
    private static final FieldCipher NEW_ALONE = cipher("new", Map.of("new", BOTH.get("new")));

    @Autowired
    private TransactionalOperator transaction;

    private static FieldCipher cipher(String active, Map<String, String> keys) {
        return new FieldCipher(new KeyRing(active, keys, INDEX), "thing", Aead.AES_256_GCM);
    }

    private Reseal reseal() {
        var columns = new SealedColumns(List.of(
                SealedColumn.ofId("sealed_thing", "sealed", "thing", "id"),
                SealedColumn.ofText("sealed_thing", "note", "thing", "t.id::text")
                        .asText()));
        return new Reseal(
                db,
                transaction,
                columns,
                new KeyRing("new", BOTH, INDEX),
                new PrivacySettings("new", BOTH, INDEX, Aead.AES_256_GCM, null),
                new ResealSettings(Duration.ZERO, 16, Duration.ofSeconds(1), Duration.ofHours(1)),
                clock);
    }

    @BeforeEach
    void empty() {
        db.sql("truncate sealed_thing, reseal_progress").then().block(PATIENCE);
    }

    private List<UUID> sealedThings(int number) {
        var ids = IntStream.range(0, number).mapToObj(_ -> UUID.randomUUID()).toList();
        Flux.fromIterable(ids)
                .flatMap(
                        id -> db.sql("insert into sealed_thing (id, sealed, note) values (:id, :sealed, :note)")
                                .bind("id", id)
                                .bind("sealed", OLD.seal("0".getBytes(UTF_8), PersonIds.bytes(id)))
                                .bind("note", OLD.sealText("note", id.toString()))
                                .then(),
                        16)
                .blockLast(PATIENCE);
        return ids;
    }

    private String read(UUID id, FieldCipher cipher) {
        return db.sql("select sealed, note from sealed_thing where id = :id")
                .bind("id", id)
                .map((row, _) -> {
                    assertThat(cipher.openText(row.get("note", String.class), id.toString()))
                            .isEqualTo("note");
                    return new String(cipher.open(row.get("sealed", byte[].class), PersonIds.bytes(id)), UTF_8);
                })
                .one()
                .block(PATIENCE);
    }

    private void write(UUID id, String text, FieldCipher cipher) {
        db.sql("update sealed_thing set sealed = :sealed where id = :id")
                .bind("id", id)
                .bind("sealed", cipher.seal(text.getBytes(UTF_8), PersonIds.bytes(id)))
                .then()
                .block(PATIENCE);
    }

    private void finish(Reseal reseal) {
        while (Boolean.TRUE.equals(reseal.step().block(PATIENCE))) {
            // Until nothing is left.
        }
    }

    @Test
    @DisplayName(
            "Two instances move rows while others read and write: no read fails, no write is lost, the old key can go")
    void rowsMoveUnderLoad() throws Exception {
        var ids = sealedThings(4_000);
        var written = new ConcurrentHashMap<UUID, String>();
        var reads = new AtomicInteger();
        var first = reseal();
        first.start().block(PATIENCE);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var moving = List.of(threads.submit(() -> finish(first)), threads.submit(() -> finish(reseal())));
            var load = IntStream.range(0, 4)
                    .mapToObj(n -> threads.submit(() -> load(ids, n, moving, written, reads)))
                    .toList();
            for (var task : load) {
                task.get();
            }
        }
        // What instances that are behind wrote with the old key after the walk had passed.
        finish(first);
        first.start().block(PATIENCE);
        finish(first);

        assertThat(reads).hasPositiveValue();
        assertThat(written).isNotEmpty();
        assertThat(first.stale().block(PATIENCE)).isZero();
        assertThat(first.progress().block(PATIENCE))
                .hasSize(2)
                .allSatisfy(column -> assertThat(column.finishedAt()).isPresent())
                .allSatisfy(column -> assertThat(column.damaged()).isZero());
        assertThat(ids).allSatisfy(id -> assertThat(read(id, NEW_ALONE)).isEqualTo(written.getOrDefault(id, "0")));
    }

    /** Each thread writes rows of its own, at first half of them as an instance would that was not restarted yet. */
    private void load(
            List<UUID> ids,
            int thread,
            List<? extends Future<?>> moving,
            Map<UUID, String> written,
            AtomicInteger reads) {
        var random = ThreadLocalRandom.current();
        for (var round = 0; round < 50 || !moving.stream().allMatch(Future::isDone); round++) {
            var id = ids.get(random.nextInt(ids.size() / 4) * 4 + thread);
            var text = thread + "/" + round;
            write(id, text, round < 50 && random.nextBoolean() ? OLD : NEW);
            written.put(id, text);
            read(ids.get(random.nextInt(ids.size())), NEW);
            reads.incrementAndGet();
        }
    }

    @Test
    @DisplayName("Cut off in the middle, another instance goes on where the last whole step ended")
    void goesOnAfterACrash() {
        var ids = sealedThings(4_000);
        var killed = reseal();
        killed.start().block(PATIENCE);
        killed.step().block(PATIENCE);
        killed.step().block(PATIENCE);
        var cutOff = killed.step().delaySubscription(Duration.ZERO).subscribe();
        cutOff.dispose();
        var before = killed.progress().block(PATIENCE).getFirst();

        finish(reseal());

        assertThat(before.resealed()).isBetween(1L, 3_999L);
        assertThat(reseal().progress().block(PATIENCE))
                .allSatisfy(column -> assertThat(column.resealed()).isEqualTo(4_000));
        assertThat(ids).allSatisfy(id -> assertThat(read(id, NEW_ALONE)).isEqualTo("0"));
    }

    @Test
    @DisplayName("A flipped byte is found, counted and left as it is; all others move")
    void damageIsFound() {
        var ids = sealedThings(700);
        db.sql("update sealed_thing set sealed = set_byte(sealed, 30, get_byte(sealed, 30) # 1) where id = :id")
                .bind("id", ids.getFirst())
                .then()
                .block(PATIENCE);
        var reseal = reseal();

        reseal.start().block(PATIENCE);
        finish(reseal);

        assertThat(reseal.stale().block(PATIENCE)).isOne();
        assertThat(reseal.progress().block(PATIENCE))
                .filteredOn(column -> column.column().equals("sealed_thing.sealed"))
                .singleElement()
                .satisfies(column -> assertThat(column.damaged()).isOne())
                .satisfies(column -> assertThat(column.finishedAt()).isPresent());
    }

    @Test
    @DisplayName("With a key that is gone, everything is counted as damaged, nothing changes and the work ends")
    void aMissingKeyIsTold() {
        sealedThings(2_000);
        var alone = Map.of("new", BOTH.get("new"));
        var reseal = new Reseal(
                db,
                transaction,
                new SealedColumns(List.of(SealedColumn.ofId("sealed_thing", "sealed", "thing", "id"))),
                new KeyRing("new", alone, INDEX),
                new PrivacySettings("new", alone, INDEX, Aead.AES_256_GCM, null),
                new ResealSettings(Duration.ZERO, 16, Duration.ofSeconds(1), Duration.ofHours(1)),
                clock);

        reseal.start().block(PATIENCE);
        finish(reseal);

        assertThat(reseal.progress().block(PATIENCE))
                .singleElement()
                .satisfies(column -> assertThat(column.damaged()).isEqualTo(2_000))
                .satisfies(column -> assertThat(column.resealed()).isZero());
    }

    @Test
    @DisplayName("The management port tells the target and the rows of older keys, and starts the work")
    void theEndpointTellsAndStarts() {
        var management = client(managementPort);

        management.post().uri("/actuator/keys").exchange().expectStatus().isOk();

        management
                .get()
                .uri("/actuator/keys")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.target")
                .isEqualTo("t1/AES_256_GCM")
                .jsonPath("$.rowsOldKey")
                .isEqualTo(0)
                .jsonPath("$.columns[0].column")
                .isEqualTo("idempotency.sealed");
    }
}
