package org.huzhu.standalone.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.huzhu.standalone.Platform;
import org.huzhu.standalone.Progress;
import org.huzhu.standalone.StandaloneException;
import org.huzhu.standalone.part.Folders;

/**
 * Brings a backup back into an empty data folder. The broker begins empty, so events that were published shortly before
 * are published again: a consumer that had handled one finds it in its inbox, one that had not does so now.
 */
public final class Restore {

    private static final List<String> SCHEMAS = List.of("enrollment", "claims", "member", "notification");
    private static final List<String> DATA = List.of("postgres", "kafka", "files", "claims-files");

    private final Path backup;
    private final Path home;

    public Restore(Path backup, Path home) {
        this.backup = backup;
        this.home = home;
    }

    /** What came back. {@code republished} counts events that will leave once more. */
    public record Restored(Map<String, BigDecimal> totals, long republished, List<String> differences) {}

    /** Before anything is started from the folder: keys and data, each file as its digest says. */
    public void files() {
        var manifest = Manifest.in(backup);
        DATA.stream().map(home::resolve).filter(Files::exists).findFirst().ifPresent(folder -> {
            throw new StandaloneException(
                    "数据目录已有数据，请另选 --data / there is data already, choose another --data: " + folder);
        });
        var keys = home.resolve("keys.properties");
        if (manifest.withKeys() == Files.exists(keys)) {
            throw new StandaloneException(
                    manifest.withKeys()
                            ? "数据目录已有密钥 / there are keys already: " + keys
                            : "备份不含密钥，请先放入 / the backup has no keys, put them here first: " + keys);
        }
        try {
            copy(manifest);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void copy(Manifest manifest) throws IOException {
        CopiedFiles.folder(home);
        var files = new CopiedFiles(backup, home);
        for (var folder : DATA) {
            files.copy(folder, _ -> true);
        }
        if (manifest.withKeys()) {
            files.write("keys.properties", Files.readAllBytes(backup.resolve("keys.properties")));
        }
        if (!files.digests().equals(manifest.files())) {
            DATA.forEach(folder -> Folders.delete(home.resolve(folder)));
            if (manifest.withKeys()) {
                Files.delete(home.resolve("keys.properties"));
            }
            throw new StandaloneException(
                    "备份已损坏或被改动 / the backup is damaged or was changed: " + changed(manifest, files.digests()));
        }
    }

    private static String changed(Manifest manifest, Map<String, String> found) {
        return manifest.files().entrySet().stream()
                .filter(file -> !file.getValue().equals(found.get(file.getKey())))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("more files than were written");
    }

    /** Starts PostgreSQL, which plays the log, marks events and compares; PostgreSQL stays up. */
    public Restored database(Platform platform, Duration window, Progress progress) {
        platform.start(platform.part("postgres"), progress);
        var manifest = Manifest.in(backup);
        try (var session = platform.administrator()) {
            var totals = Totals.of(session);
            var republished = 0L;
            for (var schema : SCHEMAS) {
                republished += markUnpublished(session, schema, manifest.startedAt(), window);
            }
            return new Restored(totals, republished, manifest.differences(totals));
        } catch (SQLException e) {
            throw new StandaloneException("恢复失败 / the restore failed: " + e.getMessage());
        }
    }

    private static long markUnpublished(Connection session, String schema, String startedAt, Duration window)
            throws SQLException {
        var sql = "update " + schema + ".outbox set published_at = null"
                + " where published_at > cast(? as timestamptz) - make_interval(secs => ?)";
        try (var update = session.prepareStatement(sql)) {
            update.setString(1, startedAt);
            update.setLong(2, window.toSeconds());
            return update.executeLargeUpdate();
        }
    }
}
