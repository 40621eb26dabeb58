package org.huzhu.platform.retention;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import org.huzhu.platform.file.FileStore;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Files go after the transaction that erased their rows; one that cannot be deleted waits for the next round. */
class DeleteErasedFiles {

    private static final int ROUND = 500;

    private final DatabaseClient db;
    private final FileStore files;
    private final Clock clock;

    DeleteErasedFiles(DatabaseClient db, FileStore files, Clock clock) {
        this.db = db;
        this.files = files;
        this.clock = clock;
    }

    Mono<Long> handle() {
        return db.sql("select file_key from erased_file where deleted_at is null order by erased_at limit :round")
                .bind("round", ROUND)
                .map(row -> requireNonNull(row.get("file_key", String.class)))
                .all()
                .concatMap(key -> files.delete(key).then(mark(key)))
                .count();
    }

    private Mono<Void> mark(String key) {
        return db.sql("update erased_file set deleted_at = :now where file_key = :key")
                .bind("now", clock.instant())
                .bind("key", key)
                .then();
    }
}
