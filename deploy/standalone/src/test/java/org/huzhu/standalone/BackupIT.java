package org.huzhu.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.huzhu.standalone.backup.Backup;
import org.huzhu.standalone.backup.Restore;
import org.huzhu.standalone.part.Folders;
import org.huzhu.standalone.process.Ports;
import org.huzhu.standalone.story.Rosters;
import org.huzhu.standalone.story.Workbooks;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("Backup of a running installation, restored elsewhere (R18)")
class BackupIT {

    private final Installation huzhu = Installation.get();
    private Path folder;

    @BeforeEach
    void make() throws IOException {
        folder = Files.createTempDirectory("huzhu-backup-");
    }

    @AfterEach
    void remove() {
        Folders.delete(folder);
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    @DisplayName(
            "What was there when it was made is there again, to the yuan; what came later is not; events leave once more")
    void aBackupComesBack() throws SQLException {
        enrolFive(5_801);
        var made = new Backup(huzhu.platform()).to(folder.resolve("backup"), true);
        enrolFive(5_802);
        var home = folder.resolve("restored");
        var restore = new Restore(folder.resolve("backup"), home);
        restore.files();
        var settings = Settings.local(huzhu.platform().settings().root(), home, Ports.freeRange(24_080, Layout.WIDTH));
        var restored = new Platform(settings);

        try {
            var result = restore.database(restored, Duration.ofHours(24), Progress.silent());

            assertThat(result.differences()).isEmpty();
            assertThat(result.totals().get("coverages")).isEqualTo(made.totals().get("coverages"));
            assertThat(result.republished()).isPositive();
            assertThat(number(restored, "select count(*) from enrollment.coverage"))
                    .isEqualTo(huzhu.count("select count(*) from enrollment.coverage") - 5);
        } finally {
            restored.stop(Progress.silent());
        }
    }

    @Test
    @DisplayName("A backup of which a byte was changed is refused, and nothing is left behind")
    void aDamagedBackupIsRefused() throws IOException {
        var backup = folder.resolve("backup");
        new Backup(huzhu.platform()).to(backup, true);
        var victim = backup.resolve("postgres/global/pg_control");
        var bytes = Files.readAllBytes(victim);
        bytes[40] ^= 1;
        Files.write(victim, bytes);

        assertThatThrownBy(() -> new Restore(backup, folder.resolve("restored")).files())
                .isInstanceOf(StandaloneException.class)
                .hasMessageContaining("pg_control");
        assertThat(folder.resolve("restored/postgres")).doesNotExist();
        assertThat(folder.resolve("restored/keys.properties")).doesNotExist();
    }

    private void enrolFive(long seed) {
        var handler = huzhu.firstUnit();
        var orderNo = handler.newOrder();
        handler.await(
                handler.upload(orderNo, "five.xlsx", Workbooks.write(Rosters.of(5, seed))), Duration.ofMinutes(1));
        handler.complete(orderNo);
    }

    private static long number(Platform platform, String sql) throws SQLException {
        try (var session = platform.administrator();
                var statement = session.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
