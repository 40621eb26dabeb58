package org.huzhu.standalone.part;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.huzhu.standalone.StandaloneException;
import org.huzhu.standalone.process.Commands;
import org.huzhu.standalone.process.Digest;

/**
 * The jar of a service, unpacked once by Spring Boot's own tool as the container image does it, because it starts faster that way. Beside it lies
 * the ahead-of-time cache of its loaded classes, made from a first run.
 */
final class UnpackedJar {

    private static final String CACHE = "classes.aot";

    private final String name;
    private final Path jar;
    private final Path apps;
    private final Path folder;

    UnpackedJar(String name, Path jar, Path apps) {
        this.name = name;
        this.jar = jar;
        this.apps = apps;
        try {
            var version = Digest.of(Files.size(jar) + "/" + Files.getLastModifiedTime(jar) + "/" + Runtime.version());
            this.folder = apps.resolve(name + "-" + version);
        } catch (IOException _) {
            throw new StandaloneException("缺少 %s，请先构建：./mvnw -DskipTests package / is missing, build first".formatted(jar));
        }
    }

    void unpack() {
        if (Files.exists(folder)) {
            return;
        }
        var unfinished = folder.resolveSibling(folder.getFileName() + ".unpacking");
        Folders.delete(unfinished);
        Folders.create(apps);
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var answer = Commands.run(
                Duration.ofMinutes(2),
                java, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Djarmode=tools", "-jar", jar.toString(),
                "extract", "--destination", unfinished.toString());
        if (!answer.succeeded()) {
            throw new StandaloneException("无法解包 %s / cannot be unpacked:%n%s".formatted(jar, answer.output()));
        }
        try {
            Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
            deleteOlder();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> arguments() {
        var cache = cache();
        var words = new ArrayList<String>();
        if (Files.exists(cache)) {
            // Off rather than fatal when the cache does not fit, for example after a change of the heap size.
            words.addAll(List.of("-XX:AOTCache=" + cache, "-Xlog:aot*=off", "-Xlog:cds*=off"));
        }
        words.addAll(List.of("-jar", folder.resolve(jar.getFileName()).toString()));
        return words;
    }

    boolean hasCache() {
        return Files.exists(cache());
    }

    Path cache() {
        return folder.resolve(CACHE);
    }

    Path application() {
        return folder.resolve(jar.getFileName());
    }

    private void deleteOlder() throws IOException {
        try (var siblings = Files.list(apps)) {
            for (var sibling : siblings.toList()) {
                var file = sibling.getFileName().toString();
                if (file.startsWith(name + "-") && !sibling.equals(folder)) {
                    Folders.delete(sibling);
                }
            }
        }
    }
}
