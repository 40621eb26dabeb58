package org.huzhu.standalone;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import org.huzhu.standalone.backup.Backup;
import org.huzhu.standalone.backup.Restore;

/** {@code ./up backup} and {@code ./up restore}. */
final class Life {

    private static final String ONE_DAY = "PT24H";

    private final Settings settings;
    private final PrintStream out;

    Life(Settings settings, PrintStream out) {
        this.settings = settings;
        this.out = out;
    }

    int backup(Arguments arguments) {
        var begin = System.nanoTime();
        var folder = Path.of(arguments.operand(0)).toAbsolutePath();
        var withKeys = !arguments.has("without-keys");
        var made = new Backup(new Platform(settings)).to(folder, withKeys);
        made.totals().forEach((name, total) -> out.println("  %-20s %s".formatted(name, total)));
        out.println("备份完成 / backup made: %s, %d files, %.1f s".formatted(folder, made.files(), seconds(begin)));
        if (withKeys) {
            out.println("注意：备份含有密钥，持有者可读取全部个人信息。请加密保存，或用 --without-keys 与密钥分开保存。");
            out.println(
                    "Mind: the backup holds the keys; who has it reads everything. Encrypt it, or use --without-keys.");
        }
        return 0;
    }

    int restore(Arguments arguments) {
        var begin = System.nanoTime();
        var window = window(arguments);
        var home = settings.home();
        var restore = new Restore(Path.of(arguments.operand(0)).toAbsolutePath(), home);
        restore.files();
        // Only now: a platform makes keys where it finds none.
        var restored = new Platform(settings);
        var result = restore.database(restored, window, new Progress(out));
        restored.stop(Progress.silent());
        result.totals().forEach((name, total) -> out.println("  %-20s %s".formatted(name, total)));
        out.println("将重新发布 %1$d 个事件 / %1$d events will be published again".formatted(result.republished()));
        if (!result.differences().isEmpty()) {
            out.println("与备份清单不符 / not what the manifest says: " + result.differences());
            return 1;
        }
        out.println("恢复完成 / restored in %.1f s: %s. ./up 启动 starts it".formatted(seconds(begin), home));
        return 0;
    }

    private static Duration window(Arguments arguments) {
        try {
            return Duration.parse(arguments.option("window").orElse(ONE_DAY));
        } catch (DateTimeParseException _) {
            throw new StandaloneException("--window 须为 ISO 时长 / an ISO duration, for example PT24H");
        }
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }
}
