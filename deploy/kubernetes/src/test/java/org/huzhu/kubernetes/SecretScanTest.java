package org.huzhu.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("102: no secret lies in the repository")
class SecretScanTest {

    private static final Map<String, Pattern> PATTERNS = Map.of(
            "private key", Pattern.compile("-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----\\s*[A-Za-z0-9+/=]{20}"),
            "cloud access key", Pattern.compile("\\b(?:AKIA|ASIA)[0-9A-Z]{16}\\b|\\bLTAI[0-9A-Za-z]{12,20}\\b"),
            "token of a forge",
                    Pattern.compile(
                            "\\b(?:gh[pousr]_[A-Za-z0-9]{36}|glpat-[A-Za-z0-9_-]{20}|xox[bp]-[0-9A-Za-z-]{20,})\\b"),
            "signed token", Pattern.compile("\\beyJ[A-Za-z0-9_-]{20,}\\.eyJ[A-Za-z0-9_-]{20,}\\.[A-Za-z0-9_-]{40,}"),
            "address with a password",
                    Pattern.compile("\\b[a-z][a-z0-9+]{2,}://[^\\s/:@'\"{}$<>%]+:[^\\s/@'\"{}$<>%]{3,}@[a-z0-9.-]+"));

    /** In settings: a password, secret or token with a value that is no reference. */
    private static final Pattern SETTING = Pattern.compile(
            "(?im)^\\s*[\\w.-]*(?:password|passwd|secret|secret-?key|access-?key|token|private-?key|index-?key)\\s*[:=]\\s*[\"']?(?!\\$|huzhu-[a-z]+$|\\{|\\||>|\\[|#|true\\b|false\\b|optional\\b|required\\b|null\\b)([^\\s\"'#]{6,})");

    private static final Set<String> SETTINGS = Set.of("yml", "yaml", "properties", "env", "toml", "conf", "ini");
    private static final Set<String> SKIPPED =
            Set.of("target", ".git", "node_modules", ".huzhu", ".idea", ".m2", "webjars");
    private static final long LARGEST = 2_000_000;

    @Test
    void nothingLooksLikeOne() throws IOException {
        var found = new ArrayList<String>();
        Files.walkFileTree(Repository.ROOT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return SKIPPED.contains(folder.getFileName().toString())
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (attributes.isRegularFile()
                        && attributes.size() < LARGEST
                        && !file.endsWith("deploy/compose/.env")) {
                    try {
                        findings(file.toString(), Files.readString(file)).forEach(found::add);
                    } catch (MalformedInputException _) {
                        // Not text.
                    }
                }
                return FileVisitResult.CONTINUE;
            }
        });

        assertThat(found).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.yml|password: hunter2hunter2",
                "a.properties|spring.datasource.password=hunter2hunter2",
                "a.yaml|secretKey: \"abcdefgh\"",
                "A.java|\"AKIA" + "ABCDEFGHIJKLMNOP\"",
                "a.md|postgres://huzhu:hunter2@db.example/huzhu",
                "a.txt|ghp_" + "abcdefghijklmnopqrstuvwxyz0123456789",
            })
    void itWouldBeSeen(String planted) {
        var at = planted.indexOf('|');

        assertThat(findings(planted.substring(0, at), planted.substring(at + 1)))
                .hasSize(1);
    }

    private static List<String> findings(String file, String text) {
        var found = new ArrayList<String>();
        PATTERNS.forEach((what, pattern) -> {
            if (pattern.matcher(text).find() && !file.endsWith("SecretScanTest.java")) {
                found.add(file + ": " + what);
            }
        });
        if (SETTINGS.contains(file.substring(file.lastIndexOf('.') + 1))) {
            SETTING.matcher(text)
                    .results()
                    .forEach(match -> found.add(file + ": " + match.group().strip()));
        }
        return found;
    }
}
