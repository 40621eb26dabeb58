package org.huzhu.kubernetes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the other modules' sources say: which variables they read, which events they handle. */
final class Repository {

    static final Path ROOT = Path.of("../..");
    static final List<String> SERVICES =
            List.of("gateway", "enrollment-service", "claims-service", "member-service", "notification-service");

    private static final Pattern VARIABLE = Pattern.compile("\\b(HUZHU_[A-Z0-9_]+)\\b");
    private static final Pattern SETTINGS = Pattern.compile("@ConfigurationProperties\\(\"([^\"]+)\"\\)");
    private static final Pattern COMPONENT = Pattern.compile("(?:[A-Za-z0-9@<>.,?\\[\\] ]+)\\s(\\w+)\\s*(?=[,)])");

    private Repository() {}

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Path> sources(String module) {
        return files(ROOT.resolve(module).resolve("src/main"), ".java");
    }

    static List<Path> files(Path folder, String ending) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Variables a service reads by name, in its settings or in code that reads the environment. */
    static Set<String> variables(String service) {
        var known = new TreeSet<String>();
        var files = Stream.of(
                        service.equals("check")
                                ? Stream.<Path>of()
                                : files(ROOT.resolve(service + "/src/main/resources"), ".yml").stream(),
                        service.equals("check")
                                ? sources("deploy/check").stream()
                                : sources("platform").stream()
                                        .filter(file -> file.toString().contains("/startup/")))
                .flatMap(all -> all);
        files.forEach(file -> VARIABLE.matcher(read(file)).results().forEach(found -> known.add(found.group(1))));
        return known;
    }

    /** Properties of settings records, as the environment writes them: HUZHU_FILES_MAXBYTES. */
    static Set<String> properties(String service) {
        return Stream.of("platform", service)
                .flatMap(module -> sources(module).stream())
                .map(Repository::read)
                .filter(source -> SETTINGS.matcher(source).find())
                .flatMap(Repository::propertiesOf)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> propertiesOf(String source) {
        var prefix = SETTINGS.matcher(source);
        prefix.find();
        var start = prefix.group(1).replace("-", "").replace('.', '_');
        // Components of the record and of those inside it; a wrong guess among them lets at most a wrong name pass.
        return COMPONENT
                .matcher(source)
                .results()
                .map(found -> (start + "_" + found.group(1)).toUpperCase(java.util.Locale.ROOT));
    }

    static boolean knows(String service, String variable) {
        return Set.of("SPRING_PROFILES_ACTIVE", "SPRING_FLYWAY_ENABLED", "JAVA_TOOL_OPTIONS", "TZ")
                        .contains(variable)
                || variables(service).contains(variable)
                || properties(service).stream()
                        .anyMatch(property -> variable.equals(property) || variable.startsWith(property + "_"));
    }

    static boolean knowsCheck(String variable) {
        var known = variables("check");
        // HUZHU_CHECK_<SERVICE>_JDBC, _USER, _PASSWORD are put together in code; HUZHU_KAFKA_PASSWORD is read by the
        // broker's client.
        return known.contains(variable)
                || variable.matches("HUZHU_CHECK_(ENROLLMENT|CLAIMS|MEMBER|NOTIFICATION)_(JDBC|USER|PASSWORD)")
                || variable.equals("HUZHU_KAFKA_PASSWORD")
                || variable.equals("JAVA_TOOL_OPTIONS");
    }
}
