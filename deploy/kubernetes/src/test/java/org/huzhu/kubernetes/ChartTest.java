package org.huzhu.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.huzhu.kubernetes.Manifest.everywhere;
import static org.huzhu.kubernetes.Manifest.list;
import static org.huzhu.kubernetes.Manifest.map;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChartTest {

    private static final Path PAGE = Path.of("../../docs/operate/install-kubernetes.md");

    /** By CloudNativePG and Strimzi; and the two authorities that Installations names. */
    private static final Set<String> MADE_BY_OPERATORS =
            Set.of("huzhu-db-ca", "huzhu-cluster-ca-cert", "outside-db-ca", "outside-kafka-ca");

    static Stream<Map<String, String>> installations() {
        return Installations.all();
    }

    @ParameterizedTest
    @MethodSource("installations")
    void everyObjectIsOneTheClusterTakes(Map<String, String> values) {
        var manifests = Chart.manifests(values);

        assertThat(manifests).extracting(Manifest::toString).doesNotHaveDuplicates();
        assertThat(manifests).allMatch(one -> TypedModels.know(one) || OwnShapes.know(one));
        assertThat(manifests.stream()
                        .flatMap(one ->
                                (TypedModels.know(one) ? TypedModels.faults(one) : OwnShapes.faults(one)).stream()))
                .isEmpty();
        assertThat(manifests).allSatisfy(one -> assertThat(one.name()).matches("[a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?"));
    }

    @ParameterizedTest
    @MethodSource("installations")
    void everyPodIsConfinedAndWatched(Map<String, String> values) {
        var manifests = Chart.manifests(values);
        var network = new Network(manifests);
        var deployments = of(manifests, "Deployment");
        assertThat(deployments).extracting(Manifest::name).containsAll(Repository.SERVICES);

        for (var deployment : deployments) {
            var pod = deployment.pod();
            assertThat(deployment.podLabels())
                    .containsAllEntriesOf(map(deployment.all(), "spec", "selector", "matchLabels"));
            assertThat(pod)
                    .containsEntry("automountServiceAccountToken", false)
                    .containsKey("topologySpreadConstraints");
            assertThat(of(manifests, "ServiceAccount"))
                    .anyMatch(account -> account.name().equals(pod.get("serviceAccountName"))
                            && Boolean.FALSE.equals(account.at("automountServiceAccountToken")));
            assertThat(map(pod, "securityContext"))
                    .containsEntry("runAsNonRoot", true)
                    .containsEntry("seccompProfile", Map.of("type", "RuntimeDefault"));
            assertThat(of(manifests, "PodDisruptionBudget"))
                    .anyMatch(budget -> selects(map(budget.all(), "spec", "selector", "matchLabels"), deployment));
            if (!values.get("networkPolicies").equals("false")) {
                assertThat(network.policiesOf(deployment)).as(deployment.name()).hasSizeGreaterThanOrEqualTo(3);
            }
            deployment.containers().forEach(container -> isConfined(container, deployment));
            list(pod, "containers").forEach(container -> isProbed(container, deployment));
        }
    }

    private static void isConfined(Map<String, Object> container, Manifest deployment) {
        assertThat(container.get("image")).isEqualTo("registry.example/huzhu/" + deployment.name() + ":0.1.0");
        assertThat(map(container, "securityContext"))
                .containsEntry("allowPrivilegeEscalation", false)
                .containsEntry("readOnlyRootFilesystem", true)
                .containsEntry("capabilities", Map.of("drop", List.of("ALL")));
        assertThat(map(container, "resources", "requests")).containsKeys("cpu", "memory");
        assertThat(map(container, "resources", "limits")).containsKey("memory");
        var volumes = list(deployment.pod(), "volumes").stream()
                .map(volume -> volume.get("name"))
                .collect(Collectors.toSet());
        assertThat(list(container, "volumeMounts"))
                .allSatisfy(mount -> assertThat(volumes).contains(mount.get("name")))
                .anyMatch(mount -> mount.get("mountPath").equals("/tmp"));
    }

    private static void isProbed(Map<String, Object> container, Manifest deployment) {
        var open =
                list(container, "ports").stream().map(port -> port.get("name")).toList();
        for (var probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
            assertThat(container).as(deployment.name()).containsKey(probe);
            assertThat(open)
                    .contains(
                            everywhere(container.get(probe), "port").findFirst().orElseThrow());
        }
        if (!deployment.name().equals("check")) {
            assertThat(Manifest.in(container, "livenessProbe", "httpGet", "path"))
                    .isEqualTo("/actuator/health/liveness");
            var grace = (Integer) deployment.pod().get("terminationGracePeriodSeconds");
            var sleep = (Integer) Manifest.in(container, "lifecycle", "preStop", "sleep", "seconds");
            assertThat(grace).isGreaterThan(sleep + 2 * 25);
        }
    }

    @ParameterizedTest
    @MethodSource("installations")
    void whatIsNamedIsThere(Map<String, String> values) {
        var manifests = Chart.manifests(values);
        var documented = Repository.read(PAGE);
        var secrets = Stream.concat(of(manifests, "ExternalSecret").stream(), of(manifests, "KafkaUser").stream())
                .map(Manifest::name)
                .collect(Collectors.toSet());
        var references = Stream.of("secretRef", "secretKeyRef", "passwordSecret", "accessKeyId", "secretAccessKey")
                .flatMap(kind ->
                        manifests.stream().flatMap(one -> everywhere(one.all().get("spec"), kind)))
                .map(reference -> map(reference).get("name").toString());
        var volumes = manifests.stream()
                .flatMap(one -> everywhere(one.pod(), "secretName"))
                .map(Object::toString);
        // What neither the chart nor an operator makes, the page says how to make.
        assertThat(Stream.concat(references, volumes).distinct())
                .allMatch(name -> secrets.contains(name)
                        || MADE_BY_OPERATORS.contains(name)
                        || documented.contains("`" + name + "`"));
        assertThat(manifests).noneMatch(one -> one.kind().equals("Secret"));
        for (var deployment : of(manifests, "Deployment")) {
            everywhere(deployment.pod(), "claimName")
                    .forEach(claim -> assertThat(of(manifests, "PersistentVolumeClaim"))
                            .extracting(Manifest::name)
                            .contains(claim.toString()));
            everywhere(deployment.pod(), "configMap")
                    .forEach(reference -> assertThat(of(manifests, "ConfigMap"))
                            .extracting(Manifest::name)
                            .contains(map(reference).get("name").toString()));
        }
        for (var service : of(manifests, "Service")) {
            assertThat(of(manifests, "Deployment"))
                    .anyMatch(deployment -> selects(map(service.all(), "spec", "selector"), deployment)
                            && list(deployment.pod(), "containers", 0, "ports").stream()
                                    .anyMatch(port ->
                                            port.get("name").equals(service.at("spec", "ports", 0, "targetPort"))
                                                    && port.get("containerPort")
                                                            .equals(service.at("spec", "ports", 0, "port"))));
        }
        var scaled = Stream.concat(
                        of(manifests, "HorizontalPodAutoscaler").stream(), of(manifests, "ScaledObject").stream())
                .map(one -> one.text("spec", "scaleTargetRef", "name"))
                .toList();
        assertThat(scaled).doesNotHaveDuplicates();
        assertThat(of(manifests, "Deployment"))
                .allMatch(deployment -> deployment.name().equals("check")
                        || scaled.contains(deployment.name())
                                != map(deployment.all(), "spec").containsKey("replicas"));
    }

    @ParameterizedTest
    @MethodSource("installations")
    void everyVariableIsOneTheServiceReads(Map<String, String> values) {
        for (var deployment : of(Chart.manifests(values), "Deployment")) {
            for (var container : deployment.containers()) {
                var names = list(container, "env").stream()
                        .map(variable -> variable.get("name").toString())
                        .toList();
                assertThat(names).doesNotHaveDuplicates();
                assertThat(names)
                        .as(deployment.name())
                        .allMatch(name -> deployment.name().equals("check")
                                ? Repository.knowsCheck(name)
                                : Repository.knows(deployment.name(), name));
                assertThat(list(container, "env"))
                        .filteredOn(variable -> variable.get("name").toString().matches(".*(PASSWORD|SECRET|KEY)"))
                        .allMatch(variable -> variable.containsKey("valueFrom"));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("installations")
    void whoCallsWhomIsAllowedAndNobodyElse(Map<String, String> values) {
        if (values.get("networkPolicies").equals("false")) {
            return;
        }
        var manifests = Chart.manifests(values);
        var network = new Network(manifests);
        for (var from : of(manifests, "Deployment")) {
            for (var call : network.callsOf(from)) {
                assertThat(network.allows(from, call))
                        .as(from.name() + " to " + call)
                        .isTrue();
            }
        }
        var claims = named(manifests, "Deployment", "claims-service");
        assertThat(network.allows(claims, new Network.Call("enrollment-service", 8081)))
                .isFalse();
        assertThat(network.allows(claims, new Network.Call("gateway", 8080))).isFalse();
        assertThat(network.allows(named(manifests, "Deployment", "gateway"), new Network.Call("claims-service", 9082)))
                .isFalse();
        assertThat(network.namespacesThatReach("member-service", 9083)).isSubsetOf(Set.of("monitoring"));
        assertThat(network.namespacesThatReach("member-service", 8083)).isEmpty();
    }

    @Test
    void nobodyButTheMigrationHoldsTheOwnersPassword() {
        for (var deployment : of(Chart.manifests(Map.of()), "Deployment")) {
            assertThat(list(deployment.pod(), "containers"))
                    .allSatisfy(container -> assertThat(container.toString())
                            .doesNotContain("-owner")
                            .doesNotContain("MIGRATION"));
            assertThat(list(deployment.pod(), "initContainers"))
                    .allSatisfy(migrate -> assertThat(migrate.toString())
                            .contains("org.huzhu.platform.startup.Migration")
                            .doesNotContain("HUZHU_DB_PASSWORD"));
        }
        assertThat(Path.of("../../platform/src/main/java/org/huzhu/platform/startup/Migration.java"))
                .exists();
    }

    @ParameterizedTest
    @CsvSource({
        "image.repository, where jib pushed",
        "host, where the installation is reached",
        "issuer, the name that tokens carry",
        "database.backup.destination, s3://bucket/path",
        "files.endpoint, the object store",
    })
    void whatAnInstallationMustSayIsAskedFor(String name, String question) {
        assertThatThrownBy(() -> Chart.render(Map.of(name, ""))).hasMessageContaining(question);
    }

    @ParameterizedTest
    @ValueSource(strings = {"databse.host", "services.gateway.replica", "scaling.kindd"})
    void aMisspelledValueIsRefused(String name) {
        assertThatThrownBy(() -> Chart.render(Map.of(name, "x"))).hasMessageContaining("dditional");
    }

    @Test
    void theConsoleProviderIsRefusedBeforeItIsInstalled() {
        assertThatThrownBy(() -> Chart.render(Map.of("sms.provider", "console")))
                .hasMessageContaining("provider");
        assertThatThrownBy(() -> Chart.render(Map.of("image.tag", "latest"))).hasMessageContaining("tag");
    }

    private static List<Manifest> of(List<Manifest> manifests, String kind) {
        return manifests.stream().filter(one -> one.kind().equals(kind)).toList();
    }

    private static Manifest named(List<Manifest> manifests, String kind, String name) {
        return of(manifests, kind).stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static boolean selects(Map<String, Object> selector, Manifest deployment) {
        return deployment.podLabels().entrySet().containsAll(selector.entrySet());
    }
}
