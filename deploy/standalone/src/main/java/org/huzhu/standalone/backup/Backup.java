package org.huzhu.standalone.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import org.huzhu.standalone.Platform;
import org.huzhu.standalone.StandaloneException;

/**
 * A base backup of the running PostgreSQL with the log that belongs to it, then the files, then the keys. The files come
 * last: each is stored before the row that names it, so every row finds its file.
 */
public final class Backup {

    /** What PostgreSQL makes anew; folders stay, empty. */
    private static final Set<String> EMPTIED = Set.of(
            "pg_wal",
            "pg_dynshmem",
            "pg_notify",
            "pg_replslot",
            "pg_serial",
            "pg_snapshots",
            "pg_stat_tmp",
            "pg_subtrans");

    private static final Set<String> LEFT_OUT = Set.of("postmaster.pid", "postmaster.opts", "pg_internal.init");

    private final Platform platform;

    public Backup(Platform platform) {
        this.platform = platform;
    }

    /** What was made. */
    public record Made(int files, Map<String, java.math.BigDecimal> totals) {}

    public Made to(Path folder, boolean withKeys) {
        if (platform.settings().database().isPresent()) {
            throw new StandaloneException(
                    "外部数据库请用其自身的备份 / an outside database is backed up by its own tools (docs/operate/backup-and-restore.md)");
        }
        try {
            if (Files.exists(folder) && !isEmpty(folder)) {
                throw new StandaloneException("目录不为空 / the folder is not empty: " + folder);
            }
            CopiedFiles.folder(folder);
            return copy(new CopiedFiles(platform.settings().home(), folder), folder, withKeys);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new StandaloneException("备份失败 / the backup failed: " + e.getMessage());
        }
    }

    private Made copy(CopiedFiles files, Path folder, boolean withKeys) throws SQLException, IOException {
        try (var session = platform.administrator();
                var reader = platform.administrator()) {
            var postgres = one(session, "show server_version");
            // Keeps the log that the copy needs, until this session ends.
            one(session, "select lsn from pg_create_physical_replication_slot('huzhu_backup', true, true)");
            var startedAt = one(session, "select clock_timestamp()::text");
            var start = one(session, "select pg_walfile_name(pg_backup_start('huzhu', true))");
            files.copy("postgres", Backup::isCopied);
            var from = Totals.of(reader);
            stop(session, files, folder, start);
            var until = Totals.of(reader);
            files.copy("files", _ -> true);
            files.copy("claims-files", _ -> true);
            if (withKeys) {
                files.write(
                        "keys.properties",
                        Files.readAllBytes(platform.settings().home().resolve("keys.properties")));
            }
            var endedAt = one(session, "select clock_timestamp()::text");
            new Manifest(Manifest.VERSION, startedAt, endedAt, postgres, withKeys, from, until, files.digests())
                    .writeTo(folder);
            return new Made(files.digests().size(), until);
        }
    }

    private static boolean isCopied(Path path) {
        var name = path.getFileName().toString();
        var isKept =
                path.getNameCount() == 1 || !EMPTIED.contains(path.getName(0).toString());
        return isKept && !LEFT_OUT.contains(name) && !name.startsWith("pgsql_tmp");
    }

    private static void stop(Connection session, CopiedFiles files, Path folder, String start)
            throws SQLException, IOException {
        String end;
        try (var statement = session.createStatement();
                var row = statement.executeQuery(
                        "select pg_walfile_name(lsn), labelfile, spcmapfile from pg_backup_stop(true)")) {
            row.next();
            end = row.getString(1);
            files.write("postgres/backup_label", row.getString(2).getBytes(StandardCharsets.UTF_8));
            if (!row.getString(3).isBlank()) {
                throw new StandaloneException("不支持表空间 / tablespaces are not supported");
            }
        }
        CopiedFiles.folder(folder.resolve("postgres/pg_wal"));
        files.copy("postgres/pg_wal", path -> isLog(path.toString(), start, end));
    }

    /** Segments sort by their names within a timeline. */
    private static boolean isLog(String name, String start, String end) {
        return name.matches("[0-9A-F]{24}") && name.compareTo(start) >= 0 && name.compareTo(end) <= 0
                || name.endsWith(".history");
    }

    private static String one(Connection session, String sql) throws SQLException {
        try (var statement = session.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (var inside = Files.list(folder)) {
            return inside.findAny().isEmpty();
        }
    }
}
