package org.huzhu.gateway.apidocs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.huzhu.platform.testkit.GeneratedDocument;

/** The npm tools of {@code docs/api/package.json}, installed once per lock file into {@code target}. */
final class NodeTools {

    private static final Path API = GeneratedDocument.docs().resolve("api");

    private final Path folder;

    private NodeTools(Path folder) {
        this.folder = folder;
    }

    /** What a tool said and how it ended. */
    record Outcome(int status, String output) {}

    /** Skips the test where there is no node; in CI its absence is a failure. */
    static NodeTools installed() {
        var present = isThere("node") && isThere("npm");
        if ("true".equals(System.getenv("CI"))) {
            assertThat(present).as("node and npm are installed in CI").isTrue();
        }
        assumeTrue(present, "node and npm are not installed: the API documents are not linted");
        try {
            var lock = API.resolve("package-lock.json");
            var folder = Path.of("target", "api-tools-" + hash(lock)).toAbsolutePath();
            if (!Files.exists(folder.resolve("installed"))) {
                Files.createDirectories(folder);
                Files.copy(
                        lock, folder.resolve("package-lock.json"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
                Files.copy(
                        API.resolve("package.json"),
                        folder.resolve("package.json"),
                        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
                var install = run(folder, List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"));
                assertThat(install.status()).as(install.output()).isZero();
                Files.createFile(folder.resolve("installed"));
            }
            return new NodeTools(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Outcome lintOperations(Path document) {
        return run(
                API,
                List.of(
                        "node",
                        folder.resolve("node_modules/@redocly/cli/bin/cli.js").toString(),
                        "lint",
                        document.toString(),
                        "--config",
                        "redocly.yaml",
                        "--format=stylish"));
    }

    Outcome checkEvents(Path document) {
        return run(folder, List.of("node", API.resolve("check-asyncapi.mjs").toString(), document.toString()));
    }

    private static boolean isThere(String program) {
        return Optional.ofNullable(System.getenv("PATH")).stream()
                .flatMap(path -> List.of(path.split(java.io.File.pathSeparator, -1)).stream())
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static String hash(Path file) throws IOException {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)), 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Outcome run(Path where, List<String> command) {
        try {
            var builder = new ProcessBuilder(command).directory(where.toFile()).redirectErrorStream(true);
            builder.environment().put("REDOCLY_TELEMETRY", "off");
            builder.environment().put("REDOCLY_SUPPRESS_UPDATE_NOTICE", "true");
            var process = builder.start();
            process.getOutputStream().close();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(3, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new AssertionError(command + " did not end: " + output);
            }
            return new Outcome(process.exitValue(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
