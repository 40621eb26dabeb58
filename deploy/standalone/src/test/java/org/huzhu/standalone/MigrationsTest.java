package org.huzhu.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The old version of a service works on while the new one migrates (R19), so migrations only add. */
@DisplayName("Migrations")
class MigrationsTest {

    /** What breaks a version that still runs, or holds a table for long. */
    private static final Map<String, Pattern> REFUSED = Map.of(
            "drops a table", Pattern.compile("\\bdrop\\s+table\\b"),
            "drops a column", Pattern.compile("\\bdrop\\s+column\\b"),
            "renames", Pattern.compile("\\brename\\s+(to|column|constraint)\\b"),
            "changes a type", Pattern.compile("\\balter\\s+column\\s+\\w+\\s+(set\\s+data\\s+)?type\\b"),
            "forbids null afterwards", Pattern.compile("\\bset\\s+not\\s+null\\b"),
            "adds a column that must be filled and has no default",
                    Pattern.compile(
                            "\\badd\\s+column\\s+(?:(?!default|generated)[^,;])*\\bnot\\s+null\\b(?:(?!default|generated)[^,;])*[,;]"),
            "rewrites or locks a table", Pattern.compile("\\b(lock\\s+table|vacuum\\s+full|cluster)\\b"));

    private final Path root = root();

    @Test
    @DisplayName("Migrations that installations have run are never edited")
    void whatHasRunStaysAsItIs() throws IOException {
        var changed = new ArrayList<String>();
        for (var path : frozen().entrySet()) {
            var file = root.resolve(path.getKey());
            if (!Files.exists(file) || !digest(file).equals(path.getValue())) {
                changed.add(path.getKey());
            }
        }

        assertThat(changed).isEmpty();
    }

    @Test
    @DisplayName("A new migration only adds: nothing is dropped, renamed, retyped, forbidden or locked")
    void aNewMigrationOnlyAdds() throws IOException {
        var frozen = frozen();
        var violations = new ArrayList<String>();
        for (var file : migrations()) {
            var name = root.relativize(file).toString();
            if (!frozen.containsKey(name)) {
                refused(Files.readString(file)).forEach(what -> violations.add(name + " " + what));
            }
        }

        assertThat(violations).isEmpty();
    }

    @Test
    @DisplayName("The rule sees what it must see")
    void theRuleSees() {
        assertThat(refused("alter table a drop column b;")).containsExactly("drops a column");
        assertThat(refused("alter table a alter column b type text;")).containsExactly("changes a type");
        assertThat(refused("alter table a add column b int not null;")).hasSize(1);
        assertThat(refused("alter table a add column b int not null default 0;"))
                .isEmpty();
        assertThat(refused("-- drop table a\ncreate table b (c int not null);")).isEmpty();
    }

    private static List<String> refused(String sql) {
        var statements = sql.replaceAll("--[^\n]*", "").toLowerCase(java.util.Locale.ROOT);
        return REFUSED.entrySet().stream()
                .filter(rule -> rule.getValue().matcher(statements).find())
                .map(Map.Entry::getKey)
                .toList();
    }

    private List<Path> migrations() throws IOException {
        try (var modules = Files.list(root)) {
            var found = new ArrayList<Path>();
            for (var module : modules.toList()) {
                var folder = module.resolve("src/main/resources/db");
                if (Files.isDirectory(folder)) {
                    try (var files = Files.walk(folder)) {
                        files.filter(file -> file.getFileName().toString().matches("V.*\\.sql"))
                                .forEach(found::add);
                    }
                }
            }
            assertThat(found).hasSizeGreaterThan(20);
            return found;
        }
    }

    private Map<String, String> frozen() throws IOException {
        try (var in = MigrationsTest.class.getResourceAsStream("/frozen-migrations.txt")) {
            var frozen = new TreeMap<String, String>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(line -> frozen.put(line.substring(66), line.substring(0, 64)));
            assertThat(frozen).isNotEmpty();
            return frozen;
        }
    }

    private static String digest(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path root() {
        var folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("mvnw"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
