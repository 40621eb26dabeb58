package org.huzhu.standalone.part;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
            throw new StandaloneException(
                    "缺少 %s，请先构建：./mvnw -DskipTests package / is missing, build first".formatted(jar));
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
                java,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djarmode=tools",
                "-jar",
                jar.toString(),
                "extract",
                "--destination",
                unfinished.toString());
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

    Path application() {
        return folder.resolve(jar.getFileName());
    }

    /** Uses the cache of classes when there is one; a cache that does not fit is left aside silently. */
    List<String> haste() {
        var cache = folder.resolve(CACHE);
        return Files.exists(cache) ? List.of("-XX:AOTCache=" + cache, "-Xlog:aot*=off", "-Xlog:cds*=off") : List.of();
    }

    /**
     * Makes the cache: the service starts once up to the point where it would open its doors, and the JVM keeps what it loaded and linked.
     *
     * @param java the command line the service is started with, without the jar
     */
    void makeCache(List<String> java, Map<String, String> environment) {
        var cache = folder.resolve(CACHE);
        var unfinished = folder.resolve(CACHE + ".new");
        var words = new ArrayList<>(java);
        words.addAll(List.of(
                "-XX:AOTCacheOutput=" + unfinished,
                "-Dspring.context.exit=onRefresh",
                "-jar",
                application().toString()));
        var answer = Commands.run(Duration.ofMinutes(5), environment, words.toArray(String[]::new));
        if (!Files.exists(unfinished)) {
            throw new StandaloneException(
                    "%s: 未能生成类缓存 / no class cache could be made:%n%s".formatted(name, answer.output()));
        }
        try {
            Files.move(unfinished, cache, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
