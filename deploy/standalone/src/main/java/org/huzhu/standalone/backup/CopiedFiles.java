package org.huzhu.standalone.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.huzhu.standalone.part.Folders;

/** Copies folders readable by their owner only and takes the digest of each file while it passes. */
final class CopiedFiles {

    private final Path from;
    private final Path to;
    private final Map<String, String> digests = new TreeMap<>();

    CopiedFiles(Path from, Path to) {
        this.from = from;
        this.to = to;
    }

    /** SHA-256 by path below the target. */
    Map<String, String> digests() {
        return digests;
    }

    /** A file that goes away meanwhile is left out: the log that is copied afterwards says the same. */
    void copy(String name, Predicate<Path> wanted) {
        var source = from.resolve(name);
        if (!Files.exists(source)) {
            return;
        }
        try (var paths = Files.walk(source)) {
            for (var path : (Iterable<Path>) paths::iterator) {
                var inside = source.relativize(path);
                if (!path.equals(source) && !wanted.test(inside)) {
                    continue;
                }
                if (Files.isDirectory(path)) {
                    folder(to.resolve(name).resolve(inside));
                } else {
                    file(path, to.resolve(name).resolve(inside));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (UncheckedIOException e) {
            if (!(e.getCause() instanceof NoSuchFileException)) {
                throw e;
            }
            copy(
                    name,
                    path -> wanted.test(path)
                            && !Files.isRegularFile(to.resolve(name).resolve(path)));
        }
    }

    static void folder(Path folder) throws IOException {
        Folders.create(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }

    private void file(Path source, Path target) throws IOException {
        var digest = sha256();
        try (var in = new DigestInputStream(Files.newInputStream(source), digest)) {
            Files.copy(in, target);
        } catch (NoSuchFileException _) {
            return;
        }
        keepToOwner(target);
        digests.put(to.relativize(target).toString(), HexFormat.of().formatHex(digest.digest()));
    }

    void write(String name, byte[] content) throws IOException {
        var target = to.resolve(name);
        Files.write(target, content);
        keepToOwner(target);
        digests.put(name, HexFormat.of().formatHex(sha256().digest(content)));
    }

    private static void keepToOwner(Path file) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
