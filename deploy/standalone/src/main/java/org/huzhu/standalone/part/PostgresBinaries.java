package org.huzhu.standalone.part;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.huzhu.standalone.StandaloneException;

/** Unpacks the PostgreSQL of this machine's kind from the jar it comes in. */
final class PostgresBinaries {

    private PostgresBinaries() {}

    static void unpackTo(Path folder) {
        if (Files.exists(folder.resolve("bin/postgres"))) {
            return;
        }
        var system = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac") ? "Darwin" : "Linux";
        var architecture = System.getProperty("os.arch").matches("aarch64|arm64") ? "arm_64" : "x86_64";
        var unfinished = folder.resolveSibling(folder.getFileName() + ".unpacking");
        try (var packed = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, architecture)) {
            if (packed == null) {
                throw new StandaloneException(
                        "没有适用于 %s %s 的 PostgreSQL，请设置 HUZHU_DB_HOST 使用外部数据库 / No PostgreSQL for this machine: set HUZHU_DB_HOST"
                                .formatted(system, architecture));
            }
            Folders.delete(unfinished);
            try (var tar = new TarArchiveInputStream(new XZCompressorInputStream(packed))) {
                for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                    unpack(tar, entry, unfinished);
                }
            }
            Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path folder) throws IOException {
        var target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) {
            throw new IOException("entry outside the folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, target);
        if (Files.getFileStore(target).supportsFileAttributeView("posix")) {
            var executable = (entry.getMode() & 0100) != 0;
            Files.setPosixFilePermissions(
                    target, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }
}
