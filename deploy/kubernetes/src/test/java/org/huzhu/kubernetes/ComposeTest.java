package org.huzhu.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huzhu.kubernetes.Manifest.list;
import static org.huzhu.kubernetes.Manifest.map;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComposeTest {

    private static final Path FOLDER = Repository.ROOT.resolve("deploy/compose");
    private static final Pattern ASKED = Pattern.compile("\\$\\{([A-Z0-9_]+)(:?)([?-])?[^}]*}");
    private static final Set<String> KEYS = Set.of(
            "restart",
            "security_opt",
            "cap_drop",
            "cap_add",
            "logging",
            "read_only",
            "tmpfs",
            "networks",
            "stop_grace_period",
            "image",
            "mem_limit",
            "cpus",
            "environment",
            "env_file",
            "healthcheck",
            "depends_on",
            "ports",
            "volumes",
            "command",
            "entrypoint",
            "shm_size");

    private final String text = Repository.read(FOLDER.resolve("compose.yaml"));
    private final Map<String, Object> compose = map(Chart.yaml().load(text));
    private final Map<String, Object> services = map(compose, "services");

    private static Map<String, Object> environment(Object service) {
        return map(service, "environment");
    }

    @Test
    void everyContainerIsRestrainedAndWatched() {
        assertThat(services)
                .containsKeys(Repository.SERVICES.toArray(String[]::new))
                .containsKey("check");
        services.forEach((name, service) -> {
            assertThat(map(service).keySet()).as(name).isSubsetOf(KEYS);
            assertThat(map(service)).as(name).containsKeys("restart", "mem_limit", "cpus", "image", "networks");
            assertThat(map(service).get("cap_drop")).as(name).isEqualTo(List.of("ALL"));
            assertThat(map(service).get("security_opt")).as(name).isEqualTo(List.of("no-new-privileges:true"));
            assertThat(map(service).get("image").toString())
                    .as(name)
                    .contains(":")
                    .doesNotContain(":latest");
            if (!name.endsWith("-migration") && !name.equals("bucket")) {
                assertThat(map(service)).as(name).containsKey("healthcheck");
            }
            map(service, "depends_on").forEach((other, how) -> {
                assertThat(services).containsKey(other);
                var runs = map(services.get(other)).containsKey("healthcheck");
                assertThat(map(how).get("condition"))
                        .isEqualTo(runs ? "service_healthy" : "service_completed_successfully");
            });
        });
    }

    @Test
    void nothingButTheGatewayAndTheBoardsIsReachedAndThatOnLoopback() {
        var published = services.entrySet().stream()
                .filter(service -> map(service.getValue()).containsKey("ports"))
                .collect(Collectors.toMap(
                        Map.Entry::getKey, service -> map(service.getValue()).get("ports")));

        assertThat(published)
                .isEqualTo(
                        Map.of("gateway", List.of("127.0.0.1:8080:8080"), "grafana", List.of("127.0.0.1:3000:3000")));
        assertThat(map(compose, "networks", "inside")).containsEntry("internal", true);
    }

    @Test
    void everyVariableIsOneTheServiceReads() {
        for (var name : Repository.SERVICES) {
            assertThat(environment(services.get(name)).keySet())
                    .as(name)
                    .allMatch(variable -> Repository.knows(name, variable))
                    .contains("SPRING_PROFILES_ACTIVE");
            assertThat(environment(services.get(name))).containsEntry("SPRING_PROFILES_ACTIVE", "production");
            if (!name.equals("gateway")) {
                var migration = environment(services.get(name.replace("-service", "-migration")));
                assertThat(migration.keySet()).allMatch(variable -> Repository.knows(name, variable));
                assertThat(migration).doesNotContainKey("HUZHU_DB_PASSWORD");
                assertThat(environment(services.get(name)).keySet())
                        .noneMatch(variable -> variable.contains("MIGRATION"));
                assertThat(migration.get("HUZHU_DB_USER"))
                        .isEqualTo(environment(services.get(name)).get("HUZHU_DB_USER"));
            }
        }
        assertThat(environment(services.get("check")).keySet()).allMatch(Repository::knowsCheck);
        assertThat(environment(services.get("gateway")).keySet()).noneMatch(name -> name.contains("PRIVACY"));
    }

    @Test
    void noSecretStandsThereAndNoneHasADefault() {
        services.forEach((name, service) -> environment(service).forEach((variable, value) -> {
            if (variable.matches(".*(PASSWORD|SECRET|SECRETKEY|ACCESS_KEY|KEYS_K1|INDEXKEY)")) {
                assertThat(String.valueOf(value)).as(name + " " + variable).matches("\\$\\{[A-Z0-9_]+:\\?[^}]+}");
            }
        }));
        assertThat(ASKED.matcher(text).results().map(found -> found.group(3)))
                .as("each is asked for, none has a default")
                .containsOnly("?");
    }

    @Test
    void theExampleNamesWhatIsAskedForAndHoldsNoValue() {
        var asked = ASKED.matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        var named = lines(FOLDER.resolve(".env.example"));

        assertThat(named).allMatch(line -> line.endsWith("="));
        assertThat(named.stream().map(line -> line.replace("=", ""))).containsExactlyInAnyOrderElementsOf(asked);
    }

    @Test
    void everyRoleHasItsPassword() {
        var script = Repository.read(FOLDER.resolve("database/passwords.sh"));
        for (var service : List.of("enrollment", "claims", "member", "notification")) {
            assertThat(script).contains(service + " ").contains(service + "_owner");
            assertThat(environment(services.get("database")))
                    .containsKey("HUZHU_" + service.toUpperCase(java.util.Locale.ROOT) + "_PASSWORD")
                    .containsKey("HUZHU_" + service.toUpperCase(java.util.Locale.ROOT) + "_OWNER_PASSWORD");
        }
        assertThat(environment(services.get("database")).values().stream()
                        .map(String::valueOf)
                        .distinct())
                .hasSameSizeAs(environment(services.get("database")).values());
    }

    @Test
    void whatIsMountedIsThere() {
        services.values().stream()
                .flatMap(service -> map(service).get("volumes") instanceof List<?> all
                        ? all.stream()
                        : list(service, "none").stream())
                .map(volume -> volume.toString().split(":")[0])
                .forEach(volume -> {
                    if (volume.startsWith(".")) {
                        assertThat(FOLDER.resolve(volume)).exists();
                    } else {
                        assertThat(map(compose, "volumes")).containsKey(volume);
                    }
                });
    }

    @Test
    void theScriptMakesSecretsThatTheServicesAccept(@TempDir Path folder) throws IOException, InterruptedException {
        Files.copy(FOLDER.resolve("secrets"), folder.resolve("secrets"));
        Files.copy(FOLDER.resolve(".env.example"), folder.resolve(".env.example"));
        assertThat(run(folder)).isZero();

        var made = lines(folder.resolve(".env"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(".env"))))
                .isEqualTo("rw-------");
        var secrets = made.stream()
                .filter(line -> line.matches("(HUZHU_PRIVACY_|OBJECTS_|.*_PASSWORD).*"))
                .toList();
        assertThat(secrets)
                .hasSize(20)
                .allMatch(line -> line.replaceFirst("^[A-Z0-9_]+=", "").length() >= 44);
        assertThat(secrets.stream().map(line -> line.replaceFirst("^[A-Z0-9_]+=", "")))
                .doesNotHaveDuplicates();
        assertThat(run(folder)).as("an .env that is there stays").isEqualTo(1);
        assertThat(lines(folder.resolve(".env"))).isEqualTo(made);
    }

    private static int run(Path folder) throws IOException, InterruptedException {
        var process = new ProcessBuilder("bash", folder.resolve("secrets").toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private static List<String> lines(Path file) {
        return Repository.read(file)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
    }
}
